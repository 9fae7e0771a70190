#include "core/training/detection/anchor_matching.h"

#include "core/recipe/anchor_fit.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace gg::training {
namespace {

struct PlacedTruth {
    std::int64_t index = 0;
    std::int64_t image = 0;
    double x = 0;  ///< of the centre
    double y = 0;
    double width = 0;
    double height = 0;
};

/// Truths that have a cell on a canvas of this size.
std::vector<PlacedTruth> placed(const Truths& truths, double width, double height)
{
    const torch::Tensor boxes = truths.boxes.to(torch::kCPU, torch::kFloat64).contiguous();
    const torch::Tensor images = truths.images.to(torch::kCPU).contiguous();
    const double* box = boxes.data_ptr<double>();
    std::vector<PlacedTruth> all;
    for (std::int64_t i = 0; i < images.numel(); ++i, box += 4) {
        const PlacedTruth truth{.index = i,
                                .image = images.data_ptr<std::int64_t>()[i],
                                .x = (box[0] + box[2]) / 2,
                                .y = (box[1] + box[3]) / 2,
                                .width = box[2] - box[0],
                                .height = box[3] - box[1]};
        // False for NaN too.
        const bool inside = truth.x >= 0 && truth.x <= width && truth.y >= 0 && truth.y <= height;
        if (inside && truth.width > 0 && truth.height > 0 && std::isfinite(truth.width) && std::isfinite(truth.height)) {
            all.push_back(truth);
        }
    }
    return all;
}

std::int64_t cellOf(double place, int stride, std::int64_t cells)
{
    return std::min(cells - 1, static_cast<std::int64_t>(std::floor(place / stride)));
}

struct BestAnchor {
    std::size_t index = 0;
    double iou = -1;
};

BestAnchor bestAnchor(const std::vector<recipe::AnchorSize>& anchors, const PlacedTruth& truth)
{
    BestAnchor best;
    for (std::size_t i = 0; i < anchors.size(); ++i) {
        const double iou = recipe::shapeIou(anchors[i], {truth.width, truth.height});
        if (iou > best.iou) {
            best = {.index = i, .iou = iou};
        }
    }
    return best;
}

}  // namespace

std::vector<CellMatch> matchAnchors(const Truths& truths, const std::vector<CellGrid>& grids, const std::vector<recipe::AnchorSize>& anchors)
{
    TORCH_CHECK(!grids.empty() && anchors.size() % grids.size() == 0, anchors.size(), " anchors for ", grids.size(), " maps");
    const std::size_t each = anchors.size() / grids.size();
    struct Claim {
        CellMatch match;
        double iou = 0;
    };
    std::map<std::tuple<std::int64_t, std::size_t, std::int64_t, std::int64_t, std::int64_t>, Claim> claims;
    const auto width = static_cast<double>(grids.front().columns * grids.front().stride);
    const auto height = static_cast<double>(grids.front().rows * grids.front().stride);
    for (const PlacedTruth& truth : placed(truths, width, height)) {
        const BestAnchor best = bestAnchor(anchors, truth);
        const std::size_t level = best.index / each;
        const CellMatch match{.image = truth.image,
                              .level = level,
                              .row = cellOf(truth.y, grids[level].stride, grids[level].rows),
                              .column = cellOf(truth.x, grids[level].stride, grids[level].columns),
                              .box = static_cast<std::int64_t>(best.index % each),
                              .truth = truth.index};
        const auto [at, free] = claims.try_emplace({match.image, match.level, match.row, match.column, match.box}, Claim{match, best.iou});
        if (!free && best.iou > at->second.iou) {
            at->second = {match, best.iou};
        }
    }
    std::vector<CellMatch> matches;
    matches.reserve(claims.size());
    for (const auto& [place, claim] : claims) {
        matches.push_back(claim.match);
    }
    return matches;
}

std::vector<CellMatch> matchCells(const Truths& truths, const CellGrid& grid)
{
    std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t>, CellMatch> cells;
    for (const PlacedTruth& truth : placed(truths, static_cast<double>(grid.columns * grid.stride), static_cast<double>(grid.rows * grid.stride))) {
        const CellMatch match{.image = truth.image,
                              .row = cellOf(truth.y, grid.stride, grid.rows),
                              .column = cellOf(truth.x, grid.stride, grid.columns),
                              .truth = truth.index};
        cells.try_emplace({match.image, match.row, match.column}, match);
    }
    std::vector<CellMatch> matches;
    for (const auto& [place, match] : cells) {
        matches.push_back(match);
    }
    return matches;
}

}  // namespace gg::training
