#pragma once

#include "core/dataset/dataset.h"

#include <span>

namespace gg::audit
{

/// What is wrong with the outline of a polygon.
struct OutlineFault {
    enum class Kind { None, TooFewPoints, NoArea, CrossesItself };
    Kind kind = Kind::None;
    double share = 0;  ///< CrossesItself: how much of the area depends on the rule of filling, in (0, 1]
};

/// `points` is one ring, closed or open. An outline crosses itself where two of its sides have a point in common that is an end of
/// neither; that is reported only where the filled area and the enclosed one (shoelace formula) differ by more than
/// `leastShare` of the filled one: slips of a pixel on a long outline are nobody's concern.
OutlineFault checkOutline(std::span<const dataset::Point> points, double leastShare);

/// Intersection over union of the filled shapes of two objects of one record in [0, 1], measured on a grid of 256 cells a side over
/// both; boxes are filled as boxes. For pairs whose boxes overlap.
double shapeOverlap(const dataset::Record& record, const dataset::Object& a, const dataset::Object& b);

/// Calls `each` with every ring of a polygon: COCO's objects have several.
template <typename Function>
void forEachRing(const dataset::Record& record, const dataset::Object& object, const Function& each)
{
    const std::span<const dataset::Point> all(record.points.data() + object.firstPoint, object.pointCount);
    std::size_t begin = 0;
    if (record.extras) {
        for (const std::uint32_t start : record.extras->ringStarts) {
            if (start > object.firstPoint + begin && start < object.firstPoint + all.size()) {
                each(all.subspan(begin, start - object.firstPoint - begin));
                begin = start - object.firstPoint;
            }
        }
    }
    each(all.subspan(begin));
}

}  // namespace gg::audit
