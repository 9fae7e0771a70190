#pragma once

#include "core/dataset/dataset.h"

#include <algorithm>

namespace gg::app {

/// Whether some label has an outline: without any, boxes are what there is to compare.
inline bool hasOutlines(const dataset::Dataset& dataset)
{
    return std::any_of(dataset.records.begin(), dataset.records.end(), [](const dataset::Record& record) {
        return std::any_of(record.objects.begin(), record.objects.end(), [](const dataset::Object& object) { return object.kind != dataset::ShapeKind::Box; });
    });
}

}  // namespace gg::app
