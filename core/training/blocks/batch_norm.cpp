#include "core/training/blocks/batch_norm.h"

#include "core/training/ranks/rank_group.h"
#include "core/training/ranks/shared_batch.h"

namespace gg::training {
namespace {

/// Of all ranks, [C] double; count a scalar.
struct Statistics {
    torch::Tensor mean;
    torch::Tensor variance;  ///< divided by n
    double count = 0;
};

std::vector<std::int64_t> ofChannels(const torch::Tensor& x)
{
    return {1, x.size(1), 1, 1};
}

/// Means are taken out before squares are summed, as far as this rank knows them: a large mean would drown the variance in rounding.
Statistics statisticsOf(const torch::Tensor& x, const SharedNorms& norms)
{
    const torch::NoGradGuard noGradients;
    const std::int64_t channels = x.size(1);
    const auto count = static_cast<double>(x.numel() / channels);
    const torch::Tensor own = x.sum({0, 2, 3}, false, torch::kFloat64) / count;
    const torch::Tensor centred = x - own.to(x.scalar_type()).view(ofChannels(x));
    const torch::Tensor taken = own.to(x.scalar_type()).to(torch::kFloat64);
    const torch::Tensor squares = centred.square().sum({0, 2, 3}, false, torch::kFloat64) - count * (own - taken).square();
    // Σx, Σx² and n. In double, squares of the mean may be added again.
    const torch::Tensor sums = torch::cat({own * count, squares + count * own.square(), torch::full({1}, count, own.options())}).to(torch::kCPU);
    if (!norms.ownPart) {
        sums.zero_();
    }
    norms.ranks->sum(sums);
    Statistics all{.mean = {}, .variance = {}, .count = sums[2 * channels].item<double>()};
    all.mean = (sums.narrow(0, 0, channels) / all.count).to(x.device());
    all.variance = (sums.narrow(0, channels, channels) / all.count).to(x.device()).sub_(all.mean.square()).clamp_min_(0);
    return all;
}

class SharedNormalisation : public torch::autograd::Function<SharedNormalisation>
{
public:
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias,
                                 const torch::Tensor& mean, const torch::Tensor& variance, double count, double epsilon, const SharedNorms* norms)
    {
        context->save_for_backward({x, weight, mean, variance});
        context->saved_data["count"] = count;
        context->saved_data["epsilon"] = epsilon;
        context->saved_data["norms"] = static_cast<std::int64_t>(reinterpret_cast<std::intptr_t>(norms));
        return std::get<0>(at::native_batch_norm(x, weight, bias, mean, variance, false, 0, epsilon));
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context, const torch::autograd::variable_list& gradients)
    {
        const torch::autograd::variable_list saved = context->get_saved_variables();
        const torch::Tensor& x = saved[0];
        const torch::Tensor& weight = saved[1];
        const torch::Tensor& mean = saved[2];
        const double count = context->saved_data["count"].toDouble();
        const double epsilon = context->saved_data["epsilon"].toDouble();
        const auto* norms = reinterpret_cast<const SharedNorms*>(static_cast<std::intptr_t>(context->saved_data["norms"].toInt()));
        // As if mean and variance were constants; what they add follows.
        auto [slope, ofWeight, ofBias] =
            at::native_batch_norm_backward(gradients[0], x, weight, mean, saved[3], {}, {}, false, epsilon, {true, true, true});
        const std::int64_t channels = x.size(1);
        const torch::Tensor sums = torch::cat({ofBias, ofWeight}).to(torch::kCPU, torch::kFloat64);
        norms->ranks->sum(sums);
        const torch::Tensor means = (sums / count).to(x.device());
        const torch::Tensor inverse = (saved[3].to(torch::kFloat64) + epsilon).rsqrt();
        const torch::Tensor steepness = weight.to(torch::kFloat64) * inverse;
        const torch::Tensor ofX = (-steepness * inverse * means.narrow(0, channels, channels)).to(slope.scalar_type());
        const torch::Tensor constant = (-steepness * means.narrow(0, 0, channels)).to(slope.scalar_type());
        // x − μ first, as in one process: rounding of x times its factor, where the mean is large beside the deviation, would set the two apart.
        slope.addcmul_(x - mean.to(x.scalar_type()).view(ofChannels(x)), ofX.view(ofChannels(x))).add_(constant.view(ofChannels(x)));
        const torch::Tensor none;
        return {slope, ofWeight, ofBias, none, none, none, none, none};
    }
};

}  // namespace

void BatchNormImpl::_check_input_dim(const torch::Tensor& input)
{
    TORCH_CHECK(input.dim() == 4, "expected a map of four dimensions, found ", input.dim());
}

torch::Tensor BatchNormImpl::forwardAlone(const torch::Tensor& x)
{
    _check_input_dim(x);
    double share = options.momentum() ? *options.momentum() : 0.0;
    if (is_training() && options.track_running_stats()) {
        num_batches_tracked += 1;
        share = options.momentum() ? *options.momentum() : 1.0 / num_batches_tracked.item<double>();
    }
    return torch::nn::functional::detail::batch_norm(x, running_mean, running_var, weight, bias, is_training() || !options.track_running_stats(), share,
                                                     options.eps());
}

torch::Tensor BatchNormImpl::forward(const torch::Tensor& x)
{
    if (m_norms == nullptr || m_norms->ranks == nullptr || !is_training() || !options.track_running_stats()) {
        return forwardAlone(x);
    }
    const Statistics all = statisticsOf(x, *m_norms);
    const torch::Tensor mean = all.mean.to(running_mean.scalar_type());
    const torch::Tensor variance = all.variance.to(running_var.scalar_type());
    {
        const torch::NoGradGuard noGradients;
        num_batches_tracked += 1;
        const double share = options.momentum() ? *options.momentum() : 1.0 / num_batches_tracked.item<double>();
        running_mean.lerp_(mean, share);
        running_var.lerp_(variance * (all.count / std::max(1.0, all.count - 1)), share);
    }
    return SharedNormalisation::apply(x, weight, bias, mean, variance, all.count, options.eps(), m_norms);
}

}  // namespace gg::training
