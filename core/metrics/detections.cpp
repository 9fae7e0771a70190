#include "core/metrics/detections.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gg::metrics {
namespace {

/// Where the items of each image begin once they are sorted by image; `images` + 1 entries.
template <typename Item>
std::vector<std::uint32_t> beginsOf(const std::vector<Item>& items, std::size_t images)
{
    std::vector<std::uint32_t> begin(images + 1, 0);
    for (const Item& item : items) {
        if (item.image >= images) {
            throw Error(ErrorCode::InvalidArgument, {}, "An object names image " + std::to_string(item.image) + ", but there are only "
                                                            + std::to_string(images) + " images.");
        }
        ++begin[item.image + 1];
    }
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    return begin;
}

template <typename Item>
bool byImage(const Item& a, const Item& b)
{
    return a.image < b.image;
}

/// Brings the items into image order and keeps their order within an image: a counting sort.
template <typename Item>
void sortByImage(std::vector<Item>& items, const std::vector<std::uint32_t>& begin)
{
    if (std::is_sorted(items.begin(), items.end(), byImage<Item>)) {
        return;
    }
    std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
    std::vector<Item> sorted(items.size());
    for (const Item& item : items) {
        sorted[next[item.image]++] = item;
    }
    items.swap(sorted);
}

/// Highest first; what is not a number comes last, as numpy sorts it.
bool byScore(const Detection& a, const Detection& b)
{
    return a.score > b.score || (std::isnan(b.score) && !std::isnan(a.score));
}

}  // namespace

std::uint32_t RunPool::add(std::span<const std::uint32_t> runs)
{
    m_runs.insert(m_runs.end(), runs.begin(), runs.end());
    m_begin.push_back(m_runs.size());
    return static_cast<std::uint32_t>(size() - 1);
}

void DetectionSet::arrange()
{
    truthBegin = beginsOf(truths, images);
    detectionBegin = beginsOf(detections, images);
    sortByImage(truths, truthBegin);
    sortByImage(detections, detectionBegin);
    for (std::size_t image = 0; image < images; ++image) {
        const auto first = detections.begin() + detectionBegin[image];
        const auto last = detections.begin() + detectionBegin[image + 1];
        if (!std::is_sorted(first, last, byScore)) {
            std::stable_sort(first, last, byScore);
        }
    }
}

}  // namespace gg::metrics
