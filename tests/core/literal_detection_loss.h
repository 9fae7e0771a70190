#pragma once

// The detection loss once more, slowly and in plain C++, as an independent check: loops over pictures, truths, anchors and bins.

#include "core/training/detection/losses.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <vector>

namespace gg::training::literal {

using Box = std::array<double, 4>;  ///< left, top, right, bottom

struct Anchor {
    double x = 0;
    double y = 0;
    double stride = 1;
    std::size_t level = 0;
    std::int64_t row = 0;
    std::int64_t column = 0;
};

struct Truth {
    Box box{};
    std::int64_t label = 0;
    std::int64_t image = 0;
};

struct Ciou {
    double iou = 0;
    double distance = 0;  ///< d² / c²
    double v = 0;
    double alpha = 0;

    double value() const { return iou - distance - alpha * v; }
};

inline Ciou ciou(const Box& a, const Box& b, std::optional<double> alpha = {})
{
    const double width = std::max(0.0, std::min(a[2], b[2]) - std::max(a[0], b[0]));
    const double height = std::max(0.0, std::min(a[3], b[3]) - std::max(a[1], b[1]));
    const double both = width * height;
    const double either = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both;
    Ciou result;
    result.iou = both / (either + 1e-7);
    const double dx = (a[0] + a[2]) / 2 - (b[0] + b[2]) / 2;
    const double dy = (a[1] + a[3]) / 2 - (b[1] + b[3]) / 2;
    const double cx = std::max(a[2], b[2]) - std::min(a[0], b[0]);
    const double cy = std::max(a[3], b[3]) - std::min(a[1], b[1]);
    result.distance = (dx * dx + dy * dy) / (cx * cx + cy * cy + 1e-7);
    const double turn = std::atan((a[2] - a[0]) / (a[3] - a[1] + 1e-7)) - std::atan((b[2] - b[0]) / (b[3] - b[1] + 1e-7));
    result.v = 4 / (std::numbers::pi * std::numbers::pi) * turn * turn;
    result.alpha = alpha.value_or(result.v / (1 - result.iou + result.v + 1e-7));
    return result;
}

/// The maps as numbers.
struct Output {
    std::vector<torch::Tensor> maps;  ///< double, contiguous, on the host
    DetectionLossOptions options;
    std::vector<Anchor> anchors;

    Output(const std::vector<torch::Tensor>& of, const DetectionLossOptions& with) : options(with)
    {
        for (std::size_t level = 0; level < of.size(); ++level) {
            maps.push_back(of[level].detach().to(torch::kDouble).contiguous().clone());
            for (std::int64_t row = 0; row < of[level].size(2); ++row) {
                for (std::int64_t column = 0; column < of[level].size(3); ++column) {
                    const double stride = with.strides[level];
                    anchors.push_back({(static_cast<double>(column) + 0.5) * stride, (static_cast<double>(row) + 0.5) * stride, stride, level,
                                       row, column});
                }
            }
        }
    }

    std::int64_t images() const { return maps[0].size(0); }

    double& at(std::int64_t image, std::int64_t channel, const Anchor& anchor)
    {
        const torch::Tensor& map = maps[anchor.level];
        return map.data_ptr<double>()[((image * map.size(1) + channel) * map.size(2) + anchor.row) * map.size(3) + anchor.column];
    }

    double logit(std::int64_t image, std::int64_t label, const Anchor& anchor) { return at(image, 4 * options.bins + label, anchor); }

    std::vector<double> distribution(std::int64_t image, int side, const Anchor& anchor)
    {
        std::vector<double> shares;
        double sum = 0;
        for (int bin = 0; bin < options.bins; ++bin) {
            shares.push_back(std::exp(at(image, side * options.bins + bin, anchor)));
            sum += shares.back();
        }
        for (double& share : shares) {
            share /= sum;
        }
        return shares;
    }

    Box box(std::int64_t image, const Anchor& anchor)
    {
        std::array<double, 4> distance{};
        for (int side = 0; side < 4; ++side) {
            const std::vector<double> shares = distribution(image, side, anchor);
            for (std::size_t bin = 0; bin < shares.size(); ++bin) {
                distance[static_cast<std::size_t>(side)] += static_cast<double>(bin) * shares[bin] * anchor.stride;
            }
        }
        return {anchor.x - distance[0], anchor.y - distance[1], anchor.x + distance[2], anchor.y + distance[3]};
    }
};

struct Positive {
    std::size_t truth = 0;
    std::size_t anchor = 0;
    double metric = 0;
    double overlap = 0;
    double target = 0;
    double alpha = 0;  ///< CIoU's, through which no gradient flows
};

inline std::vector<Positive> assign(Output& output, const std::vector<Truth>& truths)
{
    std::map<std::pair<std::int64_t, std::size_t>, Positive> owners;  // by picture and anchor
    for (std::size_t t = 0; t < truths.size(); ++t) {
        std::vector<Positive> candidates;
        for (std::size_t a = 0; a < output.anchors.size(); ++a) {
            const Anchor& anchor = output.anchors[a];
            const Box& box = truths[t].box;
            if (!(anchor.x > box[0] && anchor.y > box[1] && anchor.x < box[2] && anchor.y < box[3])) {
                continue;
            }
            const Ciou overlap = ciou(output.box(truths[t].image, anchor), box);
            const double iou = std::max(0.0, overlap.value());
            const double score = 1 / (1 + std::exp(-output.logit(truths[t].image, truths[t].label, anchor)));
            const double metric = std::pow(score, output.options.assignAlpha) * std::pow(iou, output.options.assignBeta);
            if (metric > 0) {
                candidates.push_back({.truth = t, .anchor = a, .metric = metric, .overlap = iou, .alpha = overlap.alpha});
            }
        }
        std::sort(candidates.begin(), candidates.end(), [](const Positive& x, const Positive& y) { return x.metric > y.metric; });
        candidates.resize(std::min(candidates.size(), static_cast<std::size_t>(output.options.assignTop)));
        for (const Positive& candidate : candidates) {
            const auto [place, first] = owners.try_emplace({truths[t].image, candidate.anchor}, candidate);
            if (!first && candidate.overlap > place->second.overlap) {
                place->second = candidate;
            }
        }
    }
    std::vector<double> largestMetric(truths.size());
    std::vector<double> largestOverlap(truths.size());
    std::vector<Positive> positives;
    for (const auto& [place, positive] : owners) {
        largestMetric[positive.truth] = std::max(largestMetric[positive.truth], positive.metric);
        largestOverlap[positive.truth] = std::max(largestOverlap[positive.truth], positive.overlap);
        positives.push_back(positive);
    }
    for (Positive& positive : positives) {
        positive.target = positive.metric * largestOverlap[positive.truth] / (largestMetric[positive.truth] + 1e-9);
    }
    return positives;
}

struct Loss {
    double box = 0;
    double classes = 0;
    double dfl = 0;
    double total = 0;
};

inline double sizeWeight(const Box& box, const DetectionLossOptions& options)
{
    const double area = (box[2] - box[0]) * (box[3] - box[1]);
    return !options.weighSmall ? 1 : area < 1024 ? 2 : area < 9216 ? 1.5 : 1;
}

/// The loss where who learns what is already settled.
inline Loss lossOf(Output& output, const std::vector<Truth>& truths, const std::vector<Positive>& positives)
{
    const DetectionLossOptions& options = output.options;
    double scale = 0;
    std::map<std::array<std::int64_t, 3>, double> target;  // by picture, anchor and class
    for (const Positive& positive : positives) {
        scale += positive.target;
        target[{truths[positive.truth].image, static_cast<std::int64_t>(positive.anchor), truths[positive.truth].label}] = positive.target;
    }
    scale = std::max(scale, 1.0);
    Loss loss;
    for (std::int64_t image = 0; image < output.images(); ++image) {
        for (std::size_t a = 0; a < output.anchors.size(); ++a) {
            for (std::int64_t label = 0; label < options.classes; ++label) {
                const auto found = target.find({image, static_cast<std::int64_t>(a), label});
                const double t = found == target.end() ? 0 : found->second;
                const double p = 1 / (1 + std::exp(-output.logit(image, label, output.anchors[a])));
                const double weight = options.classWeights.empty() ? 1 : options.classWeights[static_cast<std::size_t>(label)];
                const double focus = options.focalGamma > 0 ? std::pow(std::abs(t - p), options.focalGamma) : 1;
                loss.classes -= weight * focus * (t * std::log(p) + (1 - t) * std::log(1 - p));
            }
        }
    }
    for (const Positive& positive : positives) {
        const Truth& truth = truths[positive.truth];
        const Anchor& anchor = output.anchors[positive.anchor];
        const double weight = positive.target * sizeWeight(truth.box, options);
        loss.box += weight * (1 - ciou(output.box(truth.image, anchor), truth.box, positive.alpha).value());
        const std::array<double, 4> wanted{anchor.x - truth.box[0], anchor.y - truth.box[1], truth.box[2] - anchor.x, truth.box[3] - anchor.y};
        for (int side = 0; side < 4; ++side) {
            const double bins = std::clamp(wanted[static_cast<std::size_t>(side)] / anchor.stride, 0.0, options.bins - 1.01);
            const auto below = static_cast<std::size_t>(bins);
            const std::vector<double> shares = output.distribution(truth.image, side, anchor);
            const double above = bins - static_cast<double>(below);
            loss.dfl -= weight / 4 * ((1 - above) * std::log(shares[below]) + above * std::log(shares[below + 1]));
        }
    }
    loss.box *= options.boxGain / scale;
    loss.classes *= options.classGain / scale;
    loss.dfl *= options.dflGain / scale;
    loss.total = static_cast<double>(output.images()) * (loss.box + loss.classes + loss.dfl);
    return loss;
}

}  // namespace gg::training::literal
