#include "core/training/detection/kept_predictions.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace gg::training {
namespace {

/// A row of COCO results as we write it, with a path of 20 letters.
constexpr std::int64_t bytesOfRow = 95;
constexpr std::int64_t bytesOfRun = std::int64_t{2} << 30;

std::int64_t bytesOfAll(const recipe::TrainConfig& config, std::size_t valImages)
{
    const std::int64_t epochs = std::max(1, config.epochs / std::max(1, config.detection.validateEvery));
    return static_cast<std::int64_t>(valImages) * config.detection.mostBoxes * bytesOfRow * epochs;
}

/// The validated epoch before; 0: none.
int validatedBefore(int epoch, int validatedEvery)
{
    return epoch > 0 ? (epoch - 1) / validatedEvery * validatedEvery : 0;
}

}  // namespace

int keptEvery(const recipe::TrainConfig& config, std::size_t valImages)
{
    const int validated = std::max(1, config.detection.validateEvery);
    if (config.detection.keepEvery > 0) {
        return (config.detection.keepEvery + validated - 1) / validated * validated;
    }
    const std::int64_t share = (bytesOfAll(config, valImages) + bytesOfRun - 1) / bytesOfRun;
    return static_cast<int>(std::clamp<std::int64_t>(share, 1, config.epochs)) * validated;
}

std::string keptNote(const recipe::TrainConfig& config, std::size_t valImages)
{
    const int every = keptEvery(config, valImages);
    if (config.detection.keepEvery > 0 || every <= config.detection.validateEvery) {
        return {};
    }
    char size[32];
    std::snprintf(size, sizeof size, "%.0f GiB", static_cast<double>(bytesOfAll(config, valImages)) / (std::int64_t{1} << 30));
    return "The predictions of all epochs may take " + std::string(size) + ": those of every " + std::to_string(every)
           + "th epoch are kept, of the best and of the newest (validation.keep_every).";
}

std::vector<int> outlived(const KeptEpoch& now, int keptEvery, int validatedEvery)
{
    const int before = validatedBefore(now.epoch, validatedEvery);
    const int beforeThat = validatedBefore(before, validatedEvery);
    std::vector<int> epochs;
    for (const int epoch : {before, beforeThat, now.bestBefore}) {
        const bool newest = epoch == now.epoch || (epoch == before && !now.last);
        const bool listed = std::find(epochs.begin(), epochs.end(), epoch) != epochs.end();
        if (epoch > 0 && !newest && !listed && epoch != now.best && epoch % keptEvery != 0) {
            epochs.push_back(epoch);
        }
    }
    return epochs;
}

}  // namespace gg::training
