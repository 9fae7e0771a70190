#include "core/metrics/box_fusion.h"

#include "core/base/error.h"
#include "core/metrics/overlaps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

namespace gg::metrics {
namespace {

constexpr std::array<std::string_view, 3> ids{"wbf", "nms", "vote"};

double weightOf(const FusionOptions& options, std::uint32_t source)
{
    return options.weights.empty() ? 1.0 : options.weights[source];
}

double weightSum(const FusionOptions& options)
{
    return options.weights.empty() ? static_cast<double>(options.sources) : std::accumulate(options.weights.begin(), options.weights.end(), 0.0);
}

void check(std::span<const SourceBox> boxes, const FusionOptions& options)
{
    const bool weightsFit = options.weights.empty() || options.weights.size() == options.sources;
    const bool positive = std::all_of(options.weights.begin(), options.weights.end(), [](double weight) { return weight > 0 && std::isfinite(weight); });
    if (options.sources == 0 || !weightsFit || !positive) {
        throw Error(ErrorCode::InvalidArgument, {}, "Fusion of " + std::to_string(options.sources) + " sources needs a positive weight for each, found "
                                                        + std::to_string(options.weights.size()) + " weights.");
    }
    if (std::any_of(boxes.begin(), boxes.end(), [&](const SourceBox& box) { return box.source >= options.sources; })) {
        throw Error(ErrorCode::InvalidArgument, {}, "A box belongs to none of the " + std::to_string(options.sources) + " sources.");
    }
}

/// Boxes that are one object; `box` is what the next one has to overlap.
struct Cluster {
    Box box;
    std::int32_t classId = 0;
    std::vector<std::uint32_t> members;  ///< strongest first
    double score = 0;                    ///< weighted scores added up
    double left = 0;                     ///< weighted coordinates added up
    double top = 0;
    double right = 0;
    double bottom = 0;

    void add(const SourceBox& one, std::uint32_t index, double weight)
    {
        members.push_back(index);
        // A score of 0 still has a place.
        const double share = std::max(one.score * weight, 1e-12);
        score += one.score * weight;
        m_share += share;
        left += share * one.box.x;
        top += share * one.box.y;
        right += share * (one.box.x + one.box.width);
        bottom += share * (one.box.y + one.box.height);
    }
    Box mean() const { return {.x = left / m_share, .y = top / m_share, .width = (right - left) / m_share, .height = (bottom - top) / m_share}; }

private:
    double m_share = 0;
};

std::vector<Cluster> clustersOf(std::span<const SourceBox> boxes, const FusionOptions& options)
{
    std::vector<std::uint32_t> order(boxes.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto strength = [&](std::uint32_t i) { return boxes[i].score * weightOf(options, boxes[i].source); };
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return strength(a) > strength(b); });
    std::vector<Cluster> clusters;
    for (const std::uint32_t index : order) {
        const SourceBox& box = boxes[index];
        Cluster* best = nullptr;
        double bestIou = options.iou;
        for (Cluster& cluster : clusters) {
            if (cluster.classId != box.classId) {
                continue;
            }
            if (const double iou = boxIou(box.box, cluster.box); iou > bestIou) {
                best = &cluster;
                bestIou = iou;
            }
        }
        if (best == nullptr) {
            best = &clusters.emplace_back();
            best->classId = box.classId;
            best->box = box.box;
        }
        best->add(box, index, weightOf(options, box.source));
        if (options.fusion == Fusion::WeightedBoxes) {
            best->box = best->mean();
        }
    }
    return clusters;
}

/// Of each source, its best score in the cluster; 0 where it has none.
std::vector<double> scoresBySource(std::span<const SourceBox> boxes, const Cluster& cluster, std::size_t sources)
{
    std::vector<double> scores(sources, 0.0);
    for (const std::uint32_t member : cluster.members) {
        double& score = scores[boxes[member].source];
        score = std::max(score, boxes[member].score);
    }
    return scores;
}

double deviationOf(const std::vector<double>& values)
{
    if (values.size() < 2) {
        return 0;
    }
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    double squares = 0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

double scoreOf(const Cluster& cluster, std::span<const SourceBox> boxes, const std::vector<double>& bySource, const FusionOptions& options)
{
    const double weights = weightSum(options);
    if (options.fusion == Fusion::Suppression) {
        return boxes[cluster.members.front()].score;
    }
    if (options.fusion == Fusion::Voting) {
        double sum = 0;
        for (std::uint32_t source = 0; source < bySource.size(); ++source) {
            sum += weightOf(options, source) * bySource[source];
        }
        return sum / weights;
    }
    const auto members = static_cast<double>(cluster.members.size());
    return cluster.score / members * std::min(members, weights) / weights;
}

FusedBox fused(const Cluster& cluster, std::span<const SourceBox> boxes, const FusionOptions& options)
{
    const std::vector<double> bySource = scoresBySource(boxes, cluster, options.sources);
    FusedBox out{.box = options.fusion == Fusion::Suppression ? boxes[cluster.members.front()].box : cluster.mean(), .classId = cluster.classId};
    out.strongest = cluster.members.front();
    out.score = scoreOf(cluster, boxes, bySource, options);
    std::vector<bool> has(options.sources, false);
    double overlap = 0;
    for (const std::uint32_t member : cluster.members) {
        has[boxes[member].source] = true;
        overlap += boxIou(boxes[member].box, out.box);
    }
    out.found = static_cast<std::uint32_t>(std::count(has.begin(), has.end(), true));
    out.scoreDeviation = deviationOf(bySource);
    out.placement = overlap / static_cast<double>(cluster.members.size());
    return out;
}

}  // namespace

std::string_view fusionId(Fusion fusion)
{
    return ids.at(static_cast<std::size_t>(fusion));
}

std::optional<Fusion> fusionFromId(std::string_view id)
{
    const auto found = std::find(ids.begin(), ids.end(), id);
    return found == ids.end() ? std::nullopt : std::optional(static_cast<Fusion>(found - ids.begin()));
}

std::vector<FusedBox> fuseBoxes(std::span<const SourceBox> boxes, const FusionOptions& options)
{
    check(boxes, options);
    std::vector<FusedBox> all;
    for (const Cluster& cluster : clustersOf(boxes, options)) {
        all.push_back(fused(cluster, boxes, options));
    }
    std::stable_sort(all.begin(), all.end(), [](const FusedBox& a, const FusedBox& b) { return a.score > b.score; });
    return all;
}

}  // namespace gg::metrics
