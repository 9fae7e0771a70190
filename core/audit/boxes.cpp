#include "core/audit/boxes.h"

#include <algorithm>

namespace gg::audit
{

using dataset::Rect;

double intersectionOverUnion(const Rect& a, const Rect& b)
{
    const double width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
    const double height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
    if (width <= 0 || height <= 0) {
        return 0;
    }
    const double common = width * height;
    return common / (a.width * a.height + b.width * b.height - common);
}

Extent extentOf(const dataset::Record& record)
{
    if (record.space == dataset::CoordinateSpace::Normalised) {
        return {1, 1};
    }
    return record.declaredWidth > 0 && record.declaredHeight > 0
               ? Extent{static_cast<double>(record.declaredWidth), static_cast<double>(record.declaredHeight)}
               : Extent{};
}

Rect normalised(const Rect& box, const Extent& extent)
{
    return {box.x / extent.width, box.y / extent.height, box.width / extent.width, box.height / extent.height};
}

double shareInside(const Rect& box, const Extent& extent)
{
    const double width = std::min(box.x + box.width, extent.width) - std::max(box.x, 0.0);
    const double height = std::min(box.y + box.height, extent.height) - std::max(box.y, 0.0);
    return width > 0 && height > 0 ? width * height / (box.width * box.height) : 0;
}

bool isSound(const Rect& box, const Extent& extent)
{
    return extent.width > 0 && box.width > 0 && box.height > 0 && box.x >= -extent.width && box.y >= -extent.height &&
           box.x + box.width <= 2 * extent.width && box.y + box.height <= 2 * extent.height;
}

}  // namespace gg::audit
