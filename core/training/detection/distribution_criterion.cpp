#include "core/training/detection/box_overlaps.h"
#include "core/training/detection/criteria.h"

namespace gg::training {
namespace {

DetectionLossOptions lossOptionsOf(const recipe::ModelPlan& plan, const recipe::TrainConfig& config)
{
    DetectionLossOptions options;
    options.classes = plan.classes;
    options.bins = plan.bins;
    options.strides = plan.strides;
    options.boxGain = config.detection.boxGain;
    options.classGain = config.detection.classGain;
    options.dflGain = config.detection.dflGain;
    options.weighSmall = config.detection.weighSmall;
    options.focalGamma = config.detection.focalGamma;
    return options;
}

/// A box a cell, its sides as distributions, no objectness: a cell is an object as much as its likeliest class says.
class DistributionCriterion final : public DetectionCriterion
{
public:
    explicit DistributionCriterion(DetectionLossOptions options)
        : m_options(std::move(options))
    {
    }

    const std::vector<std::string>& partNames() const override
    {
        static const std::vector<std::string> names{"box_loss", "class_loss", "dfl_loss"};
        return names;
    }

    DetectionLosses loss(const RawMaps& raw, const Truths& truths, const LossMoment& /*moment*/) const override
    {
        return detectionLoss(raw.maps, truths, m_options);
    }

    Decoded decode(const RawMaps& raw) const override { return training::decode(raw.maps, m_options.strides, m_options.bins); }

    std::vector<CellSignals> signals(const RawMaps& raw, const Truths& truths) const override
    {
        const torch::NoGradGuard noGradients;
        const Decoded decoded = decode(raw);
        const torch::Tensor objectness = std::get<0>(decoded.scores.max(2));
        const torch::Tensor overlap = highestOverlaps(decoded.boxes, truths);
        const torch::Tensor matched = matchedAnchors(raw.maps, truths, m_options);
        std::vector<CellSignals> all;
        std::int64_t first = 0;
        for (std::size_t level = 0; level < raw.maps.size(); ++level) {
            const std::int64_t rows = raw.maps[level].size(2);
            const std::int64_t columns = raw.maps[level].size(3);
            const auto here = [&](const torch::Tensor& values) { return values.narrow(1, first, rows * columns); };
            all.push_back({.stride = m_options.strides[level],
                           .boxesPerCell = 1,
                           .rows = static_cast<int>(rows),
                           .columns = static_cast<int>(columns),
                           .objectness = here(objectness),
                           .overlap = here(overlap),
                           .matched = here(matched),
                           .negative = here(matched).logical_not()});
            first += rows * columns;
        }
        return all;
    }

private:
    DetectionLossOptions m_options;
};

}  // namespace

std::unique_ptr<DetectionCriterion> distributionCriterion(const recipe::ModelPlan& plan, const recipe::TrainConfig& config)
{
    return std::make_unique<DistributionCriterion>(lossOptionsOf(plan, config));
}

}  // namespace gg::training
