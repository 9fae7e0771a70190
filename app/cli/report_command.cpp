#include "app/cli/command.h"
#include "app/cli/command_dataset.h"
#include "app/cli/loaded_runs.h"
#include "app/cli/window_program.h"

#include "core/audit/audit.h"
#include "core/audit/fact_cache.h"
#include "core/audit/ledger_report.h"
#include "core/audit/review.h"
#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/report/report.h"
#include "core/verdicts/gather_facts.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace gg::cli {
namespace {

namespace fs = std::filesystem;

struct ReportArguments {
    std::vector<std::string> paths;
    std::string format;
    std::string out;
    bool noCurves = false;
};

/// Gone at the end, with the drawings in it.
class ScratchFolder {
public:
    ScratchFolder()
    {
        std::string pattern = (fs::temp_directory_path() / "groundglass-report-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) {
            throw Error(ErrorCode::NotWritable, pattern, "No folder for the drawings could be made. Set TMPDIR to a folder that you may write to.");
        }
        m_path = pattern;
    }
    ~ScratchFolder()
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    fs::path file(const std::string& name) const { return m_path / name; }

private:
    fs::path m_path;
};

/// A report without curves is still a report: where they cannot be drawn, it is said and the tables stay.
std::vector<report::Figure> drawCurves(const std::vector<std::string>& folders)
{
    constexpr std::array<std::pair<const char*, const char*>, 4> charts{{{"loss", "Loss"},
                                                                         {"sensitivity_specificity", "Foreground sensitivity and specificity"},
                                                                         {"dice_iou", "Dice and IoU"},
                                                                         {"foreground", "Predicted foreground against the truth's"}}};
    std::vector<report::Figure> figures;
    const ScratchFolder scratch;
    for (const auto& [chart, caption] : charts) {
        const std::string file = scratch.file(std::string(chart) + ".svg").string();
        std::vector<std::string> command{"--figure", chart, "--size", "174x70mm", "--out", file};
        for (const std::string& folder : folders) {
            command.insert(command.end(), {"--open", folder});
        }
        if (runWindowProgram(command) == 0) {
            figures.push_back({.caption = caption, .svg = io::readFile(file)});
        }
    }
    return figures;
}

/// What lies beside the series, as far as it can be read; an audit only where one was made before.
std::vector<diagnosis::RunFacts> factsOf(const LoadedRuns& loaded)
{
    const std::string cacheFolder = audit::FactCache::usualFolder();
    const auto cache = cacheFolder.empty() ? nullptr : std::make_unique<audit::FactCache>(cacheFolder);
    const verdicts::FactSources sources{.reviews = audit::ReviewStore::usualFolder(), .cache = cache.get()};
    std::vector<diagnosis::RunFacts> facts;
    for (const runs::Run& run : loaded.runs) {
        facts.push_back(verdicts::gatherFacts(run.folder, run.info, verdicts::bestEpochOf(run.history), sources, commandControl()).facts);
    }
    std::vector<verdicts::OpenRun> open;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        open.push_back({.info = &loaded.runs[i].info, .history = &loaded.runs[i].history, .facts = &facts[i]});
    }
    verdicts::addPeers(open);
    return facts;
}

std::string runReport(const ReportArguments& arguments)
{
    const LoadedRuns loaded = loadRuns(arguments.paths);
    std::vector<report::Figure> figures;
    if (!arguments.noCurves) {
        try {
            figures = drawCurves(arguments.paths);
        } catch (const Error& error) {
            std::cerr << "The report has no curves. " << error.what() << '\n';
        }
    }
    return report::htmlReport(loaded.pointers(), loaded.compare(), figures, factsOf(loaded));
}

std::string datasetReport(const std::string& path, const std::string& format)
{
    JobControl& control = commandControl();
    const dataset::DatasetPtr dataset = openCommandDataset(path, format);
    audit::Report report = audit::runAudit(*dataset, {.pixels = true}, control);
    report.ledger = audit::ledgerOf(*dataset, report, control);
    return report::htmlReport(*dataset, report);
}

int runReportCommand(const ReportArguments& arguments)
{
    const bool runs = std::all_of(arguments.paths.begin(), arguments.paths.end(), holdsRuns);
    if (!runs && arguments.paths.size() > 1) {
        const auto other = std::find_if_not(arguments.paths.begin(), arguments.paths.end(), holdsRuns);
        throw Error(ErrorCode::InvalidArgument, *other, "There is no run here. A report is on one data set, or on one or more runs.");
    }
    writeOutput(arguments.out, runs ? runReport(arguments) : datasetReport(arguments.paths.front(), arguments.format));
    return Clean;
}

}  // namespace

void addReportCommand(CLI::App& app, int& exitCode)
{
    static ReportArguments arguments;
    CLI::App* command = app.add_subcommand("report", "Write a printable HTML report of a data set, or of one or more runs");
    command->add_option("PATH", arguments.paths, "A data set, or runs of any tool")->required()->expected(1, 64);
    addFormatOption(*command, arguments.format);
    command->add_option("--out", arguments.out, "HTML file to write, or - for standard output")->required();
    command->add_flag("--no-curves", arguments.noCurves, "Leave the curves out (they are drawn by the window's program)");
    command->callback([&exitCode] { exitCode = runReportCommand(arguments); });
}

}  // namespace gg::cli
