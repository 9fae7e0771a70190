#pragma once

#include "core/dataset/formats/coco_elements.h"
#include "core/predictions/load.h"

#include <functional>
#include <string_view>
#include <vector>

namespace gg::predictions {

/// Which class each category of a file is under one way of numbering; −1 for none.
using ClassesOfCategories = std::vector<std::int32_t>;

ClassesOfCategories classesBy(ClassNumbering numbering, const TruthTable& truth, const std::vector<dataset::CocoId>& categories);

/// The way in which a file numbers classes. `agreement` counts the confident detections that lie on a truth of their class under a
/// numbering; it decides where several ways give every category a class.
ClassNumbering numberingOf(const TruthTable& truth, const std::vector<dataset::CocoId>& categories, bool countsFromZero,
                           const std::function<std::size_t(const ClassesOfCategories&)>& agreement);

}  // namespace gg::predictions
