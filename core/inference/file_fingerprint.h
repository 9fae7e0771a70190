#pragma once

#include "core/base/export.h"

#include <string>
#include <string_view>
#include <vector>

namespace gg::inference {

/// 16 hex digits over the contents of the files, one after the other (XXH64). Throws Error: NotFound, Unreadable.
GG_EXPORT std::string fileFingerprint(const std::vector<std::string>& files);

/// What a file is that was given as a model and is none, by its first bytes, and what to do: for a person.
GG_EXPORT std::string notAModelSentence(std::string_view bytes);

}  // namespace gg::inference
