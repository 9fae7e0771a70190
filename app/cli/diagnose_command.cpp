#include "app/cli/command.h"
#include "app/cli/command_dataset.h"
#include "app/cli/loaded_runs.h"
#include "app/cli/verdict_text.h"
#include "app/cli/watch_runs.h"

#include "core/audit/fact_cache.h"
#include "core/audit/review.h"
#include "core/diagnosis/judged_run.h"
#include "core/io/files.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace gg::cli {
namespace {

struct DiagnoseArguments {
    std::vector<std::string> runs;
    std::string jsonFile;
    std::string settingsFile;
    std::string data;
    bool watch = false;
    bool checklist = false;
    bool audit = false;
};

void print(std::ostream& out, const RunJudge& run)
{
    out << run.judged().name << ": " << runs::runStateId(run.history().state()) << ", epoch " << run.history().lastEpoch();
    if (run.info().epochs > 0) {
        out << " of " << run.info().epochs;
    }
    out << '\n';
    printVerdicts(out, run.judged());
    printChecklist(out, run.judged());
}

/// Mutes name a run by its folder, as the window does.
std::vector<std::string> absolute(const std::vector<std::string>& paths)
{
    std::vector<std::string> result;
    for (const std::string& path : paths) {
        const std::filesystem::path whole = std::filesystem::absolute(path).lexically_normal();
        result.push_back((whole.has_filename() ? whole : whole.parent_path()).string());
    }
    return result;
}

void judgeOnce(const DiagnoseArguments& arguments, const JudgeOptions& options, std::deque<RunJudge>& runs)
{
    for (const imports::RunPlace& place : runPlaces(absolute(arguments.runs))) {
        runs.emplace_back(place, options);
    }
    for (RunJudge& run : runs) {
        run.read();
        run.gather();
    }
    introduce(runs);
    for (RunJudge& run : runs) {
        run.judge();
    }
}

JudgeOptions optionsOf(const DiagnoseArguments& arguments, audit::FactCache* cache)
{
    JudgeOptions options{.settings = {}, .sources = {.audit = arguments.audit ? verdicts::AuditSource::Measure : verdicts::AuditSource::IfMeasured, .reviews = audit::ReviewStore::usualFolder(), .cache = cache},
                         .checklist = arguments.checklist};
    if (!arguments.data.empty()) {
        options.sources.dataset = openCommandDataset(arguments.data, {});
    }
    if (!arguments.settingsFile.empty()) {
        options.settings = diagnosis::parseSettings(io::readFile(arguments.settingsFile), arguments.settingsFile);
    }
    return options;
}

int runDiagnoseCommand(const DiagnoseArguments& arguments)
{
    const std::string cacheFolder = audit::FactCache::usualFolder();
    const auto cache = cacheFolder.empty() ? nullptr : std::make_unique<audit::FactCache>(cacheFolder);
    const JudgeOptions options = optionsOf(arguments, cache.get());
    std::deque<RunJudge> runs;
    std::ostream& out = arguments.jsonFile == "-" ? std::cerr : std::cout;
    if (arguments.watch) {
        watchRuns(absolute(arguments.runs), options, runs, out);
    } else {
        judgeOnce(arguments, options, runs);
    }
    std::vector<diagnosis::JudgedRun> judged;
    for (const RunJudge& run : runs) {
        if (!arguments.watch && arguments.jsonFile != "-") {
            out << (judged.empty() ? "" : "\n");
            print(out, run);
        }
        judged.push_back(run.judged());
    }
    if (!arguments.jsonFile.empty()) {
        writeOutput(arguments.jsonFile, diagnosis::toJson(judged));
    }
    const bool error = std::ranges::any_of(judged, [](const diagnosis::JudgedRun& run) { return diagnosis::hasError(run.diagnosis); });
    return error ? FindingsOfErrorSeverity : Clean;
}

}  // namespace

void addDiagnoseCommand(CLI::App& app, int& exitCode)
{
    static DiagnoseArguments arguments;
    CLI::App* command = app.add_subcommand("diagnose", "Say what may be wrong with runs, with the numbers that show it");
    command->add_option("RUN", arguments.runs, "Runs of any tool, finished or still being written, and folders that hold some")->required();
    command->add_option("--json", arguments.jsonFile, "Write the verdicts as JSON to this file, or to standard output for -; an array of several runs");
    command->add_option("--settings", arguments.settingsFile, "Thresholds and muted rules (YAML), as the window exports them");
    command->add_option("--data", arguments.data, "The runs' data set, where it no longer lies where they say");
    command->add_flag("--audit", arguments.audit, "Audit the runs' data sets first where that was not done yet; decodes their pictures");
    CLI::Option* checklist = command->add_flag("--checklist", arguments.checklist, "Also go through what is to be known before a number is trusted");
    command->add_flag("--watch", arguments.watch, "Follow the runs until they end, and in a folder of runs those that begin later; a line for each verdict that appears or passes. Ctrl-C ends it")
        ->excludes(checklist);
    command->footer("Exit code: 0 no verdict of error severity that stands, 1 one or more, 2 a run could not be read. With --watch that of the end.");
    command->callback([&exitCode] { exitCode = runDiagnoseCommand(arguments); });
}

}  // namespace gg::cli
