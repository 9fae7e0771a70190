#pragma once

#include <string_view>

namespace gg::imports {

/// True for the beginning of what a program printed while it trained: lines that name two epochs at least, and values by name.
bool looksPrinted(std::string_view text);

}  // namespace gg::imports
