// The injection bench: what does the diagnosis say of runs whose faults are known? Trains short runs with faults on the sample sets, makes up
// histories of what takes too long to train, replays all of them epoch by epoch, and scores our own rules and two published sets on them.

#include "load_trained.h"
#include "made_run.h"
#include "report.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

struct Arguments {
    std::string folder = "verdicts";
    std::string program = "groundglass-cli";
    std::string report = "verdicts.md";
    std::string json;
    std::string table;
    int jobs = 1;
    bool trainOnly = false;
    bool keepTrained = false;
    bool madeOnly = false;
    bool tuning = false;
};

std::vector<gg::injection::LabelledRun> trainedRuns(const Arguments& arguments)
{
    using namespace gg::injection;
    std::vector<TrainedCase> cases = maskCases();
    for (const std::vector<TrainedCase>& more : {boxCases(), arguments.tuning ? std::vector<TrainedCase>() : heldOutCases()}) {
        cases.insert(cases.end(), more.begin(), more.end());
    }
    const TrainedRuns trained(arguments.folder, arguments.program, arguments.jobs);
    if (!arguments.keepTrained) {
        trained.make(cases);
    }
    return arguments.trainOnly ? std::vector<LabelledRun>() : loadTrained(trained, cases, std::filesystem::absolute(arguments.folder).string() + "/sets");
}

std::vector<gg::injection::LabelledRun> allRuns(const Arguments& arguments)
{
    using namespace gg::injection;
    std::vector<LabelledRun> runs = madeRuns(Part::Tuning);
    const auto add = [&runs](std::vector<LabelledRun> more) { std::move(more.begin(), more.end(), std::back_inserter(runs)); };
    if (!arguments.tuning) {
        add(madeRuns(Part::HeldOut));
    }
    if (!arguments.madeOnly) {
        add(trainedRuns(arguments));
    }
    return runs;
}

void evaluate(const Arguments& arguments)
{
    using namespace gg::injection;
    const std::vector<LabelledRun> runs = allRuns(arguments);
    if (arguments.trainOnly) {
        return;
    }
    std::vector<Result> results;
    for (const Contender& contender : contenders()) {
        results.push_back({.contender = &contender, .judged = judged(runs, contender)});
    }
    const std::string report = markdown(runs, results);
    std::ofstream(arguments.report) << report;
    if (!arguments.json.empty()) {
        std::ofstream(arguments.json) << json(results).dump(1) << "\n";
    }
    if (!arguments.table.empty()) {
        std::ofstream(arguments.table) << measuredRows(results.front());
    }
    std::cout << (arguments.tuning ? mistakes(results.front()) : report);
}

}  // namespace

int main(int argc, char** argv)
{
    Arguments arguments;
    CLI::App app("Injects faults into trainings and scores what the diagnosis says of them.");
    app.add_option("--folder", arguments.folder, "Where trained runs and their data sets are kept");
    app.add_option("--cli", arguments.program, "groundglass-cli, which trains");
    app.add_option("--jobs", arguments.jobs, "Trainings at once, one thread each");
    app.add_option("--report", arguments.report, "Markdown file to write");
    app.add_option("--json", arguments.json, "JSON file to write");
    auto* table = app.add_option("--table", arguments.table, "File for the rows of core/diagnosis/measured_rows.inc");
    app.add_flag("--train-only", arguments.trainOnly, "Train what is not there, and score nothing");
    app.add_flag("--no-training", arguments.keepTrained, "Score those that are there, and train nothing");
    app.add_flag("--made-only", arguments.madeOnly, "Made-up histories alone");
    app.add_flag("--tuning", arguments.tuning, "Leave out what is held out, and print misses and false alarms of the rest")->excludes(table);
    CLI11_PARSE(app, argc, argv);
    try {
        evaluate(arguments);
    } catch (const std::exception& error) {
        std::cerr << "bench_verdicts: " << error.what() << "\n";
        return 2;
    }
    return 0;
}
