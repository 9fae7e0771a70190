#include "core/metrics/boundary_pixels.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace gg::metrics {
namespace {

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

}  // namespace

BoundaryPixels boundaryPixels(const LabelView& labels, BoundaryLabels wanted)
{
    BoundaryPixels out(wanted.count);
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

std::vector<int> discRows(double tolerance)
{
    const double squared = tolerance * tolerance;
    std::vector<int> halfWidths;
    for (int dy = 0; dy <= tolerance; ++dy) {
        // The widest span whose end is within the tolerance; the square root may be off by one at a whole number.
        auto half = static_cast<int>(std::sqrt(squared - dy * dy));
        while ((half + 1.0) * (half + 1.0) + dy * dy <= squared) {
            ++half;
        }
        while (half > 0 && static_cast<double>(half) * half + dy * dy > squared) {
            --half;
        }
        halfWidths.push_back(half);
    }
    return halfWidths;
}

Nearness::Nearness(int width, int height, double tolerance)
    : m_width(width)
    , m_height(height)
    , m_painted(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))
    , m_halfWidths(discRows(tolerance))
{
}

void Nearness::paint(const std::vector<BoundaryPixel>& targets)
{
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
}

std::uint64_t Nearness::count(const std::vector<BoundaryPixel>& pixels, const std::vector<BoundaryPixel>& targets)
{
    if (pixels.empty() || targets.empty()) {
        return 0;
    }
    paint(targets);
    return static_cast<std::uint64_t>(
        std::count_if(pixels.begin(), pixels.end(), [this](const BoundaryPixel& pixel) { return isNear(pixel.x, pixel.y); }));
}

/// A new colour is cheaper than a clean picture.
void Nearness::nextPaint()
{
    if (m_paint == 255) {
        std::fill(m_painted.begin(), m_painted.end(), std::uint8_t{0});
        m_paint = 0;
    }
    ++m_paint;
}

/// About every pixel from `first` to `lastX` in its row.
void Nearness::paintDiscs(const BoundaryPixel& first, int lastX)
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

}  // namespace gg::metrics
