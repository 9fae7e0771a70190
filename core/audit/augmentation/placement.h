#pragma once

#include "core/audit/augmentation/recipe.h"
#include "core/dataset/dataset.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace gg::audit
{

/// Where one source picture lies in an augmented sample.
struct PicturePlace {
    std::size_t source = 0;  ///< index into the pictures that were given
    /// Pixels of the picture, scaled to the training size, to pixels of the sample.
    cv::Matx33d toSample;
    double prescale = 1;     ///< from the picture's own pixels to those that toSample starts from
    cv::Rect2d crop;         ///< of the scaled picture: what a random crop left
    cv::Rect2d window;       ///< of that, what fits on the canvas
};

/// The geometry of one augmented sample. A mosaic has four pictures on a canvas of twice the size, of which a zoomed, rotated and
/// shifted part is seen; otherwise one picture is letterboxed and changed in the same way.
struct SamplePlan {
    int size = 640;
    double zoom = 1;
    std::vector<PicturePlace> pictures;
};

/// How many pictures planSample asks for: 4 for a mosaic, 1 without; the same for the same seed.
std::size_t picturesOfSample(const AugmentationRecipe& recipe, std::uint64_t seed);

/// `sizes`: of picturesOfSample() pictures, in pixels. The same arguments give the same plan on every machine.
SamplePlan planSample(const AugmentationRecipe& recipe, std::span<const cv::Size> sizes, std::uint64_t seed, int size);

enum class Fate : std::uint8_t {
    Kept,
    Outside,  ///< nothing of it is in the sample, and its label goes with it
    Dropped   ///< a part of it is in the sample, but the trainer drops its label: under 2 px, below a tenth of its area, or a sliver
};

struct PlacedBox {
    Fate fate = Fate::Kept;
    dataset::Rect box;  ///< in pixels of the sample, clipped; of Outside meaningless
};

/// What becomes of a box (pixels of its own picture). The rule that drops labels is Ultralytics': width and height over 2 px, more
/// than 0.1 of the area left (of that on the canvas), proportions below 100.
PlacedBox placeBox(const SamplePlan& plan, const PicturePlace& place, const dataset::Rect& box);

}  // namespace gg::audit
