#include "core/training/detection/detection_preparation.h"

#include "core/base/error.h"
#include "core/recipe/anchor_fit.h"
#include "core/recipe/model_cost.h"
#include "core/training/detection/detection_feed.h"
#include "core/training/engine/image_store.h"
#include "core/training/engine/snapshot_names.h"
#include "core/training/engine/split.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace gg::training {
namespace {

Split split(const dataset::Dataset& dataset, const std::vector<DetectionSample>& samples, const recipe::TrainConfig& config)
{
    std::vector<Sample> images;
    for (const DetectionSample& sample : samples) {
        images.push_back({.record = sample.record, .image = sample.image, .mask = {}});
    }
    return splitSamples(dataset, images, config);
}

std::size_t boxesOf(const DetectionPreparation& data, const std::vector<std::size_t>& side)
{
    std::size_t boxes = 0;
    for (const std::size_t i : side) {
        boxes += data.store.sample(i).boxes.size();
    }
    return boxes;
}

void noteBoxes(DetectionPreparation& data)
{
    if (boxesOf(data, data.train) == 0) {
        data.notes.emplace_back("The training pictures hold no object at all: the network can only learn background.");
    }
    if (boxesOf(data, data.val) == 0) {
        data.notes.emplace_back("The validation pictures hold no object: precision, recall and mAP say nothing there, and the best checkpoint "
                                "is chosen by the loss.");
    }
    std::vector<std::size_t> counts(data.classes.size());
    for (const std::size_t i : data.train) {
        for (const StoredBox& box : data.store.sample(i).boxes) {
            ++counts[static_cast<std::size_t>(box.label)];
        }
    }
    std::string missing;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        missing += counts[i] > 0 ? "" : (missing.empty() ? "" : ", ") + data.classes[i];
    }
    if (!missing.empty() && boxesOf(data, data.train) > 0) {
        data.notes.push_back("No training picture holds an object of: " + missing + ". The network cannot learn what it never sees.");
    }
    if (data.train.size() < static_cast<std::size_t>(data.config.batch)) {
        data.notes.push_back("The batch (" + std::to_string(data.config.batch) + ") is larger than the training set ("
                             + std::to_string(data.train.size()) + "): every step sees all of it.");
    }
}

/// Sizes of the training boxes in pixels of the canvas.
std::vector<recipe::AnchorSize> trainingSizes(const DetectionPreparation& data)
{
    std::vector<recipe::AnchorSize> sizes;
    for (const std::size_t i : data.train) {
        const cv::Size2d original = data.store.originalSize(i);
        const double scale = data.store.side() / std::max(original.width, original.height);
        for (const StoredBox& box : data.store.sample(i).boxes) {
            sizes.push_back({static_cast<double>(box.right - box.left) * original.width * scale, static_cast<double>(box.bottom - box.top) * original.height * scale});
        }
    }
    return sizes;
}

void chooseAnchors(DetectionPreparation& data)
{
    if (data.plan.anchors.empty()) {
        return;
    }
    recipe::AnchorChoice choice = recipe::anchorsFor(data.config, data.plan, trainingSizes(data), data.dataset.fingerprint);
    data.plan.anchors = std::move(choice.anchors);
    data.notes.insert(data.notes.end(), choice.notes.begin(), choice.notes.end());
}

/// The coarsest stride at which there is batch norm; 0 without any.
int coarsestNorm(const recipe::ModelPlan& plan)
{
    static const std::set<std::string_view> without{"plain", "l2norm", "maxpool", "upsample", "concat", "ffm", "anchor_detect", "grid_detect"};
    int coarsest = 0;
    for (const recipe::PlanLayer& layer : plan.layers) {
        const bool norm = !without.contains(layer.block) && (layer.block != "ssd" || layer.depthwise);
        coarsest = std::max(coarsest, !norm ? 0 : &layer == &plan.layers.back() ? plan.strides.back() : layer.reduction);
    }
    return coarsest;
}

/// Batch norm needs two values a channel, and the smallest map of a picture as large as the largest stride has one.
void requireTwoValues(const DetectionPreparation& data)
{
    const auto batch = static_cast<std::size_t>(data.config.batch);
    const bool onePixel = data.config.imageSize <= coarsestNorm(data.plan);
    if (onePixel && (batch == 1 || data.train.size() % batch == 1)) {
        throw Error(ErrorCode::InvalidArgument, {},
                    "A batch of one picture at image_size " + std::to_string(data.config.imageSize)
                        + " is a single cell on the coarsest map, and batch norm needs at least two: use a larger image_size or another batch.");
    }
}

}  // namespace

DetectionPreparation prepareDetection(const recipe::TrainConfig& config, const dataset::Dataset& dataset, JobControl& control)
{
    UsableDetections usable = collectDetections(dataset);
    Split parts = split(dataset, usable.samples, config);
    const auto classes = static_cast<int>(dataset.classNames.size());
    DetectionPreparation data{.dataset = dataset,
                              .config = config,
                              .plan = recipe::planFor(config, classes),
                              .classes = dataset.classNames,
                              .store = DetectionStore(std::move(usable.samples), config.imageSize, ImageStore::defaultCacheBytes()),
                              .train = std::move(parts.train),
                              .val = std::move(parts.val),
                              .notes = {}};
    if (!parts.note.empty()) {
        data.notes.push_back(parts.note);
    }
    data.notes.insert(data.notes.end(), usable.notes.begin(), usable.notes.end());
    dropUnreadable(data.train, data.val, data.store.decodeAll(control), data.notes, dataset.root);
    recipe::ResolvedOptimizer resolved = recipe::resolveOptimizer(config, data.train.size(), data.classes.size());
    data.config = std::move(resolved.config);
    if (!resolved.note.empty()) {
        data.notes.push_back(std::move(resolved.note));
    }
    noteBoxes(data);
    chooseAnchors(data);
    requireTwoValues(data);
    return data;
}

std::vector<FollowedPicture> followedPictures(const DetectionPreparation& data)
{
    const auto wanted = static_cast<std::size_t>(std::max(0, data.config.snapshotImages));
    std::vector<std::size_t> order = data.val;
    std::stable_sort(order.begin(), order.end(), [&data](std::size_t a, std::size_t b) {
        return data.store.sample(a).boxes.size() < data.store.sample(b).boxes.size();
    });
    const std::size_t count = std::min(wanted, order.size());
    SnapshotNames names;
    std::vector<FollowedPicture> followed;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t index = order[count == 1 ? order.size() / 2 : i * (order.size() - 1) / (count - 1)];
        followed.push_back({.index = index, .sample = names.add(data.store.sample(index).image)});
    }
    return followed;
}

}  // namespace gg::training
