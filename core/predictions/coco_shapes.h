#pragma once

#include "core/predictions/coco_rows.h"

#include <simdjson.h>

namespace gg::predictions {

// For .cpp files: it brings simdjson along.

/// What reading a segmentation came to.
enum class ShapeState : std::uint8_t {
    None,       ///< null, or no ring
    Read,
    Partly,     ///< without the rings that are none
    NotAShape,
    RunLength   ///< runs that do not add up to the size
};

/// Adds the outline or the runs of a COCO "segmentation" to the pool; nothing where the state is none of Read and Partly. The caller, who knows the
/// row, words what is wrong. CocoElementParser reads the same for a data set, where each ring has a finding of its own.
ShapeState readCocoShape(simdjson::ondemand::value& value, ShapePool& pool);

}  // namespace gg::predictions
