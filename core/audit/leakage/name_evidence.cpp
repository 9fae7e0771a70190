#include "core/audit/leakage/name_evidence.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::RecordingIndex;

constexpr std::size_t mostWorst = 5;
constexpr std::size_t fewestFramesForStep = 3;

std::int64_t medianOf(std::vector<std::int64_t> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The training frames of each recording.
class TrainingFrames
{
public:
    TrainingFrames(const Dataset& dataset, const RecordingIndex& recordings, std::uint16_t training)
    {
        for (std::size_t i = 0; i < dataset.records.size(); ++i) {
            if (dataset.records[i].split == training) {
                std::vector<std::int64_t>& frames = m_frames[recordings.ofRecord[i]];
                if (recordings.frames[i]) {
                    frames.push_back(*recordings.frames[i]);
                }
            }
        }
        std::vector<std::int64_t> allGaps;
        for (auto& [recording, frames] : m_frames) {
            std::ranges::sort(frames);
            const std::vector<std::int64_t> gaps = gapsOf(frames);
            allGaps.insert(allGaps.end(), gaps.begin(), gaps.end());
        }
        m_usualStep = allGaps.empty() ? 1 : medianOf(allGaps);
    }

    bool has(std::uint32_t recording) const { return m_frames.contains(recording); }

    std::optional<double> stepsTo(std::uint32_t recording, std::optional<std::int64_t> frame) const
    {
        const auto found = m_frames.find(recording);
        if (!frame || found == m_frames.end() || found->second.empty()) {
            return std::nullopt;
        }
        const std::vector<std::int64_t>& frames = found->second;
        const auto above = std::ranges::lower_bound(frames, *frame);
        double nearest = 1e18;
        if (above != frames.end()) {
            nearest = static_cast<double>(*above) - static_cast<double>(*frame);
        }
        if (above != frames.begin()) {
            nearest = std::min(nearest, static_cast<double>(*frame) - static_cast<double>(*std::prev(above)));
        }
        return nearest / static_cast<double>(stepOf(frames));
    }

private:
    static std::vector<std::int64_t> gapsOf(const std::vector<std::int64_t>& frames)
    {
        std::vector<std::int64_t> gaps;
        for (std::size_t i = 1; i < frames.size(); ++i) {
            if (frames[i] > frames[i - 1]) {
                gaps.push_back(frames[i] - frames[i - 1]);
            }
        }
        return gaps;
    }

    std::int64_t stepOf(const std::vector<std::int64_t>& frames) const
    {
        const std::vector<std::int64_t> gaps = gapsOf(frames);
        return gaps.size() + 1 < fewestFramesForStep ? m_usualStep : medianOf(gaps);
    }

    std::unordered_map<std::uint32_t, std::vector<std::int64_t>> m_frames;
    std::int64_t m_usualStep = 1;
};

std::vector<std::uint32_t> worstOf(const SplitNearness& nearness)
{
    struct Count {
        std::size_t near = 0;
        std::size_t shared = 0;
    };
    std::map<std::uint32_t, Count> counts;
    for (const SharedFrame& frame : nearness.shared) {
        Count& count = counts[frame.recording];
        ++count.shared;
        count.near += frame.steps && *frame.steps <= 1 ? 1 : 0;
    }
    std::vector<std::uint32_t> worst;
    for (const auto& [recording, count] : counts) {
        worst.push_back(recording);
    }
    std::ranges::stable_sort(worst, [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple(counts[a].near, counts[a].shared) > std::tuple(counts[b].near, counts[b].shared);
    });
    worst.resize(std::min(worst.size(), mostWorst));
    return worst;
}

}  // namespace

std::uint16_t trainingSplit(const Dataset& dataset)
{
    const auto it = std::ranges::find(dataset.splits, "train");
    return it == dataset.splits.end() ? std::uint16_t{0} : static_cast<std::uint16_t>(it - dataset.splits.begin());
}

std::vector<SplitNearness> nearnessByName(const Dataset& dataset, const RecordingIndex& recordings, std::uint16_t training,
                                          const std::vector<bool>& leftOut)
{
    const TrainingFrames frames(dataset, recordings, training);
    std::vector<SplitNearness> splits(dataset.splits.size());
    for (std::size_t split = 0; split < splits.size(); ++split) {
        splits[split].split = static_cast<std::uint16_t>(split);
    }
    for (std::uint32_t i = 0; i < dataset.records.size(); ++i) {
        if (leftOut[i]) {
            continue;
        }
        SplitNearness& nearness = splits[dataset.records[i].split];
        ++nearness.images;
        const std::uint32_t recording = recordings.ofRecord[i];
        if (nearness.split == training || !frames.has(recording)) {
            continue;
        }
        const std::optional<double> steps = frames.stepsTo(recording, recordings.frames[i]);
        nearness.shared.push_back({.record = i, .recording = recording, .steps = steps});
        nearness.withinOneStep += steps && *steps <= 1 ? 1 : 0;
        nearness.withinTwoSteps += steps && *steps <= 2 ? 1 : 0;
    }
    std::erase_if(splits, [&](const SplitNearness& nearness) { return nearness.split == training; });
    for (SplitNearness& nearness : splits) {
        nearness.worstRecordings = worstOf(nearness);
    }
    return splits;
}

}  // namespace gg::audit
