#include "core/imports/run_files.h"
#include "core/imports/run_place.h"
#include "core/base/error.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <utility>

namespace gg::imports {
namespace {

namespace fs = std::filesystem;

constexpr int deepest = 16;
/// Beyond so many entries nobody waits, least of all on a network mount.
constexpr std::size_t mostEntries = 1'000'000;
/// Tables whose first lines are looked at: a data set may hold one for each of its images.
constexpr std::size_t mostSniffed = 2'000;

using FileKey = std::pair<std::uint64_t, std::uint64_t>;

class Search {
public:
    explicit Search(JobControl& control) : m_control(control) {}

    FoundRuns below(const std::string& folder)
    {
        m_control.begin("Looking for runs", 0);
        visit(folder, 0);
        return std::move(m_found);
    }

private:
    void visit(const std::string& folder, int depth)
    {
        if (m_control.stopRequested() || m_full) {
            return;
        }
        struct stat info {};
        if (::stat(folder.c_str(), &info) != 0) {
            problem(folder + " cannot be looked at (" + std::system_category().message(errno) + ").");
            return;
        }
        const auto [it, isNew] = m_seen.try_emplace(FileKey(info.st_dev, info.st_ino), folder);
        if (!isNew) {
            problem(folder + " is a link to " + it->second + ", which was walked already.");
            return;
        }
        if (depth > deepest) {
            problem(folder + " lies deeper than " + std::to_string(deepest) + " levels and was not looked into. Open it on its own.");
            return;
        }
        const FolderListing listing = list(folder);
        m_control.advance();
        std::set<std::string> used;
        const bool own = take(folder, listing, used);
        for (const std::string& name : own ? std::vector<std::string>{} : listing.folders) {
            if (!used.contains(name) && !name.starts_with('.')) {
                visit((fs::path(folder) / name).string(), depth + 1);
            }
        }
    }

    FolderListing list(const std::string& folder)
    {
        FolderListing listing;
        std::error_code code;
        fs::directory_iterator it(folder, fs::directory_options::none, code);
        if (code) {
            problem(folder + " cannot be listed (" + code.message() + ").");
            return listing;
        }
        for (const fs::directory_iterator end; it != end;) {
            if (++m_entries > mostEntries) {
                problem("After " + std::to_string(mostEntries) + " files and folders the search was ended in " + folder + ". Open the folder of the runs itself.");
                m_full = true;
                break;
            }
            std::error_code ignored;
            (it->is_directory(ignored) ? listing.folders : listing.files).push_back(it->path().filename().string());
            it.increment(code);
            if (code) {
                problem(folder + " could not be listed to its end (" + code.message() + ").");
                break;
            }
        }
        std::sort(listing.files.begin(), listing.files.end());
        std::sort(listing.folders.begin(), listing.folders.end());
        return listing;
    }

    /// The runs of this folder. True for one of our own, which holds no others. `used`: folders that are part of it.
    bool take(const std::string& folder, const FolderListing& listing, std::set<std::string>& used)
    {
        if (listing.has("run.yaml") && runs::isRunFolder(folder)) {
            add(folder, "Groundglass", {"run.yaml", "events.jsonl"});
            return true;
        }
        std::vector<std::string> events = filesOfKind(listing, LogKind::Events);
        addPartEvents(folder, listing, events, used);
        if (takeKnownTool(folder, listing, events, used)) {
            return false;
        }
        const std::vector<std::pair<std::string, LogSniff>> logs = logsOf(folder, listing);
        if (logs.size() == 1 && !events.empty()) {
            std::vector<std::string> files{logs.front().first};
            files.insert(files.end(), events.begin(), events.end());
            add(folder, logs.front().second.tool, std::move(files));
            return false;
        }
        if (!events.empty()) {
            const bool lightning = listing.has("hparams.yaml");
            if (lightning) {
                events.insert(events.begin(), "hparams.yaml");
            }
            add(folder, lightning ? "Lightning" : "TensorBoard", std::move(events));
        }
        takeLogs(folder, logs);
        return false;
    }

    static std::vector<std::string> filesOfKind(const FolderListing& listing, LogKind kind)
    {
        std::vector<std::string> files;
        std::copy_if(listing.files.begin(), listing.files.end(), std::back_inserter(files), [&](const std::string& name) { return logKindByName(name) == kind; });
        return files;
    }

    /// Keras and TensorFlow keep the events of one run in train/ and validation/: where all folders with events are such parts, it is one run.
    void addPartEvents(const std::string& folder, const FolderListing& listing, std::vector<std::string>& events, std::set<std::string>& used)
    {
        std::vector<std::string> found;
        std::set<std::string> parts;
        for (const std::string& name : listing.folders) {
            if (!isPartOfData(name)) {
                continue;
            }
            const FolderListing part = list((fs::path(folder) / name).string());
            const bool ownRun = part.has("args.yaml") || part.has("opt.yaml") || part.has("results.csv") || part.has("run.yaml") || part.has("hparams.yaml");
            const std::vector<std::string> files = filesOfKind(part, LogKind::Events);
            if (!ownRun && !files.empty()) {
                parts.insert(name);
                for (const std::string& file : files) {
                    found.push_back(name + "/" + file);
                }
            }
        }
        events.insert(events.end(), found.begin(), found.end());
        used.insert(parts.begin(), parts.end());
    }

    bool takeKnownTool(const std::string& folder, const FolderListing& listing, const std::vector<std::string>& events, std::set<std::string>& used)
    {
        const auto path = [&](const char* name) { return (fs::path(folder) / name).string(); };
        std::vector<std::string> files;
        const auto addFiles = [&](std::initializer_list<const char*> names) {
            std::copy_if(names.begin(), names.end(), std::back_inserter(files), [&](const char* name) { return listing.has(name); });
        };
        const auto finish = [&](const char* tool) {
            files.insert(files.end(), events.begin(), events.end());
            add(folder, tool, std::move(files));
            return true;
        };
        if (listing.has("opt.yaml") || (listing.has("hyp.yaml") && (listing.has("results.csv") || listing.has("results.txt") || !events.empty()))) {
            addFiles({"opt.yaml", "hyp.yaml", listing.has("results.csv") ? "results.csv" : "results.txt"});
            return finish("YOLOv5");
        }
        if (listing.has("args.yaml") && isUltralyticsArguments(path("args.yaml"))) {
            addFiles({"args.yaml", "results.csv"});
            return finish("Ultralytics");
        }
        if (listing.has("results.csv") || listing.has("results.txt")) {
            const char* name = listing.has("results.csv") ? "results.csv" : "results.txt";
            const LogSniff sniff = sniffLog(path(name), false);
            if (sniff.tool == "YOLOv5" || sniff.tool == "Ultralytics") {
                addFiles({name});
                return finish(sniff.tool.c_str());
            }
        }
        if (listing.has("metrics.csv") && listing.has("hparams.yaml")) {
            addFiles({"hparams.yaml", "metrics.csv"});
            return finish("Lightning");
        }
        if (files = filesOfKind(listing, LogKind::Nnunet); !files.empty()) {
            addFiles({"debug.json"});
            return finish("nnU-Net");
        }
        return takeOpenMmLab(folder, listing, used, files) && finish("MMDetection");
    }

    /// MMDetection 2 writes a *.log.json a start into the folder of the run, MMEngine a folder a start with vis_data/scalars.json in it.
    bool takeOpenMmLab(const std::string& folder, const FolderListing& listing, std::set<std::string>& used, std::vector<std::string>& files)
    {
        for (const std::string& name : listing.files) {
            if (name.ends_with(".log.json")) {
                files.push_back(name);
            }
        }
        if (std::binary_search(listing.folders.begin(), listing.folders.end(), std::string("vis_data"))) {
            const FolderListing data = list((fs::path(folder) / "vis_data").string());
            if (data.has("scalars.json")) {
                files.emplace_back("vis_data/scalars.json");
                used.insert("vis_data");
            }
        }
        return !files.empty();
    }

    std::vector<std::pair<std::string, LogSniff>> logsOf(const std::string& folder, const FolderListing& listing)
    {
        std::vector<std::pair<std::string, LogSniff>> logs;
        for (const std::string& name : listing.files) {
            const LogKind kind = logKindByName(name);
            if (kind != LogKind::Table && kind != LogKind::JsonLines && kind != LogKind::Printed) {
                continue;
            }
            if (m_control.stopRequested()) {
                break;
            }
            if (++m_sniffed > mostSniffed) {
                if (m_sniffed == mostSniffed + 1) {
                    problem("More than " + std::to_string(mostSniffed) + " tables were found; from " + folder + "/" + name + " on they were not looked at. Open what is a run on its own.");
                }
                break;
            }
            if (const LogSniff sniff = sniffLog((fs::path(folder) / name).string(), false); sniff.kind != LogKind::None) {
                logs.emplace_back(name, sniff);
            }
        }
        return logs;
    }

    /// One log is the folder's run; each of several is one of its own.
    void takeLogs(const std::string& folder, const std::vector<std::pair<std::string, LogSniff>>& logs)
    {
        for (const auto& [name, sniff] : logs) {
            const bool only = logs.size() == 1;
            m_found.places.push_back({.path = (fs::path(folder) / name).string(),
                                      .name = only && isGenericName(name) ? nameOf(folder) : fs::path(name).stem().string(),
                                      .tool = sniff.tool,
                                      .files = {name}});
        }
    }

public:
    static bool isGenericName(const std::string& file)
    {
        constexpr std::array<const char*, 13> names{"train.log", "training.log", "output.log", "results.csv", "metrics.csv", "log.csv", "training.csv", "results.txt", "scalars.json", "metrics.json", "log.json", "log.txt", "history.csv"};
        return std::find(names.begin(), names.end(), file) != names.end();
    }

    static std::string nameOf(const std::string& folder)
    {
        const std::string name = fs::path(folder).filename().string();
        return name.empty() ? folder : name;
    }

private:
    void add(const std::string& folder, std::string tool, std::vector<std::string> files)
    {
        m_found.places.push_back({.path = folder, .name = nameOf(folder), .tool = std::move(tool), .files = std::move(files)});
    }

    void problem(std::string text)
    {
        constexpr std::size_t most = 100;
        if (m_found.problems.size() < most) {
            m_found.problems.push_back(std::move(text));
        } else if (m_found.problems.size() == most) {
            m_found.problems.emplace_back("There were more such problems; they are not listed.");
        }
    }

    JobControl& m_control;
    FoundRuns m_found;
    std::map<FileKey, std::string> m_seen;
    std::size_t m_entries = 0;
    std::size_t m_sniffed = 0;
    bool m_full = false;
};

/// The folder above in front of a name that occurs twice, and the one above that, until they differ.
void tellApart(std::vector<RunPlace>& places)
{
    std::vector<fs::path> above;
    for (const RunPlace& place : places) {
        above.push_back(fs::path(place.path).parent_path());
    }
    for (int level = 0; level < deepest; ++level) {
        std::map<std::string, int> counts;
        for (const RunPlace& place : places) {
            ++counts[place.name];
        }
        bool twice = false;
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (counts[places[i].name] > 1 && above[i].has_filename()) {
                twice = true;
                places[i].name = above[i].filename().string() + "/" + places[i].name;
                above[i] = above[i].parent_path();
            }
        }
        if (!twice) {
            return;
        }
    }
}

/// A file that was chosen is looked at alone, but what lies beside it tells whose it is.
RunPlace placeOfFile(const fs::path& file)
{
    const std::string folder = file.parent_path().string();
    const std::string name = file.filename().string();
    if (const std::string why = whyNoLog(file.string()); !why.empty()) {
        throw Error(ErrorCode::Malformed, file.string(), why);
    }
    RunPlace place{.path = file.string(), .name = file.stem().string(), .tool = {}, .files = {name}};
    if (Search::isGenericName(name)) {
        place.name = Search::nameOf(folder);
    }
    const LogSniff sniff = sniffLog(file.string(), true);
    place.tool = sniff.tool;
    std::error_code code;
    const auto beside = [&](const char* other) { return fs::exists(fs::path(folder) / other, code); };
    if (name == "results.csv" && sniff.tool == "table") {
        place.tool = beside("opt.yaml") ? "YOLOv5" : (beside("args.yaml") ? "Ultralytics" : sniff.tool);
    } else if (name == "metrics.csv" && beside("hparams.yaml")) {
        place.tool = "Lightning";
    }
    return place;
}

/// Files that describe a run rather than log it stand for the folder that they lie in.
bool standsForItsFolder(const std::string& name)
{
    return name == "run.yaml" || name == "events.jsonl" || name == "args.yaml" || name == "opt.yaml" || name == "hyp.yaml" || name == "hparams.yaml";
}

}  // namespace

FoundRuns findRuns(const std::string& path, JobControl& control)
{
    std::error_code code;
    fs::path where = fs::absolute(path, code).lexically_normal();
    if (!where.has_filename()) {
        where = where.parent_path();
    }
    const fs::file_status status = fs::status(where, code);
    if (status.type() == fs::file_type::not_found) {
        throw Error(ErrorCode::NotFound, path, "There is no such file or folder.");
    }
    FoundRuns found;
    if (fs::is_directory(status)) {
        found = Search(control).below(where.string());
    } else if (standsForItsFolder(where.filename().string())) {
        found = Search(control).below(where.parent_path().string());
        std::erase_if(found.places, [&](const RunPlace& place) { return place.path != where.parent_path(); });
    } else {
        found.places.push_back(placeOfFile(where));
    }
    std::sort(found.places.begin(), found.places.end(), [](const RunPlace& a, const RunPlace& b) { return a.path < b.path; });
    tellApart(found.places);
    return found;
}

}  // namespace gg::imports
