#pragma once

#include "core/metrics/detections.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace gg::metrics {

/// How boxes of several models, or of one model's looks at turned copies, become one set.
enum class Fusion : std::uint8_t {
    WeightedBoxes,  ///< Solovyev, Wang, Gabruseva 2021, "Weighted boxes fusion"
    Suppression,    ///< the strongest box stays, as it is
    Voting          ///< the same boxes, moved to the score-weighted mean of their votes (Gidaris, Komodakis 2015), with the mean score of all models
};
GG_EXPORT std::string_view fusionId(Fusion fusion);  ///< "wbf", "nms", "vote"
GG_EXPORT std::optional<Fusion> fusionFromId(std::string_view id);

struct FusionOptions {
    Fusion fusion = Fusion::WeightedBoxes;
    double iou = 0.55;            ///< boxes of a class that overlap by more are one object
    std::size_t sources = 1;      ///< models, or looks: also those that found nothing
    std::vector<double> weights;  ///< by source, positive; empty: 1 each
};

/// A box of one of the sources.
struct SourceBox {
    Box box;
    double score = 0;
    std::int32_t classId = 0;
    std::uint32_t source = 0;
};

struct FusedBox {
    Box box;
    double score = 0;
    std::int32_t classId = 0;
    std::uint32_t strongest = 0;     ///< index of the member with the highest (weighted) score
    std::uint32_t found = 0;         ///< sources with a member
    double scoreDeviation = 0;       ///< over the sources, 0 for one that did not find it; divided by n − 1; 0 of a single source
    double placement = 1;            ///< mean IoU of the members with `box`: 1 where all lie alike
    /// 1 − found / sources · placement: 0 where every source has it at one place.
    double disagreement(std::size_t sources) const { return 1 - static_cast<double>(found) / static_cast<double>(sources) * placement; }
};

/// Boxes of one image, highest score first; equal scores stay in the order given. Throws Error (InvalidArgument) for weights that do not fit.
///
/// Weighted boxes fusion: scores are multiplied by their source's weight w. From the highest down, a box joins the cluster of its class whose fused box it
/// overlaps most, by more than `iou`, or begins one. A cluster of T boxes has
///   box = Σ s_i box_i / Σ s_i,   score = (Σ s_i / T) · min(T, W) / W,   W = Σ w,
/// so that what only some sources find loses confidence. Example, two sources, weights 1: (0, 0, 10, 10) with 0.8 and (2, 0, 10, 10) with 0.4 overlap by
/// 8/12 and become x = (0.8 · 0 + 0.4 · 2) / 1.2 = 0.667 with score 0.6; a box of one of them alone with 0.8 has 0.8 · 1/2 = 0.4.
///
/// Suppression keeps the strongest of a cluster around it, with its own score. Voting gives it Σ over sources of w · (best score of the source in the
/// cluster) / W, and the mean box above.
GG_EXPORT std::vector<FusedBox> fuseBoxes(std::span<const SourceBox> boxes, const FusionOptions& options);

}  // namespace gg::metrics
