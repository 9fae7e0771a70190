#pragma once

#include "core/metrics/score_order.h"
#include "core/metrics/coco.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace gg::metrics {

/// Ranges of areas that are matched in one visit of an image: COCO has four.
inline constexpr std::size_t lanes = 4;
/// Of an image and class, by confidence; further ones do not exist for COCO.
inline constexpr std::size_t cocoMaxDetections = 100;
/// One bit for each IoU threshold of a visit.
using ThresholdBits = std::uint64_t;
inline constexpr std::size_t thresholdsAtOnce = 64;

/// What one visit of the images asks: four ranges of areas at up to 64 thresholds.
struct CocoQuestion {
    std::vector<double> thresholds;
    std::array<AreaRange, lanes> ranges;
    std::vector<double> imageScales;  ///< by image: factor of lengths; empty: 1

    ThresholdBits allBits() const { return ~ThresholdBits{0} >> (thresholdsAtOnce - thresholds.size()); }
    /// Factor of areas.
    double areaScale(std::size_t image) const { return imageScales.empty() ? 1.0 : imageScales[image] * imageScales[image]; }
    /// One bit a range; what is not a number lies in all of them, because it is outside of none.
    unsigned lanesOf(double area) const
    {
        unsigned bits = 0;
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            bits |= static_cast<unsigned>(!(area < ranges[lane].from || area > ranges[lane].to)) << lane;
        }
        return bits;
    }
};

/// At which thresholds a detection is right, and at which it does not count; at all others it is wrong.
struct LaneHits {
    ThresholdBits right = 0;
    ThresholdBits ignored = 0;
};
using Hits = std::array<LaneHits, lanes>;

/// What became of a detection, in one word: walks over all of them in the order of their scores jump about in memory.
class CocoFound {
public:
    CocoFound() = default;
    /// Wrong at all thresholds in these ranges, outside the others; none for a detection that does not count at all.
    static CocoFound wrongIn(unsigned lanesInside) { return CocoFound(lanesInside); }
    static CocoFound hitsAt(std::size_t index) { return CocoFound(static_cast<std::uint32_t>(index + 1) << lanes); }

    bool hasHits() const { return m_word >> lanes != 0; }
    std::size_t hits() const { return (m_word >> lanes) - 1; }
    unsigned lanesInside() const { return m_word; }

private:
    explicit CocoFound(std::uint32_t word) : m_word(word) {}

    std::uint32_t m_word = 0;
};

struct CocoMatches {
    std::vector<CocoFound> found;  ///< by detection
    std::vector<Hits> hits;
    std::vector<std::array<std::size_t, lanes>> truths;  ///< by class: how many count
};

/// COCO's matching for all thresholds and ranges at once. A detection's candidates are the same at every threshold, in the same order of
/// preference (truths that count before ignored ones, then by IoU, then the later one); a threshold only cuts the list off and
/// remembers which truths are taken. So each truth keeps one word of bits a range, and a detection walks its candidates once.
CocoMatches matchCoco(const DetectionSet& set, const Overlaps& overlaps, const ScoreOrder& order, const CocoQuestion& question,
                      JobControl& control);

}  // namespace gg::metrics
