#include "app/cli/command.h"
#include "app/cli/window_program.h"

#include "core/base/error.h"
#include "core/imports/run_place.h"
#include "core/runs/run_folder.h"

#include <string>
#include <string_view>
#include <vector>

namespace gg::cli {
namespace {

struct FigureArguments {
    std::vector<std::string> runs;
    std::string chart;
    std::string size = "84x60mm";
    std::string out;
    std::string fontSize;
    std::string epoch;
    std::string recipe;
    std::string words;
};

int redraw(const FigureArguments& arguments)
{
    std::vector<std::string> command{"--figure", arguments.recipe};
    if (!arguments.out.empty()) {
        command.insert(command.end(), {"--out", arguments.out});
    }
    if (!arguments.words.empty()) {
        command.insert(command.end(), {"--words", arguments.words});
    }
    return runWindowProgram(command);
}

int runFigureCommand(const FigureArguments& arguments)
{
    if (!arguments.recipe.empty()) {
        if (!arguments.runs.empty() || !arguments.chart.empty()) {
            throw Error(ErrorCode::InvalidArgument, arguments.recipe, "A recipe names its own runs and charts: give --recipe alone, or with --out.");
        }
        if (!std::string_view(arguments.recipe).ends_with(".json")) {
            throw Error(ErrorCode::InvalidArgument, arguments.recipe, "A recipe is the file NAME.figure.json that lies beside a figure.");
        }
        return redraw(arguments);
    }
    if (arguments.runs.empty() || arguments.chart.empty() || arguments.out.empty()) {
        throw Error(ErrorCode::InvalidArgument, {}, "Give run folders, --chart and --out, or --recipe NAME.figure.json.");
    }
    for (const std::string& run : arguments.runs) {
        JobControl control;
        if (!runs::isRunFolder(run) && imports::findRuns(run, control).places.empty()) {
            throw Error(ErrorCode::NotFound, run, "This is no run folder: neither a run.yaml of Groundglass nor what another tool writes was found.");
        }
    }
    std::vector<std::string> command{"--figure", arguments.chart, "--size", arguments.size, "--out", arguments.out};
    if (!arguments.fontSize.empty()) {
        command.insert(command.end(), {"--font-size", arguments.fontSize});
    }
    if (!arguments.epoch.empty()) {
        command.insert(command.end(), {"--epoch", arguments.epoch});
    }
    if (!arguments.words.empty()) {
        command.insert(command.end(), {"--words", arguments.words});
    }
    for (const std::string& run : arguments.runs) {
        command.insert(command.end(), {"--open", run});
    }
    return runWindowProgram(command);
}

}  // namespace

void addFigureCommand(CLI::App& app, int& exitCode)
{
    static FigureArguments arguments;
    CLI::App* command = app.add_subcommand("figure", "Draw a chart of one or more runs for a paper, or a composed figure again from its recipe: PDF, SVG, PGF, PNG or TIFF, with its numbers");
    command->add_option("RUN", arguments.runs, "Run folders")->expected(1, 64);
    command->add_option("--chart", arguments.chart, "Name of the chart, such as loss or sensitivity_specificity");
    command->add_option("--size", arguments.size, "Width and height in millimetres")->capture_default_str();
    command->add_option("--out", arguments.out, "File to write; its ending (.pdf, .svg, .png; with --recipe also .pgf, .tiff, .csv, .tex, .md) chooses the format");
    command->add_option("--font-size", arguments.fontSize, "Font size in points");
    command->add_option("--epoch", arguments.epoch, "Epoch of a snapshot strip or a confusion matrix");
    command->add_option("--recipe", arguments.recipe, "NAME.figure.json beside a figure: draws it again from its runs as they are now");
    command->add_option("--words", arguments.words, "YAML with names for the series of other tools; those that the window remembers unless given")->check(CLI::ExistingFile);
    command->callback([&exitCode] { exitCode = runFigureCommand(arguments); });
}

}  // namespace gg::cli
