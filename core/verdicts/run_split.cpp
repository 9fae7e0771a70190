#include "core/verdicts/run_split.h"

#include "core/audit/leakage/regroup.h"
#include "core/base/error.h"
#include "core/predictions/own_results.h"
#include "core/runs/detection_epoch.h"
#include "core/runs/run_folder.h"

#include <algorithm>
#include <filesystem>
#include <unordered_set>

namespace gg::verdicts {
namespace {

/// Absolute paths; empty where the run keeps none. What cannot be read is named where its epochs are read.
std::unordered_set<std::string> validatedImages(const dataset::Dataset& dataset, const std::string& folder)
{
    std::unordered_set<std::string> images;
    try {
        const std::string anyEpoch = (std::filesystem::path(folder) / runs::epochFolderName(1) / "predictions.json").string();
        if (const auto validated = predictions::readValidated(anyEpoch)) {
            for (const std::string& image : validated->images) {
                images.insert(dataset.absolute(image));
            }
        } else if (const std::vector<int> epochs = runs::epochsWithDetail(folder); !epochs.empty()) {
            for (const runs::ImageCounts& one : runs::readEpochDetail(folder, epochs.back()).images) {
                images.insert(one.image);
            }
        }
    } catch (const Error&) {
        images.clear();
    }
    return images;
}

/// Validation records that share a group with a training record.
std::vector<bool> knownFromTraining(const std::vector<std::uint32_t>& group, const std::vector<bool>& validated)
{
    std::vector<bool> trained(group.size(), false);
    for (std::size_t i = 0; i < group.size(); ++i) {
        trained[group[i]] = trained[group[i]] || !validated[i];
    }
    std::vector<bool> known(group.size());
    for (std::size_t i = 0; i < group.size(); ++i) {
        known[i] = validated[i] && trained[group[i]];
    }
    return known;
}

}  // namespace

bool isValidationSplit(std::string_view name)
{
    return name == "val" || name == "valid" || name == "validation";
}

std::vector<bool> validatedRecords(const dataset::Dataset& dataset, const std::string& folder)
{
    if (std::any_of(dataset.splits.begin(), dataset.splits.end(), isValidationSplit)) {
        return {};
    }
    const std::unordered_set<std::string> images = validatedImages(dataset, folder);
    std::vector<bool> validated;
    for (const dataset::Record& record : dataset.records) {
        validated.push_back(images.contains(dataset.absolute(record.image)));
    }
    const bool some = std::find(validated.begin(), validated.end(), true) != validated.end();
    return some ? validated : std::vector<bool>();
}

void countSplit(diagnosis::AuditFacts& facts, const dataset::Dataset& dataset, const std::vector<bool>& validated, std::span<const audit::AlikePair> alike)
{
    std::vector<audit::AlikePair> same;
    std::copy_if(alike.begin(), alike.end(), std::back_inserter(same), [](const audit::AlikePair& pair) { return pair.kind <= audit::AlikeKind::SamePixels; });
    const auto shared = knownFromTraining(audit::regroup(dataset, same, {}, {.byRecording = false}).group, validated);
    const auto known = knownFromTraining(audit::regroup(dataset, alike, dataset::indexRecordings(dataset)).group, validated);
    facts.valImages = static_cast<std::size_t>(std::count(validated.begin(), validated.end(), true));
    facts.trainImages = validated.size() - facts.valImages;
    facts.valShared = static_cast<std::size_t>(std::count(shared.begin(), shared.end(), true));
    facts.valAlike = static_cast<std::size_t>(std::count(known.begin(), known.end(), true)) - facts.valShared;
}

}  // namespace gg::verdicts
