#include "core/training/engine.h"

#include "core/base/error.h"
#include "core/training/detection/detection_step_cost.h"
#include "core/training/detection/detection_task.h"
#include "core/training/engine/allocation.h"
#include "core/training/engine/checkpoint.h"
#include "core/training/engine/device.h"
#include "core/training/engine/run_description.h"
#include "core/training/engine/segmentation_predictor.h"
#include "core/training/engine/segmentation_task.h"
#include "core/training/engine/step_cost.h"
#include "core/training/engine/torchscript.h"
#include "core/training/engine/trainer.h"
#include "core/training/export/export_run.h"
#include "core/training/models/model_timing.h"

#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace gg::training {
namespace {

void checkConfig(const recipe::TrainConfig& config)
{
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

/// Prepares the data with the training's stop button; it has no thread that could be asked otherwise. nullopt when it was stopped.
template <typename Prepare>
auto unlessStopped(TrainControl& control, Prepare prepareData) -> std::optional<decltype(prepareData(std::declval<JobControl&>()))>
{
    std::stop_source source;
    JobControl job(source.get_token(), [&](const Progress&) {
        if (control.stopRequested()) {
            source.request_stop();
        }
    });
    try {
        return prepareData(job);
    } catch (const Cancelled&) {
        return std::nullopt;
    }
}

/// Trains what was prepared, into the run folder.
template <typename Data>
TrainOutcome trainOn(const TrainRequest& request, const Data& data, const std::string& device, TrainingTask&& task, TrainControl& control)
{
    if (request.resume) {
        followConfig(request);
    }
    const KeptMemory kept;
    const auto sink = request.resume ? runs::RunFolderWriter::resume(request.runFolder)
                                     : runs::RunFolderWriter::create(request.runFolder, describeRun(request, data, device));
    return trainInto(task, {.config = request.config, .datasetFingerprint = request.dataset->fingerprint, .resume = request.resume}, *sink,
                     control);
}

class LibtorchEngine final : public Engine
{
public:
    EngineInfo info() override { return engineInfo(); }

    TrainOutcome train(const TrainRequest& request, TrainControl& control) override
    {
        const std::scoped_lock alone(m_alone);
        checkConfig(request.config);
        const std::string device = chooseDevice(request.config.device);
        useThreads(request.config.threads);
        return request.config.task == "detection" ? trainDetector(request, device, control) : trainSegmentation(request, device, control);
    }

    StepCost measureStep(const recipe::TrainConfig& config, const dataset::Dataset& dataset, JobControl& control) override
    {
        const std::scoped_lock alone(m_alone);
        checkConfig(config);
        const std::string device = chooseDevice(config.device);
        useThreads(config.threads);
        const KeptMemory kept;
        return config.task == "detection" ? measureDetectionStep(config, dataset, device, control)
                                          : measureStepCost(config, dataset, device, control);
    }

    ModelTiming timeModel(const recipe::ModelPlan& plan, int height, int width, recipe::Device device, JobControl& control) override
    {
        const std::scoped_lock alone(m_alone);
        control.throwIfStopped();
        const int threads = useThreads(0);
        return timeDetector(plan, height, width, chooseDevice(device), threads, control);
    }

    ExportResult exportModel(const ExportRequest& request) override
    {
        const std::scoped_lock alone(m_alone);
        useThreads(0);
        return exportCheckpoint(request);
    }

    std::unique_ptr<inference::Backend> openTorchScript(const std::string& file, const inference::OpenOptions& options) override
    {
        return openTorchScriptFile(file, options);
    }

    std::unique_ptr<SegmentationPredictor> openSegmentation(const std::string& source, const std::string& which, recipe::Device device) override
    {
        const std::scoped_lock alone(m_alone);
        useThreads(0);
        return openPredictor(checkpointOf(source, which), chooseDevice(device));
    }

private:
    /// Numbers of threads and of the random generator are LibTorch's own, for the whole process. Whoever starts a training while a measurement
    /// that was given up still comes to its end waits for that.
    std::mutex m_alone;

    static TrainOutcome trainSegmentation(const TrainRequest& request, const std::string& device, TrainControl& control)
    {
        const auto data = unlessStopped(control, [&](JobControl& job) { return prepare(request.config, *request.dataset, job); });
        return data ? trainOn(request, *data, device, SegmentationTask(request.config, *data, device), control) : TrainOutcome::Stopped;
    }

    static TrainOutcome trainDetector(const TrainRequest& request, const std::string& device, TrainControl& control)
    {
        const auto data = unlessStopped(control, [&](JobControl& job) { return prepareDetection(request.config, *request.dataset, job); });
        return data ? trainOn(request, *data, device, DetectionTask(*data, device), control) : TrainOutcome::Stopped;
    }
};

}  // namespace
}  // namespace gg::training

extern "C" __attribute__((visibility("default"))) gg::training::Engine* gg_training_engine()
{
    static gg::training::LibtorchEngine engine;
    return &engine;
}
