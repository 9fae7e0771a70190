#include "core/audit/leakage/hash_index.h"

#include <bit>

namespace gg::audit
{
namespace
{

/// 13 + 13 + 13 + 13 + 12 bits.
constexpr std::array<int, 5> widths{13, 13, 13, 13, 12};
constexpr std::array<int, 5> shifts{0, 13, 26, 39, 52};

std::uint32_t partOf(std::uint64_t hash, std::size_t part)
{
    return static_cast<std::uint32_t>(hash >> shifts[part]) & ((1U << widths[part]) - 1);
}

/// True where a table before this one has found the same hash.
bool foundBefore(std::uint64_t difference, std::size_t part)
{
    for (std::size_t earlier = 0; earlier < part; ++earlier) {
        if (std::popcount(partOf(difference, earlier)) <= 1) {
            return true;
        }
    }
    return false;
}

}  // namespace

HashIndex::HashIndex(std::span<const std::uint64_t> hashes)
{
    for (std::size_t part = 0; part < parts; ++part) {
        Table& table = m_tables[part];
        const std::size_t values = std::size_t{1} << widths[part];
        table.begin.assign(values + 1, 0);
        for (const std::uint64_t hash : hashes) {
            ++table.begin[partOf(hash, part) + 1];
        }
        for (std::size_t value = 0; value < values; ++value) {
            table.begin[value + 1] += table.begin[value];
        }
        table.entries.resize(hashes.size());
        std::vector<std::uint32_t> next(table.begin.begin(), table.begin.end() - 1);
        for (std::size_t i = 0; i < hashes.size(); ++i) {
            table.entries[next[partOf(hashes[i], part)]++] = {.hash = hashes[i], .index = static_cast<std::uint32_t>(i)};
        }
    }
}

void HashIndex::find(std::uint64_t hash, int radius, std::vector<Match>& found) const
{
    for (std::size_t part = 0; part < parts; ++part) {
        const Table& table = m_tables[part];
        const std::uint32_t value = partOf(hash, part);
        for (int flipped = -1; flipped < widths[part]; ++flipped) {
            const std::uint32_t wanted = flipped < 0 ? value : value ^ (1U << flipped);
            for (std::uint32_t i = table.begin[wanted]; i < table.begin[wanted + 1]; ++i) {
                const std::uint64_t difference = table.entries[i].hash ^ hash;
                const int distance = std::popcount(difference);
                if (distance <= radius && !foundBefore(difference, part)) {
                    found.push_back({.index = table.entries[i].index, .distance = distance});
                }
            }
        }
    }
}

}  // namespace gg::audit
