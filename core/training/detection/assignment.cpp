#include "core/training/detection/assignment.h"

#include "core/training/detection/box_terms.h"

#include <ATen/Dispatch.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace gg::training {
namespace {

/// Keeps the scale of a truth's targets finite where no anchor is aligned; TOOD's value.
constexpr double nearlyNothing = 1e-9;
/// Pairs of a truth and an anchor that are compared at a time: bounds the memory of crowded batches.
constexpr std::int64_t pairsAtOnce = 1 << 22;

std::int64_t keptOf(std::int64_t anchors, const DetectionLossOptions& options)
{
    return std::min<std::int64_t>(options.assignTop, anchors);
}

Candidates noCandidates(std::int64_t truths, std::int64_t kept, const torch::Tensor& like)
{
    const auto options = like.options();
    return {.anchors = torch::zeros({truths, kept}, options.dtype(torch::kLong)),
            .metric = torch::zeros({truths, kept}, options),
            .overlap = torch::zeros({truths, kept}, options)};
}

/// Sides [T, A] of the predictions of each truth's picture.
Sides sidesOfPictures(const Sides& sides, const torch::Tensor& images)
{
    const auto of = [&](const torch::Tensor& side) { return side.index_select(0, images); };
    return {.left = of(sides.left), .top = of(sides.top), .right = of(sides.right), .bottom = of(sides.bottom), .angle = of(sides.angle)};
}

torch::Tensor centresInside(const torch::Tensor& centres, const torch::Tensor& boxes)
{
    const torch::Tensor x = centres[0].unsqueeze(0);
    const torch::Tensor y = centres[1].unsqueeze(0);
    const auto side = [&](std::int64_t which) { return boxes.select(1, which).unsqueeze(1); };
    return (x > side(0)).logical_and(y > side(1)).logical_and(x < side(2)).logical_and(y < side(3));
}

/// What one truth's anchors are compared with.
template <typename T>
struct Truth {
    T left, top, right, bottom, angle;
};

template <typename T>
T angleOf(T width, T height)
{
    return std::atan(width / (height + static_cast<T>(1e-7)));
}

/// completeIou() of one pair.
template <typename T>
T pairIou(const Truth<T>& truth, T left, T top, T right, T bottom)
{
    const T small = static_cast<T>(1e-7);
    const T both = std::max(std::min(right, truth.right) - std::max(left, truth.left), T(0))
                   * std::max(std::min(bottom, truth.bottom) - std::max(top, truth.top), T(0));
    if (!(both > 0)) {
        return 0;  // CIoU of disjoint boxes is not above 0, and no candidate is made of it
    }
    const T areas = (right - left) * (bottom - top) + (truth.right - truth.left) * (truth.bottom - truth.top);
    const T iou = both / (areas - both + small);
    const T aroundWidth = std::max(right, truth.right) - std::min(left, truth.left);
    const T aroundHeight = std::max(bottom, truth.bottom) - std::min(top, truth.top);
    const T across = left + right - truth.left - truth.right;
    const T down = top + bottom - truth.top - truth.bottom;
    const T distance = (across * across + down * down) / 4;
    const T turn = angleOf(right - left, bottom - top) - truth.angle;
    const T v = turn * turn * static_cast<T>(4 / (std::numbers::pi * std::numbers::pi));
    return std::max(iou - distance / (aroundWidth * aroundWidth + aroundHeight * aroundHeight + small) - v * v / (v - iou + 1 + small), T(0));
}

template <typename T>
struct Candidate {
    T metric;
    T overlap;
    std::int64_t anchor;
};

/// The class logits of one map where they are: of all of them few are looked at, and bringing them together took longer than the rest.
template <typename T>
struct Logits {
    const T* values;
    std::int64_t image;  ///< strides
    std::int64_t label;
    std::int64_t cell;
    std::int64_t cells;
};

/// Everything that the loop over truths reads, as plain memory.
template <typename T>
struct Field {
    const T* boxes;    ///< [N, 4, A]
    std::vector<Logits<T>> logits;
    const T* centres;  ///< [2, A]
    std::int64_t anchors;
};

template <typename T>
std::vector<Candidate<T>> candidatesOf(const Field<T>& field, const Truth<T>& truth, std::int64_t image, std::int64_t label,
                                       const DetectionLossOptions& options)
{
    const T* x = field.centres;
    const T* y = x + field.anchors;
    const T* left = field.boxes + image * 4 * field.anchors;
    const T* top = left + field.anchors;
    const T* right = top + field.anchors;
    const T* bottom = right + field.anchors;
    std::vector<Candidate<T>> found;
    std::int64_t first = 0;
    for (const Logits<T>& map : field.logits) {
        const T* logit = map.values + image * map.image + label * map.label;
        for (std::int64_t a = first; a < first + map.cells; ++a) {
            if (!(x[a] > truth.left && x[a] < truth.right && y[a] > truth.top && y[a] < truth.bottom)) {
                continue;
            }
            const T overlap = pairIou(truth, left[a], top[a], right[a], bottom[a]);
            const T score = 1 / (1 + std::exp(-logit[(a - first) * map.cell]));
            const T metric = std::pow(score, static_cast<T>(options.assignAlpha)) * std::pow(overlap, static_cast<T>(options.assignBeta));
            if (metric > 0) {
                found.push_back({metric, overlap, a});
            }
        }
        first += map.cells;
    }
    const auto end = found.begin() + std::min<std::ptrdiff_t>(options.assignTop, static_cast<std::ptrdiff_t>(found.size()));
    std::partial_sort(found.begin(), end, found.end(), [](const auto& a, const auto& b) { return a.metric > b.metric; });
    found.erase(end, found.end());
    return found;
}

template <typename T>
void fillCandidates(const Field<T>& field, const Truths& truths, const DetectionLossOptions& options, Candidates& candidates)
{
    const torch::Tensor boxes = truths.boxes.to(candidates.metric.scalar_type()).contiguous();
    const torch::Tensor labels = truths.labels.contiguous();
    const torch::Tensor images = truths.images.contiguous();
    const T* box = boxes.template data_ptr<T>();
    const std::int64_t* label = labels.data_ptr<std::int64_t>();
    const std::int64_t* image = images.data_ptr<std::int64_t>();
    const std::int64_t kept = candidates.anchors.size(1);
    at::parallel_for(0, images.size(0), 8, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t t = begin; t < end; ++t) {
            const T* sides = box + 4 * t;
            const Truth<T> truth{sides[0], sides[1], sides[2], sides[3], angleOf(sides[2] - sides[0], sides[3] - sides[1])};
            std::int64_t place = t * kept;
            for (const Candidate<T>& candidate : candidatesOf(field, truth, image[t], label[t], options)) {
                candidates.anchors.data_ptr<std::int64_t>()[place] = candidate.anchor;
                candidates.metric.template data_ptr<T>()[place] = candidate.metric;
                candidates.overlap.template data_ptr<T>()[place] = candidate.overlap;
                ++place;
            }
        }
    });
}

/// Of the values that fall on one place: true at the largest, of equal ones at the first. Two stable sorts, the place last, bring those of a
/// place together with the winner in front. (LibTorch 1.13 has scatter_reduce(), too, but announces on the terminal that it is in beta.)
torch::Tensor winners(const torch::Tensor& place, const torch::Tensor& values)
{
    const torch::Tensor byValue = std::get<1>(values.sort(true, 0, true));
    const auto [places, then] = place.index_select(0, byValue).sort(true, 0, false);
    const torch::Tensor order = byValue.index_select(0, then);
    torch::Tensor first = torch::ones_like(places, torch::kBool);
    first.narrow(0, 1, places.size(0) - 1).copy_(places.narrow(0, 1, places.size(0) - 1) != places.narrow(0, 0, places.size(0) - 1));
    return torch::zeros_like(first).scatter(0, order, first);
}

}  // namespace

Candidates bestCandidatesDense(const torch::Tensor& boxes, const std::vector<torch::Tensor>& logits, const torch::Tensor& centres,
                               const Truths& truths, const DetectionLossOptions& options)
{
    const torch::NoGradGuard noGradients;
    const std::int64_t anchors = boxes.size(2);
    const std::int64_t kept = keptOf(anchors, options);
    const std::int64_t count = truths.images.size(0);
    if (count == 0) {
        return noCandidates(0, kept, boxes);
    }
    const Sides all = sidesOf(boxes.transpose(1, 2));
    const torch::Tensor truthBoxes = truths.boxes.to(boxes.scalar_type());
    const std::int64_t rows = std::max<std::int64_t>(1, pairsAtOnce / std::max<std::int64_t>(1, anchors));
    std::vector<torch::Tensor> metrics;
    std::vector<torch::Tensor> overlaps;
    std::vector<torch::Tensor> chosen;
    for (std::int64_t first = 0; first < count; first += rows) {
        const std::int64_t length = std::min(rows, count - first);
        const torch::Tensor images = truths.images.narrow(0, first, length);
        const torch::Tensor box = truthBoxes.narrow(0, first, length);
        std::vector<torch::Tensor> ofClass;
        for (const torch::Tensor& map : logits) {
            ofClass.push_back(map.index({images, truths.labels.narrow(0, first, length)}));
        }
        const torch::Tensor score = torch::cat(ofClass, 1).sigmoid();
        const torch::Tensor overlap = completeIou(sidesOfPictures(all, images), sidesOf(box.unsqueeze(1))).clamp_min(0);
        const torch::Tensor metric = score.pow(options.assignAlpha) * overlap.pow(options.assignBeta) * centresInside(centres, box);
        const auto [best, where] = metric.topk(kept, 1);
        metrics.push_back(best);
        chosen.push_back(where);
        overlaps.push_back(overlap.gather(1, where));
    }
    return {.anchors = torch::cat(chosen), .metric = torch::cat(metrics), .overlap = torch::cat(overlaps)};
}

Candidates bestCandidates(const torch::Tensor& boxes, const std::vector<torch::Tensor>& logits, const torch::Tensor& centres,
                          const Truths& truths, const DetectionLossOptions& options)
{
    if (!boxes.device().is_cpu()) {
        return bestCandidatesDense(boxes, logits, centres, truths, options);
    }
    const torch::NoGradGuard noGradients;
    Candidates candidates = noCandidates(truths.images.size(0), keptOf(boxes.size(2), options), boxes);
    const torch::Tensor plainBoxes = boxes.contiguous();
    const torch::Tensor plainCentres = centres.contiguous();
    AT_DISPATCH_FLOATING_TYPES(boxes.scalar_type(), "bestCandidates", [&] {
        Field<scalar_t> field{.boxes = plainBoxes.data_ptr<scalar_t>(),
                              .logits = {},
                              .centres = plainCentres.data_ptr<scalar_t>(),
                              .anchors = boxes.size(2)};
        for (const torch::Tensor& map : logits) {
            field.logits.push_back({.values = map.data_ptr<scalar_t>(),
                                    .image = map.stride(0),
                                    .label = map.stride(1),
                                    .cell = map.stride(2),
                                    .cells = map.size(2)});
        }
        fillCandidates(field, truths, options, candidates);
    });
    return candidates;
}

Assignment assignment(const Candidates& candidates, const Truths& truths, std::int64_t images, std::int64_t anchors)
{
    const torch::NoGradGuard noGradients;
    const std::int64_t count = candidates.anchors.size(0);
    if (count == 0) {
        return {.anchors = candidates.anchors, .targets = candidates.metric};
    }
    const torch::Tensor candidate = candidates.metric > 0;
    const torch::Tensor place = (candidates.anchors + truths.images.unsqueeze(1) * anchors).flatten();
    const torch::Tensor first = winners(torch::where(candidate.flatten(), place, torch::full_like(place, images * anchors)),
                                        candidates.overlap.flatten());
    const torch::Tensor positive = candidate.logical_and(first.view_as(candidate));

    const torch::Tensor metric = candidates.metric * positive;
    const torch::Tensor largestMetric = metric.amax(1, true);
    const torch::Tensor largestOverlap = (candidates.overlap * positive).amax(1, true);
    return {.anchors = candidates.anchors, .targets = metric * largestOverlap / (largestMetric + nearlyNothing)};
}

}  // namespace gg::training
