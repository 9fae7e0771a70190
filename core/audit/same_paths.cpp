#include "core/audit/same_paths.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace gg::audit
{

std::vector<std::uint32_t> firstWithSame(const dataset::Dataset& dataset, std::string dataset::Record::*path)
{
    const auto& records = dataset.records;
    struct Hashed {
        std::uint32_t hash;
        std::uint32_t record;
    };
    std::vector<Hashed> hashed(records.size());
    for (std::uint32_t i = 0; i < hashed.size(); ++i) {
        hashed[i] = {static_cast<std::uint32_t>(std::hash<std::string>{}(records[i].*path)), i};
    }
    std::sort(hashed.begin(), hashed.end(),
              [](const Hashed& a, const Hashed& b) { return a.hash != b.hash ? a.hash < b.hash : a.record < b.record; });
    std::vector<std::uint32_t> first(records.size());
    std::iota(first.begin(), first.end(), 0U);
    for (auto begin = hashed.begin(); begin != hashed.end();) {
        const auto end = std::find_if(begin, hashed.end(), [&](const Hashed& one) { return one.hash != begin->hash; });
        // Equal hashes are nearly always equal paths, or only one: few of them are firsts.
        std::vector<std::uint32_t> firsts;
        for (auto it = begin; end - begin > 1 && it != end; ++it) {
            const auto same =
                std::find_if(firsts.begin(), firsts.end(), [&](std::uint32_t other) { return records[other].*path == records[it->record].*path; });
            if (same == firsts.end()) {
                firsts.push_back(it->record);
            } else {
                first[it->record] = *same;
            }
        }
        begin = end;
    }
    return first;
}

}  // namespace gg::audit
