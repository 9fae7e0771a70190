#include "core/audit/review.h"

#include <algorithm>
#include <map>
#include <random>
#include <string_view>
#include <unordered_set>

namespace gg::audit
{
namespace
{

using dataset::LabelState;
using dataset::Record;

/// The engine's numbers are fixed by the standard; what std::uniform_int_distribution makes of them is not.
class Draw
{
public:
    explicit Draw(std::uint64_t seed)
        : m_engine(seed)
    {
    }

    /// Uniform in [0, bound), by rejection.
    std::uint64_t below(std::uint64_t bound)
    {
        const std::uint64_t rejected = (0 - bound) % bound;  // 2^64 modulo bound
        for (;;) {
            const std::uint64_t value = m_engine();
            if (value >= rejected) {
                return value % bound;
            }
        }
    }

    void shuffle(std::vector<std::size_t>& items)
    {
        for (std::size_t i = items.size(); i > 1; --i) {
            std::swap(items[i - 1], items[below(i)]);
        }
    }

private:
    std::mt19937_64 m_engine;
};

/// Records of one kind inside a split: what is likely to be wrong in the same way.
struct Stratum {
    LabelState state = LabelState::Labelled;
    std::int32_t classId = 0;
    auto operator<=>(const Stratum&) const = default;
};

using Frequencies = std::map<std::int32_t, std::size_t>;

Frequencies classFrequencies(const dataset::Dataset& dataset)
{
    Frequencies frequencies;
    for (const Record& record : dataset.records) {
        for (const dataset::Object& object : record.objects) {
            ++frequencies[object.classId];
        }
    }
    return frequencies;
}

/// A record counts for the rarest class that it shows: the frequent ones come along anyway.
Stratum stratumOf(const Record& record, const Frequencies& frequencies)
{
    Stratum stratum{.state = record.state, .classId = -1};
    std::size_t rarest = 0;
    for (const dataset::Object& object : record.objects) {
        const std::size_t frequency = frequencies.at(object.classId);
        if (stratum.classId == -1 || frequency < rarest || (frequency == rarest && object.classId < stratum.classId)) {
            stratum.classId = object.classId;
            rarest = frequency;
        }
    }
    return stratum;
}

/// Divides `count` among groups in proportion to their sizes, by largest remainder; earlier groups win ties.
std::vector<std::size_t> apportion(const std::vector<std::size_t>& sizes, std::size_t count)
{
    std::size_t total = 0;
    for (const std::size_t size : sizes) {
        total += size;
    }
    std::vector<std::size_t> shares(sizes.size(), 0);
    if (total == 0) {
        return shares;
    }
    count = std::min(count, total);
    std::vector<std::pair<std::size_t, std::size_t>> remainders;
    std::size_t given = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        shares[i] = sizes[i] * count / total;
        given += shares[i];
        remainders.emplace_back(sizes[i] * count % total, i);
    }
    std::stable_sort(remainders.begin(), remainders.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (std::size_t i = 0; given < count; i = (i + 1) % remainders.size()) {
        const std::size_t group = remainders[i].second;
        if (shares[group] < sizes[group]) {
            ++shares[group];
            ++given;
        }
    }
    return shares;
}

/// Every stratum by its share, so that each record is as likely to be seen as any other: the bound on the share of bad pairs
/// counts on that.
std::vector<std::size_t> drawFromSplit(std::map<Stratum, std::vector<std::size_t>>& strata, std::size_t count, Draw& draw)
{
    std::vector<std::size_t> sizes;
    for (const auto& [stratum, records] : strata) {
        sizes.push_back(records.size());
    }
    const std::vector<std::size_t> shares = apportion(sizes, count);
    std::vector<std::size_t> out;
    std::size_t group = 0;
    for (auto& [stratum, records] : strata) {
        draw.shuffle(records);
        out.insert(out.end(), records.begin(), records.begin() + static_cast<std::ptrdiff_t>(shares[group++]));
    }
    return out;
}

}  // namespace

std::vector<std::size_t> spotCheckQueue(const dataset::Dataset& dataset, std::size_t count, std::uint64_t seed)
{
    const Frequencies frequencies = classFrequencies(dataset);
    std::vector<std::map<Stratum, std::vector<std::size_t>>> splits(dataset.splits.size());
    std::vector<std::size_t> sizes(dataset.splits.size(), 0);
    std::unordered_set<std::string_view> seen;  // an image that train and val share is looked at once
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        const Record& record = dataset.records[i];
        if (!seen.insert(record.image).second) {
            continue;
        }
        splits[record.split][stratumOf(record, frequencies)].push_back(i);
        ++sizes[record.split];
    }
    Draw draw(seed);
    std::vector<std::size_t> queue;
    const std::vector<std::size_t> shares = apportion(sizes, count);
    for (std::size_t i = 0; i < splits.size(); ++i) {
        const std::vector<std::size_t> drawn = drawFromSplit(splits[i], shares[i], draw);
        queue.insert(queue.end(), drawn.begin(), drawn.end());
    }
    draw.shuffle(queue);
    return queue;
}

}  // namespace gg::audit
