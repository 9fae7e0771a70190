#include "core/predictions/image_order.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace gg::predictions {

std::optional<std::int64_t> numberOf(std::string_view id)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
    return error == std::errc{} && end == id.data() + id.size() ? std::optional(number) : std::nullopt;
}

void sortImages(std::vector<EvaluatedImage>& images)
{
    struct Key {
        std::optional<std::int64_t> number;
        std::size_t index = 0;
    };
    std::vector<Key> keys;
    std::map<std::uint16_t, bool> numeric;
    for (std::size_t i = 0; i < images.size(); ++i) {
        keys.push_back({numberOf(images[i].id), i});
        bool& all = numeric.try_emplace(images[i].split, true).first->second;
        all = all && keys.back().number.has_value();
    }
    std::stable_sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
        const EvaluatedImage& left = images[a.index];
        const EvaluatedImage& right = images[b.index];
        if (left.split != right.split) {
            return left.split < right.split;
        }
        return numeric.at(left.split) ? *a.number < *b.number : left.id < right.id;
    });
    std::vector<EvaluatedImage> sorted;
    sorted.reserve(images.size());
    for (const Key& key : keys) {
        sorted.push_back(std::move(images[key.index]));
    }
    images = std::move(sorted);
}

}  // namespace gg::predictions
