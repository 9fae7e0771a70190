#include "core/dataset/formats/coco_rle.h"

#include <algorithm>
#include <limits>
#include <string>

namespace gg::dataset
{
namespace
{

/// Seven groups of five bits hold any difference of two 32-bit runs.
constexpr int mostGroups = 7;

/// One number; moves `at` behind it. Nothing where the text ends early or holds other characters.
std::optional<std::int64_t> decodeNumber(std::string_view text, std::size_t& at)
{
    std::int64_t value = 0;
    for (int group = 0; group < mostGroups; ++group) {
        if (at >= text.size() || text[at] < '0' || text[at] > 'o') {
            return std::nullopt;
        }
        const auto bits = static_cast<unsigned>(text[at++] - '0');
        value |= static_cast<std::int64_t>(bits & 0x1FU) << (5 * group);
        if ((bits & 0x20U) == 0) {
            const bool negative = (bits & 0x10U) != 0;
            return negative ? value - (std::int64_t{1} << (5 * (group + 1))) : value;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::vector<std::uint32_t>> decodeCocoRle(std::string_view text)
{
    std::vector<std::uint32_t> runs;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto number = decodeNumber(text, at);
        if (!number) {
            return std::nullopt;
        }
        const std::int64_t run = *number + (runs.size() > 2 ? runs[runs.size() - 2] : 0);
        if (run < 0 || run > std::numeric_limits<std::uint32_t>::max()) {
            return std::nullopt;
        }
        runs.push_back(static_cast<std::uint32_t>(run));
    }
    return runs;
}

std::string encodeCocoRle(std::span<const std::uint32_t> runs)
{
    std::string text;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        std::int64_t value = static_cast<std::int64_t>(runs[i]) - (i > 2 ? static_cast<std::int64_t>(runs[i - 2]) : 0);
        for (bool more = true; more;) {
            const auto bits = static_cast<unsigned>(value & 0x1F);
            value >>= 5;
            more = (bits & 0x10U) != 0 ? value != -1 : value != 0;
            text.push_back(static_cast<char>('0' + static_cast<char>(more ? bits | 0x20U : bits)));
        }
    }
    return text;
}

}  // namespace gg::dataset
