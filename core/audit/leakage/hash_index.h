#pragma once

#include "core/base/export.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gg::audit
{

/// Finds all hashes of 64 bits within a small distance of another, without comparing it with each: hashes that differ in at most
/// nine bits differ in at most one bit in one of five parts (pigeonhole), so a table for each part and its 14 nearest values hold
/// every candidate (multi-index hashing: Norouzi, Punjani, Fleet, 2012). Exact, nothing is missed.
class GG_EXPORT HashIndex
{
public:
    static constexpr int largestRadius = 9;

    struct Match {
        std::uint32_t index = 0;  ///< into the hashes given to the constructor
        int distance = 0;         ///< bits that differ
    };

    explicit HashIndex(std::span<const std::uint64_t> hashes);

    /// Appends all within `radius` (at most largestRadius) of `hash`, each once, in no particular order.
    void find(std::uint64_t hash, int radius, std::vector<Match>& found) const;

private:
    static constexpr std::size_t parts = 5;
    struct Entry {
        std::uint64_t hash = 0;
        std::uint32_t index = 0;
    };
    /// Entries in the order of their part's value; those of value v are [begin[v], begin[v + 1]).
    struct Table {
        std::vector<std::uint32_t> begin;
        std::vector<Entry> entries;
    };
    std::array<Table, parts> m_tables;
};

}  // namespace gg::audit
