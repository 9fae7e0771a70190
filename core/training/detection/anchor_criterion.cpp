#include "core/training/detection/anchor_criterion.h"

#include "core/base/error.h"
#include "core/training/detection/anchor_matching.h"
#include "core/training/detection/box_overlaps.h"
#include "core/training/detection/criteria.h"

#include <array>
#include <utility>

namespace gg::training {
namespace {

constexpr double mostGrowth = 8;  ///< of t_w and t_h
constexpr std::int64_t numbersOfBox = 5;
constexpr std::array<const char*, 5> termNames{"xy_loss", "wh_loss", "object_loss", "no_object_loss", "class_loss"};

/// One map, taken apart: [N, h, w, B, …].
struct Level {
    CellGrid grid;
    torch::Tensor anchors;  ///< [B, 2] pixels
    torch::Tensor place;    ///< t_x, t_y
    torch::Tensor size;     ///< t_w, t_h
    torch::Tensor object;   ///< t_o
    torch::Tensor classes;
};

/// Sums over the batch, by term as termNames.
using Terms = std::array<torch::Tensor, termNames.size()>;

/// Boxes [N, h, w, B, 4] as corners in pixels.
torch::Tensor boxesOf(const Level& level)
{
    const auto options = level.place.options();
    const torch::Tensor column = torch::arange(level.grid.columns, options).view({1, 1, -1, 1});
    const torch::Tensor row = torch::arange(level.grid.rows, options).view({1, -1, 1, 1});
    const torch::Tensor share = level.place.sigmoid();
    const torch::Tensor x = (share.select(-1, 0) + column) * level.grid.stride;
    const torch::Tensor y = (share.select(-1, 1) + row) * level.grid.stride;
    const torch::Tensor half = level.size.clamp_max(mostGrowth).exp() * level.anchors / 2;
    const torch::Tensor halfWidth = half.select(-1, 0);
    const torch::Tensor halfHeight = half.select(-1, 1);
    return torch::stack({x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight}, -1);
}

/// Indices of the matches of one map, and what their boxes learn.
struct Targets {
    std::vector<torch::Tensor> where;  ///< image, row, column, box, each [P]
    torch::Tensor truths;              ///< [P] index
    torch::Tensor boxes;               ///< [P, 4] corners
};

Targets targetsOf(const std::vector<CellMatch>& matches, std::size_t level, const Truths& truths, const torch::Tensor& like)
{
    std::array<std::vector<std::int64_t>, 4> where;
    std::vector<std::int64_t> chosen;
    for (const CellMatch& match : matches) {
        if (match.level == level) {
            where[0].push_back(match.image);
            where[1].push_back(match.row);
            where[2].push_back(match.column);
            where[3].push_back(match.box);
            chosen.push_back(match.truth);
        }
    }
    const auto indices = [&like](const std::vector<std::int64_t>& values) { return torch::tensor(values, torch::kLong).to(like.device()); };
    Targets targets{.where = {}, .truths = indices(chosen), .boxes = {}};
    for (const std::vector<std::int64_t>& values : where) {
        targets.where.push_back(indices(values));
    }
    targets.boxes = truths.boxes.index_select(0, targets.truths).to(like.scalar_type());
    return targets;
}

torch::Tensor at(const torch::Tensor& values, const Targets& targets)
{
    return values.index({targets.where[0], targets.where[1], targets.where[2], targets.where[3]});
}

/// BCE of logits: −t·ln σ(x) − (1 − t)·ln(1 − σ(x)).
torch::Tensor crossEntropy(const torch::Tensor& logits, const torch::Tensor& targets)
{
    return torch::softplus(logits) - logits * targets;
}

/// IoU of each box with the truth of the same row, [P].
torch::Tensor pairedIou(const torch::Tensor& boxes, const torch::Tensor& truths)
{
    const torch::Tensor low = torch::maximum(boxes.narrow(1, 0, 2), truths.narrow(1, 0, 2));
    const torch::Tensor high = torch::minimum(boxes.narrow(1, 2, 2), truths.narrow(1, 2, 2));
    const torch::Tensor common = (high - low).clamp_min(0).prod(1);
    const auto area = [](const torch::Tensor& all) { return (all.narrow(1, 2, 2) - all.narrow(1, 0, 2)).clamp_min(0).prod(1); };
    return (common / (area(boxes) + area(truths) - common)).nan_to_num(0, 0, 0);
}

class AnchorCriterion final : public DetectionCriterion
{
public:
    explicit AnchorCriterion(AnchorLossOptions options)
        : m_options(std::move(options))
        , m_each(static_cast<std::int64_t>(m_options.anchors.size() / m_options.strides.size()))
    {
        for (const char* term : termNames) {
            m_partNames.emplace_back(term);
            for (const int stride : m_options.strides) {
                m_detailNames.push_back(term + ("/" + std::to_string(stride)));
            }
        }
    }

    const std::vector<std::string>& partNames() const override { return m_partNames; }
    const std::vector<std::string>& detailNames() const override { return m_detailNames; }

    DetectionLosses loss(const RawMaps& raw, const Truths& truths, const LossMoment& moment) const override
    {
        const std::vector<Level> levels = levelsOf(raw);
        std::vector<CellGrid> grids;
        for (const Level& level : levels) {
            grids.push_back(level.grid);
        }
        const std::vector<CellMatch> matches = matchAnchors(truths, grids, m_options.anchors);
        const bool warming = moment.training && moment.step <= m_options.terms.warmupBatches;
        std::array<std::vector<torch::Tensor>, termNames.size()> byScale;
        for (std::size_t i = 0; i < levels.size(); ++i) {
            const Terms terms = termsOf(levels[i], targetsOf(matches, i, truths, levels[i].place), truths, raw, warming);
            for (std::size_t t = 0; t < terms.size(); ++t) {
                byScale[t].push_back(terms[t]);
            }
        }
        return summed(byScale, static_cast<double>(raw.maps.at(0).size(0)), static_cast<std::int64_t>(matches.size()));
    }

    Decoded decode(const RawMaps& raw) const override
    {
        const torch::NoGradGuard noGradients;
        std::vector<torch::Tensor> boxes;
        std::vector<torch::Tensor> scores;
        for (const Level& level : levelsOf(raw)) {
            boxes.push_back(boxesOf(level).flatten(1, 3));
            scores.push_back((level.object.sigmoid().unsqueeze(-1) * level.classes.sigmoid()).flatten(1, 3));
        }
        return {.boxes = torch::cat(boxes, 1).contiguous(), .scores = torch::cat(scores, 1).contiguous()};
    }

    std::vector<CellSignals> signals(const RawMaps& raw, const Truths& truths) const override
    {
        const torch::NoGradGuard noGradients;
        const std::vector<Level> levels = levelsOf(raw);
        std::vector<CellGrid> grids;
        for (const Level& level : levels) {
            grids.push_back(level.grid);
        }
        const std::vector<CellMatch> matches = matchAnchors(truths, grids, m_options.anchors);
        std::vector<CellSignals> all;
        for (std::size_t i = 0; i < levels.size(); ++i) {
            const Level& level = levels[i];
            const torch::Tensor overlap = highestOverlaps(boxesOf(level).flatten(1, 3), truths);
            const torch::Tensor matched = matchedOf(level, targetsOf(matches, i, truths, level.place)).flatten(1);
            all.push_back({.stride = level.grid.stride,
                           .boxesPerCell = static_cast<int>(m_each),
                           .rows = static_cast<int>(level.grid.rows),
                           .columns = static_cast<int>(level.grid.columns),
                           .objectness = level.object.sigmoid().flatten(1),
                           .overlap = overlap,
                           .matched = matched,
                           .negative = matched.logical_not() & (overlap < m_options.terms.ignore)});
        }
        return all;
    }

private:
    std::vector<Level> levelsOf(const RawMaps& raw) const
    {
        TORCH_CHECK(raw.maps.size() == m_options.strides.size(), raw.maps.size(), " maps for ", m_options.strides.size(), " strides");
        std::vector<Level> levels;
        for (std::size_t i = 0; i < raw.maps.size(); ++i) {
            const torch::Tensor map = raw.maps[i].scalar_type() == torch::kDouble ? raw.maps[i] : raw.maps[i].to(torch::kFloat);
            const std::int64_t numbers = numbersOfBox + m_options.classes;
            TORCH_CHECK(map.size(1) == m_each * numbers, "a map of ", map.size(1), " channels for ", m_each, " boxes of ", m_options.classes, " classes");
            const torch::Tensor cells = map.reshape({map.size(0), m_each, numbers, map.size(2), map.size(3)}).permute({0, 3, 4, 1, 2});
            const std::vector<torch::Tensor> parts = cells.split_with_sizes({2, 2, 1, m_options.classes}, -1);
            levels.push_back({.grid = {.stride = m_options.strides[i], .rows = map.size(2), .columns = map.size(3)},
                              .anchors = anchorsOf(i, map),
                              .place = parts[0],
                              .size = parts[1],
                              .object = parts[2].squeeze(-1),
                              .classes = parts[3]});
        }
        return levels;
    }

    torch::Tensor anchorsOf(std::size_t level, const torch::Tensor& like) const
    {
        torch::Tensor sizes = torch::empty({m_each, 2}, torch::kDouble);
        for (std::int64_t i = 0; i < m_each; ++i) {
            const recipe::AnchorSize& anchor = m_options.anchors[level * static_cast<std::size_t>(m_each) + static_cast<std::size_t>(i)];
            sizes[i][0] = anchor[0];
            sizes[i][1] = anchor[1];
        }
        return sizes.to(like.options());
    }

    static torch::Tensor matchedOf(const Level& level, const Targets& targets)
    {
        torch::Tensor matched = torch::zeros(level.object.sizes(), level.object.options().dtype(torch::kBool));
        matched.index_put_({targets.where[0], targets.where[1], targets.where[2], targets.where[3]}, torch::ones({}, matched.options()));
        return matched;
    }

    Terms termsOf(const Level& level, const Targets& targets, const Truths& truths, const RawMaps& raw, bool warming) const
    {
        const torch::Tensor boxes = [&] {
            const torch::NoGradGuard noGradients;
            return boxesOf(level);
        }();
        const torch::Tensor matched = matchedOf(level, targets);
        Terms terms = matchedTerms(level, targets, at(boxes, targets), truths, raw);
        const torch::Tensor overlap = highestOverlaps(boxes.flatten(1, 3), truths).view(level.object.sizes());
        const torch::Tensor rest = matched.logical_not() & (overlap < m_options.terms.ignore);
        const torch::Tensor quiet = m_options.terms.loss == recipe::ObjectnessLoss::Mse ? level.object.sigmoid().square() : torch::softplus(level.object);
        terms[3] = (quiet * rest.to(quiet.scalar_type())).sum() * m_options.terms.noObjectGain;
        if (warming) {
            addWarmup(level, matched, raw, terms);
        }
        return terms;
    }

    Terms matchedTerms(const Level& level, const Targets& targets, const torch::Tensor& found, const Truths& truths, const RawMaps& raw) const
    {
        const recipe::AnchorConfig& gains = m_options.terms;
        const torch::Tensor middle = (targets.boxes.narrow(1, 0, 2) + targets.boxes.narrow(1, 2, 2)) / 2;
        const torch::Tensor sides = targets.boxes.narrow(1, 2, 2) - targets.boxes.narrow(1, 0, 2);
        const torch::Tensor cell = torch::stack({targets.where[2], targets.where[1]}, 1).to(middle.scalar_type());
        const torch::Tensor scale = (2 - sides.prod(1) / (static_cast<double>(raw.width) * raw.height)).unsqueeze(1);
        const torch::Tensor placeDelta = at(level.place, targets).sigmoid() - (middle / level.grid.stride - cell);
        const torch::Tensor sizeDelta = at(level.size, targets) - (sides / level.anchors.index_select(0, targets.where[3])).log();
        const torch::Tensor labels = torch::zeros({targets.truths.size(0), m_options.classes}, level.classes.options())
                                         .scatter_(1, truths.labels.index_select(0, targets.truths).unsqueeze(1), 1);
        const torch::Tensor goal = gains.target == recipe::ObjectnessTarget::Iou ? pairedIou(found, targets.boxes) : torch::ones_like(scale.squeeze(1));
        return {(placeDelta * scale).square().sum() * gains.xyGain, (sizeDelta * scale).square().sum() * gains.whGain,
                objectTerm(at(level.object, targets), goal) * gains.objectGain, {}, crossEntropy(at(level.classes, targets), labels).sum() * m_options.classGain};
    }

    torch::Tensor objectTerm(const torch::Tensor& logits, const torch::Tensor& goal) const
    {
        if (m_options.terms.loss == recipe::ObjectnessLoss::CrossEntropy) {
            return crossEntropy(logits, goal).sum();
        }
        const torch::Tensor likely = logits.sigmoid();
        switch (m_options.terms.signFault) {
        case recipe::SignFault::Off:
            return (goal - likely).square().sum();
        case recipe::SignFault::Squared:
            return (likely - goal).square().sum();
        case recipe::SignFault::Signed:
            return ((likely - goal) * (likely - goal).abs()).sum();
        }
        throw Error(ErrorCode::Internal, {}, "This sign fault is not known.");
    }

    /// Every box that is not matched lies in the middle of its cell and is its anchor.
    static void addWarmupTerm(torch::Tensor& term, const torch::Tensor& delta, const torch::Tensor& weights, double gain)
    {
        term = term + ((delta * weights).square()).sum() * gain;
    }

    void addWarmup(const Level& level, const torch::Tensor& matched, const RawMaps& raw, Terms& terms) const
    {
        const torch::Tensor scale = 2 - level.anchors.prod(1) / (static_cast<double>(raw.width) * raw.height);
        const torch::Tensor weights = (matched.logical_not().to(scale.scalar_type()) * scale).unsqueeze(-1);
        addWarmupTerm(terms[0], level.place.sigmoid() - 0.5, weights, m_options.terms.xyGain);
        addWarmupTerm(terms[1], level.size, weights, m_options.terms.whGain);
    }

    static DetectionLosses summed(const std::array<std::vector<torch::Tensor>, termNames.size()>& byScale, double images, std::int64_t positives)
    {
        std::vector<torch::Tensor> parts;
        std::vector<torch::Tensor> details;
        for (const std::vector<torch::Tensor>& scales : byScale) {
            const torch::Tensor ofTerm = torch::stack(scales) / images;
            details.push_back(ofTerm);
            parts.push_back(ofTerm.sum());
        }
        const torch::Tensor all = torch::stack(parts);
        return {.total = all.sum() * images,
                .parts = all.detach(),
                .details = torch::cat(details).detach(),
                .positives = torch::scalar_tensor(positives, torch::TensorOptions().dtype(torch::kLong).device(all.device()))};
    }

    AnchorLossOptions m_options;
    std::int64_t m_each;
    std::vector<std::string> m_partNames;
    std::vector<std::string> m_detailNames;
};

}  // namespace

std::unique_ptr<DetectionCriterion> makeAnchorCriterion(AnchorLossOptions options)
{
    return std::make_unique<AnchorCriterion>(std::move(options));
}

std::unique_ptr<DetectionCriterion> anchorCriterion(const recipe::ModelPlan& plan, const recipe::TrainConfig& config)
{
    return makeAnchorCriterion({.classes = plan.classes,
                                .strides = plan.strides,
                                .anchors = plan.anchors,
                                .terms = config.detection.anchor,
                                .classGain = config.detection.classGain});
}

}  // namespace gg::training
