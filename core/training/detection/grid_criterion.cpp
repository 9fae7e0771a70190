#include "core/training/detection/grid_criterion.h"

#include "core/training/detection/anchor_matching.h"
#include "core/training/detection/box_overlaps.h"
#include "core/training/detection/criteria.h"

#include <utility>
#include <vector>

namespace gg::training {
namespace {

/// The map taken apart: [N, S, S, B, …], classes [N, S, S, C].
struct Cells {
    CellGrid grid;
    torch::Tensor place;       ///< t_x, t_y
    torch::Tensor roots;       ///< r_w, r_h
    torch::Tensor confidence;  ///< [N, S, S, B]
    torch::Tensor classes;
    torch::Tensor canvas;      ///< [2] W, H
};

/// [N, S, S, B, 4] as corners in pixels.
torch::Tensor boxesOf(const Cells& cells)
{
    const auto options = cells.place.options();
    const torch::Tensor column = torch::arange(cells.grid.columns, options).view({1, 1, -1, 1});
    const torch::Tensor row = torch::arange(cells.grid.rows, options).view({1, -1, 1, 1});
    const torch::Tensor x = (cells.place.select(-1, 0) + column) * cells.grid.stride;
    const torch::Tensor y = (cells.place.select(-1, 1) + row) * cells.grid.stride;
    const torch::Tensor half = cells.roots.square() * cells.canvas / 2;
    const torch::Tensor width = half.select(-1, 0);
    const torch::Tensor height = half.select(-1, 1);
    return torch::stack({x - width, y - height, x + width, y + height}, -1);
}

/// The matches as tensors, and which box of each cell is responsible.
struct Responsible {
    torch::Tensor images;   ///< [P] int64
    torch::Tensor rows;
    torch::Tensor columns;
    torch::Tensor boxes;    ///< of the cell
    torch::Tensor truths;   ///< index
    torch::Tensor corners;  ///< [P, 4] of the truths
    torch::Tensor overlap;  ///< [P] IoU of the responsible box with its truth
};

/// Σ (x, y, w, h)² between each of B boxes and its truth, as shares of the picture: [P, B].
torch::Tensor distances(const torch::Tensor& found, const torch::Tensor& truths, const torch::Tensor& canvas)
{
    const auto shares = [&canvas](const torch::Tensor& corners) {
        const torch::Tensor low = corners.narrow(-1, 0, 2);
        const torch::Tensor high = corners.narrow(-1, 2, 2);
        return torch::cat({(low + high) / 2 / canvas, (high - low) / canvas}, -1);
    };
    return (shares(found) - shares(truths).unsqueeze(1)).square().sum(-1);
}

Responsible responsibleOf(const Cells& cells, const Truths& truths)
{
    const torch::NoGradGuard noGradients;
    const std::vector<CellMatch> matches = matchCells(truths, cells.grid);
    const auto column = [&](auto member) {
        std::vector<std::int64_t> values;
        for (const CellMatch& match : matches) {
            values.push_back(match.*member);
        }
        return torch::tensor(values, torch::kLong).to(cells.place.device());
    };
    Responsible found{.images = column(&CellMatch::image), .rows = column(&CellMatch::row), .columns = column(&CellMatch::column), .boxes = {}, .truths = column(&CellMatch::truth), .corners = {}, .overlap = {}};
    found.corners = truths.boxes.index_select(0, found.truths).to(cells.place.scalar_type());
    const torch::Tensor said = boxesOf(cells).index({found.images, found.rows, found.columns});  // [P, B, 4]
    std::vector<torch::Tensor> overlaps;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const auto row = static_cast<std::int64_t>(i);
        overlaps.push_back(pairwiseIou(said[row], found.corners.narrow(0, row, 1)).squeeze(1));
    }
    const torch::Tensor overlap = overlaps.empty() ? torch::zeros({0, cells.confidence.size(3)}, cells.place.options()) : torch::stack(overlaps);
    // A box that does not overlap ranks below every one that does, by its distance.
    const torch::Tensor rank = torch::where(overlap > 0, overlap, -distances(said, found.corners, cells.canvas));
    found.boxes = matches.empty() ? torch::zeros({0}, found.images.options()) : rank.argmax(1);
    found.overlap = overlap.gather(1, found.boxes.unsqueeze(1)).squeeze(1);
    return found;
}

const std::vector<std::string>& names()
{
    static const std::vector<std::string> all{"xy_loss", "wh_loss", "object_loss", "no_object_loss", "class_loss"};
    return all;
}

class GridCriterion final : public DetectionCriterion
{
public:
    explicit GridCriterion(const GridLossOptions& options)
        : m_options(options)
    {
    }

    const std::vector<std::string>& partNames() const override { return names(); }

    DetectionLosses loss(const RawMaps& raw, const Truths& truths, const LossMoment& /*moment*/) const override
    {
        const Cells cells = cellsOf(raw);
        const Responsible own = responsibleOf(cells, truths);
        const auto at = [&own](const torch::Tensor& values) { return values.index({own.images, own.rows, own.columns, own.boxes}); };
        const torch::Tensor middle = (own.corners.narrow(1, 0, 2) + own.corners.narrow(1, 2, 2)) / 2 / cells.grid.stride;
        const torch::Tensor cell = torch::stack({own.columns, own.rows}, 1).to(middle.scalar_type());
        const torch::Tensor roots = ((own.corners.narrow(1, 2, 2) - own.corners.narrow(1, 0, 2)) / cells.canvas).sqrt();
        const torch::Tensor classes = cells.classes.index({own.images, own.rows, own.columns});
        const torch::Tensor labels = torch::zeros_like(classes).scatter_(1, truths.labels.index_select(0, own.truths).unsqueeze(1), 1);
        const torch::Tensor others = responsibleMask(cells, own).logical_not().to(middle.scalar_type());
        const auto images = static_cast<double>(raw.maps.at(0).size(0));
        const torch::Tensor parts = torch::stack({(at(cells.place) - (middle - cell)).square().sum() * m_options.coordinates,
                                                  (at(cells.roots) - roots).square().sum() * m_options.coordinates,
                                                  (at(cells.confidence) - own.overlap).square().sum(),
                                                  (cells.confidence.square() * others).sum() * m_options.noObject,
                                                  (classes - labels).square().sum()})
                                    / images;
        return {.total = parts.sum() * images,
                .parts = parts.detach(),
                .details = {},
                .positives = torch::scalar_tensor(own.images.size(0), own.images.options())};
    }

    Decoded decode(const RawMaps& raw) const override
    {
        const torch::NoGradGuard noGradients;
        const Cells cells = cellsOf(raw);
        const torch::Tensor scores = cells.confidence.clamp(0, 1).unsqueeze(-1) * cells.classes.clamp(0, 1).unsqueeze(3);
        return {.boxes = boxesOf(cells).flatten(1, 3).contiguous(), .scores = scores.flatten(1, 3).contiguous()};
    }

    std::vector<CellSignals> signals(const RawMaps& raw, const Truths& truths) const override
    {
        const torch::NoGradGuard noGradients;
        const Cells cells = cellsOf(raw);
        const torch::Tensor matched = responsibleMask(cells, responsibleOf(cells, truths)).flatten(1);
        return {{.stride = cells.grid.stride,
                 .boxesPerCell = m_options.boxes,
                 .rows = static_cast<int>(cells.grid.rows),
                 .columns = static_cast<int>(cells.grid.columns),
                 .objectness = cells.confidence.clamp(0, 1).flatten(1),
                 .overlap = highestOverlaps(boxesOf(cells).flatten(1, 3), truths),
                 .matched = matched,
                 .negative = matched.logical_not()}};
    }

private:
    Cells cellsOf(const RawMaps& raw) const
    {
        TORCH_CHECK(raw.maps.size() == 1, raw.maps.size(), " maps for a grid");
        const torch::Tensor map = raw.maps[0].scalar_type() == torch::kDouble ? raw.maps[0] : raw.maps[0].to(torch::kFloat);
        const std::int64_t numbers = 5LL * m_options.boxes;
        TORCH_CHECK(map.size(1) == numbers + m_options.classes, "a map of ", map.size(1), " channels for ", m_options.boxes, " boxes and ", m_options.classes, " classes");
        const torch::Tensor rows = map.permute({0, 2, 3, 1});
        const torch::Tensor boxes = rows.narrow(3, 0, numbers).reshape({map.size(0), map.size(2), map.size(3), m_options.boxes, 5});
        return {.grid = {.stride = m_options.stride, .rows = map.size(2), .columns = map.size(3)},
                .place = boxes.narrow(4, 0, 2),
                .roots = boxes.narrow(4, 2, 2),
                .confidence = boxes.select(4, 4),
                .classes = rows.narrow(3, numbers, m_options.classes),
                .canvas = torch::tensor({static_cast<double>(raw.width), static_cast<double>(raw.height)}, torch::kDouble).to(map.options())};
    }

    static torch::Tensor responsibleMask(const Cells& cells, const Responsible& own)
    {
        torch::Tensor mask = torch::zeros(cells.confidence.sizes(), cells.confidence.options().dtype(torch::kBool));
        mask.index_put_({own.images, own.rows, own.columns, own.boxes}, torch::ones({}, mask.options()));
        return mask;
    }

    GridLossOptions m_options;
};

}  // namespace

std::unique_ptr<DetectionCriterion> makeGridCriterion(const GridLossOptions& options)
{
    return std::make_unique<GridCriterion>(options);
}

std::unique_ptr<DetectionCriterion> gridCriterion(const recipe::ModelPlan& plan, const recipe::TrainConfig& config)
{
    const recipe::AnchorConfig& weights = config.detection.anchor;
    return makeGridCriterion({.classes = plan.classes,
                              .boxes = plan.layers.back().boxes,
                              .stride = plan.strides.front(),
                              .coordinates = weights.coordinates,
                              .noObject = weights.gridNoObject});
}

}  // namespace gg::training
