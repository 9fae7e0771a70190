#include "core/training/engine/learner.h"

#include "core/training/engine/network.h"
#include "core/training/engine/segmentation_losses.h"
#include "core/training/engine/torch_errors.h"

#include <cmath>
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

std::unique_ptr<Network> makeNetwork(const recipe::TrainConfig& config, const std::string& device)
{
    torch::manual_seed(config.seed);
    UNet model(config.width);
    const torch::Device target(device);
    model->to(target);
    auto optimizer = makeOptimizer(config, model->parameters());
    return std::make_unique<Network>(Network{.model = model, .optimizer = std::move(optimizer), .device = target});
}

}  // namespace

Learner::Learner(const recipe::TrainConfig& config, const std::string& device)
    : m_network(translating(remedy, [&] { return makeNetwork(config, device); }))
    , m_config(config)
{
}

Learner::~Learner() = default;

double Learner::step(const Batch& batch, double learningRate)
{
    return translating(remedy, [&] {
        Network& network = *m_network;
        network.model->train();
        network.optimizer->zero_grad();
        const torch::Tensor truth = asTensor(batch.masks, 1, m_config.imageSize, network.device);
        const torch::Tensor logits = network.model->forward(asTensor(batch.images, 3, m_config.imageSize, network.device));
        const torch::Tensor loss = lossOf(m_config, logits, truth);
        loss.backward();
        // Asked for once the backward pass is under way: a graphics card need not stand still while it is waited for.
        const double value = loss.item<double>();
        if (std::isfinite(value)) {
            setLearningRate(*network.optimizer, learningRate);
            network.optimizer->step();
        }
        return value;
    });
}

Learner::Prediction Learner::predict(const Batch& batch)
{
    return translating(remedy, [&] {
        Network& network = *m_network;
        const torch::NoGradGuard noGradients;
        network.model->eval();
        const torch::Tensor truth = asTensor(batch.masks, 1, m_config.imageSize, network.device);
        const torch::Tensor logits = network.model->forward(asTensor(batch.images, 3, m_config.imageSize, network.device));
        Prediction prediction{.loss = lossOf(m_config, logits, truth).item<double>(), .probabilities = {}};
        const torch::Tensor probabilities = torch::sigmoid(logits).to(torch::kCPU).contiguous();
        const float* values = probabilities.data_ptr<float>();
        prediction.probabilities.assign(values, values + probabilities.numel());
        return prediction;
    });
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
