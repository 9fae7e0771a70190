#include "core/audit/polygon_rules.h"

#include "core/audit/boxes.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

namespace gg::audit
{
namespace
{

using dataset::Object;
using dataset::Point;
using dataset::Record;
using dataset::Rect;
using dataset::ShapeKind;

double cross(const Point& o, const Point& a, const Point& b)
{
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

/// Without points that repeat the one before them, and without the closing one.
std::vector<Point> cleaned(std::span<const Point> points)
{
    std::vector<Point> out;
    out.reserve(points.size());
    const auto same = [](const Point& a, const Point& b) { return a.x == b.x && a.y == b.y; };
    for (const Point& point : points) {
        if (out.empty() || !same(out.back(), point)) {
            out.push_back(point);
        }
    }
    while (out.size() > 1 && same(out.front(), out.back())) {
        out.pop_back();
    }
    return out;
}

Rect boundsOf(std::span<const Point> points)
{
    double left = points[0].x;
    double right = left;
    double top = points[0].y;
    double bottom = top;
    for (const Point& point : points) {
        left = std::min(left, point.x);
        right = std::max(right, point.x);
        top = std::min(top, point.y);
        bottom = std::max(bottom, point.y);
    }
    return {left, top, right - left, bottom - top};
}

double enclosedArea(std::span<const Point> ring)
{
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        sum += cross(ring[0], ring[i], ring[(i + 1) % ring.size()]);
    }
    return std::abs(sum) / 2;
}

bool isOnOneLine(std::span<const Point> ring, const Rect& bounds)
{
    const double scale = std::max(bounds.width, bounds.height);
    const auto farthest = std::max_element(ring.begin(), ring.end(), [&](const Point& a, const Point& b) {
        return std::hypot(a.x - ring[0].x, a.y - ring[0].y) < std::hypot(b.x - ring[0].x, b.y - ring[0].y);
    });
    return std::all_of(ring.begin(), ring.end(),
                       [&](const Point& point) { return std::abs(cross(ring[0], *farthest, point)) <= 1e-9 * scale * scale; });
}

bool crosses(const Point& a, const Point& b, const Point& c, const Point& d)
{
    const auto opposite = [](double p, double q) { return (p > 0 && q < 0) || (p < 0 && q > 0); };
    return opposite(cross(a, b, c), cross(a, b, d)) && opposite(cross(c, d, a), cross(c, d, b));
}

/// Sides ordered by their left end, each compared with those that begin before it ends: near-linear for outlines as people draw
/// them.
bool anySidesCross(std::span<const Point> ring)
{
    const std::size_t n = ring.size();
    const auto leftOf = [&](std::size_t i) { return std::min(ring[i].x, ring[(i + 1) % n].x); };
    const auto rightOf = [&](std::size_t i) { return std::max(ring[i].x, ring[(i + 1) % n].x); };
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return leftOf(a) < leftOf(b); });
    // Only an outline made to be slow, with long sides by the thousand, comes near this.
    std::size_t left = 50'000'000;
    for (std::size_t i = 0; i < n && left > 0; ++i) {
        const std::size_t side = order[i];
        for (std::size_t j = i + 1; j < n && left > 0 && leftOf(order[j]) <= rightOf(side); ++j, --left) {
            const std::size_t other = order[j];
            const bool neighbours = (side + 1) % n == other || (other + 1) % n == side;
            if (!neighbours && crosses(ring[side], ring[(side + 1) % n], ring[other], ring[(other + 1) % n])) {
                return true;
            }
        }
    }
    return false;
}

/// A raster over a part of the picture; corners are placed to 1/16 of a cell.
class Grid
{
public:
    explicit Grid(const Rect& bounds, int cells)
        : m_bounds(bounds)
        , m_cells(cells)
        , m_picture(cv::Mat::zeros(cells, cells, CV_8U))
    {
    }

    void fill(std::span<const Point> ring)
    {
        std::vector<std::vector<cv::Point>> outline(1);
        for (const Point& point : ring) {
            outline[0].push_back(cellOf(point));
        }
        cv::fillPoly(m_picture, outline, 1, cv::LINE_8, shift);
    }

    void fill(const Record& record, const Object& object)
    {
        if (object.kind == ShapeKind::Polygon) {
            forEachRing(record, object, [&](std::span<const Point> ring) { fill(ring); });
        } else {
            const Rect& box = object.box;
            fill(std::array{Point{box.x, box.y}, Point{box.x + box.width, box.y}, Point{box.x + box.width, box.y + box.height},
                            Point{box.x, box.y + box.height}});
        }
    }

    const cv::Mat& picture() const { return m_picture; }

private:
    static constexpr int shift = 4;

    cv::Point cellOf(const Point& point) const
    {
        const double scale = (m_cells - 1) * (1 << shift);
        return {cv::saturate_cast<int>((point.x - m_bounds.x) / m_bounds.width * scale),
                cv::saturate_cast<int>((point.y - m_bounds.y) / m_bounds.height * scale)};
    }

    Rect m_bounds;
    int m_cells;
    cv::Mat m_picture;
};

/// How far the area that is filled and the one that is enclosed lie apart, as a share of the filled one. A bow tie encloses
/// nothing, a loop that runs over itself encloses its inner part twice.
double ambiguousShare(std::span<const Point> ring, const Rect& bounds)
{
    constexpr int cells = 512;
    Grid grid(bounds, cells);
    grid.fill(ring);
    // fillPoly draws the outline as well: half of its cells lie outside.
    double outline = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point& a = ring[i];
        const Point& b = ring[(i + 1) % ring.size()];
        outline += std::max(std::abs(a.x - b.x) / bounds.width, std::abs(a.y - b.y) / bounds.height) * (cells - 1);
    }
    const double cell = bounds.width * bounds.height / ((cells - 1.0) * (cells - 1.0));
    const double filled = (cv::countNonZero(grid.picture()) - outline / 2) * cell;
    return filled > 0 ? std::min(1.0, std::abs(filled - enclosedArea(ring)) / filled) : 0;
}

/// Of two masks as run lengths over the same picture.
double overlapOfRuns(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b)
{
    std::uint64_t common = 0;
    std::uint64_t both = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    std::uint64_t leftOfA = a.empty() ? 0 : a[0];
    std::uint64_t leftOfB = b.empty() ? 0 : b[0];
    while (i < a.size() && j < b.size()) {
        const std::uint64_t step = std::min(leftOfA, leftOfB);
        common += i % 2 == 1 && j % 2 == 1 ? step : 0;
        both += i % 2 == 1 || j % 2 == 1 ? step : 0;
        leftOfA -= step;
        leftOfB -= step;
        if (leftOfA == 0) {
            leftOfA = ++i < a.size() ? a[i] : 0;
        }
        if (leftOfB == 0) {
            leftOfB = ++j < b.size() ? b[j] : 0;
        }
    }
    return both == 0 ? 0 : static_cast<double>(common) / static_cast<double>(both);
}

}  // namespace

OutlineFault checkOutline(std::span<const Point> points, double leastShare)
{
    using Kind = OutlineFault::Kind;
    const std::vector<Point> ring = cleaned(points);
    if (ring.size() < 3) {
        return {Kind::TooFewPoints, 0};
    }
    const Rect bounds = boundsOf(ring);
    if (bounds.width <= 0 || bounds.height <= 0 || isOnOneLine(ring, bounds)) {
        return {Kind::NoArea, 0};
    }
    if (ring.size() > 3 && anySidesCross(ring)) {
        const double share = ambiguousShare(ring, bounds);
        if (share >= leastShare) {
            return {Kind::CrossesItself, share};
        }
    }
    return {};
}

double shapeOverlap(const Record& record, const Object& a, const Object& b)
{
    if (a.kind == ShapeKind::Mask && b.kind == ShapeKind::Mask && record.extras) {
        const std::span<const std::uint32_t> runs = record.extras->runs;
        return overlapOfRuns(runs.subspan(a.firstPoint, a.pointCount), runs.subspan(b.firstPoint, b.pointCount));
    }
    if (a.kind != ShapeKind::Polygon && b.kind != ShapeKind::Polygon) {
        return intersectionOverUnion(a.box, b.box);
    }
    const double left = std::min(a.box.x, b.box.x);
    const double top = std::min(a.box.y, b.box.y);
    const Rect bounds{left, top, std::max(a.box.x + a.box.width, b.box.x + b.box.width) - left,
                      std::max(a.box.y + a.box.height, b.box.y + b.box.height) - top};
    if (bounds.width <= 0 || bounds.height <= 0) {
        return 0;
    }
    constexpr int cells = 256;
    Grid first(bounds, cells);
    Grid second(bounds, cells);
    first.fill(record, a);
    second.fill(record, b);
    const int common = cv::countNonZero(first.picture() & second.picture());
    const int both = cv::countNonZero(first.picture() | second.picture());
    return both == 0 ? 0 : static_cast<double>(common) / both;
}

}  // namespace gg::audit
