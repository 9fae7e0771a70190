#include "core/training/engine/learner.h"

#include "core/training/engine/distillation.h"
#include "core/training/engine/network.h"
#include "core/training/engine/part_health.h"
#include "core/training/engine/sampled_answer.h"
#include "core/training/engine/segmentation_losses.h"
#include "core/training/engine/segmentation_start.h"
#include "core/training/engine/torch_errors.h"
#include "core/training/ranks/rank_group.h"
#include "core/training/ranks/shared_batch.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace gg::training {
namespace {

const std::string remedy = "Use a smaller batch, image_size or model.width.";

/// The batch's memory as a tensor, without a copy on the processor.
torch::Tensor asTensor(const std::vector<float>& values, std::int64_t channels, std::int64_t side, const torch::Device& device)
{
    const auto count = static_cast<std::int64_t>(values.size()) / (channels * side * side);
    // from_blob takes a pointer to what could be written; nobody writes to a network's input.
    torch::Tensor tensor = torch::from_blob(const_cast<float*>(values.data()), {count, channels, side, side}, torch::kFloat32);
    return device.is_cpu() ? tensor : tensor.pin_memory().to(device, true);
}

std::unique_ptr<Network> makeNetwork(const recipe::TrainConfig& config, const std::string& device, const std::vector<std::string>& classes,
                                     std::string& startNote)
{
    torch::manual_seed(config.seed);
    const auto outputs = static_cast<std::int64_t>(std::max<std::size_t>(1, classes.size()));
    auto model = makeSegmentationNetwork(config, outputs);
    const StartedFrom start = startFrom(*model, config);
    startNote = start.note;
    model->freeze(config.freezeLayers);
    const torch::Device target(device);
    model->to(target);
    std::vector<double> shares;
    const auto groups = groupsToLearn(*model, config, start, shares);
    return std::make_unique<Network>(Network{.model = model,
                                             .classes = classes,
                                             .optimizer = makeOptimizer(config, groups),
                                             .rateShares = std::move(shares),
                                             .device = target,
                                             .moduleStages = modulesByPart(*model, [&](const std::string& name) { return model->stageOf(name); })});
}

/// Gradients and values as they are now, beside those that the optimiser will change.
std::vector<MeasuredParameter> aroundStep(const SegmentationNetwork& model)
{
    std::vector<MeasuredParameter> measured;
    for (const auto& item : model.named_parameters()) {
        const torch::Tensor& parameter = item.value();
        if (parameter.requires_grad()) {
            measured.push_back({.part = model.stageOf(item.key()),
                                .gradient = parameter.grad().defined() ? parameter.grad().detach().clone() : torch::zeros_like(parameter),
                                .before = parameter.detach().clone(),
                                .after = parameter.detach()});
        }
    }
    return measured;
}

template <typename Value>
std::vector<Value> valuesOf(const torch::Tensor& tensor)
{
    const torch::Tensor here = tensor.to(torch::kCPU).contiguous();
    const Value* values = here.data_ptr<Value>();
    return {values, values + here.numel()};
}

/// Weights come from rank 0: the others need not have the file. Which of them are fresh decides the rates of every rank.
recipe::TrainConfig ofRank(recipe::TrainConfig config, const RankGroup* ranks)
{
    if (ranks != nullptr && !ranks->leads() && config.startRateShare == 1) {
        config.startFrom.clear();
    }
    return config;
}

}  // namespace

Learner::Learner(const recipe::TrainConfig& config, const std::string& device, const std::vector<std::string>& classes, RankGroup* ranks)
    : m_norms(std::make_unique<SharedNorms>(SharedNorms{.ranks = ranks}))
    , m_network(translating(remedy, [&] { return makeNetwork(ofRank(config, ranks), device, classes, m_startNote); }))
    , m_config(config)
{
    shareNetwork(*m_network->model, *m_norms);
}

Learner::~Learner() = default;

double Learner::step(const Batch& batch, double learningRate, bool measure)
{
    const StatisticsBackup before(*m_network->model, *m_norms);
    try {
        return learn(batch, learningRate, measure);
    } catch (const RankLost&) {
        before.putBack();
        throw;
    }
}

double Learner::learn(const Batch& batch, double learningRate, bool measure)
{
    return translating(remedy, [&] {
        Network& network = *m_network;
        std::optional<ReluWatch> watch;
        if (measure) {
            watch.emplace(network.moduleStages);
        }
        network.model->train();
        network.optimizer->zero_grad();
        const SharedBatch shared(*m_norms, static_cast<std::int64_t>(batch.samples.size()));
        const std::int64_t side = m_config.imageSize;
        const torch::Tensor truth = shared.whole(asTensor(batch.masks, 1, side, network.device));
        const torch::Tensor images = shared.fed(asTensor(batch.images, 3, side, network.device));
        const torch::Tensor logits = shared.whole(network.model->forward(images));
        const torch::Tensor hard = lossOf(m_config, logits, truth);
        torch::Tensor loss = hard;
        torch::Tensor soft;
        if (m_teacher) {
            soft = softSegmentationLoss(logits, shared.whole(m_teacher->logits(images)), m_config.distillTemperature);
            loss = hard * (1 - m_config.distillWeight) + soft * m_config.distillWeight;
        }
        loss.backward();
        shared.sumGradients(network.model->parameters());
        // Asked for once the backward pass is under way: a graphics card need not stand still while it is waited for.
        const torch::Tensor told = torch::stack({loss.detach(), training::gradientNorm(network.model->parameters())}).to(torch::kCPU, torch::kFloat64);
        const double value = told[0].item<double>();
        m_gradientNorm = told[1].item<double>();
        if (m_teacher) {
            m_lossParts = {{"train/hard_loss", hard.item<double>()}, {"train/soft_loss", soft.item<double>()}};
        }
        if (!std::isfinite(value) || !std::isfinite(m_gradientNorm)) {
            return std::isfinite(value) ? m_gradientNorm : value;
        }
        // Before the weights change: another rank may be lost here.
        const Values dead = watch ? watch->deadShares(shared.pictures(), m_norms->ranks, m_norms->ownPart) : Values();
        optimise(learningRate, measure, dead);
        return value;
    });
}

void Learner::optimise(double learningRate, bool measure, const Values& dead)
{
    Network& network = *m_network;
    const std::vector<MeasuredParameter> measured = measure ? aroundStep(*network.model) : std::vector<MeasuredParameter>();
    if (m_config.l1 > 0) {
        addL1(network.model->parameters(), m_config.l1);
    }
    setLearningRate(*network.optimizer, learningRate, network.rateShares);
    network.optimizer->step();
    if (measure) {
        network.groupValues = partValues(measured);
        network.groupValues.insert(network.groupValues.end(), dead.begin(), dead.end());
    }
}

const Values& Learner::groupValues() const
{
    return m_network->groupValues;
}

void Learner::learnFrom(std::unique_ptr<SegmentationTeacher> teacher)
{
    m_teacher = std::move(teacher);
}

void Learner::alignRanks()
{
    if (m_norms->ranks != nullptr) {
        takeLeadersWeights(*m_network->model, *m_norms->ranks);
    }
}

Learner::Prediction Learner::predict(const Batch& batch)
{
    return translating(remedy, [&] {
        Network& network = *m_network;
        const torch::NoGradGuard noGradients;
        network.model->eval();
        const torch::Tensor truth = asTensor(batch.masks, 1, m_config.imageSize, network.device);
        const torch::Tensor images = asTensor(batch.images, 3, m_config.imageSize, network.device);
        const SampledAnswer answer = askSeveralTimes(*network.model, images,
                                                     {.flips = m_config.segmentation.validateFlips, .dropoutSamples = m_config.dropoutSamples});
        Prediction prediction;
        prediction.loss = lossOf(m_config, answer.logits, truth).item<double>();
        if (network.classes.empty()) {
            prediction.probabilities = valuesOf<float>(answer.mean);
        } else {
            prediction.labels = valuesOf<std::uint8_t>(answer.mean.argmax(1).to(torch::kUInt8));
        }
        if (answer.entropy.defined()) {
            prediction.entropy = valuesOf<float>(answer.entropy);
            prediction.mutualInformation = valuesOf<float>(answer.mutualInformation);
        }
        return prediction;
    });
}

const std::vector<std::string>& Learner::classes() const
{
    return m_network->classes;
}

std::int64_t Learner::parameterCount() const
{
    std::int64_t count = 0;
    for (const torch::Tensor& parameter : m_network->model->parameters()) {
        count += parameter.numel();
    }
    return count;
}

void Learner::save(const std::string& file, const TrainState& state, const CheckpointOrigin& origin) const
{
    translating(remedy, [&] { saveCheckpoint(file, *m_network, state, origin); });
}

TrainState Learner::load(const std::string& file, const CheckpointOrigin& expected)
{
    return translating(remedy, [&] { return loadCheckpoint(file, *m_network, expected); });
}

}  // namespace gg::training
