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
                std::vector<std::int64_t>& frames = m_recordings[recordings.ofRecord[i]].frames;
                if (recordings.frames[i]) {
                    frames.push_back(*recordings.frames[i]);
                }
            }
        }
        std::vector<std::int64_t> allGaps;
        for (auto& [number, recording] : m_recordings) {
            std::ranges::sort(recording.frames);
            const std::vector<std::int64_t> gaps = gapsOf(recording.frames);
            recording.step = gaps.size() + 1 < fewestFramesForStep ? 0 : medianOf(gaps);
            allGaps.insert(allGaps.end(), gaps.begin(), gaps.end());
        }
        m_usualStep = allGaps.empty() ? 1 : medianOf(std::move(allGaps));
    }

    bool has(std::uint32_t recording) const { return m_recordings.contains(recording); }

    std::optional<double> stepsTo(std::uint32_t recording, std::optional<std::int64_t> frame) const
    {
        const auto found = m_recordings.find(recording);
        if (!frame || found == m_recordings.end() || found->second.frames.empty()) {
            return std::nullopt;
        }
        const std::vector<std::int64_t>& frames = found->second.frames;
        const auto above = std::ranges::lower_bound(frames, *frame);
        double nearest = 1e18;
        if (above != frames.end()) {
            nearest = static_cast<double>(*above) - static_cast<double>(*frame);
        }
        if (above != frames.begin()) {
            nearest = std::min(nearest, static_cast<double>(*frame) - static_cast<double>(*std::prev(above)));
        }
        return nearest / static_cast<double>(found->second.step > 0 ? found->second.step : m_usualStep);
    }

private:
    struct Recording {
        std::vector<std::int64_t> frames;  ///< ascending
        std::int64_t step = 0;             ///< median gap; 0 where there are too few frames to tell
    };

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

    std::unordered_map<std::uint32_t, Recording> m_recordings;
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
