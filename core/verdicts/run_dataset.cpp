#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/verdicts/gather_facts.h"

#include <algorithm>
#include <filesystem>

namespace gg::verdicts {
namespace {

namespace fs = std::filesystem;

/// Folders above the run's that a relative path may start at: the folder that the training was started in is one of them.
constexpr int levelsAbove = 6;

std::string withSlashes(std::string path)
{
    std::replace(path.begin(), path.end(), '\\', '/');
    while (path.starts_with("./")) {
        path.erase(0, 2);
    }
    while (path.size() > 1 && path.ends_with('/')) {
        path.pop_back();
    }
    return path;
}

/// What the path says beside the names that every data set uses.
std::string telling(std::string path)
{
    for (const char* usual : {"/data.yaml", "/data.yml", "/dataset.yaml"}) {
        if (path.ends_with(usual)) {
            path.resize(path.size() - std::string_view(usual).size());
        }
    }
    return path;
}

bool endsWithPath(const std::string& whole, const std::string& end)
{
    return whole == end || whole.ends_with("/" + end);
}

}  // namespace

dataset::DatasetPtr openDatasetOf(const std::string& folder, const runs::RunInfo& info, JobControl& control)
{
    if (info.datasetPath.empty()) {
        throw Error(ErrorCode::NotFound, folder, "The run does not say which data set it was trained on.");
    }
    const fs::path written(withSlashes(info.datasetPath));
    std::error_code code;
    if (written.is_absolute() && fs::exists(written, code)) {
        return dataset::openDataset(written.string(), control);
    }
    fs::path from = fs::absolute(folder, code);
    for (int level = 0; level <= levelsAbove && !written.is_absolute(); ++level, from = from.parent_path()) {
        if (fs::exists(from / written, code)) {
            return dataset::openDataset((from / written).lexically_normal().string(), control);
        }
    }
    throw Error(ErrorCode::NotFound, info.datasetPath,
                written.is_absolute() ? std::string("The data set that the run was trained on is not there.")
                                      : "The data set that the run names lies neither in " + folder + " nor in the folders above it. Name the data set.");
}

bool isDatasetOf(const dataset::Dataset& dataset, const runs::RunInfo& info)
{
    if (!info.datasetFingerprint.empty()) {
        return info.datasetFingerprint == dataset.fingerprint;
    }
    const std::string written = withSlashes(info.datasetPath);
    if (written.empty()) {
        return false;
    }
    const std::string set = telling(written);
    // "data.yaml" alone is what most sets are called.
    return set.find('.') != 0 && set != "data.yaml" && set != "data.yml"
           && (endsWithPath(withSlashes(dataset.opened), written) || endsWithPath(withSlashes(dataset.root), set));
}

}  // namespace gg::verdicts
