#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"

#include <string_view>

namespace gg::dataset
{

struct YoloLabelOptions {
    int keypointValues = 0;  ///< numbers behind the box of each row of a pose data set
};

/// Reads the rows of one YOLO label file into the record: `class x y width height`, or `class x1 y1 x2 y2 x3 y3 …` for a polygon,
/// all but the class normalised. Each row is taken for what it says itself; what a trainer would make of the whole file is a
/// blemish. Sets objects, points, blemishes and the state (Labelled, or Empty where the file holds nothing but white space).
GG_EXPORT void parseYoloLabel(std::string_view text, const YoloLabelOptions& options, Record& record);

}  // namespace gg::dataset
