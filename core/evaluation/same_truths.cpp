#include "core/evaluation/same_truths.h"

#include <unordered_map>

namespace gg::evaluation {

std::vector<std::uint32_t> sameTruths(const predictions::LoadedDetections& here, const predictions::LoadedDetections& there)
{
    std::unordered_map<std::string_view, std::uint32_t> imageOf;
    for (std::uint32_t i = 0; i < there.images.size(); ++i) {
        imageOf.emplace(there.truth->images[there.images[i]].id, i);
    }
    std::vector<std::uint32_t> same(here.set.truths.size(), metrics::none);
    for (std::uint32_t i = 0; i < here.images.size(); ++i) {
        const auto it = imageOf.find(here.truth->images[here.images[i]].id);
        if (it == imageOf.end()) {
            continue;
        }
        const std::size_t count = here.set.truthsOf(i).size();
        // Another number of objects means another truth: nothing there can be said to be the same.
        if (there.set.truthsOf(it->second).size() != count) {
            continue;
        }
        for (std::uint32_t k = 0; k < count; ++k) {
            same[here.set.truthBegin[i] + k] = there.set.truthBegin[it->second] + k;
        }
    }
    return same;
}

}  // namespace gg::evaluation
