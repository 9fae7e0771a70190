#pragma once

#include "core/audit/mask_facts.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace gg::audit
{

/// A class that masks of the set hold.
struct MaskClass {
    std::uint32_t number = 0;  ///< class number, or 0xRRGGBB where colours are the classes
    std::size_t masks = 0;
    std::uint64_t pixels = 0;
};

/// What the masks of a set are, taken together: a single mask may leave it open. Two values may be background and foreground, or
/// two of many classes.
struct MaskCensus {
    std::size_t masks = 0;
    bool classes = false;         ///< most masks hold classes
    bool colours = false;         ///< and these are colours
    std::vector<MaskClass> list;  ///< of such a set, by number; 255 (ignored) is among them where it occurs
    std::uint64_t pixels = 0;
    /// maskKindName and how many masks, most first; masks of one value are left out.
    std::vector<std::pair<std::string, std::size_t>> kinds;
};

/// Null where a record has no mask that can be read.
MaskCensus takeCensus(std::span<const MaskFacts* const> masks);

}  // namespace gg::audit
