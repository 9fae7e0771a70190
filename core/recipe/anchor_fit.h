#pragma once

#include "core/base/export.h"
#include "core/recipe/model_plan.h"
#include "core/recipe/train_config.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gg::recipe {

/// IoU of two boxes with a common corner: smaller width · smaller height / (area + area − that). 10x10 and 20x5: 50 / (100 + 100 − 50) = 1/3.
GG_EXPORT double shapeIou(const AnchorSize& a, const AnchorSize& b);

/// k-means of box sizes with the distance 1 − shapeIou (Redmon and Farhadi, "YOLO9000", 2017, section 2, "Dimension Clusters"), seeded by
/// k-means++ (Arthur and Vassilvitskii, 2007: the next centre is a box drawn in proportion to its squared distance), a cluster's centre
/// being its mean width and mean height. Of several starts the one with the highest mean IoU of a box with its nearest anchor. The same
/// boxes, in any order, and the same seed give the same anchors on every machine. Sorted by area, rounded to 0.01 px. Sizes that are not
/// above 0 are passed over; of more than 20,000 boxes that many are taken, evenly. Fewer different sizes than anchors: the sizes
/// themselves, and enlarged ones of 5/4, 25/16 …. Throws Error (InvalidArgument) where there is no box.
GG_EXPORT std::vector<AnchorSize> kMeansAnchors(std::span<const AnchorSize> boxes, std::size_t count, std::uint64_t seed);

/// How well anchors suit boxes.
struct AnchorFit {
    std::size_t boxes = 0;
    double meanIou = 0;             ///< of each box with its nearest anchor, by shape
    double bestPossibleRecall = 1;  ///< share of the boxes that are less than 4 times as wide, narrow, high or low as some anchor (YOLOv5's figure)
};
GG_EXPORT AnchorFit fitOf(std::span<const AnchorSize> anchors, std::span<const AnchorSize> boxes);

/// "10x13 16x30 33x23", or as darknet writes it, "10,13, 16,30, 33,23". nullopt where it is neither, or a side is not above 0.
GG_EXPORT std::optional<std::vector<AnchorSize>> parseAnchors(std::string_view text);
GG_EXPORT std::string anchorsText(std::span<const AnchorSize> anchors);

/// The anchors of a training, and what is to be said of them before it starts.
struct AnchorChoice {
    std::vector<AnchorSize> anchors;
    AnchorFit fit;
    std::vector<std::string> notes;
};

/// What anchors.from asks for: k-means of `boxes` (of the training pictures, in pixels at image_size), the plan's own, or anchors.list. The
/// notes name them with their fit, and warn where anchors.list says that it comes from another data set, or where the best possible recall is
/// below 0.98. Nothing for a plan without anchors. Throws Error (InvalidArgument) for a list of another length than the network's.
GG_EXPORT AnchorChoice anchorsFor(const TrainConfig& config, const ModelPlan& plan, std::span<const AnchorSize> boxes, const std::string& datasetFingerprint);

}  // namespace gg::recipe
