#pragma once

#include "core/base/export.h"

#include <string>
#include <string_view>

namespace gg::io {

/// A field as RFC 4180 wants it: quoted where it holds a comma, a quote or a line break, quotes in it doubled.
GG_EXPORT std::string csvField(std::string_view text);

}  // namespace gg::io
