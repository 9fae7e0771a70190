#include "trained_cases.h"

#include "name_hash.h"
#include "sample_sets.h"
#include "trained_bases.h"
#include "trained_groups.h"

#include "core/recipe/train_config.h"

#include <cstdio>
#include <string>

namespace gg::injection {

recipe::TrainConfig baseConfig(std::string_view base, const std::string& folder)
{
    const TrainedBase& found = trainedBase(base);
    std::string yaml(found.config);
    if (const auto at = yaml.find("MODEL"); at != std::string::npos) {
        yaml.replace(at, std::string("MODEL").size(), modelFile(found, folder));
    }
    return recipe::parseConfig(yaml, std::string(base));
}

void addCases(std::vector<TrainedCase>& cases, const std::string& kind, const TrainedGroup& group)
{
    for (int seed = group.firstSeed; seed < group.firstSeed + group.seeds; ++seed) {
        cases.push_back({.name = kind + "_" + group.name + "_seed" + std::to_string(seed),
                         .fault = group.fault,
                         .base = group.base,
                         .set = group.set,
                         .settings = group.settings,
                         .seed = static_cast<std::uint64_t>(seed),
                         .fromStart = group.fromStart,
                         .harm = group.harm,
                         .heldOut = group.heldOut});
    }
}

std::string fingerprint(const TrainedCase& which)
{
    const TrainedBase& base = trainedBase(which.base);
    // Not the whole configuration: a setting that a later version brings would make every run another one.
    std::string all = std::string(base.config) + std::string(base.model) + recipeOf(sampleSet(which.set)) + std::to_string(which.seed);
    for (const recipe::SweepSetting& setting : which.settings) {
        all += "\n" + setting.key + "=" + setting.value;
    }
    all += which.fromStart ? "\nfrom start" : "";
    char text[20];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hashOf(all)));
    return text;
}

}  // namespace gg::injection
