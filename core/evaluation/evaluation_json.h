#pragma once

#include "core/evaluation/detection_evaluation.h"

#include <string>

namespace gg::evaluation {

struct JsonOptions {
    int indent = 2;                ///< −1: all in one line
    bool perClass = true;          ///< tables by class beside the totals
};

/// One evaluation at one reading, as `groundglass-cli evaluate --json` writes it:
///   coco              the twelve numbers; undefined ones are −1, as pycocotools has them
///   per_class         by class name: the same twelve numbers, truths and detections, and what is reached at the confidence
///   definitions       by id: mAP50, mAP50-95 (null where undefined) and AP by class
///   adaptive          AP50 with a lower IoU threshold for small objects
///   errors            TIDE: AP, dAP and counts of each kind, by class and size
///   confusion         rows are the truth, columns what was predicted, the last of both background; pairs ranked by errors
///   calibration       ECE, largest gap, overconfidence, bins
///   sizes             tiny to large at training size
///   operating_points  at the confidence, of all classes; best F1 of each class
///   input             files, images, rows, what the numbers of classes were taken for, and every issue with its count and sentence
///   timing            load_s, evaluate_s (the twelve numbers: what pycocotools calls evaluate and accumulate), and what comes on top of them:
///                     sizes_s, definitions_s (with adaptive), curves_s, errors_s, confusion_s, calibration_s
/// Names of classes are keys; a name that occurs twice gets " (2)" behind it the second time.
GG_EXPORT std::string toJson(const DetectionEvaluation& evaluation, const Reading& reading, double loadSeconds, double evaluateSeconds,
                             const JsonOptions& options = {});

}  // namespace gg::evaluation
