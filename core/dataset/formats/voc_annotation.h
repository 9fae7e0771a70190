#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"

#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// Reads one annotation into the record: objects with corners as written (x = xmin, width = xmax − xmin), in pixels, declared
/// size, blemishes and state. `names` gets the class name of each object; classId is set when the names of the whole set are
/// known.
GG_EXPORT void parseVocAnnotation(std::string_view text, Record& record, std::vector<std::string>& names);

}  // namespace gg::dataset
