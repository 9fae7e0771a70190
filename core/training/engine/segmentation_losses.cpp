#include "core/training/engine/segmentation_losses.h"

#include <cmath>
#include <limits>
#include <vector>

namespace gg::training {
namespace {

using torch::Tensor;

/// 1 for the foreground, 0 for class 0.
Tensor isForeground(const Tensor& classes, const Tensor& like)
{
    return (classes != 0).to(like.scalar_type());
}

/// A pixel's weight: `foreground` where it is, `background` elsewhere.
Tensor weights(const Tensor& foreground, double ofForeground, double ofBackground)
{
    return foreground * (ofForeground - ofBackground) + ofBackground;
}

Tensor oneHot(const Tensor& truth, const Tensor& logits)
{
    return torch::one_hot(truth, logits.size(1)).to(logits.scalar_type());
}

/// −log p_y of each pixel.
Tensor classSurprise(const Tensor& logits, const Tensor& truth)
{
    return torch::nll_loss(torch::log_softmax(logits, 1), truth, {}, at::Reduction::None);
}

/// (1 − q)^γ from log(1 − q), which stays finite where q rounds to 1: the gradient of a power below 1 does not.
Tensor modulation(const Tensor& logOfWrong, double gamma)
{
    return (logOfWrong * gamma).exp();
}

double focalForeground(double alpha)
{
    return alpha > 0 ? alpha : 1;
}

double focalBackground(double alpha)
{
    return alpha > 0 ? 1 - alpha : 1;
}

/// What one pixel after the other, from the largest error on, adds to the Jaccard distance.
Tensor jaccardGrowth(const Tensor& sortedTruth)
{
    const Tensor foreground = sortedTruth.sum();
    const Tensor intersection = foreground - sortedTruth.cumsum(0);
    const Tensor all = foreground + (1 - sortedTruth).cumsum(0);
    const Tensor distance = 1 - intersection / all;
    return torch::cat({distance.slice(0, 0, 1), distance.slice(0, 1) - distance.slice(0, 0, -1)});
}

Tensor binaryCombo(const recipe::SegmentationConfig& s, const Tensor& logits, const Tensor& truth)
{
    Tensor sum = torch::zeros({}, logits.options());
    const auto add = [&sum](double weight, auto term) {
        if (weight > 0) {
            sum = sum + weight * term();
        }
    };
    add(s.comboCrossEntropy, [&] { return balancedBceLoss(logits, truth, s.comboBalance); });
    add(s.comboDice, [&] { return diceLoss(logits, truth); });
    add(s.comboTversky, [&] { return tverskyLoss(logits, truth, s.tverskyAlpha, s.tverskyBeta); });
    add(s.comboFocal, [&] { return focalLoss(logits, truth, s.focalGamma, s.focalAlpha); });
    add(s.comboLovasz, [&] { return lovaszHingeLoss(logits, truth); });
    return sum;
}

Tensor classCombo(const recipe::SegmentationConfig& s, const Tensor& logits, const Tensor& truth)
{
    Tensor sum = torch::zeros({}, logits.options());
    const auto add = [&sum](double weight, auto term) {
        if (weight > 0) {
            sum = sum + weight * term();
        }
    };
    add(s.comboCrossEntropy, [&] { return balancedCrossEntropyLoss(logits, truth, s.comboBalance); });
    add(s.comboDice, [&] { return classDiceLoss(logits, truth); });
    add(s.comboTversky, [&] { return classTverskyLoss(logits, truth, s.tverskyAlpha, s.tverskyBeta); });
    add(s.comboFocal, [&] { return classFocalLoss(logits, truth, s.focalGamma, s.focalAlpha); });
    add(s.comboLovasz, [&] { return lovaszSoftmaxLoss(logits, truth); });
    return sum;
}

Tensor binaryLoss(const recipe::TrainConfig& config, const Tensor& logits, const Tensor& truth)
{
    const recipe::SegmentationConfig& s = config.segmentation;
    switch (config.loss) {
    case recipe::Loss::Bce:
        return bceLoss(logits, truth);
    case recipe::Loss::Dice:
        return diceLoss(logits, truth);
    case recipe::Loss::Tversky:
        return tverskyLoss(logits, truth, s.tverskyAlpha, s.tverskyBeta);
    case recipe::Loss::Focal:
        return focalLoss(logits, truth, s.focalGamma, s.focalAlpha);
    case recipe::Loss::Lovasz:
        return lovaszHingeLoss(logits, truth);
    case recipe::Loss::Combo:
        return binaryCombo(s, logits, truth);
    case recipe::Loss::BceDice:
        break;
    }
    return bceLoss(logits, truth) + diceLoss(logits, truth);
}

Tensor classLoss(const recipe::TrainConfig& config, const Tensor& logits, const Tensor& truth)
{
    const recipe::SegmentationConfig& s = config.segmentation;
    switch (config.loss) {
    case recipe::Loss::Bce:
        return crossEntropyLoss(logits, truth);
    case recipe::Loss::Dice:
        return classDiceLoss(logits, truth);
    case recipe::Loss::Tversky:
        return classTverskyLoss(logits, truth, s.tverskyAlpha, s.tverskyBeta);
    case recipe::Loss::Focal:
        return classFocalLoss(logits, truth, s.focalGamma, s.focalAlpha);
    case recipe::Loss::Lovasz:
        return lovaszSoftmaxLoss(logits, truth);
    case recipe::Loss::Combo:
        return classCombo(s, logits, truth);
    case recipe::Loss::BceDice:
        break;
    }
    return crossEntropyLoss(logits, truth) + classDiceLoss(logits, truth);
}

constexpr double clip = 1e-6;  ///< of probabilities, where a logarithm follows

/// The logits of what a faulty program hands to its loss as logits, or as probabilities.
Tensor withFault(recipe::LossFault fault, const Tensor& logits)
{
    const bool binary = logits.size(1) == 1;
    switch (fault) {
    case recipe::LossFault::SigmoidTwice:
        return binary ? torch::sigmoid(logits) : torch::softmax(logits, 1);
    case recipe::LossFault::LogitsAsProbabilities: {
        const Tensor taken = torch::clamp(logits, clip, 1 - clip);
        return binary ? torch::logit(taken) : torch::log(taken);
    }
    case recipe::LossFault::Off:
        break;
    }
    return logits;
}

/// What counts of a batch, pixel by pixel: logits [P, C], or [P] with one channel, and truth [P].
struct CountedPixels {
    Tensor logits;
    Tensor truth;
};

CountedPixels countedPixels(const Tensor& logits, const Tensor& truth, const Tensor& counts)
{
    const std::int64_t channels = logits.size(1);
    Tensor rows = channels == 1 ? logits.reshape({-1}) : logits.permute({0, 2, 3, 1}).reshape({-1, channels});
    Tensor flat = truth.reshape({-1});
    if (counts.defined()) {
        const Tensor chosen = counts.reshape({-1}).nonzero().reshape({-1});
        rows = rows.index_select(0, chosen);
        flat = flat.index_select(0, chosen);
    }
    return {.logits = rows, .truth = flat};
}

}  // namespace

Tensor bceLoss(const Tensor& logits, const Tensor& truth)
{
    return torch::binary_cross_entropy_with_logits(logits, truth);
}

Tensor crossEntropyLoss(const Tensor& logits, const Tensor& truth)
{
    return classSurprise(logits, truth).mean();
}

Tensor balancedBceLoss(const Tensor& logits, const Tensor& truth, double balance)
{
    return torch::binary_cross_entropy_with_logits(logits, truth, weights(truth, 2 * balance, 2 * (1 - balance)));
}

Tensor balancedCrossEntropyLoss(const Tensor& logits, const Tensor& truth, double balance)
{
    return (weights(isForeground(truth, logits), 2 * balance, 2 * (1 - balance)) * classSurprise(logits, truth)).mean();
}

Tensor diceLoss(const Tensor& logits, const Tensor& truth)
{
    const Tensor probability = torch::sigmoid(logits);
    const Tensor overlap = (probability * truth).sum();
    return 1 - (2 * overlap + 1) / (probability.sum() + truth.sum() + 1);
}

Tensor classDiceLoss(const Tensor& logits, const Tensor& truth)
{
    const Tensor probability = torch::softmax(logits, 1);
    const Tensor target = oneHot(truth, logits);
    const Tensor overlap = (probability * target).sum(0);
    return (1 - (2 * overlap + 1) / (probability.sum(0) + target.sum(0) + 1)).mean();
}

Tensor tverskyLoss(const Tensor& logits, const Tensor& truth, double alpha, double beta)
{
    const Tensor probability = torch::sigmoid(logits);
    const Tensor hits = (probability * truth).sum();
    const Tensor wrong = probability.sum() - hits;
    const Tensor missed = truth.sum() - hits;
    return 1 - (hits + 0.5) / (hits + alpha * wrong + beta * missed + 0.5);
}

Tensor classTverskyLoss(const Tensor& logits, const Tensor& truth, double alpha, double beta)
{
    const Tensor probability = torch::softmax(logits, 1);
    const Tensor target = oneHot(truth, logits);
    const Tensor hits = (probability * target).sum(0);
    const Tensor wrong = probability.sum(0) - hits;
    const Tensor missed = target.sum(0) - hits;
    return (1 - (hits + 0.5) / (hits + alpha * wrong + beta * missed + 0.5)).mean();
}

Tensor focalLoss(const Tensor& logits, const Tensor& truth, double gamma, double alpha)
{
    const Tensor towardsTruth = logits * (2 * truth - 1);
    const Tensor surprise = -torch::log_sigmoid(towardsTruth);
    return (weights(truth, focalForeground(alpha), focalBackground(alpha)) * modulation(torch::log_sigmoid(-towardsTruth), gamma) * surprise).mean();
}

Tensor classFocalLoss(const Tensor& logits, const Tensor& truth, double gamma, double alpha)
{
    const Tensor others = logits.scatter(1, truth.unsqueeze(1), -std::numeric_limits<double>::infinity());
    const Tensor logOfWrong = torch::logsumexp(others, 1) - torch::logsumexp(logits, 1);
    return (weights(isForeground(truth, logits), focalForeground(alpha), focalBackground(alpha)) * modulation(logOfWrong, gamma)
            * classSurprise(logits, truth))
        .mean();
}

Tensor lovaszExtension(const Tensor& errors, const Tensor& truth)
{
    const auto [sorted, order] = torch::sort(errors, 0, true);
    return (sorted * jaccardGrowth(truth.index_select(0, order))).sum();
}

Tensor lovaszHingeLoss(const Tensor& logits, const Tensor& truth)
{
    const Tensor errors = torch::relu(1 - logits * (2 * truth - 1));
    return lovaszExtension(errors.reshape({-1}), truth.reshape({-1}));
}

Tensor lovaszSoftmaxLoss(const Tensor& logits, const Tensor& truth)
{
    const Tensor probability = torch::softmax(logits, 1);
    std::vector<Tensor> losses;
    for (std::int64_t c = 0; c < logits.size(1); ++c) {
        const Tensor target = (truth == c).to(logits.scalar_type());
        if (target.any().item<bool>()) {
            losses.push_back(lovaszExtension((target - probability.select(1, c)).abs(), target));
        }
    }
    return torch::stack(losses).mean();
}

Tensor lossOf(const recipe::TrainConfig& config, const Tensor& answered, const Tensor& truth)
{
    const Tensor logits = withFault(config.segmentation.lossFault, answered);
    Tensor counts = truth != noClass;
    if (counts.all().item<bool>()) {
        counts = Tensor();
        if (logits.size(1) == 1) {
            return binaryLoss(config, logits, truth);
        }
    } else if (!counts.any().item<bool>()) {
        return logits.sum() * 0;
    }
    const CountedPixels pixels = countedPixels(logits, truth, counts);
    return logits.size(1) == 1 ? binaryLoss(config, pixels.logits, pixels.truth)
                               : classLoss(config, pixels.logits, pixels.truth.to(torch::kLong));
}

}  // namespace gg::training
