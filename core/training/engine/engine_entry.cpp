#include "core/training/engine.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/training/engine/checkpoint.h"
#include "core/training/engine/device.h"
#include "core/training/engine/feed.h"
#include "core/training/engine/segmentation_task.h"
#include "core/training/engine/step_cost.h"
#include "core/training/engine/torchscript.h"
#include "core/training/engine/trainer.h"
#include "core/training/export/export_run.h"
#include "core/training/models/model_timing.h"

#include <opencv2/core/version.hpp>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <thread>

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

void checkConfig(const recipe::TrainConfig& config)
{
    if (config.task != "segmentation" || config.model != "unet") {
        throw Error(ErrorCode::Unsupported, {},
                    "This version trains task: segmentation with model.name: unet, not task: " + config.task + " with " + config.model + ".");
    }
    std::string problems;
    for (const recipe::ConfigProblem& problem : recipe::validate(config)) {
        // `data` is not looked at: the data set is given.
        if (problem.key != "data") {
            problems += (problems.empty() ? "" : " ") + problem.key + ": " + problem.message;
        }
    }
    if (!problems.empty()) {
        throw Error(ErrorCode::InvalidArgument, {}, "The configuration cannot be used. " + problems);
    }
}

runs::RunInfo describe(const TrainRequest& request, const Preparation& data, const std::string& device)
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
    info.trainImages = data.train.size();
    info.valImages = data.val.size();
    info.trainForeground = data.meanForeground(data.train);
    info.valForeground = data.meanForeground(data.val);
    info.imageSize = config.imageSize;
    info.epochs = config.epochs;
    info.stepsPerEpoch = stepsPerEpoch(data.train.size(), config);
    for (const Followed& followed : followedImages(data, config)) {
        info.samples.push_back(followed.sample);
    }
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

/// A resumed run may be given more epochs, or other probes and snapshots: run.yaml then says so. What would change the numbers is
/// refused later, with the checkpoint.
void followConfig(const TrainRequest& request)
{
    runs::RunInfo info = runs::readRunInfo(request.runFolder);
    const std::string yaml = recipe::toYaml(request.config);
    if (info.configYaml != yaml && differencesThatMatter(info.configYaml, yaml).empty()) {
        info.configYaml = yaml;
        info.epochs = request.config.epochs;
        runs::writeRunInfo(request.runFolder, info);
    }
}

/// prepare() with the training's stop button; it has no thread that could be asked otherwise.
std::optional<Preparation> prepareUnlessStopped(const TrainRequest& request, TrainControl& control)
{
    std::stop_source source;
    JobControl job(source.get_token(), [&](const Progress&) {
        if (control.stopRequested()) {
            source.request_stop();
        }
    });
    try {
        return prepare(request.config, *request.dataset, job);
    } catch (const Cancelled&) {
        return std::nullopt;
    }
}

class LibtorchEngine final : public Engine
{
public:
    EngineInfo info() override { return engineInfo(); }

    TrainOutcome train(const TrainRequest& request, TrainControl& control) override
    {
        checkConfig(request.config);
        const std::string device = chooseDevice(request.config.device);
        useThreads(request.config.threads);
        const std::optional<Preparation> data = prepareUnlessStopped(request, control);
        if (!data) {
            return TrainOutcome::Stopped;
        }
        if (request.resume) {
            followConfig(request);
        }
        const auto sink = request.resume ? runs::RunFolderWriter::resume(request.runFolder)
                                         : runs::RunFolderWriter::create(request.runFolder, describe(request, *data, device));
        SegmentationTask task(request.config, *data, device);
        return trainInto(task, {.config = request.config, .datasetFingerprint = request.dataset->fingerprint, .resume = request.resume},
                         *sink, control);
    }

    StepCost measureStep(const recipe::TrainConfig& config, const dataset::Dataset& dataset, JobControl& control) override
    {
        checkConfig(config);
        const std::string device = chooseDevice(config.device);
        useThreads(config.threads);
        return measureStepCost(config, dataset, device, control);
    }

    ModelTiming timeModel(const recipe::ModelPlan& plan, int height, int width, recipe::Device device, JobControl& control) override
    {
        const int threads = useThreads(0);
        return timeDetector(plan, height, width, chooseDevice(device), threads, control);
    }

    ExportResult exportModel(const ExportRequest& request) override
    {
        useThreads(0);
        return exportCheckpoint(request);
    }

    std::unique_ptr<inference::Backend> openTorchScript(const std::string& file, const inference::OpenOptions& options) override
    {
        return openTorchScriptFile(file, options);
    }
};

}  // namespace
}  // namespace gg::training

extern "C" __attribute__((visibility("default"))) gg::training::Engine* gg_training_engine()
{
    static gg::training::LibtorchEngine engine;
    return &engine;
}
