#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"

#include <cstdint>
#include <span>
#include <vector>

namespace gg::audit
{

/// 0.9·IoU + 0.1·exp(−0.1·d), d the distance of the centres over the square root of the mean area: in [0, 1], the same for a picture
/// at any size. After ObjectLab (Tkachenko et al. 2023), whose distance is in pixels.
double boxSimilarity(const dataset::Rect& a, const dataset::Rect& b);

/// How far a run's predictions of one class can be trusted, measured against the labels as they are.
struct ClassCalibration {
    std::size_t labels = 0;     ///< of images that have predictions
    std::size_t found = 0;      ///< labels with a prediction of their class at or above `operating`
    double operating = 1;       ///< the confidence at which F1 is largest
    double gate = 1;            ///< quantile of the confidences of predictions that found a label, from `operating` up
    double precision = 0;       ///< at `operating`
    double usualSimilarity = 0; ///< median over labels that were found
    double spread = 0;          ///< 1.4826 · median absolute deviation of the same
    bool usable = false;        ///< enough labels are found, often enough, to judge labels by predictions
};

/// One image: what belongs to what, one to one.
struct ImageMatches {
    struct Pair {
        std::uint32_t label = 0;
        std::uint32_t prediction = 0;
        double similarity = 0;
    };
    std::vector<Pair> same;    ///< of one class, IoU at least 0.5
    std::vector<Pair> other;   ///< of two classes, among what is left
    std::vector<Pair> poor;    ///< of one class, IoU of 0.1 to 0.5, among what is left
    std::vector<std::uint32_t> predictions;  ///< that explain no label; copies of others and those in regions to be ignored left out
};

/// Objects of a label or a prediction in one space in which distances are alike in both directions.
std::vector<dataset::Rect> squareBoxes(const dataset::Record& record, double widthOverHeight);

struct CalibrationLimits {
    double gateQuantile = 0.5;
    double leastPrecision = 0.3;
    std::size_t fewestFound = 10;
};

/// By class. Predictions are matched in the order of their confidence, as for average precision.
std::vector<ClassCalibration> calibrate(const dataset::Dataset& labels, const dataset::Dataset& predictions,
                                        const std::vector<bool>& repeated, const CalibrationLimits& limits, JobControl& control);

/// Uses only predictions at or above the operating point of usable classes, thinned out so that no two of a class overlap by more
/// than `duplicate`. Best pairs first, so that in a crowd each label keeps its own prediction.
ImageMatches matchImage(const dataset::Record& labels, const dataset::Record& predictions, std::span<const ClassCalibration> classes,
                        double duplicate);

}  // namespace gg::audit
