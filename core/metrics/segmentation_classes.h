#pragma once

#include "core/metrics/label_view.h"
#include "core/metrics/segmentation.h"

#include <array>
#include <span>
#include <vector>

namespace gg::metrics {

/// Pixels by true and by predicted class.
struct PixelConfusion {
    std::size_t classes = 0;
    /// classes rows of classes + 1 columns. The last column holds pixels of the class for which no class was predicted.
    std::vector<std::uint64_t> counts;
    std::uint64_t leftOut = 0;  ///< pixels without a class in the truth (noLabel)

    PixelConfusion() = default;
    GG_EXPORT explicit PixelConfusion(std::size_t classes);

    std::size_t noClass() const { return classes; }  ///< the last column
    std::uint64_t& at(std::size_t truth, std::size_t predicted) { return counts[truth * (classes + 1) + predicted]; }
    std::uint64_t at(std::size_t truth, std::size_t predicted) const { return counts[truth * (classes + 1) + predicted]; }
    GG_EXPORT std::uint64_t total() const;  ///< without leftOut
    GG_EXPORT PixelConfusion& operator+=(const PixelConfusion& other);
    friend bool operator==(const PixelConfusion&, const PixelConfusion&) = default;
};

/// Counts two pictures of the same size. Labels of the truth from `classes` on are left out like noLabel; such labels of the prediction go
/// into the last column. Neither is dropped in silence: total() + leftOut is the number of pixels.
GG_EXPORT void addPixels(PixelConfusion& confusion, const LabelView& truth, const LabelView& predicted);

/// How often each pair of labels, truth * 256 + predicted, occurs in two pictures of the same size, added to what `pairs` holds. What
/// addPixels is made of; for callers that learn only afterwards what the labels mean. `pairs` has 65,536 entries.
GG_EXPORT void addLabelPairs(std::span<std::uint64_t> pairs, const LabelView& truth, const LabelView& predicted);

/// One class against all others: TP on the diagonal, FN the rest of its row, FP the rest of its column, TN everything else.
GG_EXPORT PixelCounts countsOf(const PixelConfusion& confusion, std::size_t classId);
/// Of every class at once.
GG_EXPORT std::vector<PixelCounts> countsByClass(const PixelConfusion& confusion);

/// The sums over the classes in `counted` (all where it is empty): what "micro" means. In the worked example below TP 7, FP 3, FN 3, TN 17.
GG_EXPORT PixelCounts microCounts(const PixelConfusion& confusion, std::span<const std::size_t> counted = {});

// Worked example: 3 classes, 10 pixels. Truth a a a a b b b c c c, predicted a a a b b b c c c a:
//        a  b  c          sensitivity  specificity  IoU   Dice
//   a    3  1  0     a    3/4          5/6          3/5   6/8
//   b    0  2  1     b    2/3          6/7          2/4   4/6
//   c    1  0  2     c    2/3          6/7          2/4   4/6
// micro: sensitivity 7/10, IoU 7/13, Dice 14/20; macro IoU (3/5 + 1/2 + 1/2) / 3 = 8/15. A class that occurs in neither truth nor
// prediction has no IoU, and macro is then the mean over fewer classes, which is said.

/// What is read off four counts.
enum class PixelMetric : std::uint8_t { Sensitivity, Specificity, Iou, Dice, Precision, Accuracy };
inline constexpr std::array pixelMetrics{PixelMetric::Sensitivity, PixelMetric::Specificity, PixelMetric::Iou,
                                         PixelMetric::Dice,        PixelMetric::Precision,   PixelMetric::Accuracy};
/// "sensitivity", "specificity", "iou", "dice", "precision", "accuracy": in JSON and in names of series.
GG_EXPORT std::string_view pixelMetricId(PixelMetric metric);
GG_EXPORT std::optional<double> valueOf(PixelMetric metric, const PixelCounts& counts);

/// A mean over what is defined, and over how many that is.
struct DefinedMean {
    std::optional<double> value;
    std::size_t defined = 0;
    std::size_t all = 0;

    void add(std::optional<double> one)
    {
        ++all;
        if (one) {
            ++defined;
            m_sum += *one;
            value = m_sum / static_cast<double>(defined);
        }
    }

private:
    double m_sum = 0;
};

/// Mean over the classes in `counted` (all where it is empty) that are defined: what "macro" means.
GG_EXPORT DefinedMean macroMean(PixelMetric metric, const PixelConfusion& confusion, std::span<const std::size_t> counted = {});

}  // namespace gg::metrics
