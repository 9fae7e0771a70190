#include "core/audit/leakage/scene_groups.h"

#include "core/audit/facts.h"
#include "core/audit/leakage/regroup.h"

#include <string_view>
#include <unordered_set>

namespace gg::audit
{

std::vector<int> sceneGroups(const dataset::Dataset& dataset, JobControl& control)
{
    // Pairs inside a split are found only as far as they join; the splits that are now do not matter.
    dataset::Dataset undivided = dataset;
    undivided.splits = {"all"};
    std::unordered_set<std::string_view> seen;
    std::vector<bool> repeated;
    for (dataset::Record& record : undivided.records) {
        record.split = 0;
        repeated.push_back(!seen.insert(record.image).second);
    }
    const Facts facts = measureFacts(undivided, repeated, {}, nullptr, control);
    const Regrouping groups = regroup(undivided, facts.alike, {}, {.byRecording = false});
    return {groups.group.begin(), groups.group.end()};
}

}  // namespace gg::audit
