#pragma once

#include "core/recipe/train_config.h"
#include "core/training/engine/batch_part.h"
#include "core/training/engine/batch_stream.h"
#include "core/training/engine/image_store.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace gg::training {

/// Steps of one epoch over `images` training images. The last, smaller batch counts, except where batch norm could not be computed from
/// it (one image that is one pixel at the bottleneck). Throws Error (InvalidArgument) where no step is possible.
std::int64_t stepsPerEpoch(std::size_t images, const recipe::TrainConfig& config);

/// The batches of all optimiser steps from `firstStep` (counted from 0) to the last epoch's end, shuffled anew each epoch and augmented.
/// What a step gets depends on the seed and the step alone; of that, `own` is handed out. Store and indices must outlive the stream.
std::unique_ptr<BatchStream> trainingStream(const ImageStore& store, const std::vector<std::size_t>& train,
                                            const recipe::TrainConfig& config, std::int64_t firstStep, BatchPart own = {});

/// The samples in the order given, as they are.
std::unique_ptr<BatchStream> plainStream(const ImageStore& store, const std::vector<std::size_t>& indices,
                                         const recipe::TrainConfig& config);

/// One batch of these samples, as they are.
Batch plainBatch(const ImageStore& store, const std::vector<std::size_t>& indices);

}  // namespace gg::training
