#include "core/report/sweep_results.h"

#include "core/runs/compare.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace gg::report {
namespace {

bool isResult(const std::string& name, const runs::RunHistory& history)
{
    return name.starts_with("val/") && name.find('/', 4) == std::string::npos && history.isEpochSeries(name) && runs::betterOf(name) != runs::Better::Neither;
}

std::vector<std::string> seriesOf(std::span<const SweepRunResult> runs, const std::string& metric)
{
    std::set<std::string> found;
    for (const SweepRunResult& one : runs) {
        for (const auto& [name, series] : one.history != nullptr ? one.history->series() : std::map<std::string, runs::Series>()) {
            if (isResult(name, *one.history)) {
                found.insert(name);
            }
        }
    }
    const std::string first = found.contains(metric) || !found.contains("val/" + metric) ? metric : "val/" + metric;
    found.erase(first);
    std::vector<std::string> series{first};
    series.insert(series.end(), found.begin(), found.end());
    return series;
}

std::string valueOf(const recipe::SweepRun& run, const std::string& key)
{
    const auto found = std::find_if(run.settings.begin(), run.settings.end(), [&](const recipe::SweepSetting& setting) { return setting.key == key; });
    return found == run.settings.end() ? std::string() : found->value;
}

void addKeys(std::span<const SweepRunResult> runs, SweepResults& results)
{
    for (const SweepRunResult& one : runs) {
        for (const recipe::SweepSetting& setting : one.run->settings) {
            if (std::find(results.keys.begin(), results.keys.end(), setting.key) == results.keys.end()) {
                results.keys.push_back(setting.key);
            }
        }
    }
    for (const std::string& key : results.keys) {
        std::set<std::string> values;
        for (const SweepRunResult& one : runs) {
            values.insert(valueOf(*one.run, key));
        }
        if (values.size() > 1) {
            results.varying.push_back(key);
        }
    }
}

SweepResults::Group& groupOf(SweepResults& results, const recipe::SweepRun& run)
{
    const auto found = std::find_if(results.groups.begin(), results.groups.end(), [&](const SweepResults::Group& group) { return group.name == run.group; });
    if (found != results.groups.end()) {
        return *found;
    }
    SweepResults::Group group{.name = run.group, .values = {}, .planned = 0, .results = std::vector<std::vector<std::optional<double>>>(results.series.size())};
    for (const std::string& key : results.keys) {
        group.values.push_back(valueOf(run, key));
    }
    results.groups.push_back(std::move(group));
    return results.groups.back();
}

/// The epoch of the run's best value of the metric, whose network would be used; 0 where it has none.
int usedEpoch(const runs::RunHistory& history, const std::string& metric)
{
    const runs::Series* series = history.find(metric);
    return series == nullptr ? 0 : runs::bestOf(*series, runs::betterOf(metric)).bestEpoch;
}

/// Losses that were weighed or defined in different ways are different quantities: none of them is the best.
bool changesLosses(const std::string& key)
{
    constexpr std::array parts{"loss", "gain.", "focal.", "combo.", "distill.", "class_weights", "box_weight", "class_weight"};
    return std::ranges::any_of(parts, [&](const char* part) { return key.find(part) != std::string::npos; });
}

ResultColumn::Best bestOf(const std::string& series, const std::vector<std::string>& varying)
{
    if (series.ends_with("loss") && std::ranges::any_of(varying, changesLosses)) {
        return ResultColumn::Best::None;
    }
    const runs::Better better = runs::betterOf(series);
    return better == runs::Better::Larger ? ResultColumn::Best::Largest : better == runs::Better::Smaller ? ResultColumn::Best::Smallest : ResultColumn::Best::None;
}

}  // namespace

SweepResults sweepResults(std::span<const SweepRunResult> runs, const std::string& metric)
{
    SweepResults results;
    results.series = seriesOf(runs, metric);
    addKeys(runs, results);
    for (const SweepRunResult& one : runs) {
        SweepResults::Group& group = groupOf(results, *one.run);
        ++group.planned;
        const int epoch = one.history == nullptr ? 0 : usedEpoch(*one.history, results.series.front());
        for (std::size_t i = 0; i < results.series.size(); ++i) {
            const std::string& name = results.series[i];
            group.results[i].push_back(one.history == nullptr ? std::nullopt
                                                              : runs::resultOf(*one.history, name, epoch > 0 ? runs::ValueOf::AtCursor : runs::ValueOf::Best, runs::betterOf(name), epoch));
        }
    }
    return results;
}

ResultTable sweepTable(const SweepResults& results)
{
    ResultTable table;
    for (const std::string& key : results.keys) {
        table.columns.push_back({.title = key, .numbers = false});
    }
    if (results.keys.empty()) {
        table.columns.push_back({.title = "run", .numbers = false});
    }
    table.columns.push_back({.title = "runs", .numbers = true});
    for (const std::string& series : results.series) {
        table.columns.push_back({.title = series, .best = bestOf(series, results.varying)});
    }
    for (const SweepResults::Group& group : results.groups) {
        std::vector<ResultCell> row;
        for (const std::string& value : results.keys.empty() ? std::vector{group.name} : group.values) {
            row.push_back({.text = value});
        }
        const int done = results.valueOf(group, 0).runs;
        row.push_back({.text = static_cast<std::size_t>(done) == group.planned ? std::to_string(done) : std::to_string(done) + " of " + std::to_string(group.planned)});
        for (std::size_t i = 0; i < results.series.size(); ++i) {
            const runs::GroupValue value = results.valueOf(group, i);
            row.push_back({.value = value.mean, .spread = value.deviation});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace gg::report
