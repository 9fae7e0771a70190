#include "core/audit/leakage/regroup.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <unordered_map>

namespace gg::audit
{
namespace
{

using dataset::Dataset;

class DisjointSets
{
public:
    explicit DisjointSets(std::size_t count)
        : m_parent(count)
    {
        std::iota(m_parent.begin(), m_parent.end(), 0U);
    }

    std::uint32_t find(std::uint32_t member)
    {
        while (m_parent[member] != member) {
            m_parent[member] = m_parent[m_parent[member]];
            member = m_parent[member];
        }
        return member;
    }

    /// The smaller index represents both.
    void join(std::uint32_t a, std::uint32_t b)
    {
        a = find(a);
        b = find(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::uint32_t> m_parent;
};

void joinEvidence(const Dataset& dataset, std::span<const AlikePair> alike, const dataset::RecordingIndex& recordings,
                  const RegroupOptions& options, DisjointSets& sets)
{
    for (const AlikePair& pair : alike) {
        sets.join(pair.first, pair.second);
    }
    std::unordered_map<std::string_view, std::uint32_t> firstOfImage;
    std::unordered_map<std::uint32_t, std::uint32_t> firstOfRecording;
    const bool byRecording = options.byRecording && recordings.evidence == dataset::RecordingEvidence::Sequence;
    for (std::uint32_t i = 0; i < dataset.records.size(); ++i) {
        sets.join(i, firstOfImage.emplace(dataset.records[i].image, i).first->second);
        if (byRecording) {
            sets.join(i, firstOfRecording.emplace(recordings.ofRecord[i], i).first->second);
        }
    }
}

void numberGroups(DisjointSets& sets, std::size_t records, Regrouping& out)
{
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    out.group.resize(records);
    for (std::uint32_t i = 0; i < records; ++i) {
        out.group[i] = numbers.emplace(sets.find(i), static_cast<std::uint32_t>(numbers.size())).first->second;
    }
    out.groups = numbers.size();
}

/// Gives groups to splits, the largest first: those are the hardest to place.
class Assignment
{
public:
    Assignment(const Dataset& dataset, Regrouping& out)
        : m_out(out)
        , m_sizes(out.groups, 0)
        , m_inSplit(out.groups, std::vector<std::size_t>(dataset.splits.size(), 0))
        , m_room(dataset.splits.size(), 0)
    {
        for (std::size_t i = 0; i < dataset.records.size(); ++i) {
            ++m_sizes[out.group[i]];
            ++m_inSplit[out.group[i]][dataset.records[i].split];
            ++m_room[dataset.records[i].split];
        }
    }

    std::vector<std::uint16_t> splitOfGroup()
    {
        std::vector<std::uint32_t> order(m_out.groups);
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return m_sizes[a] > m_sizes[b]; });
        m_out.largestGroup = order.empty() ? 0 : m_sizes[order.front()];
        std::vector<std::uint16_t> splits(m_out.groups, 0);
        // Groups that lie in one split stay there as long as there is room; torn ones come first, since they must move anyway.
        std::ranges::stable_partition(order, [&](std::uint32_t group) { return torn(group); });
        for (const std::uint32_t group : order) {
            splits[group] = bestSplit(group);
            m_room[splits[group]] -= static_cast<std::ptrdiff_t>(m_sizes[group]);
        }
        return splits;
    }

private:
    bool torn(std::uint32_t group) const
    {
        return std::ranges::count_if(m_inSplit[group], [](std::size_t count) { return count > 0; }) > 1;
    }

    std::uint16_t bestSplit(std::uint32_t group) const
    {
        // Where most of it is, if that split still has room for most of it; else where there is most room.
        const auto& counts = m_inSplit[group];
        const auto home = static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin());
        if (m_room[home] * 2 >= static_cast<std::ptrdiff_t>(m_sizes[group])) {
            return static_cast<std::uint16_t>(home);
        }
        return static_cast<std::uint16_t>(std::ranges::max_element(m_room) - m_room.begin());
    }

    Regrouping& m_out;
    std::vector<std::size_t> m_sizes;
    std::vector<std::vector<std::size_t>> m_inSplit;
    std::vector<std::ptrdiff_t> m_room;
};

void measureShares(const Dataset& dataset, double tolerance, Regrouping& out)
{
    const double each = dataset.records.empty() ? 0 : 1 / static_cast<double>(dataset.records.size());
    out.wantedShares.assign(dataset.splits.size(), 0);
    out.shares.assign(dataset.splits.size(), 0);
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        out.wantedShares[dataset.records[i].split] += each;
        out.shares[out.split[i]] += each;
        out.moved += out.split[i] != dataset.records[i].split ? 1 : 0;
    }
    for (std::size_t split = 0; split < out.shares.size(); ++split) {
        const bool emptied = out.wantedShares[split] > 0 && out.shares[split] <= 0;
        out.possible = out.possible && !emptied && std::abs(out.shares[split] - out.wantedShares[split]) <= tolerance;
    }
}

}  // namespace

Regrouping regroup(const Dataset& dataset, std::span<const AlikePair> alike, const dataset::RecordingIndex& recordings,
                   const RegroupOptions& options)
{
    Regrouping out;
    DisjointSets sets(dataset.records.size());
    joinEvidence(dataset, alike, recordings, options, sets);
    numberGroups(sets, dataset.records.size(), out);
    const std::vector<std::uint16_t> ofGroup = Assignment(dataset, out).splitOfGroup();
    out.split.reserve(dataset.records.size());
    for (const std::uint32_t group : out.group) {
        out.split.push_back(ofGroup[group]);
    }
    measureShares(dataset, options.tolerance, out);
    return out;
}

}  // namespace gg::audit
