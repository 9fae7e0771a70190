#pragma once

#include "widgets/charts/column.h"

#include <array>
#include <cstdint>
#include <optional>

namespace gg::widgets {

/// Which values a chart can draw: on a logarithmic axis only those above zero.
enum class Drawable { Finite, Positive };

/// Lowest and highest of any stretch of a column in O(log n). Complete blocks of 64 · 4^k values keep the places of their extremes, so that
/// appending never touches what was there. Copies are cheap and stay what they are.
class Extremes {
public:
    explicit Extremes(Drawable drawable = Drawable::Finite)
        : m_drawable(drawable)
    {
    }

    /// The same column as before, with more at its end. O(what came).
    void extend(const CurveColumn& values);
    const CurveColumn& values() const { return m_values; }
    Drawable kind() const { return m_drawable; }
    bool drawable(double value) const;

    struct Places {
        std::size_t lowest = 0;   ///< the first of them, where several are equal
        std::size_t highest = 0;
        friend bool operator==(const Places&, const Places&) = default;
    };
    /// Of what is drawable in [first, last); nullopt where nothing is.
    std::optional<Places> of(std::size_t first, std::size_t last) const;
    /// So many values have their extremes known, for those who look at all of them: [block · blockSize, (block + 1) · blockSize).
    static constexpr std::size_t blockSize = 64;
    std::optional<Places> ofBlock(std::size_t block) const;
    /// Places in (first, last) where drawable values begin or end, ascending.
    std::span<const std::size_t> breaks(std::size_t first, std::size_t last) const;

private:
    static constexpr std::size_t smallest = blockSize;
    static constexpr std::size_t fanOut = 4;
    static constexpr std::size_t levels = 12;  ///< 64 · 4^11: more points than memory holds
    static constexpr std::uint32_t none = 0xffffffff;
    struct Node {
        std::uint32_t lowest = none;
        std::uint32_t highest = none;
    };
    class Best;

    Node scan(std::size_t first, std::size_t last) const;

    Drawable m_drawable;
    CurveColumn m_values;
    std::array<Growing<Node>, levels> m_levels;
    Growing<std::size_t> m_breaks;
};

}  // namespace gg::widgets
