#include "core/inference/nms.h"

#include <algorithm>
#include <numeric>

namespace gg::inference {
namespace {

/// The sides of one class' boxes side by side, best first, so that comparing one with all behind it is a loop without branches.
struct Boxes {
    std::vector<float> left, top, right, bottom, area;
    std::vector<std::uint8_t> removed;
    std::vector<std::uint32_t> index;

    void clear()
    {
        for (std::vector<float>* side : {&left, &top, &right, &bottom, &area}) {
            side->clear();
        }
        removed.clear();
        index.clear();
    }

    void add(const Candidate& box, std::uint32_t at)
    {
        left.push_back(box.left);
        top.push_back(box.top);
        right.push_back(box.right);
        bottom.push_back(box.bottom);
        area.push_back(std::max(box.right - box.left, 0.0F) * std::max(box.bottom - box.top, 0.0F));
        removed.push_back(0);
        index.push_back(at);
    }
};

/// intersection / union > iou, without the division.
void removeBehind(Boxes& boxes, std::size_t kept, float iou)
{
    const float left = boxes.left[kept];
    const float top = boxes.top[kept];
    const float right = boxes.right[kept];
    const float bottom = boxes.bottom[kept];
    const float area = boxes.area[kept];
    const std::size_t count = boxes.left.size();
    const float* lefts = boxes.left.data();
    const float* tops = boxes.top.data();
    const float* rights = boxes.right.data();
    const float* bottoms = boxes.bottom.data();
    const float* areas = boxes.area.data();
    std::uint8_t* removed = boxes.removed.data();
    for (std::size_t i = kept + 1; i < count; ++i) {
        const float width = std::max(std::min(right, rights[i]) - std::max(left, lefts[i]), 0.0F);
        const float height = std::max(std::min(bottom, bottoms[i]) - std::max(top, tops[i]), 0.0F);
        const float both = width * height;
        removed[i] = static_cast<std::uint8_t>(removed[i] | static_cast<std::uint8_t>(both > iou * (area + areas[i] - both)));
    }
}

void keepOf(Boxes& boxes, float iou, std::size_t most, std::vector<std::uint32_t>& kept)
{
    std::size_t found = 0;
    for (std::size_t i = 0; i < boxes.index.size() && found < most; ++i) {
        if (boxes.removed[i] == 0) {
            kept.push_back(boxes.index[i]);
            ++found;
            removeBehind(boxes, i, iou);
        }
    }
}

}  // namespace

std::vector<std::uint32_t> removeOverlaps(std::span<const Candidate> candidates, double iou, Across across, std::size_t most)
{
    std::vector<std::uint32_t> order(candidates.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
        return candidates[a].score != candidates[b].score ? candidates[a].score > candidates[b].score : a < b;
    };
    std::sort(order.begin(), order.end(), better);
    if (iou >= 1) {
        order.resize(std::min(order.size(), most));
        return order;
    }
    if (across == Across::WithinClasses) {
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return candidates[a].classId < candidates[b].classId; });
    }
    std::vector<std::uint32_t> kept;
    Boxes boxes;
    for (std::size_t begin = 0; begin < order.size();) {
        boxes.clear();
        std::size_t end = begin;
        const std::int32_t classId = candidates[order[begin]].classId;
        while (end < order.size() && (across == Across::AllClasses || candidates[order[end]].classId == classId)) {
            boxes.add(candidates[order[end]], order[end]);
            ++end;
        }
        // No class can have more boxes among the best `most` than `most`.
        keepOf(boxes, static_cast<float>(iou), most, kept);
        begin = end;
    }
    std::sort(kept.begin(), kept.end(), better);
    kept.resize(std::min(kept.size(), most));
    return kept;
}

}  // namespace gg::inference
