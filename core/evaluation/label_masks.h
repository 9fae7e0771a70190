#pragma once

#include "core/dataset/mask_image.h"
#include "core/evaluation/segmentation_evaluation.h"

#include <opencv2/core.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace gg::evaluation {

/// What stands for a class in masks: its number, or 0xRRGGBB. noKey: none.
using Key = std::uint32_t;
inline constexpr Key noKey = 0xFFFFFFFFU;

/// A mask as labels of a byte and what each of them stands for.
struct LabelMask {
    cv::Mat labels;                     ///< CV_8U [H, W]
    std::array<Key, 256> keys{};
    cv::Mat probability;                ///< CV_8U [H, W]; empty where the mask has labels alone
    bool otherEncoding = false;         ///< it does not say what the set's masks say; taken as well as can be
};

/// What a few masks of the set show, and how all of them are therefore read.
struct MaskReading {
    MaskMeaning meaning = MaskMeaning::Foreground;
    bool colours = false;               ///< classes are colours
    std::vector<Key> palette;           ///< colours of the numbers, where the true masks have a palette
    bool voidNumber = true;             ///< 255 is no class
    PredictedAs predictedAs = PredictedAs::Labels;
    int highestPredicted = 0;           ///< grey value, in the masks that were looked at
    dataset::MaskSense truthSense = dataset::MaskSense::ForegroundBright;
    dataset::MaskSense predictedSense = dataset::MaskSense::ForegroundBright;
};

/// A mask as far as that decision needs it.
struct MaskGlance {
    dataset::MaskEncoding encoding = dataset::MaskEncoding::Grey;
    dataset::MaskValues kind = dataset::MaskValues::Uniform;
    int distinct = 0;
    int highest = 0;
    std::vector<Key> table;
};
GG_EXPORT MaskGlance glanceAt(const dataset::MaskImage& mask);

/// `truth` is empty where polygons are painted; `declaredClasses` are the classes that the set names beside the background, 0 where it
/// names none.
GG_EXPORT MaskReading decideReading(const std::vector<MaskGlance>& truth, const std::vector<MaskGlance>& predicted, bool painted,
                          std::size_t declaredClasses, const SegmentationOptions& options);

GG_EXPORT LabelMask trueLabels(const dataset::MaskImage& mask, const MaskReading& reading);
LabelMask predictedLabels(const dataset::MaskImage& mask, const MaskReading& reading);
/// Painted labels, 0 background; `classKeys` by class.
GG_EXPORT LabelMask paintedLabels(const cv::Mat& painted, const std::vector<Key>& classKeys, const MaskReading& reading);

}  // namespace gg::evaluation
