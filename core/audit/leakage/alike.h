#pragma once

#include "core/base/export.h"

#include <cstdint>
#include <string_view>

namespace gg::audit
{

/// In what way two pictures are the same, the surest first.
enum class AlikeKind : std::uint8_t {
    SameFile,    ///< the same bytes
    SamePixels,  ///< other bytes, the same pixels: saved in another format, or with other tags
    Copy,        ///< re-encoded, resized, brightened, or with a narrow border cut off
    Mirrored,    ///< a copy that was flipped
    SameScene,   ///< another picture of the same scene, such as a neighbouring frame
};
GG_EXPORT std::string_view alikeKindId(AlikeKind kind);  ///< "same_file", "same_pixels", …: for ids of texts and files

/// Two records with different images that are alike.
struct AlikePair {
    std::uint32_t first = 0;  ///< the smaller index into Dataset::records
    std::uint32_t second = 0;
    AlikeKind kind = AlikeKind::Copy;
    float similarity = 0;  ///< correlation of the aligned thumbnails in [-1, 1]; 1 for the same pixels
};

}  // namespace gg::audit
