#include "core/audit/mask_census.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace gg::audit
{
namespace
{

using dataset::MaskEncoding;
using dataset::MaskValues;

bool saysNothing(const MaskFacts& mask)
{
    return mask.kind == MaskValues::Uniform;
}

}  // namespace

MaskCensus takeCensus(std::span<const MaskFacts* const> masks)
{
    MaskCensus census;
    std::size_t classes = 0;
    std::size_t binary = 0;
    std::size_t colours = 0;
    std::map<std::string_view, std::size_t> kinds;
    std::map<std::uint32_t, std::size_t> colourUse;
    for (const MaskFacts* mask : masks) {
        if (mask == nullptr) {
            continue;
        }
        ++census.masks;
        if (saysNothing(*mask)) {
            continue;
        }
        ++kinds[dataset::maskKindName(mask->encoding, mask->kind)];
        const bool coloured = mask->encoding == MaskEncoding::Colour;
        colours += coloured ? 1U : 0U;
        for (const std::uint32_t colour : coloured ? mask->table : std::vector<std::uint32_t>{}) {
            ++colourUse[colour];
        }
        classes += mask->kind == MaskValues::Classes ? 1U : 0U;
        // 0 and 1, or two values, fit classes as well.
        binary += mask->kind == MaskValues::BlackWhite || mask->kind == MaskValues::Greys ? 1U : 0U;
    }
    // Masks of two colours each are classes where the set has more than two.
    census.colours = colours * 2 > census.masks && colourUse.size() > 2;
    census.classes = census.colours || (classes > 0 && classes > binary);
    for (const MaskFacts* mask : masks) {
        if (mask == nullptr || !census.classes || (census.colours && mask->encoding != MaskEncoding::Colour)) {
            continue;
        }
        census.pixels += mask->pixels();
        const bool named = census.colours || (mask->encoding == MaskEncoding::Grey && !mask->table.empty());
        for (const ValueCount& count : mask->values) {
            const std::uint32_t number = named && count.value < mask->table.size() ? mask->table[count.value] : count.value;
            auto it = std::lower_bound(census.list.begin(), census.list.end(), number,
                                       [](const MaskClass& one, std::uint32_t value) { return one.number < value; });
            if (it == census.list.end() || it->number != number) {
                it = census.list.insert(it, {.number = number});
            }
            ++it->masks;
            it->pixels += count.pixels;
        }
    }
    census.kinds.assign(kinds.begin(), kinds.end());
    std::stable_sort(census.kinds.begin(), census.kinds.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    return census;
}

}  // namespace gg::audit
