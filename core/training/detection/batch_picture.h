#pragma once

#include "core/runs/training_batch.h"
#include "core/training/detection/detection_batch.h"
#include "core/training/detection/detection_store.h"

#include <opencv2/core.hpp>

namespace gg::training {

/// The batch as a run folder keeps it.
runs::TrainingBatch describeBatch(const DetectionBatch& batch, const DetectionStore& store, std::int64_t step, int epoch);

/// Its pictures in a grid, 8-bit BGR; see runs::TrainingBatch.
cv::Mat gridOf(const DetectionBatch& batch);

}  // namespace gg::training
