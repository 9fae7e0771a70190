#pragma once

#include "core/dataset/dataset.h"

namespace gg::audit
{

/// Intersection over union of two boxes in [0, 1]; 0 where one has no area.
double intersectionOverUnion(const dataset::Rect& a, const dataset::Rect& b);

/// Width and height of the space that a record's coordinates are in: 1 x 1, or the declared size in pixels; 0 x 0 where a pixel
/// format declares none.
struct Extent {
    double width = 0;
    double height = 0;
};
Extent extentOf(const dataset::Record& record);

/// The box as shares of the picture's width and height.
dataset::Rect normalised(const dataset::Rect& box, const Extent& extent);

/// Share of the box's area that lies in the picture, in [0, 1].
double shareInside(const dataset::Rect& box, const Extent& extent);

/// True for a box with an area that lies at most one picture outside: what statistics over boxes may count. Pixels in the place of
/// shares would drown everything else.
bool isSound(const dataset::Rect& box, const Extent& extent);

}  // namespace gg::audit
