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
#include "core/training/export/run_backend.h"
#include "core/training/models/model_timing.h"
#include "core/training/ranks/rank_card.h"
#include "core/training/ranks/rank_group.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
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

/// What a rank without a run folder writes to.
class NoRunFolder final : public runs::RunSink
{
public:
    void event(const runs::RunEvent&) override {}
    void sample(const runs::SnapshotSample&, const cv::Mat&, const cv::Mat&) override {}
    void epochDetail(const runs::EpochDetail&, const std::vector<std::pair<std::string, cv::Mat>>&) override {}
    std::string checkpointPath(std::string_view) override { return {}; }
    void file(const std::string&, std::string_view) override {}
    void removeFile(const std::string&) override {}
};

/// A training as one of its processes sees it.
struct Order {
    const TrainRequest& request;  ///< as it was asked for
    TrainRequest whole;           ///< the same with the pictures of all processes in a batch
    RankGroup* ranks;             ///< null: one process
    std::string device;
};

Order orderFor(const TrainRequest& request, const std::string& device, RankGroup* ranks)
{
    Order order{.request = request, .whole = request, .ranks = ranks, .device = device};
    order.whole.config.batch *= ranks != nullptr ? ranks->size() : 1;
    for (const recipe::ConfigProblem& problem : recipe::validate(order.whole.config)) {
        if (problem.key == "batch") {
            throw Error(ErrorCode::InvalidArgument, {},
                        "A batch of " + std::to_string(request.config.batch) + " on each of " + std::to_string(ranks->size()) + " ranks makes "
                            + std::to_string(order.whole.config.batch) + "; it has to be " + problem.message + ".");
        }
    }
    return order;
}

/// run.yaml of a new run: with the configuration as it was given, and who trains.
template <typename Data>
runs::RunInfo describedRun(const Order& order, const Data& data)
{
    runs::RunInfo info = describeRun(order.whole, data, order.device);
    info.configYaml = recipe::toYaml(order.request.config);
    if (order.ranks != nullptr) {
        std::string names;
        for (int rank = 0; rank < order.ranks->size(); ++rank) {
            names += (names.empty() ? "" : ", ") + order.ranks->nameOf(rank);
        }
        info.machine["ranks"] = names;
    }
    return info;
}

std::unique_ptr<runs::RunSink> sinkFor(const Order& order, const std::function<runs::RunInfo()>& describe)
{
    if (order.ranks != nullptr && !order.ranks->leads()) {
        return std::make_unique<NoRunFolder>();
    }
    if (order.request.resume) {
        followConfig(order.request);
        return runs::RunFolderWriter::resume(order.request.runFolder);
    }
    return runs::RunFolderWriter::create(order.request.runFolder, describe());
}

/// Trains what was prepared, into the run folder.
template <typename Data>
TrainOutcome trainOn(const Order& order, const Data& data, TrainingTask&& task, TrainControl& control)
{
    const KeptMemory kept;
    const auto sink = sinkFor(order, [&] { return describedRun(order, data); });
    return trainInto(task,
                     {.config = order.whole.config,
                      .datasetFingerprint = order.whole.dataset->fingerprint,
                      .resume = order.whole.resume,
                      .ranks = order.ranks},
                     *sink, control);
}

/// Throws Error where a rank has something else than rank 0; the same on every rank.
void requireSameCards(const TrainRequest& request, RankGroup& ranks)
{
    const std::vector<std::string> cards = ranks.gather(rankCard(request.config, request.dataset->fingerprint).text());
    const RankCard leader = RankCard::fromText(cards.front());
    for (int rank = 1; rank < ranks.size(); ++rank) {
        const std::string why = whyNotTogether(leader, ranks.nameOf(0), RankCard::fromText(cards[static_cast<std::size_t>(rank)]), ranks.nameOf(rank));
        if (!why.empty()) {
            throw Error(ErrorCode::InvalidArgument, {}, why);
        }
    }
}

/// One machine may fail to read what another can.
void requireSamePictures(std::size_t train, std::size_t val, RankGroup& ranks)
{
    const std::vector<std::string> counts = ranks.gather(std::to_string(train) + " pictures for training and " + std::to_string(val) + " for validation");
    for (int rank = 1; rank < ranks.size(); ++rank) {
        const std::string& found = counts[static_cast<std::size_t>(rank)];
        if (found != counts.front()) {
            throw Error(ErrorCode::InvalidArgument, {},
                        "The ranks cannot use the same pictures: " + ranks.nameOf(0) + " reads " + counts.front() + ", " + ranks.nameOf(rank) + " " + found
                            + ". Some files of that copy of the data set may be damaged.");
        }
    }
}

/// Prepares the data on all ranks. nullopt where one of them was stopped.
template <typename Prepare>
auto preparedTogether(const Order& order, TrainControl& control, Prepare prepareData)
{
    if (order.ranks == nullptr) {
        return unlessStopped(control, prepareData);
    }
    decltype(unlessStopped(control, prepareData)) data;
    order.ranks->together([&] {
        if (auto prepared = unlessStopped(control, prepareData)) {
            data.emplace(std::move(*prepared));
        }
    });
    const std::vector<std::int64_t> ready = order.ranks->gather(data ? 1 : 0);
    if (std::find(ready.begin(), ready.end(), 0) != ready.end()) {
        data.reset();
    } else {
        requireSamePictures(data->train.size(), data->val.size(), *order.ranks);
    }
    return data;
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
        if (!request.ranks) {
            return trainAs(orderFor(request, device, nullptr), control);
        }
        RankGroup ranks(*request.ranks, std::chrono::seconds(request.config.distributedTimeout));
        try {
            requireSameCards(request, ranks);
            return trainAs(orderFor(request, device, &ranks), control);
        } catch (const std::exception& error) {
            ranks.leave(error.what());
            throw;
        }
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

    std::unique_ptr<inference::Backend> openTrained(const std::string& source, const std::string& which, const std::string& device, Answers answers) override
    {
        const std::scoped_lock alone(m_alone);
        useThreads(0);
        return openCheckpointBackend(checkpointOf(source, which), chooseDevice(device), answers);
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

    static TrainOutcome trainAs(const Order& order, TrainControl& control)
    {
        return order.request.config.task == "detection" ? trainDetector(order, control) : trainSegmentation(order, control);
    }

    static TrainOutcome trainSegmentation(const Order& order, TrainControl& control)
    {
        const TrainRequest& whole = order.whole;
        const auto data = preparedTogether(order, control, [&](JobControl& job) { return prepare(whole.config, *whole.dataset, job); });
        return data ? trainOn(order, *data, SegmentationTask(whole.config, *data, order.device, order.ranks), control) : TrainOutcome::Stopped;
    }

    static TrainOutcome trainDetector(const Order& order, TrainControl& control)
    {
        const TrainRequest& whole = order.whole;
        const auto data = preparedTogether(order, control, [&](JobControl& job) { return prepareDetection(whole.config, *whole.dataset, job); });
        return data ? trainOn(order, *data, DetectionTask(*data, order.device, order.ranks), control) : TrainOutcome::Stopped;
    }
};

}  // namespace
}  // namespace gg::training

extern "C" __attribute__((visibility("default"))) gg::training::Engine* gg_training_engine()
{
    static gg::training::LibtorchEngine engine;
    return &engine;
}
