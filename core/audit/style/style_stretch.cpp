#include "core/audit/style/style_stretch.h"

#include "core/dataset/file_names.h"
#include "core/dataset/recording.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <set>

namespace gg::audit::style
{
namespace
{

constexpr std::size_t mostSteps = 64;
constexpr double mostOrders = 2000;
constexpr std::size_t mostLag = 30;
constexpr std::size_t fewestBlocks = 8;

/// The sequence in steps of a few units, and what the steps before each one add up to.
struct Steps {
    std::vector<std::size_t> begin;  ///< first unit of each step, and one past the last
    std::vector<CurveSum> before;
    std::vector<std::size_t> boxesBefore;
};

Steps stepsOf(const Sequence& sequence, const std::vector<Unit>& units, const std::vector<int>& points)
{
    Steps steps;
    const std::size_t count = std::min(mostSteps, sequence.units.size());
    CurveSum sum{};
    std::size_t boxes = 0;
    std::size_t at = 0;
    for (std::size_t step = 0; step <= count; ++step) {
        const std::size_t end = sequence.units.size() * step / count;
        for (; at < end; ++at) {
            add(sum, units[sequence.units[at]].curve, points[sequence.units[at]]);
            boxes += units[sequence.units[at]].boxes;
        }
        steps.begin.push_back(end);
        steps.before.push_back(sum);
        steps.boxesBefore.push_back(boxes);
    }
    return steps;
}

struct Candidate {
    std::size_t from = 0;  ///< steps
    std::size_t to = 0;
    double gain = 0;
    std::size_t tried = 0;
};

Candidate bestStretch(const Steps& steps, const StyleThresholds& thresholds)
{
    const std::size_t count = steps.begin.size() - 1;
    const CurveSum& all = steps.before.back();
    Candidate best;
    for (std::size_t from = 0; from < count; ++from) {
        for (std::size_t to = from + 1; to <= count; ++to) {
            const std::size_t inside = steps.begin[to] - steps.begin[from];
            const std::size_t outside = steps.begin.back() - inside;
            const std::size_t boxes = steps.boxesBefore[to] - steps.boxesBefore[from];
            const bool largeEnough = std::min(inside, outside) >= thresholds.fewestImages &&
                                     std::min(boxes, steps.boxesBefore.back() - boxes) >= thresholds.fewestBoxes;
            if (!largeEnough) {
                continue;
            }
            ++best.tried;
            CurveSum stretch = steps.before[to];
            add(stretch, steps.before[from], -1);
            CurveSum others = all;
            add(others, stretch, -1);
            const double gain = peakOf(stretch).logLikelihood + peakOf(others).logLikelihood;
            if (best.to == 0 || gain > best.gain) {
                best.from = from;
                best.to = to;
                best.gain = gain;
            }
        }
    }
    return best;
}

/// For how many pictures neighbours are alike, beyond what the stretch itself makes of it: the integrated autocorrelation of the
/// pictures' margins from the mean of their side of the stretch. 1 where pictures are independent.
double likeNeighbours(const std::vector<std::size_t>& order, const std::vector<bool>& inside, const std::vector<Unit>& units,
                      const std::vector<int>& points)
{
    std::vector<double> margins;
    std::array<double, 2> mean{};
    std::array<double, 2> count{};
    for (std::size_t i = 0; i < order.size(); ++i) {
        CurveSum sum{};
        add(sum, units[order[i]].curve, points[order[i]]);
        margins.push_back(peakOf(sum).margin);
        mean[inside[i] ? 1 : 0] += margins.back();
        count[inside[i] ? 1 : 0] += 1;
    }
    for (std::size_t i = 0; i < margins.size(); ++i) {
        const std::size_t side = inside[i] ? 1 : 0;
        margins[i] -= mean[side] / count[side];
    }
    double variance = 1e-9;
    for (const double margin : margins) {
        variance += margin * margin;
    }
    double sum = 1;
    for (std::size_t lag = 1; lag <= std::min(mostLag, margins.size() / 4); ++lag) {
        double product = 0;
        for (std::size_t i = lag; i < margins.size(); ++i) {
            product += margins[i] * margins[i - lag];
        }
        sum += 2 * product / variance;
    }
    return std::max(1.0, sum);
}

/// Whether none of as many random orders as the wanted confidence takes has a stretch that explains as much. Neighbours stay
/// together in blocks.
bool beatsRandomOrders(const Sequence& sequence, const std::vector<Unit>& units, const std::vector<int>& points, double gain,
                       std::size_t block, const CutRules& rules, const StyleThresholds& thresholds)
{
    const double orders = std::ceil(static_cast<double>(rules.comparisons) / (1 - rules.confidence));
    const std::size_t count = sequence.units.size();
    if (!(orders <= mostOrders) || count < fewestBlocks * block) {
        return false;
    }
    std::vector<std::size_t> blocks((count + block - 1) / block);
    std::iota(blocks.begin(), blocks.end(), 0);
    std::minstd_rand random(1);
    for (double order = 0; order < orders; ++order) {
        std::ranges::shuffle(blocks, random);
        Sequence shuffled;
        for (const std::size_t first : blocks) {
            for (std::size_t i = first * block; i < std::min(count, (first + 1) * block); ++i) {
                shuffled.units.push_back(sequence.units[i]);
            }
        }
        if (bestStretch(stepsOf(shuffled, units, points), thresholds).gain >= gain) {
            return false;
        }
    }
    return true;
}

PartedSum partedSum(const std::vector<std::size_t>& members, const std::vector<Unit>& units, const std::vector<int>& points)
{
    PartedSum sum;
    for (std::size_t i = 0; i < members.size(); ++i) {
        add(sum.part[partOf(i, members.size())], units[members[i]].curve, points[members[i]]);
    }
    return sum;
}

}  // namespace

std::vector<Sequence> sequencesOf(const StyleInput& input, const std::vector<Unit>& units)
{
    std::map<std::string, std::vector<std::size_t>, std::less<>> folders;
    for (std::size_t i = 0; i < units.size(); ++i) {
        folders[std::string(dataset::folderOf(input.dataset.records[units[i].record].image))].push_back(i);
    }
    std::vector<Sequence> sequences;
    for (auto& [name, members] : folders) {
        sequences.push_back({name, std::move(members)});
    }
    const dataset::RecordingIndex recordings = dataset::indexRecordings(input.dataset);
    if (recordings.evidence != dataset::RecordingEvidence::Sequence) {
        return sequences;
    }
    std::map<std::uint32_t, std::vector<std::size_t>> members;
    std::map<std::uint32_t, std::set<std::string_view>> foldersOf;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const std::uint32_t recording = recordings.ofRecord[units[i].record];
        members[recording].push_back(i);
        foldersOf[recording].insert(dataset::folderOf(input.dataset.records[units[i].record].image));
    }
    for (auto& [recording, list] : members) {
        if (foldersOf[recording].size() > 1 || list.size() < units.size() / std::max<std::size_t>(1, folders.size())) {
            std::ranges::stable_sort(list, {}, [&](std::size_t i) { return recordings.frames[units[i].record].value_or(0); });
            sequences.push_back({recordings.ids[recording], std::move(list)});
        }
    }
    return sequences;
}

std::optional<Stretch> findStretch(const Sequence& sequence, const std::vector<Unit>& units, const std::vector<int>& points,
                                   const CutRules& rules, const StyleThresholds& thresholds)
{
    if (sequence.units.size() < 2 * thresholds.fewestImages) {
        return std::nullopt;
    }
    const Steps steps = stepsOf(sequence, units, points);
    const Candidate best = bestStretch(steps, thresholds);
    if (best.tried == 0) {
        return std::nullopt;
    }
    std::vector<std::size_t> inside;
    std::vector<std::size_t> outside;
    for (std::size_t i = 0; i < sequence.units.size(); ++i) {
        (i >= steps.begin[best.from] && i < steps.begin[best.to] ? inside : outside).push_back(sequence.units[i]);
    }
    CutRules corrected = rules;
    corrected.comparisons *= best.tried;
    const Difference difference =
        differenceOf(partedSum(outside, units, points), partedSum(inside, units, points), rules.natural);
    if (!isMixture(difference, rules)) {
        return std::nullopt;
    }
    // Bonferroni's correction takes overlapping stretches for different ones and knows nothing of like neighbours: where they are
    // alike, or where it leaves a doubt, random orders decide.
    std::vector<bool> isInside(sequence.units.size());
    for (std::size_t i = 0; i < isInside.size(); ++i) {
        isInside[i] = i >= steps.begin[best.from] && i < steps.begin[best.to];
    }
    const double alike = likeNeighbours(sequence.units, isInside, units, points);
    double confidence = 1 - difference.p * static_cast<double>(corrected.comparisons);
    if (confidence < rules.confidence || alike > 1.5) {
        const auto block = static_cast<std::size_t>(std::ceil(alike > 1.5 ? 2 * alike : 1));
        if (!beatsRandomOrders(sequence, units, points, best.gain, block, rules, thresholds)) {
            return std::nullopt;
        }
        confidence = rules.confidence;
    }
    return Stretch{
        .first = steps.begin[best.from], .last = steps.begin[best.to] - 1, .difference = difference, .confidence = confidence};
}

}  // namespace gg::audit::style
