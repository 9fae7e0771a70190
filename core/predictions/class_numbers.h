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

/// Whether the truth's own file gives classes numbers; elsewhere they are known by their place.
bool declaresIds(const TruthTable& truth);
/// Whether its first class is none that a model is trained for: VisDrone's ignored regions.
bool hasIgnoredClass(const TruthTable& truth);

/// The way in which a file numbers classes. What the truth or the format declares holds where it gives every category a class, unless nothing at
/// all lies on a truth that way and much does another way: Ultralytics writes class + 1 whatever the ids are. `agreement` counts the confident detections that lie on a truth of their class under a
/// numbering; it decides where several ways give every category a class.
ClassNumbering numberingOf(const TruthTable& truth, const std::vector<dataset::CocoId>& categories, bool countsFromZero,
                           const std::function<std::size_t(const ClassesOfCategories&)>& agreement);

}  // namespace gg::predictions
