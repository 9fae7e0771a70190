#include "core/predictions/mask_shapes.h"

#include "core/metrics/mask_runs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace gg::predictions {
namespace {

std::span<const std::uint32_t> runs(const ShapePool& pool, const ShapePool::Shape& shape)
{
    return {pool.runs.data() + shape.begin, shape.end - shape.begin};
}

std::span<const double> ringOf(const ShapePool& pool, const ShapePool::Shape& shape, std::size_t ring)
{
    const std::size_t begin = pool.rings[ring];
    const std::size_t end = ring + 1 < shape.ringEnd ? pool.rings[ring + 1] : shape.end;
    return {pool.numbers.data() + begin, end - begin};
}

double ringArea(std::span<const double> ring)
{
    double twice = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); i += 2) {
        const std::size_t next = i + 3 < ring.size() ? i + 2 : 0;
        twice += ring[i] * ring[next + 1] - ring[next] * ring[i + 1];
    }
    return std::abs(twice) / 2;
}

}  // namespace

std::optional<std::vector<std::uint32_t>> runsOf(const ShapePool& pool, std::uint32_t index, std::uint32_t height, std::uint32_t width, double scaleX,
                                                 double scaleY)
{
    const ShapePool::Shape& shape = pool.shapes[index];
    if (shape.isRuns) {
        const auto own = runs(pool, shape);
        return shape.height == height && shape.width == width ? std::optional(std::vector<std::uint32_t>(own.begin(), own.end())) : std::nullopt;
    }
    std::vector<std::uint32_t> all;
    std::vector<double> scaled;
    for (std::size_t i = shape.firstRing; i < shape.ringEnd; ++i) {
        const std::span<const double> ring = ringOf(pool, shape, i);
        scaled.assign(ring.begin(), ring.end());
        for (std::size_t k = 0; k < scaled.size(); ++k) {
            scaled[k] *= k % 2 == 0 ? scaleX : scaleY;
        }
        std::vector<std::uint32_t> one = metrics::polygonRuns(scaled, height, width);
        all = i == shape.firstRing ? std::move(one) : metrics::mergeRuns(all, one);
    }
    return all;
}

std::vector<std::uint32_t> rectangleRuns(const metrics::Box& box, std::uint32_t height, std::uint32_t width)
{
    const double right = box.x + box.width;
    const double bottom = box.y + box.height;
    const std::array ring{box.x, box.y, box.x, bottom, right, bottom, right, box.y};
    return metrics::polygonRuns(ring, height, width);
}

void addRectangles(TruthTable& table, IssueLog& log)
{
    if (table.masks.size() == 0) {
        return;
    }
    for (metrics::Truth& truth : table.truths) {
        const EvaluatedImage& image = table.images[truth.image];
        if (truth.mask != metrics::none || image.width <= 0 || image.height <= 0) {
            continue;
        }
        truth.mask = table.masks.add(rectangleRuns(truth.box, static_cast<std::uint32_t>(image.height), static_cast<std::uint32_t>(image.width)));
        log.add(IssueKind::NotAShape, IssueUse::Used, [&] { return image.name + ": a box without outline"; });
    }
}

metrics::Box boundsOf(const ShapePool& pool, std::uint32_t index)
{
    const ShapePool::Shape& shape = pool.shapes[index];
    if (shape.isRuns) {
        return metrics::boundsOf(runs(pool, shape), shape.height);
    }
    double left = pool.numbers[shape.begin];
    double top = pool.numbers[shape.begin + 1];
    double right = left;
    double bottom = top;
    for (std::size_t i = shape.begin; i + 1 < shape.end; i += 2) {
        left = std::min(left, pool.numbers[i]);
        right = std::max(right, pool.numbers[i]);
        top = std::min(top, pool.numbers[i + 1]);
        bottom = std::max(bottom, pool.numbers[i + 1]);
    }
    return {left, top, right - left, bottom - top};
}

double areaOf(const ShapePool& pool, std::uint32_t index)
{
    const ShapePool::Shape& shape = pool.shapes[index];
    if (shape.isRuns) {
        return static_cast<double>(metrics::areaOf(runs(pool, shape)));
    }
    double sum = 0;
    for (std::size_t i = shape.firstRing; i < shape.ringEnd; ++i) {
        sum += ringArea(ringOf(pool, shape, i));
    }
    return sum;
}

}  // namespace gg::predictions
