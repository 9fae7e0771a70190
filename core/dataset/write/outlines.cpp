#include "core/dataset/write/outlines.h"

#include "core/dataset/write/numbers.h"

#include <algorithm>
#include <cstdio>

namespace gg::dataset
{
namespace
{

std::string shownOverlap(double overlap)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.4f", overlap);
    return text;
}

/// The outlines of a mask in its own pixels.
std::vector<Ring> outlinesOf(const SheetObject& object, double tolerance, RecordNotes& notes)
{
    const cv::Mat mask = runsToMask(object.runs, object.runSize);
    std::vector<Ring> rings = maskOutlines(mask);
    if (rings.empty()) {
        return rings;
    }
    for (Ring& ring : rings) {
        ring = simplified(ring, tolerance);
    }
    const Ring joined = joinRings(rings);
    cv::Mat again = cv::Mat::zeros(mask.size(), CV_8U);
    paintRing(again, joined, 1);
    const double overlap = maskOverlap(mask, again);
    LossNote& note = notes.add(LossKind::MaskToPolygon, {}, 1, object.line, shownOverlap(overlap));
    note.least = std::min(note.least, overlap);
    note.sum += overlap;
    return rings;
}

}  // namespace

Ring oneRing(const SheetObject& object, SheetSpace space, cv::Size size, double tolerance, RecordNotes& notes)
{
    if (object.kind == ShapeKind::Box) {
        const Rect& box = object.box;
        const double right = withoutNoise(box.x + box.width);
        const double bottom = withoutNoise(box.y + box.height);
        notes.add(LossKind::BoxToPolygon, {}, 1, object.line);
        return {{box.x, box.y}, {right, box.y}, {right, bottom}, {box.x, bottom}};
    }
    std::vector<Ring> rings = object.rings;
    if (object.kind == ShapeKind::Mask) {
        rings = outlinesOf(object, tolerance, notes);
        const cv::Size over = size.empty() ? object.runSize : size;
        for (Ring& ring : rings) {
            for (Point& point : ring) {
                // A mask of another size than its picture covers the same share of it.
                point = space == SheetSpace::Normalised
                            ? Point{withoutNoise(point.x / object.runSize.width), withoutNoise(point.y / object.runSize.height)}
                            : Point{point.x * over.width / object.runSize.width, point.y * over.height / object.runSize.height};
            }
        }
    }
    if (rings.size() > 1) {
        notes.add(LossKind::RingsJoined, {}, 1, object.line, std::to_string(rings.size()));
        return joinRings(rings);
    }
    return rings.empty() ? Ring{} : rings.front();
}

}  // namespace gg::dataset
