#include "core/dataset/file_names.h"
#include "core/dataset/formats/mask_contents.h"
#include "core/dataset/formats/mask_places.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace gg::dataset
{
namespace
{

constexpr std::size_t sampled = 6;

/// A name that says that the file is a mask: "x_mask", "x_GT", "mask_3".
bool namedAsMask(std::string_view path)
{
    static constexpr std::array<std::string_view, 10> telling{"mask", "masks", "gt",   "groundtruth", "label",
                                                              "seg",  "anno",  "matte", "segmentation", "annotation"};
    const std::string stem = lowerCase(stemOf(path));
    const std::size_t first = stem.find_first_of("_- .");
    const std::size_t last = stem.find_last_of("_- .");
    if (first == std::string::npos) {
        return false;
    }
    const auto tells = [&](std::string_view word) { return std::find(telling.begin(), telling.end(), word) != telling.end(); };
    std::string_view end = std::string_view(stem).substr(last + 1);
    if (end.find_first_not_of("0123456789") == std::string_view::npos) {
        // "x_mask_1" is the second of its masks.
        const std::string_view before = std::string_view(stem).substr(0, last);
        const std::size_t cut = before.find_last_of("_- .");
        end = cut == std::string_view::npos ? std::string_view{} : before.substr(cut + 1);
    }
    end = end.substr(0, end.find_last_not_of("0123456789") + 1);  // "x_mask2"
    return tells(std::string_view(stem).substr(0, first)) || tells(end);
}

std::optional<std::vector<bool>> byName(const std::vector<std::string>& files)
{
    std::vector<bool> masks(files.size(), false);
    std::size_t count = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        masks[i] = namedAsMask(files[i]);
        count += masks[i] ? 1U : 0U;
    }
    const bool fits = count > 0 && count * 3 >= files.size() && count < files.size();
    return fits ? std::optional(std::move(masks)) : std::nullopt;
}

/// Of pairs of an image and what may be its mask, taken from all over the list: true where most hold what they should.
bool contentsFit(const std::vector<std::pair<std::size_t, std::size_t>>& pairs, const std::vector<std::string>& files)
{
    std::size_t fits = 0;
    std::size_t tried = 0;
    const std::size_t step = std::max<std::size_t>(1, pairs.size() / sampled);
    for (std::size_t i = 0; i < pairs.size(); i += step) {
        ++tried;
        fits += looksLikeMask(files[pairs[i].second]) && !looksLikeMask(files[pairs[i].first]) ? 1U : 0U;
    }
    return fits * 2 > tried;
}

/// x.jpg and x.png: the extension whose files hold masks.
std::optional<std::vector<bool>> byExtension(const std::vector<std::string>& files)
{
    std::unordered_map<std::string_view, std::size_t> firstOf;
    std::map<std::pair<std::string, std::string>, std::vector<std::pair<std::size_t, std::size_t>>> pairs;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto [it, isNew] = firstOf.emplace(withoutExtension(files[i]), i);
        if (!isNew) {
            const std::size_t other = it->second;
            pairs[{extensionOf(files[other]), extensionOf(files[i])}].emplace_back(other, i);
            pairs[{extensionOf(files[i]), extensionOf(files[other])}].emplace_back(i, other);
        }
    }
    for (const auto& [extensions, found] : pairs) {
        if (extensions.first == extensions.second || found.size() < 2 || found.size() * 4 < files.size() || !contentsFit(found, files)) {
            continue;
        }
        std::vector<bool> masks(files.size(), false);
        for (const auto& [image, mask] : found) {
            masks[mask] = true;
        }
        return masks;
    }
    return std::nullopt;
}

/// x and x_1stHO: endings that turn the names of many files into those of others.
std::optional<std::vector<bool>> byEnding(const std::vector<std::string>& files)
{
    std::unordered_map<std::string_view, std::size_t> known;
    for (std::size_t i = 0; i < files.size(); ++i) {
        known.emplace(withoutExtension(files[i]), i);
    }
    std::map<std::string, std::vector<std::pair<std::size_t, std::size_t>>> endings;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string_view path = withoutExtension(files[i]);
        const std::size_t name = path.size() - stemOf(files[i]).size();
        for (std::size_t at = path.size(); at-- > name + 1;) {
            if (path[at] != '_' && path[at] != '-' && path[at] != '.' && path[at] != ' ') {
                continue;
            }
            if (const auto image = known.find(path.substr(0, at)); image != known.end()) {
                endings[std::string(path.substr(at))].emplace_back(image->second, i);
                break;
            }
        }
    }
    std::vector<bool> masks(files.size(), false);
    bool any = false;
    for (const auto& [ending, pairs] : endings) {
        if (pairs.size() >= 2 && pairs.size() * 8 >= files.size() && contentsFit(pairs, files)) {
            any = true;
            std::for_each(pairs.begin(), pairs.end(), [&](const auto& pair) { masks[pair.second] = true; });
        }
    }
    return any ? std::optional(std::move(masks)) : std::nullopt;
}

}  // namespace

std::vector<bool> masksAmong(const std::vector<std::string>& files)
{
    for (const auto by : {byName, byEnding, byExtension}) {
        if (auto masks = by(files)) {
            return std::move(*masks);
        }
    }
    return std::vector<bool>(files.size(), false);
}

}  // namespace gg::dataset
