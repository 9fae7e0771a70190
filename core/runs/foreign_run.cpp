#include "core/runs/foreign_run.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace gg::runs {
namespace {

namespace fs = std::filesystem;

constexpr int deepest = 2;
/// A folder of many thousand images is no folder of runs: nobody waits for its listing.
constexpr int mostEntries = 2000;

struct Listing {
    std::vector<std::string> files;
    std::vector<std::string> folders;

    bool has(const char* name) const { return std::find(files.begin(), files.end(), name) != files.end(); }
};

Listing list(const std::string& folder)
{
    Listing listing;
    std::error_code code;
    int seen = 0;
    for (fs::directory_iterator it(folder, code), end; !code && it != end && seen < mostEntries; it.increment(code), ++seen) {
        std::error_code ignored;
        (it->is_directory(ignored) ? listing.folders : listing.files).push_back(it->path().filename().string());
    }
    std::sort(listing.files.begin(), listing.files.end());
    std::sort(listing.folders.begin(), listing.folders.end());
    return listing;
}

std::optional<ForeignRun> runIn(const std::string& folder, const Listing& listing)
{
    ForeignRun run{.folder = folder, .trainer = {}, .files = {}};
    for (const auto& [name, trainer] : {std::pair{"args.yaml", "Ultralytics"}, std::pair{"opt.yaml", "YOLOv5"}, std::pair{"hyp.yaml", "YOLOv5"},
                                        std::pair{"results.csv", ""}, std::pair{"results.txt", ""}}) {
        if (listing.has(name)) {
            run.files.emplace_back(name);
            run.trainer = run.trainer.empty() ? trainer : run.trainer;
        }
    }
    for (const std::string& name : listing.files) {
        if (name.starts_with("events.out.tfevents")) {
            run.trainer = run.trainer.empty() ? "TensorBoard" : run.trainer;
            run.files.push_back(name);
            break;
        }
    }
    return run.files.empty() ? std::nullopt : std::optional(std::move(run));
}

std::optional<ForeignRun> search(const std::string& folder, int depth)
{
    const Listing listing = list(folder);
    if (auto run = runIn(folder, listing)) {
        return run;
    }
    for (const std::string& name : depth < deepest ? listing.folders : std::vector<std::string>{}) {
        if (auto run = search((fs::path(folder) / name).string(), depth + 1)) {
            return run;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<ForeignRun> findForeignRun(const std::string& path)
{
    std::error_code code;
    return fs::is_directory(path, code) ? search(path, 0) : std::nullopt;
}

}  // namespace gg::runs
