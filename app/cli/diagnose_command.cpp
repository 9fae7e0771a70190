#include "app/cli/command.h"
#include "app/cli/loaded_runs.h"
#include "app/cli/verdict_text.h"
#include "app/cli/watch_runs.h"

#include "core/diagnosis/judged_run.h"
#include "core/io/files.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

namespace gg::cli {
namespace {

struct DiagnoseArguments {
    std::vector<std::string> runs;
    std::string jsonFile;
    std::string settingsFile;
    bool watch = false;
    bool checklist = false;
};

diagnosis::JudgedRun judge(const runs::Run& run, diagnosis::Settings settings, bool checklist)
{
    settings.run = run.folder;
    const diagnosis::RunFacts facts;
    const diagnosis::RunView view(run.info, run.history, facts);
    diagnosis::JudgedRun judged{.name = run.info.name, .folder = run.folder, .diagnosis = diagnosis::diagnose(view, settings)};
    if (checklist) {
        judged.checks = diagnosis::checklist(view, judged.diagnosis);
    }
    return judged;
}

void print(std::ostream& out, const runs::Run& run, const diagnosis::JudgedRun& judged)
{
    out << run.info.name << ": " << runs::runStateId(run.history.state()) << ", epoch " << run.history.lastEpoch();
    if (run.info.epochs > 0) {
        out << " of " << run.info.epochs;
    }
    out << '\n';
    printVerdicts(out, judged);
    printChecklist(out, judged);
}

/// Mutes name a run by its folder, as the window does.
std::vector<std::string> absolute(const std::vector<std::string>& paths)
{
    std::vector<std::string> result;
    for (const std::string& path : paths) {
        result.push_back(std::filesystem::absolute(path).lexically_normal().string());
    }
    return result;
}

std::vector<diagnosis::JudgedRun> judgeAll(const DiagnoseArguments& arguments, const diagnosis::Settings& settings, bool quiet)
{
    if (arguments.watch) {
        return watchRuns(runPlaces(absolute(arguments.runs)), settings, quiet ? std::cerr : std::cout);
    }
    std::vector<diagnosis::JudgedRun> judged;
    for (const runs::Run& run : loadRuns(absolute(arguments.runs)).runs) {
        judged.push_back(judge(run, settings, arguments.checklist));
        if (!quiet) {
            std::cout << (judged.size() > 1 ? "\n" : "");
            print(std::cout, run, judged.back());
        }
    }
    return judged;
}

int runDiagnoseCommand(const DiagnoseArguments& arguments)
{
    diagnosis::Settings settings;
    if (!arguments.settingsFile.empty()) {
        settings = diagnosis::parseSettings(io::readFile(arguments.settingsFile), arguments.settingsFile);
    }
    const std::vector<diagnosis::JudgedRun> judged = judgeAll(arguments, settings, arguments.jsonFile == "-");
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
    CLI::Option* checklist = command->add_flag("--checklist", arguments.checklist, "Also go through what is to be known before a number is trusted");
    command->add_flag("--watch", arguments.watch, "Follow the runs until they end; a line for each verdict that appears or passes. Ctrl-C ends it")
        ->excludes(checklist);
    command->footer("Exit code: 0 no verdict of error severity that stands, 1 one or more, 2 a run could not be read. With --watch that of the end.");
    command->callback([&exitCode] { exitCode = runDiagnoseCommand(arguments); });
}

}  // namespace gg::cli
