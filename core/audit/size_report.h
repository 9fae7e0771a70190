#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"

#include <opencv2/core.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace gg::audit
{

/// Objects by their size in pixels of the training picture.
struct SizeCounts {
    /// Strides of the feature maps of detectors; the first only where a model has a P2 head.
    static constexpr std::array<int, 4> strides{4, 8, 16, 32};

    std::size_t objects = 0;
    /// COCO: small, medium, large; area below 32², below 96², the rest.
    std::array<std::size_t, 3> coco{};
    /// Tiny, small, medium, large; area below 32², below 96², up to 320², the rest.
    std::array<std::size_t, 4> fine{};
    std::size_t below8 = 0;   ///< the shorter side is under 8 px
    std::size_t below64 = 0;  ///< area below 64²
    /// Objects that a stride sees: their shorter side spans at least two of its cells. 16 px at stride 8 are two cells.
    std::array<std::size_t, strides.size()> seen{};

    GG_EXPORT void add(double width, double height);
    double share(std::size_t count) const { return objects == 0 ? 0 : static_cast<double>(count) / static_cast<double>(objects); }
};

/// How large the objects of a set are once its images are letterboxed: scaled so that the longer side has the training size, up or
/// down. Polygons and masks count with their bounding boxes, regions to be ignored not at all.
struct SizeReport {
    static constexpr int heatSide = 32;
    static constexpr int sideBins = 24;
    static constexpr int aspectBins = 33;

    int trainingSize = 640;
    std::size_t withoutSize = 0;  ///< objects of images whose size is not known; in none of the counts below
    SizeCounts all;
    SizeCounts native;                            ///< at the images' own size
    std::vector<SizeCounts> byClass;              ///< as Dataset::classNames
    std::vector<SizeCounts> bySplit;              ///< as Dataset::splits
    std::vector<std::vector<SizeCounts>> byClassAndSplit;  ///< [class][split]
    /// Objects by √area: bin i holds [2^(i/2), 2^((i+1)/2)) px, the first and last what lies beyond.
    std::array<std::size_t, sideBins> sides{};
    /// Objects by width / height: bin i is about 2^((i − 16)/4), so that bin 16 is square.
    std::array<std::size_t, aspectBins> aspects{};
    std::map<std::size_t, std::size_t> objectsPerImage;  ///< number of objects → images with so many
    /// Centres of objects, row by row from the upper left; cells are 1/32 of the picture.
    std::array<std::uint32_t, static_cast<std::size_t>(heatSide) * heatSide> positions{};
};

/// `sizes` and `repeated` are parallel to the records; images that are repeated count once in all but the counts by split.
GG_EXPORT SizeReport computeSizes(const dataset::Dataset& dataset, std::span<const cv::Size> sizes,
                                  const std::vector<bool>& repeated, int trainingSize);

/// A box in pixels of its image; nothing sensible where the size is empty.
dataset::Rect inPixels(const dataset::Record& record, const dataset::Rect& box, const cv::Size& size);

/// By how much letterboxing scales an image.
double letterboxScale(const cv::Size& size, int trainingSize);

}  // namespace gg::audit
