#pragma once

#include "core/recipe/train_config.h"
#include "core/training/detection/detection_batch.h"
#include "core/training/detection/detection_store.h"
#include "core/training/engine/batch_stream.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace gg::training {

using DetectionStream = Stream<DetectionBatch>;

/// A training picture of one step, before it is put into a batch.
struct Mixed {
    cv::Mat picture;               ///< CV_8UC3 RGB
    std::vector<StoredBox> boxes;  ///< shares of the picture
};

/// The picture that sample `index` becomes in `epoch` (from 0) with this key: mosaic of four, mixup, copy-paste, affine and perspective, HSV,
/// flips, as the configuration asks. What is drawn depends on seed, epoch and sample alone. `side`: of the square canvas.
Mixed augmented(const DetectionStore& store, const std::vector<std::size_t>& train, const recipe::TrainConfig& config, std::int64_t epoch,
                std::size_t index, int side);

/// The batches of all steps from `firstStep` (from 0) to the last epoch's end, shuffled anew each epoch (or drawn by class weights), with
/// mosaic closed in the last epochs and the canvas of each step drawn where multi-scale is on. A picture that cannot be read in the middle of
/// a training is left out of its batch and named in `unreadable` (thread-safe, each once).
class UnreadableLog;
std::unique_ptr<DetectionStream> detectionTrainingStream(const DetectionStore& store, const std::vector<std::size_t>& train,
                                                         const recipe::TrainConfig& config, std::int64_t firstStep, UnreadableLog& unreadable);

/// The samples as they are, letterboxed; with `validation.rectangular` sorted by aspect ratio, and each batch as small as its pictures allow
/// (multiples of the largest stride, half a stride of padding as the reference).
std::unique_ptr<DetectionStream> detectionPlainStream(const DetectionStore& store, const std::vector<std::size_t>& indices,
                                                      const recipe::TrainConfig& config, int largestStride, UnreadableLog& unreadable);

std::int64_t detectionStepsPerEpoch(std::size_t images, const recipe::TrainConfig& config);

}  // namespace gg::training
