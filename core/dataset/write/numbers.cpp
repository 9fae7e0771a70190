#include "core/dataset/write/numbers.h"

#include <array>
#include <charconv>
#include <cmath>

namespace gg::dataset
{

void appendNumber(std::string& out, double value)
{
    std::array<char, 64> text{};
    const double size = std::abs(value);
    const bool plain = size == 0 || (size >= 1e-7 && size < 1e16);
    const auto format = plain ? std::chars_format::fixed : std::chars_format::general;
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value == 0 ? 0.0 : value, format);
    out.append(text.data(), error == std::errc{} ? static_cast<std::size_t>(end - text.data()) : 0);
}

double withoutNoise(double value)
{
    std::array<char, 64> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 15);
    double out = value;
    if (error == std::errc{}) {
        std::from_chars(text.data(), end, out);
    }
    return out;
}

bool isWhole(double value)
{
    return std::floor(value) == value;
}

}  // namespace gg::dataset
