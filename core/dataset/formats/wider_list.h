#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// One picture of a WIDER FACE list; the record holds objects, attributes and blemishes, its image is not looked for yet.
struct WiderEntry {
    std::string image;  ///< as written
    std::uint32_t line = 0;
    Record record;
};

/// Reads a list such as wider_face_train_bbx_gt.txt: for each picture its path, the number of faces, and a row
/// `x y w h blur expression illumination invalid occlusion pose` for each. A picture of 0 faces is followed by one row of zeros.
/// Where count and rows disagree the rows are believed. `file` names the list in the blemishes; those of no picture go to `rest`.
GG_EXPORT std::vector<WiderEntry> parseWiderList(std::string_view text, const std::string& file, std::vector<Blemish>& rest);

/// Whether a text begins as such a list: a picture's path, a count, and a row of at least 4 numbers.
GG_EXPORT bool looksLikeWiderList(std::string_view text);

}  // namespace gg::dataset
