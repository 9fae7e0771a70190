#pragma once

#include "core/metrics/overlaps.h"

#include <array>
#include <span>

namespace gg::metrics {

/// Draws of images that are looked at together: one step of a processor's vector unit serves several of them.
constexpr std::size_t drawsAtOnce = 16;

/// How often an image was drawn in each of these draws.
struct alignas(64) DrawnImage {
    std::array<float, drawsAtOnce> times{};
};

/// COCO's AP of one run on any draw of its images, as if an image that was drawn w times stood w times in the set. What a draw cannot change is
/// prepared once: which detection is right at which threshold, by falling score. A draw then only adds up. In single precision: an AP is right
/// to 1e-6, which is far below what it differs by from draw to draw.
class DrawnAp {
public:
    /// Throws Cancelled.
    GG_EXPORT DrawnAp(const DetectionSet& set, const Overlaps& overlaps, std::span<const double> thresholds, JobControl& control);

    /// By draw: the mean over classes with a truth among the images drawn, and over thresholds; NaN without such a class. `images`: one for each
    /// image of the set.
    GG_EXPORT std::array<double, drawsAtOnce> of(std::span<const DrawnImage> images) const;

private:
    /// A detection that is right, or ignored, at some threshold.
    struct Event {
        std::uint32_t rank = 0;
        std::uint32_t image = 0;
        std::uint32_t right = 0;    ///< bit t: at threshold t
        std::uint32_t ignored = 0;
    };
    struct OneClass {
        std::vector<std::uint32_t> images;  ///< by rank, up to the last event that is right: what comes behind changes no AP
        std::vector<Event> events;          ///< by rank
        std::vector<std::uint32_t> truthImages;
    };
    class Walk;

    std::size_t m_thresholds;
    std::vector<OneClass> m_classes;
};

}  // namespace gg::metrics
