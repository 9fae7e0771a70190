#pragma once

#include <string>
#include <string_view>

namespace gg::imports::tensorboard
{

/// The text with U+FFFD in place of every byte that is not UTF-8.
std::string validUtf8(std::string_view bytes);

}  // namespace gg::imports::tensorboard
