#include "core/metrics/score_order.h"

#include <array>
#include <bit>

namespace gg::metrics {
namespace {

constexpr int digitBits = 11;
constexpr std::size_t digitValues = std::size_t{1} << digitBits;
constexpr int digits = 6;

struct Keyed {
    std::uint64_t key = 0;
    std::uint32_t detection = 0;
};

/// Unsigned integers that ascend as scores fall.
std::uint64_t fallingKey(double score)
{
    // Adding 0 turns -0 into 0: the two are equal as scores.
    const auto bits = std::bit_cast<std::uint64_t>(score + 0.0);
    const std::uint64_t rising = (bits >> 63U) != 0 ? ~bits : bits | (std::uint64_t{1} << 63U);
    return ~rising;
}

std::size_t digitOf(std::uint64_t key, int digit)
{
    return static_cast<std::size_t>(key >> static_cast<unsigned>(digit * digitBits)) & (digitValues - 1);
}

std::vector<Keyed> keysOf(const DetectionSet& set)
{
    std::vector<Keyed> keys(set.detections.size());
    for (std::uint32_t i = 0; i < keys.size(); ++i) keys[i] = {fallingKey(set.detections[i].score), i};
    return keys;
}

std::vector<std::array<std::uint32_t, digitValues>> histogramsOf(const std::vector<Keyed>& keys)
{
    std::vector<std::array<std::uint32_t, digitValues>> histograms(digits);
    for (const Keyed& entry : keys) {
        for (int digit = 0; digit < digits; ++digit) {
            ++histograms[static_cast<std::size_t>(digit)][digitOf(entry.key, digit)];
        }
    }
    return histograms;
}

/// Least significant digit first; each pass is stable. Digits that all keys share are passed over.
void sortByKey(std::vector<Keyed>& keys)
{
    if (keys.empty()) {
        return;
    }
    auto histograms = histogramsOf(keys);
    std::vector<Keyed> sorted(keys.size());
    for (int digit = 0; digit < digits; ++digit) {
        auto& counts = histograms[static_cast<std::size_t>(digit)];
        if (counts[digitOf(keys.front().key, digit)] == keys.size()) {
            continue;
        }
        std::uint32_t begin = 0;
        for (std::uint32_t& count : counts) {
            const std::uint32_t size = count;
            count = begin;
            begin += size;
        }
        for (const Keyed& entry : keys) {
            sorted[counts[digitOf(entry.key, digit)]++] = entry;
        }
        keys.swap(sorted);
    }
}

}  // namespace

ScoreOrder scoreOrder(const DetectionSet& set)
{
    auto keys = keysOf(set);
    sortByKey(keys);

    ScoreOrder order;
    order.all.reserve(keys.size());
    order.classBegin.assign(set.classNames.size() + 1, 0);
    for (const Keyed& entry : keys) {
        order.all.push_back(entry.detection);
        ++order.classBegin[static_cast<std::size_t>(set.detections[entry.detection].classId) + 1];
    }
    for (std::size_t i = 1; i < order.classBegin.size(); ++i) {
        order.classBegin[i] += order.classBegin[i - 1];
    }

    order.byClass.resize(keys.size());
    auto next = order.classBegin;
    for (const std::uint32_t detection : order.all) {
        order.byClass[next[static_cast<std::size_t>(set.detections[detection].classId)]++] = detection;
    }
    return order;
}

}  // namespace gg::metrics
