#include "core/training/detection/losses.h"

#include "core/training/detection/anchors.h"
#include "core/training/detection/assignment.h"
#include "core/training/detection/box_terms.h"
#include "core/training/detection/fused_terms.h"

#include <algorithm>
#include <vector>

// The loss of a batch of N pictures. S is the sum of all target scores t of the positive anchors, at least 1.
//
//   class  classGain / S · Σ over anchors and classes  w_class · |t − σ(x)|^γ · BCE(x, t)          t = 0 but for a positive anchor's own class
//   box    boxGain / S   · Σ over positive anchors     t · w_size · (1 − CIoU)
//   dfl    dflGain / S   · Σ over positive anchors     t · w_size · mean over the four sides of the distribution focal loss
//   total  N · (class + box + dfl)
//
// BCE(x, t) = softplus(x) − x·t, so that the sum over all anchors and classes is one pass over the logits as if every t were 0, and what the few
// positive anchors change is added from them alone. |t − σ(x)|^γ is the quality focal loss' factor (Li et al., 2020); with hard targets it is
// the focal loss'. On a graphics card everything about positive anchors is a table [T, K] with weight 0 where there is none, so that nobody waits
// to learn how many there are. On the processor nobody has to wait: there the positives are listed, and what is taken from a map is taken in one
// pass (fused_terms.h).

namespace gg::training {
namespace {

constexpr double smallArea = 32.0 * 32.0;
constexpr double mediumArea = 96.0 * 96.0;

struct Level {
    torch::Tensor boxes;   ///< [N, 4·bins, h·w]
    torch::Tensor logits;  ///< [N, C, h·w]
};

/// Views; split() rather than two slices, so that the gradient is put together once. Losses of half-precision maps are float's.
std::vector<Level> levelsOf(const std::vector<torch::Tensor>& maps, const DetectionLossOptions& options, torch::ScalarType type)
{
    std::vector<Level> levels;
    levels.reserve(maps.size());
    for (const torch::Tensor& map : maps) {
        TORCH_CHECK(map.size(1) == 4 * options.bins + options.classes, "a map of ", map.size(1), " channels for ", options.classes, " classes");
        const std::vector<torch::Tensor> parts = map.to(type).flatten(2).split_with_sizes({4 * options.bins, options.classes}, 1);
        levels.push_back({.boxes = parts[0], .logits = parts[1]});
    }
    return levels;
}

/// |t − σ(x)|^γ · BCE(x, t)
torch::Tensor crossEntropy(const torch::Tensor& logits, const torch::Tensor& targets, double focalGamma)
{
    const torch::Tensor entropy = torch::softplus(logits) - logits * targets;
    // Not quite 0, where the slope of a root is infinite.
    return focalGamma > 0 ? entropy * (targets - logits.sigmoid()).abs().clamp_min(1e-9).pow(focalGamma) : entropy;
}

/// As crossEntropy() where every target is 0.
torch::Tensor backgroundEntropy(const torch::Tensor& logits, double focalGamma)
{
    const torch::Tensor entropy = torch::softplus(logits);
    return focalGamma > 0 ? entropy * torch::exp(torch::log_sigmoid(logits) * focalGamma) : entropy;
}

/// What the network says at the anchors of the table, P = T·K.
struct AtPositives {
    torch::Tensor sides;   ///< [P, 4, bins]
    torch::Tensor logits;  ///< [P] of the truth's class
};

AtPositives gather(const std::vector<Level>& levels, const Anchors& anchors, const torch::Tensor& chosen, const torch::Tensor& images,
                   const torch::Tensor& labels)
{
    using torch::indexing::Slice;
    AtPositives found;
    std::int64_t first = 0;
    for (std::size_t level = 0; level < levels.size(); ++level) {
        const std::int64_t count = anchors.counts[level];
        const torch::Tensor cell = (chosen - first).clamp(0, count - 1);
        const torch::Tensor sides = levels[level].boxes.index({images, Slice(), cell});
        const torch::Tensor logits = levels[level].logits.index({images, labels, cell});
        const torch::Tensor here = chosen >= first;  // later levels overwrite
        found.sides = level == 0 ? sides : torch::where(here.unsqueeze(1), sides, found.sides);
        found.logits = level == 0 ? logits : torch::where(here, logits, found.logits);
        first += count;
    }
    found.sides = found.sides.view({chosen.size(0), 4, -1});
    return found;
}

torch::Tensor sizeWeights(const torch::Tensor& boxes)
{
    const torch::Tensor area = (boxes.select(1, 2) - boxes.select(1, 0)) * (boxes.select(1, 3) - boxes.select(1, 1));
    const torch::Tensor one = torch::ones_like(area);
    return torch::where(area < smallArea, one * 2, torch::where(area < mediumArea, one * 1.5, one));
}

struct Terms {
    torch::Tensor box;
    torch::Tensor dfl;
    torch::Tensor classes;
};

/// Box and distribution terms of the positives, weighted and summed. `weights` [P], `centres` [2, P], `strides` [P], `truths` [P, 4].
Terms boxTerms(const torch::Tensor& sides, const torch::Tensor& weights, const torch::Tensor& centres, const torch::Tensor& strides,
               const torch::Tensor& truths)
{
    const torch::Tensor values = torch::arange(sides.size(2), sides.options());
    const torch::Tensor distances = torch::matmul(torch::softmax(sides, 2), values) * strides.unsqueeze(1);
    const torch::Tensor centre = centres.t();
    const torch::Tensor found = torch::cat({centre - distances.narrow(1, 0, 2), centre + distances.narrow(1, 2, 2)}, 1);
    const torch::Tensor wanted = torch::cat({centre - truths.narrow(1, 0, 2), truths.narrow(1, 2, 2) - centre}, 1) / strides.unsqueeze(1);
    return {.box = ((1 - completeIou(sidesOf(found), sidesOf(truths))) * weights).sum(),
            .dfl = (distributionLoss(sides, wanted).mean(1) * weights).sum(),
            .classes = {}};
}

torch::Tensor weightsOfClasses(const DetectionLossOptions& options, const torch::Tensor& like)
{
    return torch::tensor(options.classWeights, torch::kDouble).to(like.options());
}

/// The class term as if nothing were there.
torch::Tensor backgroundTerm(const std::vector<Level>& levels, const DetectionLossOptions& options)
{
    torch::Tensor sum;
    for (const Level& level : levels) {
        torch::Tensor entropy = backgroundEntropy(level.logits, options.focalGamma);
        if (!options.classWeights.empty()) {
            entropy = entropy * weightsOfClasses(options, entropy).view({1, -1, 1});
        }
        sum = sum.defined() ? sum + entropy.sum() : entropy.sum();
    }
    return sum;
}

Assignment assigned(const std::vector<torch::Tensor>& maps, const std::vector<Level>& levels, const Anchors& anchors, const Truths& truths,
                    const DetectionLossOptions& options)
{
    const torch::NoGradGuard noGradients;
    std::vector<torch::Tensor> logits;
    logits.reserve(levels.size());
    for (const Level& level : levels) {
        logits.push_back(level.logits);
    }
    const torch::Tensor boxes = decodeBoxes(maps, anchors, options.bins);
    const Candidates candidates = bestCandidates(boxes, logits, anchors.centres, truths, options);
    return assignment(candidates, truths, boxes.size(0), boxes.size(2));
}

Terms positiveTerms(const std::vector<Level>& levels, const Anchors& anchors, const Assignment& table, const Truths& truths,
                    const DetectionLossOptions& options)
{
    const std::int64_t kept = table.anchors.size(1);
    const torch::Tensor chosen = table.anchors.flatten();
    const torch::Tensor targets = table.targets.flatten();
    // repeat_interleave() would do it as well, but waits for a graphics card to say how many there are.
    const auto each = [&](const torch::Tensor& ofTruths) { return ofTruths.unsqueeze(1).expand({-1, kept}).flatten(); };
    const torch::Tensor labels = each(truths.labels);
    const torch::Tensor boxes = truths.boxes.to(targets.scalar_type()).unsqueeze(1).expand({-1, kept, 4}).flatten(0, 1);
    const AtPositives at = gather(levels, anchors, chosen, each(truths.images), labels);

    const torch::Tensor weights = options.weighSmall ? targets * sizeWeights(boxes) : targets;
    Terms terms = boxTerms(at.sides, weights, anchors.centres.index_select(1, chosen), anchors.strides.index_select(0, chosen), boxes);
    torch::Tensor change = crossEntropy(at.logits, targets, options.focalGamma) - backgroundEntropy(at.logits, options.focalGamma);
    if (!options.classWeights.empty()) {
        change = change * weightsOfClasses(options, change).index_select(0, labels);
    }
    terms.classes = torch::where(targets > 0, change, torch::zeros_like(change)).sum();
    return terms;
}

/// The positive anchors of the table, map by map.
struct Listed {
    std::vector<MapPlaces> places;
    torch::Tensor rows;     ///< [P] of the table, flattened
    torch::Tensor anchors;  ///< [P]
    torch::Tensor truths;   ///< [P]
};

Listed listed(const Anchors& anchors, const Assignment& table, const Truths& truths)
{
    const torch::Tensor chosen = table.anchors.contiguous();
    const torch::Tensor positive = (table.targets > 0).contiguous();
    const auto* anchor = chosen.data_ptr<std::int64_t>();
    const auto* taken = positive.data_ptr<bool>();
    const torch::Tensor images = truths.images.contiguous();
    const torch::Tensor labels = truths.labels.contiguous();
    const auto* image = images.data_ptr<std::int64_t>();
    const auto* label = labels.data_ptr<std::int64_t>();
    const std::int64_t kept = chosen.size(1);
    Listed result;
    std::vector<std::int64_t> rows;
    std::int64_t first = 0;
    for (const std::int64_t count : anchors.counts) {
        MapPlaces& places = result.places.emplace_back();
        for (std::int64_t row = 0; row < chosen.numel(); ++row) {
            if (taken[row] && anchor[row] >= first && anchor[row] < first + count) {
                rows.push_back(row);
                places.images.push_back(image[row / kept]);
                places.labels.push_back(label[row / kept]);
                places.cells.push_back(anchor[row] - first);
            }
        }
        first += count;
    }
    result.rows = torch::tensor(rows, torch::kLong);
    result.anchors = chosen.flatten().index_select(0, result.rows);
    result.truths = result.rows.div(std::max<std::int64_t>(1, kept), "floor");
    return result;
}

/// On the processor, without focal term and weights of classes: BCE(x, t) − BCE(x, 0) is −x·t.
DetectionLosses fusedLoss(const std::vector<torch::Tensor>& maps, const Truths& truths, const DetectionLossOptions& options)
{
    const Anchors anchors = anchorsOf(maps, options.strides);
    const std::vector<Level> levels = levelsOf(maps, options, anchors.strides.scalar_type());
    const auto images = static_cast<double>(maps[0].size(0));
    const bool any = truths.images.size(0) > 0;
    const Assignment table = any ? assigned(maps, levels, anchors, truths, options)
                                 : Assignment{.anchors = torch::zeros({0, 1}, torch::kLong), .targets = torch::zeros({0, 1}, anchors.strides.options())};
    const double scale = std::max(1.0, table.targets.sum().item<double>());
    const Listed positives = listed(anchors, table, truths);

    torch::Tensor background;
    std::vector<torch::Tensor> sides;
    std::vector<torch::Tensor> logits;
    for (std::size_t level = 0; level < maps.size(); ++level) {
        // With its final weight, so that the backward pass has nothing to multiply.
        const MapTerms terms = termsOfMap(maps[level].to(anchors.strides.scalar_type()), positives.places[level], options.bins, images * options.classGain / scale);
        background = background.defined() ? background + terms.background : terms.background;
        sides.push_back(terms.sides);
        logits.push_back(terms.logits);
    }
    const torch::Tensor targets = table.targets.flatten().index_select(0, positives.rows);
    const torch::Tensor boxes = truths.boxes.to(targets.scalar_type()).index_select(0, positives.truths);
    const Terms terms = boxTerms(torch::cat(sides).view({-1, 4, options.bins}), options.weighSmall ? targets * sizeWeights(boxes) : targets,
                                 anchors.centres.index_select(1, positives.anchors), anchors.strides.index_select(0, positives.anchors), boxes);
    const torch::Tensor classes = background - (torch::cat(logits) * targets).sum() * (images * options.classGain / scale);
    const torch::Tensor box = terms.box * (options.boxGain / scale);
    const torch::Tensor dfl = terms.dfl * (options.dflGain / scale);
    return {.total = (box + dfl) * images + classes,
            .parts = torch::stack({box, classes / images, dfl}).detach(),
            .details = {},
            .positives = torch::scalar_tensor(positives.rows.size(0), torch::kLong)};
}

}  // namespace

DetectionLosses detectionLoss(const std::vector<torch::Tensor>& maps, const Truths& truths, const DetectionLossOptions& options)
{
    const bool fused = maps.at(0).device().is_cpu() && options.focalGamma == 0 && options.classWeights.empty();
    return fused ? fusedLoss(maps, truths, options) : detectionLossOfTensors(maps, truths, options);
}

DetectionLosses detectionLossOfTensors(const std::vector<torch::Tensor>& maps, const Truths& truths, const DetectionLossOptions& options)
{
    const Anchors anchors = anchorsOf(maps, options.strides);
    const std::vector<Level> levels = levelsOf(maps, options, anchors.strides.scalar_type());
    const torch::Tensor background = backgroundTerm(levels, options);
    const torch::Tensor none = torch::zeros({}, background.options());
    Terms terms{.box = none, .dfl = none, .classes = none};
    torch::Tensor scale = torch::ones({}, background.options());
    torch::Tensor positives = torch::zeros({}, truths.images.options());
    if (truths.images.size(0) > 0) {
        const Assignment table = assigned(maps, levels, anchors, truths, options);
        terms = positiveTerms(levels, anchors, table, truths, options);
        scale = table.targets.sum().clamp_min(1);
        positives = (table.targets > 0).sum();
    }
    const torch::Tensor box = terms.box * options.boxGain / scale;
    const torch::Tensor classes = (background + terms.classes) * options.classGain / scale;
    const torch::Tensor dfl = terms.dfl * options.dflGain / scale;
    return {.total = (box + classes + dfl) * maps[0].size(0),
            .parts = torch::stack({box, classes, dfl}).detach(),
            .details = {},
            .positives = positives};
}

torch::Tensor matchedAnchors(const std::vector<torch::Tensor>& maps, const Truths& truths, const DetectionLossOptions& options)
{
    const torch::NoGradGuard noGradients;
    const Anchors anchors = anchorsOf(maps, options.strides);
    const std::int64_t count = anchors.centres.size(1);
    torch::Tensor matched = torch::zeros({maps[0].size(0), count}, torch::TensorOptions().dtype(torch::kBool).device(maps[0].device()));
    if (truths.images.size(0) > 0) {
        const Assignment table = assigned(maps, levelsOf(maps, options, anchors.strides.scalar_type()), anchors, truths, options);
        const torch::Tensor positive = table.targets > 0;
        const torch::Tensor images = truths.images.unsqueeze(1).expand_as(table.anchors);
        matched.index_put_({images.masked_select(positive), table.anchors.masked_select(positive)}, true);
    }
    return matched;
}

}  // namespace gg::training
