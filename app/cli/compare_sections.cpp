#include "app/cli/compare_sections.h"

#include "app/cli/command.h"
#include "core/base/error.h"
#include "core/dataset/open.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <ostream>

namespace gg::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string digits(double value)
{
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.3f", value);
    return buffer.data();
}

std::string measureName(evaluation::RunMeasure measure)
{
    switch (measure) {
    case evaluation::RunMeasure::Ap:
        return "mAP50-95";
    case evaluation::RunMeasure::Ap50:
        return "mAP50";
    case evaluation::RunMeasure::ImageDice:
        return "mean Dice of images";
    case evaluation::RunMeasure::PooledDice:
        return "Dice of all pixels";
    case evaluation::RunMeasure::ImageIou:
        return "mean IoU of images";
    }
    return {};
}

Json number(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? Json(*value) : Json(nullptr);
}

Json measureJson(const evaluation::MeasuredRunDifference& measured)
{
    Json json{{"measure", evaluation::measureId(measured.measure)}};
    if (!measured.difference) {
        json["difference"] = nullptr;
        return json;
    }
    const metrics::BootstrapDifference& one = *measured.difference;
    json["a"] = one.a;
    json["b"] = one.b;
    json["difference"] = one.difference;
    json["low"] = one.low;
    json["high"] = one.high;
    json["level"] = one.level;
    json["repetitions"] = one.repetitions;
    json["images"] = one.images;
    json["within_noise"] = one.withinNoise();
    return json;
}

Json verdictJson(const RunVerdict& verdict)
{
    Json json{{"a", verdict.a}, {"b", verdict.b}};
    if (!verdict.problem.empty()) {
        json["problem"] = verdict.problem;
        return json;
    }
    const evaluation::PredictionDifference& difference = verdict.difference;
    json["epoch_a"] = difference.epochA > 0 ? Json(difference.epochA) : Json(nullptr);
    json["epoch_b"] = difference.epochB > 0 ? Json(difference.epochB) : Json(nullptr);
    json["measures"] = Json::array();
    for (const auto& measured : difference.measures) {
        json["measures"].push_back(measureJson(measured));
    }
    json["wins"] = difference.wins();
    json["losses"] = difference.losses();
    json["images_of_a_alone"] = difference.onlyA;
    json["images_of_b_alone"] = difference.onlyB;
    json["images"] = Json::array();
    for (const evaluation::ImageScores& image : difference.images) {
        json["images"].push_back({{"image", image.image}, {"a", number(image.a)}, {"b", number(image.b)}});
    }
    return json;
}

std::string sentence(const evaluation::MeasuredRunDifference& measured, const RunVerdict& verdict)
{
    const std::string name = measureName(measured.measure) + ": ";
    if (!measured.difference) {
        return name + "not defined for both.";
    }
    const metrics::BootstrapDifference& one = *measured.difference;
    const std::string by = digits(std::abs(one.difference)) + " ± " + digits((one.high - one.low) / 2);
    if (one.withinNoise()) {
        return name + digits(one.a) + " against " + digits(one.b) + ", a difference of " + by + ": within noise.";
    }
    const bool second = one.difference > 0;
    return name + (second ? verdict.b : verdict.a) + " is better than " + (second ? verdict.a : verdict.b) + " by " + by + ": more than noise.";
}

std::vector<runs::Settings> settingsOf(const LoadedRuns& loaded)
{
    std::vector<runs::Settings> settings;
    for (const runs::Run& run : loaded.runs) {
        settings.push_back(runs::flatConfig(run.info));
    }
    return settings;
}

report::ResultColumn::Best bestOf(const std::string& series)
{
    const runs::Better better = runs::betterOf(series);
    return better == runs::Better::Larger ? report::ResultColumn::Best::Largest : better == runs::Better::Smaller ? report::ResultColumn::Best::Smallest : report::ResultColumn::Best::None;
}

}  // namespace

std::vector<RunVerdict> verdictsOf(const LoadedRuns& loaded, const std::string& truth, int epoch)
{
    const dataset::DatasetPtr given = truth.empty() ? nullptr : dataset::openDataset(truth, commandControl());
    const auto side = [&](const runs::Run& run) { return evaluation::ComparedRun{.folder = run.folder, .info = run.info, .epoch = epoch}; };
    std::vector<RunVerdict> verdicts;
    for (std::size_t i = 1; i < loaded.runs.size(); ++i) {
        RunVerdict verdict{.a = loaded.runs.front().info.name, .b = loaded.runs[i].info.name, .difference = {}, .problem = {}};
        try {
            verdict.difference = evaluation::compareRunPredictions(side(loaded.runs.front()), side(loaded.runs[i]), given, commandControl());
        } catch (const Error& error) {
            verdict.problem = error.what();
        }
        verdicts.push_back(std::move(verdict));
    }
    return verdicts;
}

std::vector<GroupScores> groupScores(const LoadedRuns& loaded, const runs::Comparison& comparison, const runs::Grouping& grouping)
{
    if (grouping.none()) {
        return {};
    }
    const std::vector<runs::Settings> settings = settingsOf(loaded);
    std::vector<runs::NamedSettings> named;
    for (std::size_t i = 0; i < loaded.runs.size(); ++i) {
        named.push_back({.name = loaded.runs[i].info.name, .settings = &settings[i]});
    }
    std::vector<GroupScores> groups;
    for (runs::RunGroup& group : runs::groupRuns(named, grouping)) {
        GroupScores out{.group = std::move(group), .scores = {}};
        for (const runs::MetricRow& row : comparison.metrics) {
            std::vector<std::optional<double>> values;
            for (const std::size_t run : out.group.runs) {
                values.push_back(row.values[run].best);
            }
            out.scores.emplace_back(row.series, runs::meanOf(values));
        }
        groups.push_back(std::move(out));
    }
    return groups;
}

report::ResultTable resultTable(const LoadedRuns& loaded, const runs::Comparison& comparison, const std::vector<GroupScores>& groups)
{
    report::ResultTable table;
    table.columns.push_back({.title = groups.empty() ? "run" : "group", .numbers = false});
    for (const auto& difference : comparison.differences) {
        if (groups.empty()) {
            table.columns.push_back({.title = difference.key, .numbers = false});
        }
    }
    for (const auto& row : comparison.metrics) {
        table.columns.push_back({.title = row.series, .best = bestOf(row.series)});
    }
    for (const GroupScores& group : groups) {
        const std::string count = group.group.runs.size() > 1 ? " (n = " + std::to_string(group.group.runs.size()) + ")" : std::string();
        std::vector<report::ResultCell> cells{{.text = (group.group.name.empty() ? "not set" : group.group.name) + count}};
        for (const auto& [series, value] : group.scores) {
            cells.push_back({.value = value.mean, .spread = value.deviation});
        }
        table.rows.push_back(std::move(cells));
    }
    for (std::size_t run = 0; groups.empty() && run < loaded.runs.size(); ++run) {
        std::vector<report::ResultCell> cells{{.text = comparison.runs[run]}};
        for (const auto& difference : comparison.differences) {
            cells.push_back({.text = difference.values[run]});
        }
        for (const auto& row : comparison.metrics) {
            cells.push_back({.value = row.values[run].best});
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

std::string withSections(const std::string& text, const LoadedRuns& loaded, const std::vector<RunVerdict>& verdicts, const std::vector<GroupScores>& groups)
{
    Json json = Json::parse(text);
    json["verdicts"] = Json::array();
    for (const RunVerdict& verdict : verdicts) {
        json["verdicts"].push_back(verdictJson(verdict));
    }
    json["groups"] = Json::array();
    for (const GroupScores& group : groups) {
        Json entry{{"name", group.group.name}, {"runs", Json::array()}, {"best", Json::array()}};
        for (const std::size_t run : group.group.runs) {
            entry["runs"].push_back(loaded.runs[run].info.name);
        }
        for (const auto& [series, value] : group.scores) {
            entry["best"].push_back({{"series", series}, {"mean", number(value.mean)}, {"deviation", number(value.deviation)}, {"n", value.runs}});
        }
        json["groups"].push_back(std::move(entry));
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void printSections(std::ostream& out, const std::vector<RunVerdict>& verdicts, const std::vector<GroupScores>& groups)
{
    if (!groups.empty()) {
        out << "\nBest values, mean ± standard deviation over the runs of a group\n";
    }
    for (const GroupScores& group : groups) {
        out << "  " << (group.group.name.empty() ? "not set" : group.group.name) << " (n = " << group.group.runs.size() << ")\n";
        for (const auto& [series, value] : group.scores) {
            if (value.mean) {
                out << "    " << series << ": " << digits(*value.mean) << (value.deviation ? " ± " + digits(*value.deviation) : std::string()) << '\n';
            }
        }
    }
    if (!verdicts.empty()) {
        out << "\nPredictions, by paired bootstrap over the images\n";
    }
    for (const RunVerdict& verdict : verdicts) {
        out << "  " << verdict.b << " against " << verdict.a << '\n';
        if (!verdict.problem.empty()) {
            out << "    " << verdict.problem << '\n';
            continue;
        }
        for (const auto& measured : verdict.difference.measures) {
            out << "    " << sentence(measured, verdict) << '\n';
        }
        out << "    " << verdict.difference.images.size() << " images: " << verdict.difference.wins() << " won, " << verdict.difference.losses() << " lost\n";
    }
}

}  // namespace gg::cli
