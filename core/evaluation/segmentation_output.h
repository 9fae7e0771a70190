#pragma once

#include "core/evaluation/segmentation_scores.h"

#include <string>

namespace gg::evaluation {

/// One JSON object, the value of "segmentation": {"meaning", "images", "splits", "epoch", "pooled": {"micro", "macro"}, "per_image":
/// {"micro", "macro"}, "per_class", "confusion", "thresholds", "epochs", "each_image", "issues", "timing"}. What is undefined is null; means
/// name over how many they are. Of the last epoch where `epoch` is 0.
GG_EXPORT std::string segmentationJson(const SegmentationEvaluation& evaluation, int epoch = 0);

/// For a terminal: a line a class, the four means, the best threshold, issues as sentences.
GG_EXPORT std::string segmentationTable(const SegmentationEvaluation& evaluation, int epoch = 0);

}  // namespace gg::evaluation
