#include "core/metrics/boundary_f1.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace gg::metrics {
namespace {

struct Pixel {
    int x = 0;
    int y = 0;
};

using PixelsByClass = std::vector<std::vector<Pixel>>;

/// Which labels are looked at: [first, first + lists.size()).
struct Wanted {
    std::size_t first = 0;
    std::size_t count = 0;
};

/// 1 where a pixel's neighbour has another label. Without branches, so that it becomes vector code.
void markEdges(const std::uint8_t* above, const std::uint8_t* row, const std::uint8_t* below, std::vector<std::uint8_t>& edges, int width)
{
    const auto size = static_cast<std::size_t>(width);
    for (std::size_t x = 0; x < size; ++x) {
        edges[x] = static_cast<std::uint8_t>((row[x] != above[x]) | (row[x] != below[x]));
    }
    for (std::size_t x = 0; x + 1 < size; ++x) {
        edges[x] |= static_cast<std::uint8_t>(row[x] != row[x + 1]);
    }
    for (std::size_t x = 1; x < size; ++x) {
        edges[x] |= static_cast<std::uint8_t>(row[x] != row[x - 1]);
    }
}

PixelsByClass boundaryPixels(const LabelView& labels, Wanted wanted)
{
    PixelsByClass out(wanted.count);
    std::vector<std::uint8_t> edges(static_cast<std::size_t>(labels.width));
    for (int y = 0; y < labels.height; ++y) {
        const std::uint8_t* row = labels.row(y);
        markEdges(labels.row(std::max(0, y - 1)), row, labels.row(std::min(labels.height - 1, y + 1)), edges, labels.width);
        const auto* begin = edges.data();
        const auto* end = begin + edges.size();
        for (const auto* at = begin; (at = static_cast<const std::uint8_t*>(std::memchr(at, 1, static_cast<std::size_t>(end - at)))) != nullptr;) {
            const auto x = static_cast<int>(at - begin);
            const std::size_t place = std::size_t{row[x]} - wanted.first;
            if (place < wanted.count && row[x] != noLabel) {
                out[place].push_back({.x = x, .y = y});
            }
            if (++at == end) {
                break;
            }
        }
    }
    return out;
}

/// The prediction without what the truth leaves open.
std::vector<std::uint8_t> masked(const LabelView& truth, const LabelView& predicted)
{
    const auto width = static_cast<std::size_t>(truth.width);
    std::vector<std::uint8_t> out(width * static_cast<std::size_t>(truth.height));
    for (int y = 0; y < truth.height; ++y) {
        const std::uint8_t* t = truth.row(y);
        const std::uint8_t* p = predicted.row(y);
        std::uint8_t* row = out.data() + static_cast<std::size_t>(y) * width;
        for (std::size_t x = 0; x < width; ++x) {
            row[x] = t[x] == noLabel ? noLabel : p[x];
        }
    }
    return out;
}

/// Finds pixels near others by painting a disc about each of those: boundaries are few and tolerances small, so that this takes a
/// fraction of a distance transform of the picture, and is as exact.
class Nearness {
public:
    Nearness(int width, int height, double tolerance)
        : m_width(width)
        , m_height(height)
        , m_painted(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))
    {
        const double squared = tolerance * tolerance;
        for (int dy = 0; dy <= tolerance; ++dy) {
            // The widest span whose end is within the tolerance; the square root may be off by one at a whole number.
            auto half = static_cast<int>(std::sqrt(squared - dy * dy));
            while ((half + 1.0) * (half + 1.0) + dy * dy <= squared) {
                ++half;
            }
            while (half > 0 && static_cast<double>(half) * half + dy * dy > squared) {
                --half;
            }
            m_halfWidths.push_back(half);
        }
    }

    /// How many of `pixels` lie within the tolerance of one of `targets`.
    std::uint64_t count(const std::vector<Pixel>& pixels, const std::vector<Pixel>& targets)
    {
        if (pixels.empty() || targets.empty()) {
            return 0;
        }
        nextPaint();
        for (std::size_t i = 0; i < targets.size();) {
            // Neighbours in a row are painted at once: the discs about them overlap but for their ends.
            std::size_t end = i + 1;
            while (end < targets.size() && targets[end].y == targets[i].y && targets[end].x == targets[end - 1].x + 1) {
                ++end;
            }
            paintDiscs(targets[i], targets[end - 1].x);
            i = end;
        }
        return static_cast<std::uint64_t>(std::count_if(pixels.begin(), pixels.end(), [this](const Pixel& pixel) {
            return m_painted[static_cast<std::size_t>(pixel.y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(pixel.x)] == m_paint;
        }));
    }

private:
    /// A new colour is cheaper than a clean picture.
    void nextPaint()
    {
        if (m_paint == 255) {
            std::fill(m_painted.begin(), m_painted.end(), std::uint8_t{0});
            m_paint = 0;
        }
        ++m_paint;
    }

    /// About every pixel from `first` to `lastX` in its row.
    void paintDiscs(const Pixel& first, int lastX)
    {
        const auto reach = static_cast<int>(m_halfWidths.size()) - 1;
        for (int y = std::max(0, first.y - reach); y <= std::min(m_height - 1, first.y + reach); ++y) {
            const int half = m_halfWidths[static_cast<std::size_t>(std::abs(y - first.y))];
            const int left = std::max(0, first.x - half);
            const int right = std::min(m_width - 1, lastX + half);
            std::memset(m_painted.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(left),
                        m_paint, static_cast<std::size_t>(right - left + 1));
        }
    }

    int m_width;
    int m_height;
    std::vector<std::uint8_t> m_painted;
    std::vector<int> m_halfWidths;  ///< of the disc, by distance from its middle row
    std::uint8_t m_paint = 0;
};

std::vector<BoundaryCounts> count(const LabelView& truth, const LabelView& predicted, Wanted wanted, double tolerance)
{
    const std::vector<std::uint8_t> seen = masked(truth, predicted);
    const LabelView seenView{
        .pixels = seen.data(), .width = truth.width, .height = truth.height, .stride = static_cast<std::size_t>(truth.width)};
    const PixelsByClass truthPixels = boundaryPixels(truth, wanted);
    const PixelsByClass predictedPixels = boundaryPixels(seenView, wanted);
    Nearness nearness(truth.width, truth.height, tolerance);
    std::vector<BoundaryCounts> out(wanted.count);
    for (std::size_t c = 0; c < wanted.count; ++c) {
        out[c] = {.truth = truthPixels[c].size(),
                  .truthNear = nearness.count(truthPixels[c], predictedPixels[c]),
                  .predicted = predictedPixels[c].size(),
                  .predictedNear = nearness.count(predictedPixels[c], truthPixels[c])};
    }
    return out;
}

}  // namespace

BoundaryCounts& BoundaryCounts::operator+=(const BoundaryCounts& other)
{
    truth += other.truth;
    truthNear += other.truthNear;
    predicted += other.predicted;
    predictedNear += other.predictedNear;
    return *this;
}

std::optional<double> boundaryF1(const BoundaryCounts& counts)
{
    if (counts.truth == 0 && counts.predicted == 0) {
        return std::nullopt;
    }
    if (counts.truthNear == 0 || counts.predictedNear == 0) {
        return 0.0;
    }
    const double precision = static_cast<double>(counts.predictedNear) / static_cast<double>(counts.predicted);
    const double recall = static_cast<double>(counts.truthNear) / static_cast<double>(counts.truth);
    return 2 * precision * recall / (precision + recall);
}

double boundaryTolerance(int width, int height, double share)
{
    return share * std::hypot(width, height);
}

std::vector<BoundaryCounts> countBoundaries(const LabelView& truth, const LabelView& predicted, std::size_t classes, double tolerance)
{
    return count(truth, predicted, {.first = 0, .count = classes}, tolerance);
}

BoundaryCounts countBoundary(const LabelView& truth, const LabelView& predicted, std::uint8_t classId, double tolerance)
{
    return count(truth, predicted, {.first = classId, .count = 1}, tolerance).front();
}

}  // namespace gg::metrics
