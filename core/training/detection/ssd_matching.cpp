#include "core/training/detection/ssd_matching.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace gg::training {
namespace {

constexpr std::int64_t background = -1;

/// The IoUs of the truths of one picture with every default box, and what was decided so far.
class PictureMatch
{
public:
    /// `defaults` [A, 4] corners, `truths` [T, 4] corners, `decided` A places, all background.
    PictureMatch(const float* defaults, std::int64_t boxes, const float* truths, std::int64_t count, std::int64_t* decided)
        : m_boxes(static_cast<std::size_t>(boxes))
        , m_count(static_cast<std::size_t>(count))
        , m_ious(m_boxes * m_count)
        , m_taken(m_boxes, false)
        , m_decided(decided)
    {
        for (std::size_t t = 0; t < m_count; ++t) {
            for (std::size_t b = 0; b < m_boxes; ++b) {
                m_ious[t * m_boxes + b] = iouOf(truths + 4 * t, defaults + 4 * b);
            }
        }
    }

    /// Each truth its best box, from the best pair on; `first` is added to the truths' numbers.
    void takeBest(std::int64_t first)
    {
        std::vector<std::size_t> best(m_count);
        for (std::size_t t = 0; t < m_count; ++t) {
            best[t] = bestFree(t);
        }
        std::vector<bool> served(m_count, false);
        for (std::size_t round = 0; round < m_count; ++round) {
            const std::size_t truth = bestTruth(best, served);
            if (truth == m_count) {
                return;
            }
            served[truth] = true;
            m_taken[best[truth]] = true;
            m_decided[best[truth]] = first + static_cast<std::int64_t>(truth);
            for (std::size_t t = 0; t < m_count; ++t) {
                if (!served[t] && best[t] < m_boxes && m_taken[best[t]]) {
                    best[t] = bestFree(t);
                }
            }
        }
    }

    void takeAbove(float least, std::int64_t first)
    {
        for (std::size_t b = 0; b < m_boxes; ++b) {
            float highest = least;
            for (std::size_t t = 0; !m_taken[b] && t < m_count; ++t) {
                if (m_ious[t * m_boxes + b] > highest) {
                    highest = m_ious[t * m_boxes + b];
                    m_decided[b] = first + static_cast<std::int64_t>(t);
                }
            }
        }
    }

private:
    static float iouOf(const float* a, const float* b)
    {
        const float width = std::max(std::min(a[2], b[2]) - std::max(a[0], b[0]), 0.0F);
        const float height = std::max(std::min(a[3], b[3]) - std::max(a[1], b[1]), 0.0F);
        const float both = width * height;
        const float all = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both;
        return both > 0 && all > 0 ? both / all : 0;
    }

    /// The free box that the truth overlaps most; m_boxes where it touches none.
    std::size_t bestFree(std::size_t truth) const
    {
        std::size_t best = m_boxes;
        float highest = 0;
        for (std::size_t b = 0; b < m_boxes; ++b) {
            const float iou = m_ious[truth * m_boxes + b];
            if (!m_taken[b] && iou > highest) {
                highest = iou;
                best = b;
            }
        }
        return best;
    }

    std::size_t bestTruth(const std::vector<std::size_t>& best, const std::vector<bool>& served) const
    {
        std::size_t truth = m_count;
        float highest = 0;
        for (std::size_t t = 0; t < m_count; ++t) {
            if (!served[t] && best[t] < m_boxes && m_ious[t * m_boxes + best[t]] > highest) {
                highest = m_ious[t * m_boxes + best[t]];
                truth = t;
            }
        }
        return truth;
    }

    std::size_t m_boxes;
    std::size_t m_count;
    std::vector<float> m_ious;  ///< [T, A]
    std::vector<bool> m_taken;
    std::int64_t* m_decided;
};

torch::Tensor cornersOf(const torch::Tensor& defaults)
{
    const torch::Tensor half = defaults.narrow(1, 2, 2) / 2;
    const torch::Tensor centre = defaults.narrow(1, 0, 2);
    return torch::cat({centre - half, centre + half}, 1).contiguous();
}

}  // namespace

torch::Tensor matchDefaults(const torch::Tensor& defaults, const Truths& truths, std::int64_t images, double leastIou)
{
    const torch::NoGradGuard noGradients;
    const torch::Tensor corners = cornersOf(defaults);
    // Neither depends on what the network says: on the processor, whatever the network runs on.
    const torch::Tensor boxes = truths.boxes.to(torch::kCPU, torch::kFloat32).contiguous();
    const torch::Tensor pictures = truths.images.to(torch::kCPU).contiguous();
    const std::int64_t all = pictures.size(0);
    torch::Tensor decided = torch::full({images, corners.size(0)}, background, torch::kLong);
    const auto* picture = pictures.data_ptr<std::int64_t>();
    std::int64_t first = 0;
    while (first < all) {
        const std::int64_t image = picture[first];
        std::int64_t end = first;
        while (end < all && picture[end] == image) {
            ++end;
        }
        PictureMatch match(corners.data_ptr<float>(), corners.size(0), boxes.data_ptr<float>() + 4 * first, end - first,
                           decided.data_ptr<std::int64_t>() + image * corners.size(0));
        match.takeBest(first);
        match.takeAbove(static_cast<float>(leastIou), first);
        first = end;
    }
    return decided;
}

torch::Tensor hardNegatives(const torch::Tensor& backgroundLoss, const torch::Tensor& matched, double ratio)
{
    const torch::NoGradGuard noGradients;
    const torch::Tensor free = matched.logical_not();
    if (ratio <= 0) {
        return free;
    }
    const torch::Tensor wanted = (matched.sum(1, true).clamp_min(1) * ratio).ceil();  // [N, 1]
    const torch::Tensor doubts = backgroundLoss.masked_fill(matched, -std::numeric_limits<double>::infinity());
    const torch::Tensor order = std::get<1>(torch::sort(doubts, /*stable=*/true, 1, /*descending=*/true));
    const torch::Tensor places = torch::arange(order.size(1), order.options()).expand_as(order);
    const torch::Tensor rank = torch::zeros_like(order).scatter_(1, order, places);
    return free.logical_and(rank < wanted);
}

}  // namespace gg::training
