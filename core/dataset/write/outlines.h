#pragma once

#include "core/dataset/write/format_writer.h"

namespace gg::dataset
{

/// An object as one ring, in pixels or normalised as the sheet is; a box as its four corners. A mask is outlined at the given
/// tolerance over `size` and measured against itself, several rings are joined, and each of it is noted. Empty where there is
/// nothing to outline.
Ring oneRing(const SheetObject& object, SheetSpace space, cv::Size size, double tolerance, RecordNotes& notes);

}  // namespace gg::dataset
