#include "core/training/detection/ssd_criterion.h"

#include "core/recipe/default_box_shapes.h"
#include "core/training/detection/box_overlaps.h"
#include "core/training/detection/criteria.h"
#include "core/training/detection/default_boxes.h"
#include "core/training/detection/ssd_matching.h"

#include <algorithm>
#include <string>
#include <utility>

namespace gg::training {
namespace {

constexpr std::array<const char*, 3> termNames{"box_loss", "class_loss", "background_loss"};

/// What the network says of every default box, in their order.
struct Said {
    torch::Tensor offsets;  ///< [N, A, 4]
    torch::Tensor logits;   ///< [N, A, C + 1], background first
};

/// What every default box is to learn.
struct Learnt {
    torch::Tensor truth;    ///< [N, A] index into the truths, −1 for none
    torch::Tensor matched;  ///< [N, A] bool
    torch::Tensor mined;    ///< [N, A] bool: learns that there is nothing
};

double between(double from, double to, std::int64_t step, int steps)
{
    const double share = steps > 0 ? std::clamp(static_cast<double>(step - 1) / steps, 0.0, 1.0) : 1.0;
    return from + (to - from) * share;
}

torch::Tensor huber(const torch::Tensor& apart, double delta)
{
    const torch::Tensor size = apart.abs();
    return torch::where(size < delta, size * size / (2 * delta), size - delta / 2);
}

class SsdCriterion final : public DetectionCriterion
{
public:
    SsdCriterion(const recipe::ModelPlan& plan, const recipe::TrainConfig& config)
        : m_head(plan.layers.back())
        , m_classes(plan.classes)
        , m_strides(plan.strides)
        , m_config(config.detection.ssd)
        , m_nominalBatch(config.detection.nominalBatch)
    {
        for (const char* term : termNames) {
            m_partNames.emplace_back(term);
        }
        for (const int stride : m_strides) {
            for (const char* term : termNames) {
                m_detailNames.push_back(std::string(term) + "/" + std::to_string(stride));
            }
        }
    }

    const std::vector<std::string>& partNames() const override { return m_partNames; }
    const std::vector<std::string>& detailNames() const override { return m_detailNames; }

    DetectionLosses loss(const RawMaps& raw, const Truths& truths, const LossMoment& moment) const override
    {
        const SsdPace pace = ssdPace(m_config, moment);
        const DefaultBoxes defaults = boxesOf(raw);
        const Said said = saidIn(raw);
        const Learnt learnt = learntFrom(said, defaults, truths, pace.hardNegatives);
        const torch::Tensor positives = learnt.matched.sum();
        const torch::Tensor terms = termsByMap(said, learnt, defaults, truths, pace) / positives.clamp_min(1);  // [maps, 3]
        const torch::Tensor parts = terms.sum(0);
        const auto images = static_cast<double>(raw.maps.at(0).size(0));
        // The optimiser steps once the gradients of about nominal_batch pictures are added up: their sum is then that of the mean loss.
        const double share = images / std::max(images, static_cast<double>(m_nominalBatch));
        return {.total = parts.sum() * share, .parts = parts.detach(), .details = terms.detach().flatten(), .positives = positives, .share = share};
    }

    Decoded decode(const RawMaps& raw) const override
    {
        const torch::NoGradGuard noGradients;
        const Said said = saidIn(raw);
        const torch::Tensor defaults = boxesOf(raw).boxes.to(said.offsets.options());
        return {.boxes = decodeOffsets(said.offsets, defaults).contiguous(),
                .scores = torch::softmax(said.logits, 2).narrow(2, 1, m_classes).contiguous()};
    }

    std::vector<CellSignals> signals(const RawMaps& raw, const Truths& truths) const override
    {
        const torch::NoGradGuard noGradients;
        const DefaultBoxes defaults = boxesOf(raw);
        const Decoded decoded = decode(raw);
        const torch::Tensor objectness = std::get<0>(decoded.scores.max(2));
        const torch::Tensor overlap = highestOverlaps(decoded.boxes, truths);
        const Learnt learnt = learntFrom(saidIn(raw), defaults, truths, m_config.hardNegatives);
        std::vector<CellSignals> all;
        std::int64_t first = 0;
        for (std::size_t map = 0; map < raw.maps.size(); ++map) {
            const auto here = [&](const torch::Tensor& values) { return values.narrow(1, first, defaults.counts[map]); };
            all.push_back({.stride = m_strides.at(map),
                           .boxesPerCell = recipe::defaultBoxesOf(m_head, map),
                           .rows = static_cast<int>(raw.maps[map].size(2)),
                           .columns = static_cast<int>(raw.maps[map].size(3)),
                           .objectness = here(objectness),
                           .overlap = here(overlap),
                           .matched = here(learnt.matched),
                           .negative = here(learnt.mined)});
            first += defaults.counts[map];
        }
        return all;
    }

private:
    DefaultBoxes boxesOf(const RawMaps& raw) const
    {
        std::vector<std::pair<std::int64_t, std::int64_t>> sizes;
        for (const torch::Tensor& map : raw.maps) {
            sizes.emplace_back(map.size(2), map.size(3));
        }
        return defaultBoxes(m_head, sizes, raw.height, raw.width);
    }

    Said saidIn(const RawMaps& raw) const
    {
        std::vector<torch::Tensor> offsets;
        std::vector<torch::Tensor> logits;
        for (std::size_t i = 0; i < raw.maps.size(); ++i) {
            const torch::Tensor& map = raw.maps[i];
            const std::int64_t boxes = recipe::defaultBoxesOf(m_head, i);
            TORCH_CHECK(map.size(1) == boxes * (5 + m_classes), "a map of ", map.size(1), " channels for ", boxes, " default boxes a cell and ", m_classes, " classes");
            const torch::Tensor last = map.to(torch::kFloat32).permute({0, 2, 3, 1});
            offsets.push_back(last.narrow(3, 0, 4 * boxes).reshape({map.size(0), -1, 4}));
            logits.push_back(last.narrow(3, 4 * boxes, (m_classes + 1) * boxes).reshape({map.size(0), -1, m_classes + 1}));
        }
        return {.offsets = torch::cat(offsets, 1), .logits = torch::cat(logits, 1)};
    }

    Learnt learntFrom(const Said& said, const DefaultBoxes& defaults, const Truths& truths, double ratio) const
    {
        const torch::NoGradGuard noGradients;
        const torch::Tensor truth = matchDefaults(defaults.boxes, truths, said.logits.size(0), m_config.matchIou).to(said.logits.device());
        const torch::Tensor matched = truth >= 0;
        const torch::Tensor doubt = torch::logsumexp(said.logits, 2) - said.logits.select(2, 0);
        return {.truth = truth, .matched = matched, .mined = hardNegatives(doubt, matched, ratio)};
    }

    /// [maps, 3]: box, class, background, weighted and summed over boxes.
    torch::Tensor termsByMap(const Said& said, const Learnt& learnt, const DefaultBoxes& defaults, const Truths& truths, const SsdPace& pace) const
    {
        const torch::Tensor entropies = torch::logsumexp(said.logits, 2);
        const torch::Tensor boxes = defaults.boxes.to(said.offsets.device());
        std::vector<torch::Tensor> rows;
        std::int64_t first = 0;
        for (const std::int64_t count : defaults.counts) {
            const auto here = [&](const torch::Tensor& values) { return values.narrow(1, first, count); };
            const torch::Tensor at = here(learnt.matched).nonzero();  // [P, 2]
            const torch::Tensor image = at.select(1, 0);
            const torch::Tensor place = at.select(1, 1) + first;
            const torch::Tensor truth = learnt.truth.index({image, place});
            const torch::Tensor label = truths.labels.index_select(0, truth) + 1;
            const torch::Tensor wanted = encodeBoxes(truths.boxes.to(torch::kFloat32).index_select(0, truth), boxes.index_select(0, place));
            const torch::Tensor box = huber(said.offsets.index({image, place}) - wanted, m_config.huber).sum() * pace.boxWeight;
            const torch::Tensor classes = (entropies.index({image, place}) - said.logits.index({image, place, label})).sum() * pace.classWeight;
            const torch::Tensor nothing = (here(entropies) - here(said.logits).select(2, 0)).masked_select(here(learnt.mined)).sum() * pace.classWeight;
            rows.push_back(torch::stack({box, classes, nothing}));
            first += count;
        }
        return torch::stack(rows);
    }

    recipe::PlanLayer m_head;
    int m_classes;
    std::vector<int> m_strides;
    recipe::SsdConfig m_config;
    int m_nominalBatch;
    std::vector<std::string> m_partNames;
    std::vector<std::string> m_detailNames;
};

}  // namespace

SsdPace ssdPace(const recipe::SsdConfig& config, const LossMoment& moment)
{
    SsdPace pace{.classWeight = config.classWeight, .boxWeight = config.boxWeight, .hardNegatives = config.hardNegatives};
    if (!moment.training) {
        return pace;
    }
    if (config.adaptiveSteps > 0) {
        pace.classWeight *= between(config.adaptiveClass, 1, moment.step, config.adaptiveSteps);
        pace.boxWeight *= between(config.adaptiveBox, 1, moment.step, config.adaptiveSteps);
    }
    if (config.warmupSteps > 0 && config.hardNegatives > 0) {
        pace.hardNegatives = between(config.warmupNegatives, config.hardNegatives, moment.step, config.warmupSteps);
    }
    return pace;
}

std::unique_ptr<DetectionCriterion> ssdCriterion(const recipe::ModelPlan& plan, const recipe::TrainConfig& config)
{
    return std::make_unique<SsdCriterion>(plan, config);
}

}  // namespace gg::training
