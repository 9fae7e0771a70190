#pragma once

#include "core/dataset/formats/json_sections.h"

#include <optional>
#include <string>
#include <vector>

namespace gg::predictions {

/// Cuts a file that is one JSON list of objects into pieces, without reading it: wherever "}, {" stands it is taken for the end of
/// an element. Such a place may lie in a text or deeper; then the pieces around it are no valid JSON, and findJsonSections has to
/// find the right ones. Where all pieces are valid, so are the cuts: the first begins with an element, each valid piece
/// ends with one. nullopt where the file does not begin with [ and end with ].
std::optional<std::vector<dataset::JsonBatch>> cutList(const std::string& file);

}  // namespace gg::predictions
