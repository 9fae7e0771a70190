#include "app/cli/command.h"
#include "app/cli/loaded_runs.h"

#include "core/diagnosis/diagnosis.h"

#include <iostream>
#include <string>

namespace gg::cli {
namespace {

struct DiagnoseArguments {
    std::string run;
    std::string jsonFile;
};

void print(std::ostream& out, const runs::Run& run, const std::vector<diagnosis::Verdict>& verdicts)
{
    out << run.info.name << ": " << runs::runStateId(run.history.state()) << ", epoch " << run.history.lastEpoch();
    if (run.info.epochs > 0) {
        out << " of " << run.info.epochs;
    }
    out << '\n';
    for (const diagnosis::Verdict& verdict : verdicts) {
        out << '\n'
            << audit::severityName(verdict.severity) << ": " << texts::render(verdict.rule + ".title") << " [" << verdict.rule << "]"
            << (verdict.over ? ", over" : "") << '\n'
            << "  " << diagnosis::message(verdict) << '\n'
            << "  " << diagnosis::evidence(verdict) << '\n'
            << "  Why: " << texts::render(verdict.rule + ".why", verdict.values) << '\n'
            << "  Do: " << diagnosis::action(verdict) << '\n';
    }
    if (verdicts.empty()) {
        out << "No rule found anything wrong.\n";
    }
}

int runDiagnoseCommand(const DiagnoseArguments& arguments)
{
    const runs::Run run = loadRun(arguments.run);
    const diagnosis::Diagnosis diagnosis = diagnosis::diagnose(run.info, run.history);
    if (!arguments.jsonFile.empty()) {
        writeOutput(arguments.jsonFile, diagnosis::toJson(run.info.name, diagnosis));
    }
    if (arguments.jsonFile != "-") {
        print(std::cout, run, diagnosis.verdicts);
    }
    return diagnosis::hasError(diagnosis) ? FindingsOfErrorSeverity : Clean;
}

}  // namespace

void addDiagnoseCommand(CLI::App& app, int& exitCode)
{
    static DiagnoseArguments arguments;
    CLI::App* command = app.add_subcommand("diagnose", "Say what may be wrong with a run, with the numbers that show it");
    command->add_option("RUN", arguments.run, "A run of any tool, finished or still being written")->required();
    command->add_option("--json", arguments.jsonFile, "Write the verdicts as JSON to this file, or to standard output for -");
    command->footer("Exit code: 0 no verdict of error severity, 1 one or more, 2 the run could not be read.");
    command->callback([&exitCode] { exitCode = runDiagnoseCommand(arguments); });
}

}  // namespace gg::cli
