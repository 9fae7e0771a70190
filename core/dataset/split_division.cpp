#include "core/dataset/split_division.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace gg::dataset
{
namespace
{

constexpr int refinements = 20;
/// Units that are tried in exchange for one.
constexpr std::size_t mostExchanges = 400;

/// The share of the images weighs as much as this many times all classes: what is asked for in numbers is kept first.
constexpr double imageWeight = 40;

class Divider
{
public:
    Divider(std::vector<Unit> units, std::size_t labels, const SplitShares& shares, std::uint64_t seed, JobControl& control)
        : m_units(std::move(units))
        , m_total(labels, 0)
        , m_unitsOf(labels, 0)
        , m_of(labels)
        , m_shares(shares)
        , m_random(seed)
        , m_control(control)
    {
        for (const Unit& unit : m_units) {
            m_images += unit.records.size();
            for (const auto& [label, count] : unit.labels) {
                m_total[label] += count;
                m_unitsOf[label] += 1;
            }
        }
        for (std::size_t split = 0; split < splitCount; ++split) {
            for (std::size_t other = 0; other < splitCount; ++other) {
                m_rank[split] += shares[other] > shares[split] || (other < split && shares[other] == shares[split]) ? 1 : 0;
            }
        }
    }

    /// Shuffles and cuts at the shares (largest remainder).
    void atRandom()
    {
        std::vector<std::uint32_t> order = shuffled();
        std::size_t split = 0;
        double end = m_shares[0] * static_cast<double>(m_images);
        double given = 0;
        for (const std::uint32_t unit : order) {
            const double size = static_cast<double>(m_units[unit].records.size());
            while (split + 1 < splitCount && given + size / 2 > end) {
                ++split;
                end += m_shares[split] * static_cast<double>(m_images);
            }
            while (m_shares[split] == 0 && split > 0) {
                --split;
            }
            assign(unit, split);
            given += size;
        }
    }

    /// Sechidis, Tsoumakas and Vlahavas 2011: the rarest label first, each of its units to the split that wants the label most.
    /// Larger units go first, because small ones fill what they leave.
    void stratified()
    {
        std::vector<std::uint32_t> order = shuffled();
        std::stable_sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
            return m_units[a].records.size() > m_units[b].records.size();
        });
        std::vector<std::vector<std::uint32_t>> unitsOf(m_total.size());
        for (const std::uint32_t unit : order) {
            for (const auto& [label, count] : m_units[unit].labels) {
                unitsOf[label].push_back(unit);
            }
        }
        std::vector<char> done(m_units.size(), 0);
        std::vector<std::uint64_t> left = m_unitsOf;
        for (;;) {
            m_control.throwIfStopped();
            const std::size_t label = rarest(left);
            if (label == left.size()) {
                break;
            }
            for (const std::uint32_t unit : unitsOf[label]) {
                if (done[unit] == 0) {
                    done[unit] = 1;
                    assign(unit, wanting(label, m_units[unit].records.size()));
                    for (const auto& [other, count] : m_units[unit].labels) {
                        --left[other];
                    }
                }
            }
        }
    }

    /// Moves units as long as that brings the shares closer to what was asked for.
    void refine()
    {
        std::vector<std::uint32_t> order = shuffled();
        for (int round = 0; round < refinements; ++round) {
            bool moved = false;
            for (const std::uint32_t unit : order) {
                m_control.throwIfStopped();
                moved = tryMove(unit) || moved;
            }
            if (!moved) {
                return;
            }
        }
    }

    /// Exchanges units where a split lacks a label that could be in all of them: moving alone would unbalance the images.
    void spreadRare()
    {
        const std::vector<std::uint32_t> order = shuffled();
        for (std::size_t label = 0; label < m_total.size(); ++label) {
            for (std::size_t split = 0; split < splitCount; ++split) {
                if (lacks(label, split, m_of[label][split])) {
                    m_control.throwIfStopped();
                    bringIn(static_cast<std::uint32_t>(label), split, order);
                }
            }
        }
    }

    std::vector<Unit> units() && { return std::move(m_units); }

private:
    /// A label of one unit belongs into the largest split, the second into the next one.
    bool lacks(std::size_t label, std::size_t split, std::int64_t count) const
    {
        return count == 0 && m_shares[split] > 0 && m_unitsOf[label] > m_rank[split];
    }

    static bool shows(const Unit& unit, std::uint32_t label)
    {
        return std::any_of(unit.labels.begin(), unit.labels.end(), [label](const auto& entry) { return entry.first == label; });
    }

    void bringIn(std::uint32_t label, std::size_t split, const std::vector<std::uint32_t>& order)
    {
        double best = 1e-12;
        std::pair<std::uint32_t, std::uint32_t> chosen{0, 0};
        std::size_t tried = 0;
        for (const std::uint32_t in : order) {
            if (m_units[in].split == split || !shows(m_units[in], label)) {
                continue;
            }
            for (const std::uint32_t out : order) {
                if (m_units[out].split != split || ++tried > mostExchanges) {
                    continue;
                }
                if (const double saved = savedByExchange(in, out); saved > best) {
                    best = saved;
                    chosen = {in, out};
                }
            }
        }
        if (chosen.first != chosen.second) {
            exchange(chosen.first, chosen.second);
        }
    }

    void exchange(std::uint32_t a, std::uint32_t b)
    {
        add(m_units[a], m_units[a].split, -1);
        add(m_units[b], m_units[b].split, -1);
        std::swap(m_units[a].split, m_units[b].split);
        add(m_units[a], m_units[a].split, 1);
        add(m_units[b], m_units[b].split, 1);
    }

    double savedByExchange(std::uint32_t a, std::uint32_t b)
    {
        std::vector<std::uint32_t> labels;
        for (const Unit* unit : {&m_units[a], &m_units[b]}) {
            for (const auto& [label, count] : unit->labels) {
                labels.push_back(label);
            }
        }
        std::sort(labels.begin(), labels.end());
        labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
        const double before = costOf(labels, m_units[a].split, m_units[b].split);
        exchange(a, b);
        const double after = costOf(labels, m_units[a].split, m_units[b].split);
        exchange(a, b);
        return before - after;
    }

    double costOf(const std::vector<std::uint32_t>& labels, std::size_t one, std::size_t other) const
    {
        double cost = imageCost(one, m_in[one]) + imageCost(other, m_in[other]);
        for (const std::uint32_t label : labels) {
            cost += labelCost(label, one, m_of[label][one]) + labelCost(label, other, m_of[label][other]);
        }
        return cost;
    }

    std::vector<std::uint32_t> shuffled()
    {
        std::vector<std::uint32_t> order(m_units.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            order[i] = i;
        }
        // std::shuffle differs between libraries; the same seed must give the same split everywhere.
        for (std::size_t i = order.size(); i > 1; --i) {
            std::swap(order[i - 1], order[m_random() % i]);
        }
        return order;
    }

    void assign(std::uint32_t unit, std::size_t split)
    {
        m_units[unit].split = split;
        add(m_units[unit], split, 1);
    }

    void add(const Unit& unit, std::size_t split, int sign)
    {
        m_in[split] += sign * static_cast<std::int64_t>(unit.records.size());
        for (const auto& [label, count] : unit.labels) {
            m_of[label][split] += sign * static_cast<std::int64_t>(count);
        }
    }

    static std::size_t rarest(const std::vector<std::uint64_t>& left)
    {
        std::size_t best = left.size();
        for (std::size_t label = 0; label < left.size(); ++label) {
            if (left[label] > 0 && (best == left.size() || left[label] < left[best])) {
                best = label;
            }
        }
        return best;
    }

    std::size_t wanting(std::size_t label, std::size_t size) const
    {
        std::size_t best = splitCount;
        double most = 0;
        double room = 0;
        for (std::size_t split = 0; split < splitCount; ++split) {
            if (m_shares[split] == 0) {
                continue;
            }
            const double wanted = m_shares[split] * static_cast<double>(m_total[label]) - static_cast<double>(m_of[label][split]);
            const double free =
                m_shares[split] * static_cast<double>(m_images) - static_cast<double>(m_in[split]) - static_cast<double>(size);
            const bool equal = best != splitCount && std::abs(wanted - most) < 1e-9;
            if (best == splitCount || (equal ? free > room : wanted > most)) {
                best = split;
                most = wanted;
                room = free;
            }
        }
        return best;
    }

    /// Square of the missed share; a split without a class that could be there costs as much as missing all of it, more where it
    /// is the largest, which trains.
    double labelCost(std::size_t label, std::size_t split, std::int64_t count) const
    {
        const double total = static_cast<double>(m_total[label]);
        const double missed = (static_cast<double>(count) - m_shares[split] * total) / total;
        return missed * missed + (lacks(label, split, count) ? (m_rank[split] == 0 ? 4 : 1) : 0);
    }

    double imageCost(std::size_t split, std::int64_t count) const
    {
        const double total = static_cast<double>(m_images);
        const double missed = (static_cast<double>(count) - m_shares[split] * total) / total;
        const bool absent = count == 0 && m_shares[split] > 0;
        return imageWeight * static_cast<double>(m_total.size()) * (missed * missed + (absent ? 1 : 0));
    }

    bool tryMove(std::uint32_t index)
    {
        Unit& unit = m_units[index];
        const auto size = static_cast<std::int64_t>(unit.records.size());
        std::size_t best = unit.split;
        double gain = 1e-12;
        for (std::size_t to = 0; to < splitCount; ++to) {
            if (to == unit.split || m_shares[to] == 0) {
                continue;
            }
            const std::size_t from = unit.split;
            double saved = imageCost(from, m_in[from]) + imageCost(to, m_in[to]) - imageCost(from, m_in[from] - size) -
                           imageCost(to, m_in[to] + size);
            for (const auto& [label, found] : unit.labels) {
                const auto count = static_cast<std::int64_t>(found);
                saved += labelCost(label, from, m_of[label][from]) + labelCost(label, to, m_of[label][to]) -
                         labelCost(label, from, m_of[label][from] - count) - labelCost(label, to, m_of[label][to] + count);
            }
            if (saved > gain) {
                gain = saved;
                best = to;
            }
        }
        if (best == unit.split) {
            return false;
        }
        add(unit, unit.split, -1);
        unit.split = best;
        add(unit, best, 1);
        return true;
    }

    std::vector<Unit> m_units;
    std::vector<std::uint64_t> m_total;
    std::vector<std::uint64_t> m_unitsOf;
    std::vector<std::array<std::int64_t, splitCount>> m_of;
    std::array<std::int64_t, splitCount> m_in{};
    std::size_t m_images = 0;
    std::array<std::size_t, splitCount> m_rank{};  ///< of a split by its share, 0 for the largest
    SplitShares m_shares;
    std::mt19937_64 m_random;
    JobControl& m_control;
};

}  // namespace

std::vector<Unit> divide(std::vector<Unit> units, std::size_t labels, const SplitShares& shares, Division division, std::uint64_t seed,
                         JobControl& control)
{
    Divider divider(std::move(units), labels, shares, seed, control);
    if (division == Division::Random) {
        divider.atRandom();
    } else {
        divider.stratified();
        divider.refine();
        divider.spreadRare();
    }
    return std::move(divider).units();
}

}  // namespace gg::dataset
