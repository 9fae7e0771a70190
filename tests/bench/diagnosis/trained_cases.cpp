#include "trained_cases.h"

#include "held_out.h"
#include "sample_sets.h"
#include "trained_groups.h"

#include "core/recipe/train_config.h"

#include <cstdio>
#include <string>

namespace gg::injection {
namespace {

constexpr std::string_view masks = R"(
task: segmentation
model: {name: unet, width: 4}
loss: bce_dice
image_size: 32
batch: 4
epochs: 10
optimizer: {name: adam, lr: 0.003}
split: {val: 0.2}
snapshots: {images: 0}
probe: {every: 4, images: 8}
device: cpu
threads: 1
loaders: 1
)";

constexpr std::string_view few = R"(
task: segmentation
model: {name: unet, width: 4}
loss: bce_dice
image_size: 32
batch: 4
epochs: 10
optimizer: {name: adam, lr: 0.003}
split: {val: 0.5}
snapshots: {images: 0}
probe: {every: 0}
device: cpu
threads: 1
loaders: 1
)";

constexpr std::string_view boxes = R"(
task: detection
model: {file: MODEL}
image_size: 64
batch: 8
epochs: 40
optimizer: {name: adamw, lr: 0.01, nominal_batch: 0}
schedule: {name: cosine, warmup_epochs: 1, warmup_steps_min: 10}
average: {decay: 0}
augment: {mosaic: 0, scale: 0.2, close_mosaic: 0}
validation: {keep_every: 100}
signals: {every: 10}
snapshots: {images: 0}
device: cpu
threads: 1
loaders: 1
)";

constexpr std::string_view anchors = R"(
task: detection
model: {file: MODEL}
image_size: 64
batch: 8
epochs: 40
optimizer: {name: adamw, lr: 0.01, nominal_batch: 0}
schedule: {name: cosine, warmup_epochs: 1, warmup_steps_min: 10}
objectness: {loss: mse}
average: {decay: 0}
augment: {mosaic: 0, scale: 0.2, close_mosaic: 0}
validation: {keep_every: 100}
signals: {every: 10}
snapshots: {images: 0}
device: cpu
threads: 1
loaders: 1
)";

std::string_view baseText(std::string_view base)
{
    return base == "masks" ? masks : base == "few" ? few : base == "boxes" ? boxes : anchors;
}

}  // namespace

recipe::TrainConfig baseConfig(std::string_view base, const std::string& folder)
{
    std::string yaml(baseText(base));
    if (const auto at = yaml.find("MODEL"); at != std::string::npos) {
        yaml.replace(at, std::string("MODEL").size(), folder + "/" + std::string(base) + ".model.yaml");
    }
    return recipe::parseConfig(yaml, std::string(base));
}

void addCases(std::vector<TrainedCase>& cases, const std::string& kind, const TrainedGroup& group)
{
    for (int seed = 1; seed <= group.seeds; ++seed) {
        cases.push_back({.name = kind + "_" + group.name + "_seed" + std::to_string(seed),
                         .fault = group.fault,
                         .base = group.base,
                         .set = group.set,
                         .settings = group.settings,
                         .seed = static_cast<std::uint64_t>(seed),
                         .fromStart = group.fromStart,
                         .harm = group.harm});
    }
}

std::string fingerprint(const TrainedCase& which)
{
    // Not the whole configuration: a setting that a later version brings would make every run another one.
    std::string all = std::string(baseText(which.base)) + recipeOf(sampleSet(which.set)) + std::to_string(which.seed);
    for (const recipe::SweepSetting& setting : which.settings) {
        all += "\n" + setting.key + "=" + setting.value;
    }
    all += which.fromStart ? "\nfrom start" : "";
    char text[20];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hashOf(all)));
    return text;
}

}  // namespace gg::injection
