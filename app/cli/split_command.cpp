#include "app/cli/command.h"

#include "core/audit/leakage/scene_groups.h"
#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/dataset/split.h"
#include "core/dataset/write/convert.h"

#include <cstdio>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace gg::cli
{
namespace
{

using namespace dataset;

struct SplitArguments {
    std::string path;
    std::string out;
    std::string jsonFile;
    SplitOptions options;
    bool accept = false;
    bool dryRun = false;
};

const std::map<std::string, SplitBy> ways{{"random", SplitBy::Random}, {"class", SplitBy::Class}, {"group", SplitBy::Group}, {"scene", SplitBy::Scene}};

std::string percent(std::uint64_t part, std::uint64_t whole)
{
    char text[16];
    std::snprintf(text, sizeof text, "%5.1f %%", whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole));
    return text;
}

void printRow(std::ostream& out, const std::string& name, const std::array<std::uint64_t, splitCount>& counts)
{
    std::uint64_t total = 0;
    for (const std::uint64_t count : counts) {
        total += count;
    }
    char text[32];
    out << "  " << name << std::string(name.size() < 24 ? 24 - name.size() : 1, ' ');
    for (const std::uint64_t count : counts) {
        std::snprintf(text, sizeof text, "%8llu ", static_cast<unsigned long long>(count));
        out << text << percent(count, total);
    }
    out << '\n';
}

void print(std::ostream& out, const Dataset& dataset, const SplitPlan& plan)
{
    out << dataset.name << ": " << dataset.records.size() << " images";
    if (plan.groups != dataset.records.size()) {
        out << " in " << plan.groups << " groups that stay whole, the largest \"" << plan.largestGroup << "\" with "
            << plan.largestGroupImages;
    }
    out << "\n\n                               train             val            test\n";
    printRow(out, "images", plan.images);
    for (const ClassShares& shares : plan.classes) {
        printRow(out, shares.name, shares.images);
    }
    for (const std::string& problem : plan.problems) {
        out << "\nwarning: " << problem << '\n';
    }
}

int runSplitCommand(const SplitArguments& arguments)
{
    JobControl& control = commandControl();
    const DatasetPtr dataset = openDataset(arguments.path, control);
    if (!arguments.dryRun) {
        requireFreshFolder(*dataset, arguments.out);
    }
    const bool scenes = arguments.options.by == SplitBy::Scene;
    const std::vector<int> groups = scenes ? audit::sceneGroups(*dataset, control) : std::vector<int>();
    const SplitPlan plan = planSplit(*dataset, arguments.options, groups, control);
    if (!arguments.jsonFile.empty()) {
        writeOutput(arguments.jsonFile, toJson(*dataset, plan));
    }
    std::ostream& out = arguments.jsonFile == "-" ? std::cerr : std::cout;
    print(out, *dataset, plan);
    if (!plan.satisfied && !arguments.accept) {
        out << "\nNothing was written: the nearest split that was found misses the shares asked for by more than 5 percentage "
               "points. Ask "
               "for other shares, group by another pattern, or write this one with --accept-deviation.\n";
        return FindingsOfErrorSeverity;
    }
    if (!arguments.dryRun) {
        const std::vector<std::string> written = writeSplit(*dataset, plan, arguments.out, control);
        out << "\nWritten to " << arguments.out << ":";
        for (const std::string& file : written) {
            out << ' ' << file;
        }
        out << "\nNo image was moved.\n";
    }
    return Clean;
}

}  // namespace

void addSplitCommand(CLI::App& app, int& exitCode)
{
    static SplitArguments arguments;
    CLI::App* command = app.add_subcommand("split", "Divide a data set anew into train, val and test: lists, no file is moved");
    SplitOptions& options = arguments.options;
    command->add_option("PATH", arguments.path, "The data set; it is only read")->required();
    CLI::Option* out = command->add_option("--out", arguments.out, "A new or empty folder for the lists");
    command->add_option("--train", options.shares[0], "Share of the images for training")->capture_default_str();
    command->add_option("--val", options.shares[1], "Share for validation")->capture_default_str();
    command->add_option("--test", options.shares[2], "Share for testing")->capture_default_str();
    command->add_option("--seed", options.seed, "The same seed gives the same split")->capture_default_str();
    command
        ->add_option("--by", options.by,
                     "random; class: every class in these shares; group: recordings stay whole; scene: pictures that look alike stay whole")
        ->transform(CLI::CheckedTransformer(ways).description("{random,class,group,scene}"))
        ->type_name("TEXT");
    command->add_option("--group-pattern", options.groupPattern,
                        "Groups by a regular expression over the image's path: its first capture is the group");
    command->add_option("--json", arguments.jsonFile,
                        "Write the achieved shares as JSON to this file, or to standard output for -");
    command->add_flag("--accept-deviation", arguments.accept,
                      "Write the split even where it misses the shares by more than 5 points");
    CLI::Option* dryRun = command->add_flag("--dry-run", arguments.dryRun, "Show the shares and write nothing");
    command->footer(
        "Exit code: 0 written, 1 no split comes near the shares asked for (nothing written), 2 it could not be split.");
    command->callback([&exitCode, out, dryRun] {
        if (out->count() == 0 && dryRun->count() == 0) {
            throw Error(ErrorCode::InvalidArgument, {}, "Name a folder for the lists with --out, or look only with --dry-run.");
        }
        if (!arguments.options.groupPattern.empty()) {
            arguments.options.by = SplitBy::Group;
        }
        exitCode = runSplitCommand(arguments);
    });
}

}  // namespace gg::cli
