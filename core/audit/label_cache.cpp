#include "core/audit/label_cache.h"

#include "core/audit/rules.h"
#include "core/dataset/file_names.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <system_error>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using Time = std::filesystem::file_time_type;

std::optional<Time> timeOf(const std::string& path)
{
    std::error_code error;
    const Time time = std::filesystem::last_write_time(path, error);
    return error ? std::nullopt : std::optional(time);
}

/// Ultralytics writes "<folder of the first label>.cache"; for a folder with folders in it that is one of them.
std::string cacheOf(std::string_view labelFolder)
{
    return std::string(labelFolder) + ".cache";
}

}  // namespace

std::vector<LabelCache> findLabelCaches(const Dataset& dataset, JobControl& control)
{
    std::vector<LabelCache> caches;
    if (dataset.format != dataset::Format::Yolo) {
        return caches;
    }
    // One cache a split; the folder it is named after may be that of any of the split's labels.
    std::map<std::string, std::vector<std::uint16_t>, std::less<>> splitsOf;
    std::string_view lastFolder;
    std::uint16_t lastSplit = 0;
    for (const dataset::Record& record : dataset.records) {
        const std::string_view folder = dataset::folderOf(record.label);
        if (folder.empty() || (folder == lastFolder && record.split == lastSplit)) {
            continue;
        }
        lastFolder = folder;
        lastSplit = record.split;
        std::vector<std::uint16_t>& splits = splitsOf[cacheOf(folder)];
        if (std::find(splits.begin(), splits.end(), record.split) == splits.end()) {
            splits.push_back(record.split);
        }
    }
    for (const auto& [file, splits] : splitsOf) {
        const std::optional<Time> written = timeOf(dataset.absolute(file));
        if (!written) {
            continue;
        }
        LabelCache cache{.file = file, .changed = {}};
        for (std::size_t i = 0; i < dataset.records.size(); ++i) {
            const dataset::Record& record = dataset.records[i];
            if (std::find(splits.begin(), splits.end(), record.split) == splits.end()) {
                continue;
            }
            control.throwIfStopped();
            if (const std::optional<Time> time = timeOf(dataset.absolute(record.label)); time && *time > *written) {
                cache.changed.push_back(static_cast<std::uint32_t>(i));
            }
        }
        caches.push_back(std::move(cache));
    }
    return caches;
}

void addStaleCaches(const Dataset& dataset, const std::vector<LabelCache>& caches, std::vector<Finding>& findings)
{
    for (const LabelCache& cache : caches) {
        if (cache.changed.empty()) {
            continue;
        }
        Finding finding = makeFinding(dataset, "yaml.stale_cache", cache.file);
        finding.values["count"] = std::to_string(cache.changed.size());
        finding.values["example"] = dataset.records[cache.changed.front()].label;
        finding.records = cache.changed;
        findings.push_back(std::move(finding));
    }
}

}  // namespace gg::audit
