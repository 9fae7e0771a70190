#pragma once

#include "core/base/export.h"

#include <span>
#include <string_view>

namespace gg::dataset
{

/// A list of classes that models and label tools bring with them.
struct KnownList {
    std::string_view title;  ///< "COCO"
    std::span<const std::string_view> names;
};
/// COCO's 80, Pascal VOC's 20, VisDrone's 10.
GG_EXPORT std::span<const KnownList> knownLists();

}  // namespace gg::dataset
