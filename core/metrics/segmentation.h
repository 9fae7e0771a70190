#pragma once

#include "core/base/export.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace gg::metrics {

/// Pixels of a binary segmentation, foreground positive.
struct PixelCounts {
    std::uint64_t tp = 0;
    std::uint64_t fp = 0;
    std::uint64_t fn = 0;
    std::uint64_t tn = 0;

    std::uint64_t total() const { return tp + fp + fn + tn; }
    GG_EXPORT PixelCounts& operator+=(const PixelCounts& other);
    friend bool operator==(const PixelCounts&, const PixelCounts&) = default;
};

// Worked example for all of them: TP 6, FP 2, FN 4, TN 88 (100 pixels, 10 true foreground, 8 predicted).

/// Share of true foreground that was predicted foreground, TP / (TP + FN) = 0.6. Undefined (nullopt) without foreground.
GG_EXPORT std::optional<double> sensitivity(const PixelCounts& counts);
/// Share of true background that was predicted background, TN / (TN + FP) = 88/90. Undefined without background.
GG_EXPORT std::optional<double> specificity(const PixelCounts& counts);
/// Intersection over union of the foreground, TP / (TP + FP + FN) = 0.5. Undefined where truth and prediction are both empty.
GG_EXPORT std::optional<double> iou(const PixelCounts& counts);
/// 2 TP / (2 TP + FP + FN) = 12/18. Undefined where truth and prediction are both empty.
GG_EXPORT std::optional<double> dice(const PixelCounts& counts);
/// TP / (TP + FP) = 0.75. Undefined where nothing was predicted.
GG_EXPORT std::optional<double> precision(const PixelCounts& counts);
/// (TP + TN) / all = 0.94. Undefined without pixels. Says little where foreground is rare: all-background scores 0.90 here.
GG_EXPORT std::optional<double> pixelAccuracy(const PixelCounts& counts);
/// Share of pixels predicted foreground, (TP + FP) / all = 0.08.
GG_EXPORT std::optional<double> predictedForeground(const PixelCounts& counts);
/// Share of pixels that are foreground in the truth, (TP + FN) / all = 0.10.
GG_EXPORT std::optional<double> trueForeground(const PixelCounts& counts);

/// Counts over `size` pixels: prediction is foreground where probability > threshold, truth where it is not 0.
GG_EXPORT PixelCounts countPixels(const float* probability, const std::uint8_t* truth, std::size_t size, float threshold = 0.5F);

}  // namespace gg::metrics
