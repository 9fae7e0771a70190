#include "core/training/detection/suppression.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace gg::training {
namespace {

/// What the order is by, in one number: the score from high to low, then the place in `scores` from low to high. The bits of floats
/// that are not negative are ordered as the floats are.
using Key = std::uint64_t;

Key keyOf(float score, std::size_t place)
{
    return (static_cast<Key>(~std::bit_cast<std::uint32_t>(score)) << 32U) | static_cast<Key>(place);
}

std::size_t placeOf(Key key)
{
    return static_cast<std::size_t>(key & 0xFFFF'FFFFU);
}

float bestOf(const float* row, std::size_t classes)
{
    float best = 0;
    for (std::size_t c = 0; c < classes; ++c) {
        best = row[c] > best ? row[c] : best;  // not std::max: a NaN never becomes the best
    }
    return best;
}

std::vector<Key> candidatesAbove(const float* scores, std::size_t anchors, std::size_t classes, const SuppressionOptions& options)
{
    std::vector<Key> keys;
    const float least = std::max(options.confidence, 0.0F);
    for (std::size_t anchor = 0; anchor < anchors; ++anchor) {
        const float* row = scores + anchor * classes;
        int any = 0;  // without a branch for each class: of most anchors none is above
        for (std::size_t c = 0; c < classes; ++c) {
            any |= static_cast<int>(row[c] > least);
        }
        if (any == 0) {
            continue;
        }
        const float best = options.bestClassOnly ? bestOf(row, classes) : 0;
        for (std::size_t c = 0; c < classes; ++c) {
            if (options.bestClassOnly ? row[c] == best : row[c] > least) {
                keys.push_back(keyOf(row[c], anchor * classes + c));
                if (options.bestClassOnly) {
                    break;
                }
            }
        }
    }
    const auto most = static_cast<std::size_t>(std::max(options.considered, 0));
    if (keys.size() > most) {
        std::nth_element(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(most), keys.end());
        keys.resize(most);
    }
    return keys;
}

/// The keys from the best on, put in order only as far as somebody asks: of tens of thousands of candidates the first thousand mostly suffice.
class BestFirst
{
public:
    explicit BestFirst(std::vector<Key> keys) : m_keys(std::move(keys)) {}

    bool next(Key& key)
    {
        if (m_taken == m_keys.size()) {
            return false;
        }
        if (m_taken == m_sorted) {
            sortMore();
        }
        key = m_keys[m_taken++];
        return true;
    }

private:
    void sortMore()
    {
        const std::size_t end = std::min(m_keys.size(), m_sorted + m_block);
        const auto from = m_keys.begin() + static_cast<std::ptrdiff_t>(m_sorted);
        const auto to = m_keys.begin() + static_cast<std::ptrdiff_t>(end);
        if (to != m_keys.end()) {
            std::nth_element(from, to, m_keys.end());
        }
        std::sort(from, to);
        m_sorted = end;
        m_block *= 2;
    }

    std::vector<Key> m_keys;
    std::size_t m_taken = 0;
    std::size_t m_sorted = 0;
    std::size_t m_block = 1024;
};

struct Sides {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;

    float area() const { return std::max(right - left, 0.0F) * std::max(bottom - top, 0.0F); }
};

/// The boxes of one class that stayed, sides side by side, so that a newcomer is compared with all of them without branches.
class Kept
{
public:
    bool overlaps(const Sides& box, float iou) const
    {
        const float area = box.area();
        int over = 0;
        for (std::size_t i = 0; i < m_left.size(); ++i) {
            const float width = std::max(std::min(box.right, m_right[i]) - std::max(box.left, m_left[i]), 0.0F);
            const float height = std::max(std::min(box.bottom, m_bottom[i]) - std::max(box.top, m_top[i]), 0.0F);
            const float both = width * height;
            over |= static_cast<int>(both > iou * (area + m_area[i] - both));
        }
        return over != 0;
    }

    void add(const Sides& box)
    {
        m_left.push_back(box.left);
        m_top.push_back(box.top);
        m_right.push_back(box.right);
        m_bottom.push_back(box.bottom);
        m_area.push_back(box.area());
    }

private:
    std::vector<float> m_left, m_top, m_right, m_bottom, m_area;
};

Sides onOriginal(const Sides& box, const Placement& placement)
{
    const auto x = [&](float side) {
        return static_cast<float>(std::clamp((static_cast<double>(side) - placement.padX) / placement.scale, 0.0, static_cast<double>(placement.width)));
    };
    const auto y = [&](float side) {
        return static_cast<float>(std::clamp((static_cast<double>(side) - placement.padY) / placement.scale, 0.0, static_cast<double>(placement.height)));
    };
    return {.left = x(box.left), .top = y(box.top), .right = x(box.right), .bottom = y(box.bottom)};
}

bool finite(const Sides& box)
{
    return std::isfinite(box.left) && std::isfinite(box.top) && std::isfinite(box.right) && std::isfinite(box.bottom);
}

}  // namespace

std::vector<Detected> suppress(const float* boxes, const float* scores, std::size_t anchors, std::size_t classes,
                               const Placement& placement, const SuppressionOptions& options)
{
    BestFirst candidates(candidatesAbove(scores, anchors, classes, options));
    const auto most = static_cast<std::size_t>(std::max(options.most, 0));
    std::vector<Kept> kept(classes);
    std::vector<Detected> detected;
    Key key = 0;
    while (detected.size() < most && candidates.next(key)) {
        const std::size_t anchor = placeOf(key) / classes;
        const std::size_t label = placeOf(key) % classes;
        const float* sides = boxes + anchor * 4;
        const Sides box{.left = sides[0], .top = sides[1], .right = sides[2], .bottom = sides[3]};
        if (!finite(box)) {
            continue;
        }
        const Sides found = onOriginal(box, placement);
        // A box that lies in the padding shows nothing of the picture.
        if (!(found.area() > 0) || kept[label].overlaps(box, options.iou)) {
            continue;
        }
        kept[label].add(box);
        detected.push_back({.left = found.left, .top = found.top, .right = found.right, .bottom = found.bottom,
                            .score = scores[placeOf(key)], .label = static_cast<std::int32_t>(label)});
    }
    return detected;
}

}  // namespace gg::training
