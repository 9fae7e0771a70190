#pragma once

#include "core/recipe/train_config.h"
#include "core/training/detection/detection_batch.h"
#include "core/training/detection/detection_store.h"
#include "core/training/engine/batch_part.h"
#include "core/training/engine/batch_stream.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace gg::training {

using DetectionStream = Stream<DetectionBatch>;

/// Pictures that could not be read in the middle of a training, each once. Safe from several threads.
class UnreadableLog
{
public:
    void add(const std::string& image, const std::string& reason);
    /// "a.jpg: the file ends early.", by name.
    std::vector<std::string> all() const;

private:
    mutable std::mutex m_mutex;
    std::map<std::string, std::string> m_reasons;
};

/// The batches of all steps from `firstStep` (from 0) to the last epoch's end, shuffled anew each epoch (or drawn by class weights), with
/// mosaic, mixup and copy-paste closed in the last epochs and the canvas of each step drawn where multi-scale is on. What a step gets
/// depends on the seed and the step alone. A picture that cannot be read is left out of its batch and named in `unreadable`; a batch
/// may come without any picture. Of each batch `own` is handed out. `canvasStep`: the canvas is a multiple of it, the network's largest stride.
std::unique_ptr<DetectionStream> detectionTrainingStream(const DetectionStore& store, const std::vector<std::size_t>& train,
                                                         const recipe::TrainConfig& config, int canvasStep, std::int64_t firstStep,
                                                         UnreadableLog& unreadable, BatchPart own = {});

/// The samples as they are, letterboxed, `config.batch` · 2 at a time; with validation.rectangular sorted by aspect ratio, each batch as
/// small as its pictures allow: sides ceil(share · image_size / step + ½) · step.
std::unique_ptr<DetectionStream> detectionPlainStream(const DetectionStore& store, const std::vector<std::size_t>& indices,
                                                      const recipe::TrainConfig& config, int canvasStep, UnreadableLog& unreadable);

/// One batch of these samples, as they are, on a square canvas of the store's side.
DetectionBatch detectionPlainBatch(const DetectionStore& store, const std::vector<std::size_t>& indices);

/// Steps of one epoch: every picture once; the last, smaller batch counts.
std::int64_t detectionStepsPerEpoch(std::size_t images, const recipe::TrainConfig& config);

/// How often a picture is drawn when pictures with rare classes count more: the mean over its classes of 1 / (pictures with that class),
/// so that every class is seen about equally often. A picture without objects counts like the most frequent class. Sums to 1.
std::vector<double> drawingShares(const DetectionStore& store, const std::vector<std::size_t>& train);

}  // namespace gg::training
