#include "core/imports/composite_tail.h"
#include "core/imports/log_tail.h"
#include "core/imports/picture_tail.h"
#include "core/imports/run_files.h"
#include "core/imports/run_place.h"
#include "core/imports/run_settings.h"
#include "core/imports/tensorboard/event_file.h"
#include "core/base/error.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string_view>
#include <utility>

namespace gg::imports {
namespace {

namespace fs = std::filesystem;

/// By its name; a file that was chosen may have any.
LogKind kindOf(const RunPlace& place, const std::string& file)
{
    const std::string name = fs::path(file).filename().string();
    const LogKind kind = logKindByName(name);
    const bool settings = name == "args.yaml" || name == "opt.yaml" || name == "hyp.yaml" || name == "hparams.yaml" || name == "debug.json";
    const bool chosen = place.path != folderOf(place);
    return chosen && !settings && kind != LogKind::Events && kind != LogKind::Nnunet ? sniffLog(place.path, true).kind : kind;
}

/// Two tags may be one word of the vocabulary: the first one has it, the other keeps its own name.
std::function<std::string(std::string_view)> uniqueNames(const Vocabulary& vocabulary, const std::string& tool)
{
    return [vocabulary, tool, owners = std::make_shared<std::map<std::string, std::string>>()](std::string_view raw) {
        std::string name = vocabulary.name(raw, tool);
        const auto [owner, isNew] = owners->try_emplace(name, raw);
        if (isNew || owner->second == raw) {
            return name;
        }
        owners->try_emplace(std::string(raw), raw);
        return std::string(raw);
    };
}

class Sources {
public:
    Sources(const RunPlace& place, const Vocabulary& vocabulary, const OpenOptions& options)
        : m_tool(place.tool)
        , m_folder(folderOf(place))
        , m_alone(place.path != m_folder)
        , m_vocabulary(vocabulary)
        , m_options(options)
    {
        if (m_options.stepColumn.empty()) {
            m_options.stepColumn = place.stepColumn;
        }
    }

    void table(const std::string& file)
    {
        add({file}, " (" + file + ")", [tool = m_tool, vocabulary = m_vocabulary, step = m_options.stepColumn, file] {
            return makeTableReader(vocabulary, tool, file, step);
        });
    }

    void jsonLines(const std::vector<std::string>& files)
    {
        add(files, " (" + files.front() + ")", [tool = m_tool, vocabulary = m_vocabulary, step = m_options.stepColumn, file = files.front()] {
            return makeJsonLinesReader(vocabulary, tool, file, step);
        }, files.front().ends_with(".log.json") && !m_alone ? LogTail::IsFurther([](std::string_view name) { return name.ends_with(".log.json"); }) : LogTail::IsFurther());
    }

    void printed(const std::string& file)
    {
        add({file}, " (" + file + ")", [tool = m_tool, vocabulary = m_vocabulary, file] { return makePrintedReader(vocabulary, tool, file); });
    }

    void nnunet(const std::vector<std::string>& files)
    {
        const auto isLog = [](std::string_view name) { return logKindByName(name) == LogKind::Nnunet; };
        add(files, " (log)", [tool = m_tool, vocabulary = m_vocabulary, file = files.front()] { return makeNnunetReader(vocabulary, tool, file); },
            m_alone ? LogTail::IsFurther() : LogTail::IsFurther(isLog));
    }

    void events(const std::vector<std::string>& files)
    {
        const bool known = m_tool == "YOLOv5" || m_tool == "Ultralytics" || m_tool == "Keras" || m_tool == "Lightning";
        m_sources.push_back({.open = [folder = m_folder, files, tool = known ? m_tool : std::string(), vocabulary = m_vocabulary] {
                                 return openEventFiles({.folder = folder, .files = files, .tool = tool, .name = uniqueNames(vocabulary, tool)});
                             },
                             .suffix = " (TensorBoard)"});
    }

    /// Those that tools draw and put beside their logs.
    void pictures()
    {
        if (!m_alone) {
            m_sources.push_back({.open = [folder = m_folder] { return std::make_unique<PictureTail>(folder); }, .isLog = false});
        }
    }

    std::vector<LogSource> take() { return std::move(m_sources); }

private:
    void add(std::vector<std::string> files, std::string suffix, LogTail::MakeReader makeReader, LogTail::IsFurther isFurther = {})
    {
        m_sources.push_back({.open = [folder = m_folder, files = std::move(files), makeReader = std::move(makeReader), isFurther = std::move(isFurther),
                                      snapshot = m_options.snapshot] {
                                 auto tail = std::make_unique<LogTail>(folder, files, makeReader, isFurther);
                                 tail->setSnapshot(snapshot);
                                 return tail;
                             },
                             .suffix = std::move(suffix)});
    }

    std::string m_tool;
    std::string m_folder;
    bool m_alone;  ///< a file that was chosen is read without those beside it
    Vocabulary m_vocabulary;
    OpenOptions m_options;
    std::vector<LogSource> m_sources;
};

/// Tables before event files: names are theirs where both give one. nnU-Net and MMDetection go on in another file with every start.
void addSources(const RunPlace& place, Sources& sources)
{
    std::map<LogKind, std::vector<std::string>> files;
    for (const std::string& file : place.files) {
        files[kindOf(place, file)].push_back(file);
    }
    // A run that has just begun has no table yet.
    if (files[LogKind::Table].empty() && (place.tool == "Ultralytics" || place.tool == "YOLOv5")) {
        files[LogKind::Table].emplace_back("results.csv");
    }
    for (const std::string& file : files[LogKind::Table]) {
        sources.table(file);
    }
    if (!files[LogKind::JsonLines].empty()) {
        sources.jsonLines(files[LogKind::JsonLines]);
    }
    for (const std::string& file : files[LogKind::Printed]) {
        sources.printed(file);
    }
    if (!files[LogKind::Nnunet].empty()) {
        sources.nnunet(files[LogKind::Nnunet]);
    }
    if (!files[LogKind::Events].empty()) {
        sources.events(files[LogKind::Events]);
    }
    sources.pictures();
}

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
    addSources(place, sources);
    opened.tail = std::make_unique<CompositeTail>(
        folderOf(place), sources.take(),
        CompositeOptions{.missing = whatIsMissing(place), .epochs = opened.info.epochs, .known = std::move(problems), .snapshot = options.snapshot});
    return opened;
}

Error noRunAt(const std::string& path)
{
    return {ErrorCode::NotFound, path,
            "No run was found here: run.yaml, results.csv, args.yaml, opt.yaml, metrics.csv, event files and other logs of a training were looked for. "
            "A table by another name can be opened itself."};
}

Error severalRunsAt(const std::string& path, const std::vector<RunPlace>& places)
{
    constexpr std::size_t named = 5;
    std::string names;
    for (std::size_t i = 0; i < std::min(places.size(), named); ++i) {
        names += (i == 0 ? "" : ", ") + places[i].name;
    }
    return {ErrorCode::InvalidArgument, path, "There are " + std::to_string(places.size()) + " runs here (" + names + (places.size() > named ? ", …" : "") + "). Name one of them."};
}

OpenedRun openRun(const std::string& path, const Vocabulary& vocabulary, const OpenOptions& options)
{
    JobControl control;
    const FoundRuns found = findRuns(path, control);
    if (found.places.empty()) {
        throw noRunAt(path);
    }
    if (found.places.size() > 1) {
        throw severalRunsAt(path, found.places);
    }
    return openRun(found.places.front(), vocabulary, options);
}

runs::Run readRun(const RunPlace& place, const Vocabulary& vocabulary, JobControl& control, const OpenOptions& options)
{
    constexpr std::size_t slice = 64U << 20U;  // event files are then read by several threads
    OpenedRun opened = openRun(place, vocabulary, {.stepColumn = options.stepColumn, .snapshot = true});
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
