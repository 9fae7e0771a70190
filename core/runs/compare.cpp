#include "core/runs/compare.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

namespace gg::runs {
namespace {

bool smallerIsBetter(const std::string& series)
{
    return series.ends_with("loss");
}

/// Some epoch series describe the run and have no better or worse: shares of foreground, the learning rate, the speed.
bool isScore(const std::string& series)
{
    return !series.ends_with("_foreground") && !series.ends_with("/lr") && !series.ends_with("_per_second") && !series.ends_with("seconds");
}

std::vector<ConfigDifference> configDifferences(const std::vector<const Run*>& runs)
{
    std::vector<std::map<std::string, std::string>> configs;
    std::set<std::string> keys;
    for (const Run* run : runs) {
        configs.push_back(flatConfig(run->info));
        for (const auto& [key, value] : configs.back()) {
            keys.insert(key);
        }
    }
    std::vector<ConfigDifference> differences;
    for (const std::string& key : keys) {
        ConfigDifference difference{.key = key, .values = {}};
        for (const auto& config : configs) {
            const auto it = config.find(key);
            difference.values.push_back(it == config.end() ? std::string() : it->second);
        }
        const auto& values = difference.values;
        if (std::any_of(values.begin(), values.end(), [&](const std::string& value) { return value != values.front(); })) {
            differences.push_back(std::move(difference));
        }
    }
    return differences;
}

BestValue bestOf(const Series& series, bool smaller)
{
    BestValue result;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const double value = series.values[i];
        if (!std::isfinite(value)) {
            continue;
        }
        if (!result.best || (smaller ? value < *result.best : value > *result.best)) {
            result.best = value;
            result.bestEpoch = static_cast<int>(std::lround(series.epochs[i]));
        }
    }
    if (series.size() > 0) {
        result.last = series.values.back();
    }
    return result;
}

std::vector<MetricRow> metricRows(const std::vector<const Run*>& runs)
{
    std::set<std::string> names;
    for (const Run* run : runs) {
        for (const auto& [name, series] : run->history.series()) {
            if (run->history.isEpochSeries(name) && isScore(name)) {
                names.insert(name);
            }
        }
    }
    std::vector<MetricRow> rows;
    for (const std::string& name : names) {
        MetricRow row{.series = name, .values = {}};
        for (const Run* run : runs) {
            const Series* series = run->history.isEpochSeries(name) ? run->history.find(name) : nullptr;
            row.values.push_back(series == nullptr ? BestValue{} : bestOf(*series, smallerIsBetter(name)));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

/// The same picture may lie at two places: under a data set's root, its place inside it is its name.
std::string imageKey(const std::string& image, const RunInfo& info)
{
    const auto relative = std::filesystem::path(image).lexically_relative(info.datasetPath);
    return relative.empty() || *relative.begin() == ".." ? image : relative.string();
}

/// Largest minus smallest Dice. Undefined means that there was nothing to find and nothing was found: as good as 1.
double spread(const ImageDelta& delta)
{
    double smallest = 1;
    double largest = 0;
    for (const auto& dice : delta.dice) {
        smallest = std::min(smallest, dice.value_or(1));
        largest = std::max(largest, dice.value_or(1));
    }
    return largest - smallest;
}

std::vector<ImageDelta> imageDeltas(const std::vector<const Run*>& runs, const std::vector<std::optional<EpochDetail>>& details)
{
    if (details.size() != runs.size() || std::any_of(details.begin(), details.end(), [](const auto& d) { return !d.has_value(); })) {
        return {};
    }
    std::map<std::string, ImageDelta> byImage;
    for (std::size_t run = 0; run < runs.size(); ++run) {
        for (const ImageCounts& image : details[run]->images) {
            ImageDelta& delta = byImage[imageKey(image.image, runs[run]->info)];
            // One entry a run: an image that an earlier run lacks stays too short and is left out below.
            if (delta.dice.size() == run) {
                delta.image = run == 0 ? image.image : delta.image;
                delta.dice.push_back(metrics::dice(image.counts));
            }
        }
    }
    std::vector<ImageDelta> deltas;
    for (auto& [key, delta] : byImage) {
        if (delta.dice.size() == runs.size()) {
            deltas.push_back(std::move(delta));
        }
    }
    std::stable_sort(deltas.begin(), deltas.end(), [](const ImageDelta& a, const ImageDelta& b) { return spread(a) > spread(b); });
    return deltas;
}

nlohmann::ordered_json number(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

}  // namespace

Comparison compareRuns(const std::vector<const Run*>& runs, const std::vector<std::optional<EpochDetail>>& details)
{
    Comparison comparison;
    for (const Run* run : runs) {
        comparison.runs.push_back(run->info.name);
    }
    comparison.differences = configDifferences(runs);
    comparison.metrics = metricRows(runs);
    comparison.images = imageDeltas(runs, details);
    return comparison;
}

std::string toJson(const Comparison& comparison)
{
    nlohmann::ordered_json json;
    json["runs"] = comparison.runs;
    json["differences"] = nlohmann::ordered_json::array();
    for (const auto& difference : comparison.differences) {
        json["differences"].push_back({{"key", difference.key}, {"values", difference.values}});
    }
    json["metrics"] = nlohmann::ordered_json::array();
    for (const auto& row : comparison.metrics) {
        nlohmann::ordered_json entry{{"series", row.series}, {"values", nlohmann::ordered_json::array()}};
        for (const auto& value : row.values) {
            nlohmann::ordered_json cell;
            cell["best"] = number(value.best);
            cell["best_epoch"] = value.best ? nlohmann::ordered_json(value.bestEpoch) : nlohmann::ordered_json(nullptr);
            cell["last"] = number(value.last);
            entry["values"].push_back(std::move(cell));
        }
        json["metrics"].push_back(std::move(entry));
    }
    json["images"] = nlohmann::ordered_json::array();
    for (const auto& image : comparison.images) {
        nlohmann::ordered_json entry{{"image", image.image}, {"dice", nlohmann::ordered_json::array()}};
        for (const auto& dice : image.dice) {
            entry["dice"].push_back(number(dice));
        }
        json["images"].push_back(std::move(entry));
    }
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace gg::runs
