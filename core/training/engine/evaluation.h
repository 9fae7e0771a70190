#pragma once

#include "core/metrics/segmentation_classes.h"
#include "core/runs/run_folder.h"
#include "core/training/engine.h"
#include "core/training/engine/learner.h"
#include "core/training/engine/preparation.h"
#include "core/training/engine/values.h"

#include <opencv2/core.hpp>

#include <optional>
#include <string>
#include <vector>

namespace gg::training {

/// What a network predicts for images that it does not learn from.
struct Evaluation {
    double loss = 0;               ///< mean over images of the loss of their batch
    metrics::PixelCounts pooled;   ///< over all images, at the size of the network; of classes the sums over all of them
    metrics::PixelConfusion confusion;     ///< of classes, over all images
    std::vector<std::string> classes;      ///< names; empty: foreground alone
    bool hasBackground = true;             ///< the first class is the background
    std::vector<runs::ImageCounts> images;
    struct Kept {
        std::size_t sample = 0;
        cv::Mat answer;       ///< CV_32F probabilities of the foreground, or CV_8U classes
        cv::Mat uncertainty;  ///< CV_32F predictive entropy as a share of the most there can be; empty where it was asked once
    };
    std::vector<Kept> predictions;         ///< of the samples to keep
    double entropy = 0;                    ///< mean over pixels, in nats, and
    double mutualInformation = 0;          ///< the same; where `sampled`
    bool sampled = false;                  ///< every picture was answered several times
};

/// Over these samples, in order. nullopt when a stop was asked for.
std::optional<Evaluation> evaluate(Learner& learner, const Preparation& data, const recipe::TrainConfig& config,
                                   const std::vector<std::size_t>& samples, const std::vector<std::size_t>& keep, TrainControl& control);

/// Of one batch.
Evaluation evaluateBatch(Learner& learner, const ImageStore& store, const Batch& batch);

/// Of classes every value but the loss is the mean over those that are defined (macro), and "iou/NAME", "dice/NAME", "sensitivity/NAME" are each
/// class's own; shares of foreground are of all but the background, where there is one. Where pictures were answered several times also
/// "entropy" and "mutual_information".
/// prefix + "loss", "sensitivity", "specificity", "iou", "dice", "accuracy", "predicted_foreground", "true_foreground"; NaN where undefined.
void addMetrics(Values& values, const std::string& prefix, const Evaluation& evaluation);

}  // namespace gg::training
