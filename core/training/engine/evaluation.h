#pragma once

#include "core/runs/run_folder.h"
#include "core/training/engine.h"
#include "core/training/engine/learner.h"
#include "core/training/engine/preparation.h"
#include "core/training/engine/values.h"

#include <opencv2/core.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gg::training {

/// What a network predicts for images that it does not learn from.
struct Evaluation {
    double loss = 0;               ///< mean over images of the loss of their batch
    metrics::PixelCounts pooled;   ///< over all images, at the size of the network
    std::vector<runs::ImageCounts> images;
    std::vector<std::pair<std::size_t, cv::Mat>> predictions;  ///< of the samples to keep: CV_32F probabilities
};

/// Over these samples, in order. nullopt when a stop was asked for.
std::optional<Evaluation> evaluate(Learner& learner, const Preparation& data, const recipe::TrainConfig& config,
                                   const std::vector<std::size_t>& samples, const std::vector<std::size_t>& keep, TrainControl& control);

/// Of one batch.
Evaluation evaluateBatch(Learner& learner, const ImageStore& store, const Batch& batch);

/// prefix + "loss", "sensitivity", "specificity", "iou", "dice", "accuracy", "predicted_foreground", "true_foreground"; NaN where undefined.
void addMetrics(Values& values, const std::string& prefix, const Evaluation& evaluation);

}  // namespace gg::training
