#include "trained_bases.h"

#include <algorithm>
#include <stdexcept>

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

/// Frames of other scenes are validated, and nothing is done to the pictures: what is learned by heart shows.
constexpr std::string_view few = R"(
task: segmentation
model: {name: unet, width: 8}
loss: bce
image_size: 32
batch: 8
epochs: 40
optimizer: {name: adam, lr: 0.006}
split: {val: 0.4, by: sequence}
augment: {flip_horizontal: false}
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

constexpr std::string_view boxModel = R"(name: small
layers:
  - conv: {out: 16, stride: 2}
  - conv: {out: 24, stride: 2}
  - conv: {out: 32, stride: 2}
  - conv: {out: 32}
  - conv: {out: 48, stride: 2}
  - detect: {from: [3, 4]}
)";

constexpr std::string_view anchors = R"(
task: detection
model: {file: MODEL}
image_size: 64
batch: 8
epochs: 40
optimizer: {name: adamw, lr: 0.003, nominal_batch: 0}
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

constexpr std::string_view anchorModel = R"(name: small-anchors
anchors: [[10, 10], [18, 30], [30, 18], [30, 40], [40, 30], [60, 60]]
layers:
  - conv: {out: 16, stride: 2, activation: leaky}
  - conv: {out: 24, stride: 2, activation: leaky}
  - conv: {out: 24, activation: leaky}
  - conv: {out: 32, stride: 2, activation: leaky}
  - conv: {out: 48, activation: leaky}
  - anchor_detect: {from: [2, 4]}
)";

constexpr std::string_view otherMasks = R"(
task: segmentation
model: {name: unet, width: 6}
loss: combo
combo: {bce: 0.7, dice: 0.3}
image_size: 32
batch: 6
epochs: 14
optimizer: {name: adamw, lr: 0.004, weight_decay: 0.005}
schedule: {name: cosine}
split: {val: 0.25}
augment: {flip_vertical: true}
snapshots: {images: 0}
probe: {every: 3, images: 10}
device: cpu
threads: 1
loaders: 1
)";

constexpr std::string_view otherFew = R"(
task: segmentation
model: {name: unet, width: 6}
loss: bce
image_size: 32
batch: 6
epochs: 50
optimizer: {name: adamw, lr: 0.005}
split: {val: 0.4, by: sequence}
augment: {flip_horizontal: false}
snapshots: {images: 0}
probe: {every: 0}
device: cpu
threads: 1
loaders: 1
)";

constexpr std::string_view otherBoxes = R"(
task: detection
model: {file: MODEL}
image_size: 64
batch: 6
epochs: 34
optimizer: {name: adamw, lr: 0.007, nominal_batch: 0}
schedule: {name: linear, warmup_epochs: 2, warmup_steps_min: 10}
average: {decay: 0}
augment: {mosaic: 0, scale: 0.1, close_mosaic: 0}
validation: {keep_every: 100}
signals: {every: 8}
snapshots: {images: 0}
device: cpu
threads: 1
loaders: 1
)";

constexpr std::string_view otherBoxModel = R"(name: other
layers:
  - conv: {out: 12, stride: 2}
  - conv: {out: 24, stride: 2}
  - conv: {out: 24}
  - conv: {out: 40, stride: 2}
  - conv: {out: 40, stride: 2}
  - detect: {from: [3, 4]}
)";

constexpr std::string_view otherAnchors = R"(
task: detection
model: {file: MODEL}
image_size: 64
batch: 6
epochs: 30
optimizer: {name: adamw, lr: 0.004, nominal_batch: 0}
schedule: {name: cosine, warmup_epochs: 1, warmup_steps_min: 10}
objectness: {loss: mse, target: iou}
average: {decay: 0}
augment: {mosaic: 0, scale: 0.1, close_mosaic: 0}
validation: {keep_every: 100}
signals: {every: 10}
snapshots: {images: 0}
device: cpu
threads: 1
loaders: 1
)";

constexpr std::string_view otherAnchorModel = R"(name: other-anchors
anchors: [[12, 12], [20, 30], [30, 20], [36, 36], [30, 50], [56, 40]]
layers:
  - conv: {out: 12, stride: 2, activation: leaky}
  - conv: {out: 20, stride: 2, activation: leaky}
  - conv: {out: 28, activation: leaky}
  - conv: {out: 40, stride: 2, activation: leaky}
  - anchor_detect: {from: [2, 3]}
)";

}  // namespace

const std::vector<TrainedBase>& trainedBases()
{
    static const std::vector<TrainedBase> bases{
        {.name = "masks", .set = "masks", .config = masks},
        {.name = "few", .set = "masks_many", .config = few},
        {.name = "boxes", .set = "boxes", .config = boxes, .model = boxModel},
        {.name = "anchors", .set = "boxes", .config = anchors, .model = anchorModel},
        {.name = "other_masks", .set = "other", .config = otherMasks},
        {.name = "other_few", .set = "other_many", .config = otherFew},
        {.name = "other_boxes", .set = "other_boxes", .config = otherBoxes, .model = otherBoxModel},
        {.name = "other_anchors", .set = "other_boxes", .config = otherAnchors, .model = otherAnchorModel},
    };
    return bases;
}

const TrainedBase& trainedBase(std::string_view name)
{
    const auto it = std::find_if(trainedBases().begin(), trainedBases().end(), [&](const TrainedBase& base) { return base.name == name; });
    if (it == trainedBases().end()) {
        throw std::invalid_argument("no base " + std::string(name));
    }
    return *it;
}

std::string modelFile(const TrainedBase& base, const std::string& folder)
{
    return folder + "/" + std::string(base.name) + ".model.yaml";
}

}  // namespace gg::injection
