#include "app/cli/command.h"
#include "app/cli/window_program.h"

#include "core/base/error.h"
#include "core/runs/run_folder.h"

#include <string>
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
};

int runFigureCommand(const FigureArguments& arguments)
{
    for (const std::string& run : arguments.runs) {
        if (!runs::isRunFolder(run)) {
            throw Error(ErrorCode::NotFound, run, "This is no run folder: a run.yaml that starts with \"schema: groundglass.run\" was looked for.");
        }
    }
    std::vector<std::string> command{"--figure", arguments.chart, "--size", arguments.size, "--out", arguments.out};
    if (!arguments.fontSize.empty()) {
        command.insert(command.end(), {"--font-size", arguments.fontSize});
    }
    if (!arguments.epoch.empty()) {
        command.insert(command.end(), {"--epoch", arguments.epoch});
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
    CLI::App* command = app.add_subcommand("figure", "Draw a chart of one or more runs for a paper: PDF, SVG or PNG, with its numbers and a recipe");
    command->add_option("RUN", arguments.runs, "Run folders")->required()->expected(1, 64);
    command->add_option("--chart", arguments.chart, "Name of the chart, such as loss or sensitivity_specificity")->required();
    command->add_option("--size", arguments.size, "Width and height in millimetres")->capture_default_str();
    command->add_option("--out", arguments.out, "File to write; its ending (.pdf, .svg, .png) chooses the format")->required();
    command->add_option("--font-size", arguments.fontSize, "Font size in points");
    command->add_option("--epoch", arguments.epoch, "Epoch of a snapshot strip or a confusion matrix");
    command->callback([&exitCode] { exitCode = runFigureCommand(arguments); });
}

}  // namespace gg::cli
