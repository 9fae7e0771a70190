#include "app/cli/command.h"
#include "app/cli/compare_sections.h"
#include "app/cli/loaded_runs.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

namespace gg::cli {
namespace {

constexpr std::size_t imagesShown = 10;

struct CompareArguments {
    std::vector<std::string> runs;
    std::string jsonFile;
    std::string tableFile;
    std::string truth;
    runs::Grouping grouping;
    int epoch = 0;
    bool withoutPredictions = false;
};

using Rows = std::vector<std::vector<std::string>>;

/// Characters, not bytes: names and dashes are UTF-8.
std::size_t width(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void printRows(std::ostream& out, const Rows& rows)
{
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], width(row[i]));
        }
    }
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            out << (i == 0 ? "  " : "   ") << row[i];
            if (i + 1 < row.size()) {
                out << std::string(widths[i] - width(row[i]), ' ');
            }
        }
        out << '\n';
    }
}

std::string score(const std::optional<double>& value)
{
    if (!value) {
        return "–";
    }
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.4g", *value);
    return buffer.data();
}

std::vector<std::string> header(const std::string& first, const runs::Comparison& comparison)
{
    std::vector<std::string> row{first};
    row.insert(row.end(), comparison.runs.begin(), comparison.runs.end());
    return row;
}

void print(std::ostream& out, const runs::Comparison& comparison)
{
    Rows settings{header("setting", comparison)};
    for (const auto& difference : comparison.differences) {
        settings.push_back({difference.key});
        for (const auto& value : difference.values) {
            settings.back().push_back(value.empty() ? "–" : value);
        }
    }
    Rows metrics{header("best (epoch), last", comparison)};
    for (const auto& row : comparison.metrics) {
        metrics.push_back({row.series});
        for (const auto& value : row.values) {
            metrics.back().push_back(value.best ? score(value.best) + " (" + std::to_string(value.bestEpoch) + "), " + score(value.last) : score(value.last));
        }
    }
    Rows images{header("Dice at the last epoch", comparison)};
    for (std::size_t i = 0; i < std::min(imagesShown, comparison.images.size()); ++i) {
        images.push_back({comparison.images[i].image});
        for (const auto& dice : comparison.images[i].dice) {
            images.back().push_back(score(dice));
        }
    }
    out << (comparison.differences.empty() ? "The configurations are the same.\n" : "What differs\n");
    if (!comparison.differences.empty()) {
        printRows(out, settings);
    }
    out << (comparison.metrics.empty() ? "\nNo epoch is finished yet.\n" : "\nBest values\n");
    if (!comparison.metrics.empty()) {
        printRows(out, metrics);
    }
    if (images.size() > 1) {
        out << "\nImages that the runs disagree on most\n";
        printRows(out, images);
    }
}

int runCompareCommand(const CompareArguments& arguments)
{
    const auto tableFormat = report::tableFormatOf(arguments.tableFile);
    if (!arguments.tableFile.empty() && !tableFormat) {
        throw Error(ErrorCode::InvalidArgument, arguments.tableFile, "A table is written as .csv, .tex or .md; the file's name says which.");
    }
    const LoadedRuns loaded = loadRuns(arguments.runs);
    if (loaded.runs.size() < 2) {
        throw Error(ErrorCode::InvalidArgument, arguments.runs.front(), "There is one run here only; two or more are compared. Name another one.");
    }
    const runs::Comparison comparison = loaded.compare();
    const std::vector<GroupScores> groups = groupScores(loaded, comparison, arguments.grouping);
    const std::vector<RunVerdict> verdicts = arguments.withoutPredictions ? std::vector<RunVerdict>() : verdictsOf(loaded, arguments.truth, arguments.epoch);
    if (!arguments.jsonFile.empty()) {
        writeOutput(arguments.jsonFile, withSections(runs::toJson(comparison), loaded, verdicts, groups));
    }
    if (tableFormat) {
        writeOutput(arguments.tableFile, report::toText(resultTable(loaded, comparison, groups), *tableFormat));
    }
    if (arguments.jsonFile != "-") {
        print(std::cout, comparison);
        printSections(std::cout, verdicts, groups);
    }
    return Clean;
}

}  // namespace

void addCompareCommand(CLI::App& app, int& exitCode)
{
    static CompareArguments arguments;
    CLI::App* command = app.add_subcommand("compare", "Show what differs between runs, their best values, and the images they disagree on");
    command->add_option("RUN", arguments.runs, "Runs of any tool, or folders of runs")->required()->expected(1, 64);
    command->add_option("--json", arguments.jsonFile, "Write the comparison as JSON to this file, or to standard output for -");
    command->add_option("--table", arguments.tableFile, "Write settings and best values as a table: .csv, .tex or .md");
    CLI::Option* by = command->add_option("--group-by", arguments.grouping.setting, "Mean and deviation over runs with the same value of this setting, such as loss");
    command->add_option("--group-names", arguments.grouping.namePattern, "The same over runs whose names fit: {}_seed* makes bce_seed1 and bce_seed2 the group bce")->excludes(by);
    command->add_option("--epoch", arguments.epoch, "Compare predictions of the newest epoch that is not after this one; the last unless given")->check(CLI::PositiveNumber);
    command->add_option("--truth", arguments.truth, "The data set that detectors are held against; the one that they were trained on unless given");
    command->add_flag("--without-predictions", arguments.withoutPredictions, "Do not ask whether differences are more than luck of the images");
    command->callback([&exitCode] { exitCode = runCompareCommand(arguments); });
}

}  // namespace gg::cli
