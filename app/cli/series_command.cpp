#include "app/cli/command.h"
#include "app/cli/series_output.h"

#include "core/base/error.h"
#include "core/imports/run_place.h"
#include "core/io/files.h"

#include <iostream>
#include <optional>
#include <string>
#include <vector>

namespace gg::cli {
namespace {

struct SeriesArguments {
    std::string path;
    std::string jsonFile;
    std::string step;
    std::string wordsFile;
};

using Write = std::function<void(std::string_view)>;

/// nullopt for a run that cannot be opened, which is said: the others are still printed.
std::optional<runs::Run> read(const imports::RunPlace& place, const imports::Vocabulary& vocabulary, const imports::OpenOptions& options)
{
    try {
        runs::Run run = imports::readRun(place, vocabulary, commandControl(), options);
        commandControl().throwIfStopped();
        for (const std::string& problem : run.problems) {
            std::cerr << place.path << ": " << problem << '\n';
        }
        for (const std::string& note : run.history.notes()) {
            std::cerr << place.path << ": " << note << '\n';
        }
        return run;
    } catch (const Error& error) {
        std::cerr << error.what() << '\n';
        return std::nullopt;
    }
}

void print(const runs::Run& run, std::ostream& out)
{
    out << run.info.name << (run.info.tool.empty() ? "" : " (" + run.info.tool + ")") << ": " << run.history.series().size() << " series";
    if (run.history.lastEpoch() > 0) {
        out << ", epoch " << run.history.lastEpoch() << (run.info.epochs > 0 ? " of " + std::to_string(run.info.epochs) : "");
    }
    out << '\n' << (run.history.series().empty() ? std::string() : seriesTable(run)) << '\n';
}

int runSeriesCommand(const SeriesArguments& arguments)
{
    const imports::Vocabulary vocabulary(arguments.wordsFile.empty() ? std::vector<imports::Word>{}
                                                                     : imports::parseWords(io::readFile(arguments.wordsFile), arguments.wordsFile));
    const imports::FoundRuns found = imports::findRuns(arguments.path, commandControl());
    commandControl().throwIfStopped();
    for (const std::string& problem : found.problems) {
        std::cerr << problem << '\n';
    }
    if (found.places.empty()) {
        throw imports::noRunAt(arguments.path);
    }
    std::size_t printed = 0;
    const auto forEach = [&](const std::function<void(const runs::Run&)>& use) {
        for (const imports::RunPlace& place : found.places) {
            if (const auto run = read(place, vocabulary, {.stepColumn = arguments.step})) {
                use(*run);
                ++printed;
            }
        }
    };
    if (arguments.jsonFile.empty()) {
        forEach([](const runs::Run& run) { print(run, std::cout); });
    } else {
        writeOutput(arguments.jsonFile, [&](const Write& write) {
            const bool several = found.places.size() > 1;
            write(several ? "{\"runs\": [\n" : "");
            forEach([&](const runs::Run& run) {
                write(printed > 0 ? ",\n" : "");
                writeSeriesJson(run, write);
            });
            if (!several && printed == 0) {
                throw Error(ErrorCode::Unreadable, arguments.path, "The run could not be opened.");
            }
            write(several ? "]}\n" : "\n");
        });
    }
    return printed == found.places.size() ? Clean : CouldNot;
}

}  // namespace

void addSeriesCommand(CLI::App& app, int& exitCode)
{
    static SeriesArguments arguments;
    CLI::App* command = app.add_subcommand("series", "Print all curves of a run, whoever trained it: Ultralytics, YOLOv5, TensorBoard, Keras, Lightning, nnU-Net, MMDetection, any table");
    command->add_option("RUN", arguments.path, "A run's folder, one of its files, or a folder of runs")->required();
    command->add_option("--json", arguments.jsonFile,
                        "Write {\"series\": [{\"name\", \"raw\", \"steps\", \"values\"}]} to this file, or to standard output for -; of several runs {\"runs\": […]}. "
                        "NaN and infinities are the strings \"nan\", \"inf\", \"-inf\"");
    command->add_option("--step", arguments.step, "Column or key that holds the steps of a table or of JSON lines");
    command->add_option("--words", arguments.wordsFile, "YAML file of own names for columns, [{raw, tool, name}], that go before the built-in ones");
    command->footer("Exit code: 0 all runs were read, 2 one or more could not be. Faults in files are named on standard error.");
    command->callback([&exitCode] { exitCode = runSeriesCommand(arguments); });
}

}  // namespace gg::cli
