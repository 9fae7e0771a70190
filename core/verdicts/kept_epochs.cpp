#include "core/audit/file_stamp.h"
#include "core/base/error.h"
#include "core/runs/training_batch.h"
#include "core/verdicts/fact_memory.h"

#include <algorithm>
#include <filesystem>

namespace gg::verdicts {
namespace {

/// Brings `kept`, by epoch, to what lies on disk: further epochs are read, changed ones again, and those that are gone are dropped, as a run that
/// was resumed from an earlier epoch drops them. `read` throws Error for a file that cannot be used.
template <typename Epoch, typename Read>
void readOn(const std::string& folder, const char* file, std::vector<Epoch>& kept, std::map<int, ReadFile>& files, std::vector<FactIssue>& issues,
            JobControl& control, Read read)
{
    const std::vector<int> epochs = runs::epochsThatKeep(folder, {file});
    const auto isThere = [&](int epoch) { return std::binary_search(epochs.begin(), epochs.end(), epoch); };
    std::erase_if(kept, [&](const Epoch& one) { return !isThere(one.epoch); });
    std::erase_if(files, [&](const auto& one) { return !isThere(one.first); });
    for (const int epoch : epochs) {
        control.throwIfStopped();
        const std::string path = (std::filesystem::path(folder) / runs::epochFolderName(epoch) / file).string();
        ReadFile now{.stamp = audit::fileStamp(path), .issue = std::nullopt};
        ReadFile& before = files[epoch];
        if (before.stamp != now.stamp) {
            std::erase_if(kept, [&](const Epoch& one) { return one.epoch == epoch; });
            try {
                Epoch one = read(epoch);
                if (one.epoch != epoch) {
                    throw Error(ErrorCode::Malformed, path, "Says that it is of epoch " + std::to_string(one.epoch) + ", and lies in the folder of epoch "
                                                                + std::to_string(epoch) + ". It was left out.");
                }
                const auto place = std::lower_bound(kept.begin(), kept.end(), epoch, [](const Epoch& other, int number) { return other.epoch < number; });
                kept.insert(place, std::move(one));
            } catch (const Error& error) {
                now.issue = FactIssue{.file = error.path().empty() ? path : error.path(), .message = error.detail()};
            }
            before = std::move(now);
        }
        if (before.issue) {
            issues.push_back(*before.issue);
        }
    }
}

}  // namespace

void gatherDetails(const std::string& folder, const runs::RunInfo& info, std::vector<runs::DetectionEpoch>& details, FactMemory& memory,
                   std::vector<FactIssue>& issues, JobControl& control)
{
    std::size_t classes = info.classes.size();
    readOn(folder, "epoch.json", details, memory.details, issues, control, [&](int epoch) {
        runs::DetectionEpoch detail = runs::readDetectionEpoch(folder, epoch);
        classes = classes == 0 && !details.empty() ? details.front().classes.size() : classes;
        if (classes != 0 && detail.classes.size() != classes) {
            throw Error(ErrorCode::Malformed, (std::filesystem::path(folder) / runs::epochFolderName(epoch) / "epoch.json").string(),
                        "Has " + std::to_string(detail.classes.size()) + " classes where the run has " + std::to_string(classes)
                            + ". It belongs to another training and was left out.");
        }
        return detail;
    });
}

void gatherSignals(const std::string& folder, std::vector<runs::InnerSignals>& signals, FactMemory& memory, std::vector<FactIssue>& issues,
                   JobControl& control)
{
    readOn(folder, "signals.json", signals, memory.signals, issues, control, [&](int epoch) {
        runs::InnerSignals one = runs::readInnerSignals(folder, epoch);
        for (runs::ScaleSignals& scale : one.scales) {
            scale.density.clear();  // most of the memory, over hundreds of epochs
            scale.matchedDensity.clear();
        }
        return one;
    });
}

void gatherBatches(const std::string& folder, std::vector<diagnosis::BatchFacts>& batches, std::vector<FactIssue>& issues)
{
    std::vector<diagnosis::BatchFacts> found;
    for (const std::int64_t step : runs::trainingBatches(folder)) {
        const auto known = std::find_if(batches.begin(), batches.end(), [&](const diagnosis::BatchFacts& batch) { return batch.step == step; });
        if (known != batches.end()) {
            found.push_back(*known);
            continue;
        }
        try {
            diagnosis::BatchFacts batch{.step = step, .images = {}, .picture = std::filesystem::path(runs::trainingBatchPicture(folder, step)).lexically_relative(folder).string()};
            for (const runs::BatchPicture& picture : runs::readTrainingBatch(folder, step).pictures) {
                batch.images.push_back(picture.image);
            }
            found.push_back(std::move(batch));
        } catch (const Error& error) {
            issues.push_back({.file = error.path().empty() ? folder : error.path(), .message = error.detail()});
        }
    }
    batches = std::move(found);
}

}  // namespace gg::verdicts
