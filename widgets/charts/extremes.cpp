#include "widgets/charts/extremes.h"

#include <cmath>

namespace gg::widgets {

/// What was found so far; stretches may come in any order.
class Extremes::Best {
public:
    explicit Best(const double* values)
        : m_values(values)
    {
    }
    void take(const Node& node)
    {
        if (node.lowest == none) {
            return;
        }
        if (m_node.lowest == none) {
            m_node = node;
            return;
        }
        const double low = m_values[node.lowest];
        const double lowest = m_values[m_node.lowest];
        if (low < lowest || (low == lowest && node.lowest < m_node.lowest)) {
            m_node.lowest = node.lowest;
        }
        const double high = m_values[node.highest];
        const double highest = m_values[m_node.highest];
        if (high > highest || (high == highest && node.highest < m_node.highest)) {
            m_node.highest = node.highest;
        }
    }
    const Node& node() const { return m_node; }

private:
    const double* m_values;
    Node m_node;
};

bool Extremes::drawable(double value) const
{
    return std::isfinite(value) && (m_drawable == Drawable::Finite || value > 0);
}

Extremes::Node Extremes::scan(std::size_t first, std::size_t last) const
{
    const double* values = m_values.data();
    Node node;
    double lowest = 0;
    double highest = 0;
    for (std::size_t i = first; i < last; ++i) {
        const double value = values[i];
        if (!drawable(value)) {
            continue;
        }
        const bool isFirst = node.lowest == none;
        if (isFirst || value < lowest) {
            lowest = value;
            node.lowest = static_cast<std::uint32_t>(i);
        }
        if (isFirst || value > highest) {
            highest = value;
            node.highest = static_cast<std::uint32_t>(i);
        }
    }
    return node;
}

void Extremes::extend(const CurveColumn& values)
{
    const std::size_t before = m_values.size();
    m_values = values;
    for (std::size_t i = std::max<std::size_t>(before, 1); i < values.size(); ++i) {
        if (drawable(values[i]) != drawable(values[i - 1])) {
            m_breaks.push_back(i);
        }
    }
    std::vector<Node> nodes;
    for (std::size_t block = m_levels[0].size(); (block + 1) * smallest <= values.size(); ++block) {
        nodes.push_back(scan(block * smallest, (block + 1) * smallest));
    }
    m_levels[0].append(nodes);
    for (std::size_t level = 1; level < levels; ++level) {
        const Growing<Node>& below = m_levels[level - 1];
        nodes.clear();
        for (std::size_t block = m_levels[level].size(); (block + 1) * fanOut <= below.size(); ++block) {
            Best best(values.data());
            for (std::size_t i = 0; i < fanOut; ++i) {
                best.take(below[block * fanOut + i]);
            }
            nodes.push_back(best.node());
        }
        if (nodes.empty()) {
            break;
        }
        m_levels[level].append(nodes);
    }
}

std::optional<Extremes::Places> Extremes::of(std::size_t first, std::size_t last) const
{
    last = std::min(last, m_values.size());
    if (first >= last) {
        return std::nullopt;
    }
    Best best(m_values.data());
    std::size_t from = (first + smallest - 1) / smallest;
    std::size_t to = last / smallest;
    if (from >= to) {
        best.take(scan(first, last));
    } else {
        best.take(scan(first, from * smallest));
        best.take(scan(to * smallest, last));
        for (std::size_t level = 0; from < to; ++level) {
            const Growing<Node>& nodes = m_levels[level];
            const bool top = level + 1 == levels;
            for (; from < to && (top || from % fanOut != 0); ++from) {
                best.take(nodes[from]);
            }
            for (; from < to && to % fanOut != 0; --to) {
                best.take(nodes[to - 1]);
            }
            from /= fanOut;
            to /= fanOut;
        }
    }
    const Node& node = best.node();
    return node.lowest == none ? std::nullopt : std::optional(Places{node.lowest, node.highest});
}

std::optional<Extremes::Places> Extremes::ofBlock(std::size_t block) const
{
    const Node node = block < m_levels[0].size() ? m_levels[0][block] : scan(block * smallest, std::min((block + 1) * smallest, m_values.size()));
    return node.lowest == none ? std::nullopt : std::optional(Places{node.lowest, node.highest});
}

std::span<const std::size_t> Extremes::breaks(std::size_t first, std::size_t last) const
{
    const auto from = std::upper_bound(m_breaks.begin(), m_breaks.end(), first);
    const auto to = std::lower_bound(from, m_breaks.end(), last);
    return {from, to};
}

}  // namespace gg::widgets
