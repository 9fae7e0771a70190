#include "core/base/error.h"
#include "core/report/sweep_results.h"
#include "core/runs/setting_column.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>

namespace gg::report {
namespace {

using Json = nlohmann::ordered_json;

/// Okabe and Ito's, without black: told apart by who sees no difference of red and green.
constexpr std::array colours{"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#666666"};

std::string shown(const std::string& series)
{
    static const std::map<std::string, std::string> names{{"val/map50_95", "mAP50-95"}, {"val/map50", "mAP50"}, {"val/dice", "Dice"}, {"val/iou", "IoU"}};
    const auto known = names.find(series);
    return known != names.end() ? known->second : series.starts_with("val/") ? series.substr(4) : series;
}

/// One value at one setting, of all its seeds.
struct Place {
    double x = 0;
    const SweepResults::Group* group = nullptr;
};

/// A value of the second setting, or all there is.
struct Line {
    std::string name;
    std::vector<Place> places;
};

std::size_t indexOf(const std::vector<std::string>& names, const std::string& name)
{
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

bool numeric(const SweepResults& results, const std::string& key)
{
    const std::size_t column = indexOf(results.keys, key);
    return std::all_of(results.groups.begin(), results.groups.end(), [&](const SweepResults::Group& group) { return runs::numberOf(group.values[column]).has_value(); });
}

/// The setting that the axis shows, where one of at most two that vary is a number; empty otherwise.
std::string axisOf(const SweepResults& results)
{
    for (const std::string& key : results.varying) {
        if (results.varying.size() <= 2 && numeric(results, key)) {
            return key;
        }
    }
    return {};
}

std::vector<Line> linesOf(const SweepResults& results, const std::string& axis)
{
    const std::size_t x = indexOf(results.keys, axis);
    const auto other = std::find_if(results.varying.begin(), results.varying.end(), [&](const std::string& key) { return key != axis; });
    std::vector<Line> lines;
    for (const SweepResults::Group& group : results.groups) {
        const std::string value = other == results.varying.end() ? std::string() : group.values[indexOf(results.keys, *other)];
        const std::string name = other == results.varying.end() ? std::string() : *other + " " + (value.empty() ? "–" : value);
        auto line = std::find_if(lines.begin(), lines.end(), [&](const Line& one) { return one.name == name; });
        line = line == lines.end() ? lines.insert(lines.end(), Line{.name = name, .places = {}}) : line;
        line->places.push_back({.x = *runs::numberOf(group.values[x]), .group = &group});
    }
    for (Line& line : lines) {
        std::stable_sort(line.places.begin(), line.places.end(), [](const Place& a, const Place& b) { return a.x < b.x; });
    }
    return lines;
}

enum class Marks { None, Dots };

Json seriesOf(const std::string& run, const std::string& name, const std::string& colour, int stroke, Marks marks, bool listed, std::vector<double> x, std::vector<double> y)
{
    return {{"run", run},     {"name", name},   {"colour", colour},  {"stroke", stroke}, {"steps", false}, {"faint", marks == Marks::None},
            {"filled", false}, {"marked", marks == Marks::Dots}, {"listed", listed}, {"x", std::move(x)},  {"y", std::move(y)}};
}

/// Runs as dots, their means as a line, and a bar of one standard deviation to either side at each setting.
void addLine(const SweepResults& results, const Line& line, const std::string& colour, Json& series)
{
    constexpr int solid = 0;
    constexpr int points = 3;
    std::vector<double> x;
    std::vector<double> mean;
    std::vector<double> everyX;
    std::vector<double> every;
    Json bars = Json::array();
    for (const Place& place : line.places) {
        const runs::GroupValue value = results.valueOf(*place.group, 0);
        if (!value.mean) {
            continue;
        }
        x.push_back(place.x);
        mean.push_back(*value.mean);
        for (const auto& one : place.group->results[0]) {
            if (one && std::isfinite(*one)) {
                everyX.push_back(place.x);
                every.push_back(*one);
            }
        }
        if (value.deviation) {
            bars.push_back(seriesOf(line.name, "± 1 standard deviation at " + place.group->name, colour, solid, Marks::None, false, {place.x, place.x},
                                    {*value.mean - *value.deviation, *value.mean + *value.deviation}));
        }
    }
    const bool repeated = every.size() > mean.size();
    if (x.empty()) {
        return;
    }
    series.push_back(seriesOf(line.name, repeated ? "mean over seeds" : "best value", colour, solid, Marks::Dots, true, std::move(x), std::move(mean)));
    for (Json& bar : bars) {
        series.push_back(std::move(bar));
    }
    series.push_back(seriesOf(line.name, "runs", colour, points, Marks::None, false, std::move(everyX), std::move(every)));
}

bool logarithmic(const std::vector<Line>& lines)
{
    double lowest = INFINITY;
    double highest = 0;
    for (const Line& line : lines) {
        for (const Place& place : line.places) {
            lowest = std::min(lowest, place.x);
            highest = std::max(highest, place.x);
        }
    }
    return lowest > 0 && highest >= 100 * lowest;
}

Json chart(const SweepResults& results, const std::string& axis)
{
    const std::vector<Line> lines = linesOf(results, axis);
    Json series = Json::array();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        addLine(results, lines[i], colours[i % colours.size()], series);
    }
    return {{"kind", "chart"},
            {"name", "sweep"},
            {"title", shown(results.series.front())},
            {"x", {{"label", axis}, {"unit", ""}, {"logarithmic", logarithmic(lines)}}},
            {"y", {{"label", shown(results.series.front())}, {"unit", ""}, {"logarithmic", false}}},
            {"series", series},
            {"dots", Json::array()}};
}

std::string text(double value)
{
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.3f", value);
    return buffer.data();
}

Json bars(const SweepResults& results)
{
    double longest = 1;
    for (const SweepResults::Group& group : results.groups) {
        longest = std::max(longest, results.valueOf(group, 0).mean.value_or(0));
    }
    const bool pairs = results.varying.size() == 2;
    const std::size_t first = pairs ? indexOf(results.keys, results.varying[0]) : 0;
    const std::size_t second = pairs ? indexOf(results.keys, results.varying[1]) : 0;
    Json rows = Json::array();
    for (const SweepResults::Group& group : results.groups) {
        const runs::GroupValue value = results.valueOf(group, 0);
        Json row{{"group", pairs ? results.varying[0] + " " + group.values[first] : std::string()},
                 {"label", pairs ? group.values[second] : group.name},
                 {"value", value.mean ? text(*value.mean) + (value.deviation ? " ± " + text(*value.deviation) : std::string()) : std::string("–")},
                 {"count", std::to_string(value.runs)},
                 {"colour", colours.front()},
                 {"numbers", {value.mean ? Json(*value.mean) : Json("nan"), value.deviation ? Json(*value.deviation) : Json("nan")}}};
        if (value.mean && std::isfinite(*value.mean)) {
            row["share"] = std::clamp(*value.mean / longest, 0.0, 1.0);
        }
        rows.push_back(std::move(row));
    }
    return {{"kind", "bars"},
            {"name", "sweep"},
            {"title", shown(results.series.front())},
            {"what", pairs ? results.varying[1] : std::string("setting")},
            {"columns", {shown(results.series.front()), "standard deviation"}},
            {"value_head", shown(results.series.front())},
            {"count_head", "runs"},
            {"rows", rows}};
}

}  // namespace

std::string sweepFigure(const SweepResults& results, const std::string& format)
{
    const bool any = std::any_of(results.groups.begin(), results.groups.end(), [&](const SweepResults::Group& group) { return results.valueOf(group, 0).runs > 0; });
    if (!any) {
        std::string others;
        for (std::size_t i = 1; i < results.series.size(); ++i) {
            others += (i > 1 ? ", " : " They have ") + results.series[i];
        }
        throw Error(ErrorCode::InvalidArgument, {}, "No run of this sweep has values of " + results.series.front() + "." + (others.empty() ? others : others + "."));
    }
    const std::string axis = axisOf(results);
    const double height = axis.empty() ? std::clamp(14.0 + 6.0 * static_cast<double>(results.groups.size()), 30.0, 230.0) : 60.0;
    const Json json{{"schema", "groundglass.figure"},
                    {"version", 2},
                    {"width_mm", 84},
                    {"rows_mm", {height}},
                    {"columns", 1},
                    {"gap_mm", 0},
                    {"font", {{"family", "serif"}, {"pt", 8}}},
                    {"style", {{"palette", "runs"}, {"lines", "by-kind"}, {"line_pt", 1.0}, {"grid", true}, {"legend", "best"}, {"letters", "none"}}},
                    {"format", format},
                    {"dpi", 600},
                    {"runs", Json::array()},
                    {"panels", {{{"show", "sweep"}, {"cells", {0, 0, 1, 1}}, {"title", ""}, {"numbers", axis.empty() ? bars(results) : chart(results, axis)}}}}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gg::report
