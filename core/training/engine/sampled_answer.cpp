#include "core/training/engine/sampled_answer.h"

#include <vector>

namespace gg::training {
namespace {

/// Dropout for as long as it lives.
class Sampling
{
public:
    Sampling(SegmentationNetwork& network, bool on)
        : m_network(network)
    {
        m_network.sampleDropout(on);
    }
    ~Sampling() { m_network.sampleDropout(false); }
    Sampling(const Sampling&) = delete;
    Sampling& operator=(const Sampling&) = delete;

private:
    SegmentationNetwork& m_network;
};

}  // namespace

torch::Tensor probabilitiesOf(const torch::Tensor& logits)
{
    return logits.size(1) > 1 ? torch::softmax(logits, 1) : torch::sigmoid(logits);
}

torch::Tensor entropyOf(const torch::Tensor& probabilities)
{
    const torch::Tensor own = torch::xlogy(probabilities, probabilities).sum(1);
    if (probabilities.size(1) > 1) {
        return -own;
    }
    const torch::Tensor rest = 1 - probabilities;
    return -(own + torch::xlogy(rest, rest).sum(1));
}

SampledAnswer askSeveralTimes(SegmentationNetwork& network, const torch::Tensor& images, AskOptions options)
{
    const torch::NoGradGuard noGradients;
    SampledAnswer answer;
    answer.logits = network.forward(images);
    if (!options.flips && options.dropoutSamples <= 0) {
        answer.mean = probabilitiesOf(answer.logits);
        return answer;
    }
    std::vector<std::vector<std::int64_t>> views{{}};
    if (options.flips) {
        views = {{}, {3}, {2}, {2, 3}};
    }
    const Sampling sampling(network, options.dropoutSamples > 0);
    torch::Tensor sum;
    torch::Tensor entropies;
    answer.answers = 0;
    for (const std::vector<std::int64_t>& view : views) {
        for (int i = 0; i < std::max(1, options.dropoutSamples); ++i) {
            const bool plain = view.empty() && options.dropoutSamples <= 0;
            const torch::Tensor logits = plain ? answer.logits : network.forward(view.empty() ? images : images.flip(view));
            const torch::Tensor probabilities = probabilitiesOf(view.empty() ? logits : logits.flip(view));
            const torch::Tensor entropy = entropyOf(probabilities);
            sum = sum.defined() ? sum + probabilities : probabilities;
            entropies = entropies.defined() ? entropies + entropy : entropy;
            ++answer.answers;
        }
    }
    answer.mean = sum / answer.answers;
    answer.entropy = entropyOf(answer.mean);
    // Below zero by rounding alone: entropy is concave.
    answer.mutualInformation = torch::relu(answer.entropy - entropies / answer.answers);
    return answer;
}

}  // namespace gg::training
