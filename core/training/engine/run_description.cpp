#include "core/training/engine/run_description.h"

#include "core/base/parallel.h"
#include "core/recipe/anchor_fit.h"
#include "core/training/detection/detection_feed.h"
#include "core/training/engine/device.h"
#include "core/training/engine/feed.h"
#include "core/training/engine/segmentation_task.h"

#include <opencv2/core/version.hpp>

#include <ctime>
#include <filesystem>

namespace gg::training {
namespace {

std::string utcNow()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

/// All but what depends on the task.
runs::RunInfo describe(const TrainRequest& request, const std::string& device)
{
    const recipe::TrainConfig& config = request.config;
    const EngineInfo engine = engineInfo();
    runs::RunInfo info;
    std::filesystem::path folder = std::filesystem::absolute(request.runFolder).lexically_normal();
    info.name = folder.has_filename() ? folder.filename().string() : folder.parent_path().filename().string();
    info.task = config.task;
    info.created = utcNow();
    info.configYaml = recipe::toYaml(config);
    info.seed = config.seed;
    info.datasetPath = request.dataset->opened.empty() ? request.dataset->root : request.dataset->opened;
    info.datasetFingerprint = request.dataset->fingerprint;
    info.datasetFormat = dataset::formatName(request.dataset->format);
    info.imageSize = config.imageSize;
    info.epochs = config.epochs;
    info.versions = {{"groundglass", GG_VERSION}, {"libtorch", engine.libtorch}, {"opencv", CV_VERSION}};
    const DeviceInfo* used = &engine.devices.back();
    for (const DeviceInfo& candidate : engine.devices) {
        used = candidate.id == device ? &candidate : used;
    }
    info.machine = {{"device", device + " (" + used->name + ")"},
                    {"cores", std::to_string(usableCores())},
                    {"memory", std::to_string(engine.devices.back().memoryBytes >> 20U) + " MiB"},
                    {"blas", engine.blas}};
    return info;
}

}  // namespace

runs::RunInfo describeRun(const TrainRequest& request, const Preparation& data, const std::string& device)
{
    runs::RunInfo info = describe(request, device);
    info.trainImages = data.train.size();
    info.valImages = data.val.size();
    const MaskLabels& labels = data.store.labels();
    info.classes = labels.classes;
    info.classValues = labels.keys;
    info.classesAreColours = labels.reading.colours;
    for (std::size_t c = 0; c < labels.classes.size(); ++c) {
        info.classPixels.push_back(labels.pixelOf(c));
    }
    info.trainForeground = data.meanForeground(data.train);
    info.valForeground = data.meanForeground(data.val);
    info.stepsPerEpoch = stepsPerEpoch(data.train.size(), request.config);
    for (const Followed& followed : followedImages(data, request.config)) {
        info.samples.push_back(followed.sample);
    }
    return info;
}

runs::RunInfo describeRun(const TrainRequest& request, const DetectionPreparation& data, const std::string& device)
{
    runs::RunInfo info = describe(request, device);
    info.trainImages = data.train.size();
    info.valImages = data.val.size();
    info.classes = data.classes;
    info.anchors = recipe::anchorsText(data.plan.anchors);
    info.stepsPerEpoch = detectionStepsPerEpoch(data.train.size(), request.config);
    for (const FollowedPicture& followed : followedPictures(data)) {
        info.samples.push_back(followed.sample);
    }
    return info;
}

}  // namespace gg::training
