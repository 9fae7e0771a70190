#include "core/imports/composite_tail.h"
#include "core/imports/log_tail.h"
#include "core/imports/run_files.h"
#include "core/imports/run_place.h"
#include "core/imports/run_settings.h"
#include "core/base/error.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace gg::imports {
namespace {

namespace fs = std::filesystem;

class Sources {
public:
    Sources(const RunPlace& place, const Vocabulary& vocabulary, const OpenOptions& options)
        : m_tool(place.tool)
        , m_folder(folderOf(place))
        , m_vocabulary(vocabulary)
        , m_options(options)
    {
    }

    void table(const std::string& file)
    {
        add({file}, " (" + file + ")", [tool = m_tool, vocabulary = m_vocabulary, step = m_options.stepColumn, file] {
            return makeTableReader(vocabulary, tool, file, step);
        });
    }

    std::vector<LogSource> take() { return std::move(m_sources); }

private:
    void add(std::vector<std::string> files, std::string suffix, LogTail::MakeReader makeReader)
    {
        m_sources.push_back({.open = [folder = m_folder, files = std::move(files), makeReader = std::move(makeReader)] {
                                 return std::make_unique<LogTail>(folder, files, makeReader);
                             },
                             .suffix = std::move(suffix)});
    }

    std::string m_tool;
    std::string m_folder;
    Vocabulary m_vocabulary;
    OpenOptions m_options;
    std::vector<LogSource> m_sources;
};

/// A run that crashed at its start has settings and no curves.
std::string whatIsMissing(const RunPlace& place)
{
    const auto has = [&](std::string_view name) { return std::find(place.files.begin(), place.files.end(), name) != place.files.end(); };
    if (place.tool == "Ultralytics" || place.tool == "YOLOv5") {
        return has("results.csv") || has("results.txt") ? "results.csv has no finished epoch yet."
                                                        : "There is no results.csv: the run has not finished an epoch. If it is not running, it crashed at its start.";
    }
    return "No value was found yet.";
}

}  // namespace

OpenedRun openRun(const RunPlace& place, const Vocabulary& vocabulary, const OpenOptions& options)
{
    std::error_code code;
    if (!fs::exists(place.path, code)) {
        throw Error(ErrorCode::NotFound, place.path, "There is no such file or folder. If it was moved, open it from its new place.");
    }
    OpenedRun opened;
    if (place.tool == "Groundglass") {
        opened.info = runs::readRunInfo(place.path);
        opened.info.tool = place.tool;
        opened.tail = runs::openRunTail(place.path);
        return opened;
    }
    std::vector<std::string> problems;
    opened.info = readSettings(place, problems);
    Sources sources(place, vocabulary, options);
    for (const std::string& file : place.files) {
        if (logKindByName(fs::path(file).filename().string()) == LogKind::Table) {
            sources.table(file);
        }
    }
    opened.tail = std::make_unique<CompositeTail>(folderOf(place), sources.take(), whatIsMissing(place), opened.info.epochs, std::move(problems));
    return opened;
}

OpenedRun openRun(const std::string& path, const Vocabulary& vocabulary, const OpenOptions& options)
{
    JobControl control;
    const FoundRuns found = findRuns(path, control);
    if (found.places.empty()) {
        throw Error(ErrorCode::NotFound, path,
                    "No run was found here: looked for run.yaml, results.csv, args.yaml, opt.yaml, metrics.csv, event files and other logs of a training. "
                    "A table by another name can be opened itself.");
    }
    if (found.places.size() > 1) {
        std::string names;
        for (std::size_t i = 0; i < std::min<std::size_t>(found.places.size(), 5); ++i) {
            names += (i == 0 ? "" : ", ") + found.places[i].name;
        }
        throw Error(ErrorCode::InvalidArgument, path,
                    "There are " + std::to_string(found.places.size()) + " runs here (" + names + (found.places.size() > 5 ? ", …" : "") + "). Name one of them.");
    }
    return openRun(found.places.front(), vocabulary, options);
}

runs::Run readRun(const RunPlace& place, const Vocabulary& vocabulary, JobControl& control, const OpenOptions& options)
{
    constexpr std::size_t slice = 16U << 20U;
    OpenedRun opened = openRun(place, vocabulary, options);
    runs::Run run{.folder = place.path, .info = std::move(opened.info), .history = {}, .problems = {}};
    bool more = true;
    while (more && !control.stopRequested()) {
        runs::RunBatch batch = opened.tail->poll(slice);
        more = batch.more;
        run.history.append(std::move(batch));
    }
    run.problems = opened.tail->problems();
    return run;
}

}  // namespace gg::imports
