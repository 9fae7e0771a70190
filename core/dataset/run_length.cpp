#include "core/dataset/run_length.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace gg::dataset
{
namespace
{

/// Pairs of points that are compared to find the shortest way between two rings; longer rings are looked at in steps.
constexpr std::size_t mostCompared = 1U << 20U;

struct Direction {
    int dx;
    int dy;
};

/// Clockwise on the screen, so that the next one is a turn to the right.
constexpr std::array<Direction, 4> directions{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};

/// The edges between foreground and background, each leaving its corner with the foreground on its right.
class Edges
{
public:
    explicit Edges(const cv::Mat& mask)
        : m_columns(mask.cols + 1)
        , m_leaving(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(mask.rows + 1), 0)
    {
        const auto set = [&](int x, int y) {
            return x >= 0 && y >= 0 && x < mask.cols && y < mask.rows && mask.ptr<uchar>(y)[x] != 0;
        };
        for (int y = 0; y < mask.rows; ++y) {
            for (int x = 0; x < mask.cols; ++x) {
                if (set(x, y)) {
                    add(x, y, 0, set(x, y - 1));
                    add(x + 1, y, 1, set(x + 1, y));
                    add(x + 1, y + 1, 2, set(x, y + 1));
                    add(x, y + 1, 3, set(x - 1, y));
                }
            }
        }
    }

    std::vector<Ring> rings()
    {
        std::vector<Ring> out;
        for (std::size_t corner = 0; corner < m_leaving.size(); ++corner) {
            while (m_leaving[corner] != 0) {
                out.push_back(follow(corner));
            }
        }
        return out;
    }

private:
    void add(int x, int y, unsigned direction, bool inside)
    {
        if (!inside) {
            m_leaving[index(x, y)] |= static_cast<std::uint8_t>(1U << direction);
        }
    }

    std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(x);
    }

    Ring follow(std::size_t start)
    {
        Ring ring;
        int x = static_cast<int>(start % static_cast<std::size_t>(m_columns));
        int y = static_cast<int>(start / static_cast<std::size_t>(m_columns));
        unsigned direction = 4;
        unsigned first = 4;
        const auto closed = [&] { return index(x, y) == start && (m_leaving[start] == 0 || (direction + 1) % 4 == first); };
        do {
            const unsigned next = leave(index(x, y), direction);
            first = first == 4 ? next : first;
            if (next != direction) {
                ring.push_back({static_cast<double>(x), static_cast<double>(y)});
            }
            direction = next;
            x += directions[direction].dx;
            y += directions[direction].dy;
        } while (!closed());
        return ring;
    }

    /// Takes an edge that leaves the corner: to the right where two do, so that pixels touching at a corner stay apart.
    unsigned leave(std::size_t corner, unsigned came)
    {
        std::uint8_t& leaving = m_leaving[corner];
        const std::array<unsigned, 4> wanted = came < 4
                                                   ? std::array<unsigned, 4>{(came + 1) % 4, came, (came + 3) % 4, (came + 2) % 4}
                                                   : std::array<unsigned, 4>{0, 1, 2, 3};
        for (const unsigned direction : wanted) {
            const auto bit = static_cast<std::uint8_t>(1U << direction);
            if ((leaving & bit) != 0) {
                leaving = static_cast<std::uint8_t>(leaving & ~bit);
                return direction;
            }
        }
        return came;
    }

    int m_columns;
    std::vector<std::uint8_t> m_leaving;
};

struct Joint {
    std::size_t from = 0;
    std::size_t to = 0;
};

Joint nearest(const Ring& a, const Ring& b)
{
    const double pairs = static_cast<double>(a.size()) * static_cast<double>(b.size());
    const auto step = static_cast<std::size_t>(std::max(1.0, std::ceil(std::sqrt(pairs / static_cast<double>(mostCompared)))));
    Joint best;
    double shortest = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < a.size(); i += step) {
        for (std::size_t j = 0; j < b.size(); j += step) {
            const double distance = std::hypot(a[i].x - b[j].x, a[i].y - b[j].y);
            if (distance < shortest) {
                shortest = distance;
                best = {i, j};
            }
        }
    }
    return best;
}

double distanceToLine(const Point& point, const Point& a, const Point& b)
{
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double along = length == 0 ? 0 : std::clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / length, 0.0, 1.0);
    return std::hypot(point.x - a.x - along * dx, point.y - a.y - along * dy);
}

/// Marks which points of the open line from `first` to `last` stay.
void thinOut(const Ring& ring, std::size_t first, std::size_t last, double tolerance, std::vector<char>& stays)
{
    std::vector<std::pair<std::size_t, std::size_t>> open{{first, last}};
    while (!open.empty()) {
        const auto [begin, end] = open.back();
        open.pop_back();
        double farthest = tolerance;
        std::size_t at = begin;
        for (std::size_t i = begin + 1; i < end; ++i) {
            const double distance = distanceToLine(ring[i], ring[begin], ring[end % ring.size()]);
            if (distance > farthest) {
                farthest = distance;
                at = i;
            }
        }
        if (at != begin) {
            stays[at] = 1;
            open.emplace_back(begin, at);
            open.emplace_back(at, end);
        }
    }
}

}  // namespace

cv::Mat runsToMask(std::span<const std::uint32_t> runs, cv::Size size)
{
    if (size.empty()) {
        return {};
    }
    cv::Mat columns = cv::Mat::zeros(size.width, size.height, CV_8U);  // transposed: a run is then a stretch of memory
    const std::uint64_t total = static_cast<std::uint64_t>(columns.total());
    std::uint64_t at = 0;
    for (std::size_t i = 0; i < runs.size() && at < total; ++i) {
        const std::uint64_t end = std::min<std::uint64_t>(total, at + runs[i]);
        if (i % 2 == 1) {
            std::fill(columns.data + at, columns.data + end, uchar{1});
        }
        at = end;
    }
    return columns.t();
}

std::vector<std::uint32_t> maskToRuns(const cv::Mat& mask)
{
    if (mask.empty()) {
        return {};
    }
    const cv::Mat columns = mask.t();
    std::vector<std::uint32_t> runs;
    std::uint32_t run = 0;
    bool inside = false;
    for (int y = 0; y < columns.rows; ++y) {
        const auto* row = columns.ptr<uchar>(y);
        for (int x = 0; x < columns.cols; ++x) {
            if ((row[x] != 0) != inside) {
                runs.push_back(run);
                run = 0;
                inside = !inside;
            }
            ++run;
        }
    }
    runs.push_back(run);
    return runs;
}

std::vector<Ring> maskOutlines(const cv::Mat& mask)
{
    cv::Mat points;
    cv::findNonZero(mask, points);
    if (points.empty()) {
        return {};
    }
    const cv::Rect bounds = cv::boundingRect(points);
    std::vector<Ring> rings = Edges(mask(bounds)).rings();
    for (Ring& ring : rings) {
        for (Point& point : ring) {
            point.x += bounds.x;
            point.y += bounds.y;
        }
    }
    return rings;
}

void paintRing(cv::Mat& picture, std::span<const Point> ring, int value)
{
    if (ring.size() < 3) {
        return;
    }
    std::vector<std::vector<double>> crossings(static_cast<std::size_t>(picture.rows));
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point& a = ring[i];
        const Point& b = ring[(i + 1) % ring.size()];
        if (!(a.y != b.y)) {
            continue;
        }
        const auto rows = static_cast<double>(picture.rows);
        const double top = std::clamp(std::ceil(std::min(a.y, b.y) - 0.5), 0.0, rows);
        const double bottom = std::clamp(std::ceil(std::max(a.y, b.y) - 0.5), 0.0, rows);
        for (int y = static_cast<int>(top); y < static_cast<int>(bottom); ++y) {
            crossings[static_cast<std::size_t>(y)].push_back(a.x + (y + 0.5 - a.y) / (b.y - a.y) * (b.x - a.x));
        }
    }
    for (int y = 0; y < picture.rows; ++y) {
        std::vector<double>& xs = crossings[static_cast<std::size_t>(y)];
        std::sort(xs.begin(), xs.end());
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
            const auto columns = static_cast<double>(picture.cols);
            const auto left = static_cast<int>(std::clamp(std::ceil(xs[i] - 0.5), 0.0, columns));
            const auto right = static_cast<int>(std::clamp(std::ceil(xs[i + 1] - 0.5), 0.0, columns));
            auto* row = picture.ptr<uchar>(y);
            std::fill(row + left, row + std::max(left, right), static_cast<uchar>(value));
        }
    }
}

Ring joinRings(std::span<const Ring> rings)
{
    Ring joined;
    for (const Ring& ring : rings) {
        if (ring.empty()) {
            continue;
        }
        if (joined.empty()) {
            joined = ring;
            continue;
        }
        const Joint joint = nearest(joined, ring);
        Ring part;
        part.reserve(ring.size() + 2);
        for (std::size_t i = 0; i <= ring.size(); ++i) {
            part.push_back(ring[(joint.to + i) % ring.size()]);
        }
        part.push_back(joined[joint.from]);
        joined.insert(joined.begin() + static_cast<std::ptrdiff_t>(joint.from) + 1, part.begin(), part.end());
    }
    return joined;
}

Ring simplified(const Ring& ring, double tolerance)
{
    if (tolerance <= 0 || ring.size() <= 4) {
        return ring;
    }
    // A closed line has no ends: it is cut at its first point and at the one farthest from that.
    std::size_t farthest = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const auto away = [&](std::size_t k) { return std::hypot(ring[k].x - ring[0].x, ring[k].y - ring[0].y); };
        farthest = away(i) > away(farthest) ? i : farthest;
    }
    std::vector<char> stays(ring.size() + 1, 0);
    stays[0] = stays[farthest] = 1;
    thinOut(ring, 0, farthest, tolerance, stays);
    thinOut(ring, farthest, ring.size(), tolerance, stays);
    Ring out;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        if (stays[i] != 0) {
            out.push_back(ring[i]);
        }
    }
    return out.size() < 3 ? ring : out;
}

double ringArea(std::span<const Point> ring)
{
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point& a = ring[i];
        const Point& b = ring[(i + 1) % ring.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2;
}

Rect boundsOf(std::span<const Point> points)
{
    if (points.empty()) {
        return {};
    }
    Point low = points.front();
    Point high = low;
    for (const Point& point : points) {
        low = {std::min(low.x, point.x), std::min(low.y, point.y)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    }
    return {low.x, low.y, high.x - low.x, high.y - low.y};
}

double maskOverlap(const cv::Mat& a, const cv::Mat& b)
{
    const int both = cv::countNonZero(a & b);
    const int either = cv::countNonZero(a | b);
    return either == 0 ? 1 : static_cast<double>(both) / either;
}

}  // namespace gg::dataset
