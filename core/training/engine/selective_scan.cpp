#include "core/training/engine/selective_scan.h"

#include "core/recipe/segmentation_models.h"

#include <cmath>

namespace gg::training {
namespace {

namespace plan = recipe::lite;

/// As in Gu and Dao: steps between these at the beginning, evenly in their logarithms.
constexpr double shortestStep = 0.001;
constexpr double longestStep = 0.1;

/// Bias that gives such steps through softplus.
torch::Tensor stepBias(std::int64_t channels)
{
    const torch::Tensor steps = torch::exp(torch::rand({channels}) * (std::log(longestStep) - std::log(shortestStep)) + std::log(shortestStep));
    return steps + torch::log(-torch::expm1(-steps));
}

}  // namespace

torch::Tensor selectiveScan(const torch::Tensor& u, const torch::Tensor& delta, const torch::Tensor& a, const torch::Tensor& b,
                            const torch::Tensor& c, const torch::Tensor& d)
{
    const std::int64_t length = u.size(1);
    // Of the places up to t that are taken together: what they leave of the state before them, and what they add.
    torch::Tensor kept = torch::exp(delta.unsqueeze(-1) * a);
    torch::Tensor added = (delta * u).unsqueeze(-1) * b.unsqueeze(2);
    for (std::int64_t reach = 1; reach < length; reach *= 2) {
        const torch::Tensor later = kept.slice(1, reach);
        added = torch::cat({added.slice(1, 0, reach), added.slice(1, reach) + later * added.slice(1, 0, length - reach)}, 1);
        kept = torch::cat({kept.slice(1, 0, reach), later * kept.slice(1, 0, length - reach)}, 1);
    }
    return (added * c.unsqueeze(2)).sum(-1) + u * d;
}

ScanImpl::ScanImpl(std::int64_t channels)
    : m_conv(torch::nn::Conv1dOptions(channels, channels, plan::scanKernel).groups(channels))
    , m_parts(torch::nn::LinearOptions(channels, plan::rank(channels) + 2 * plan::states).bias(false))
    , m_delta(plan::rank(channels), channels)
    , m_logA(torch::log(torch::arange(1, plan::states + 1, torch::kFloat32)).repeat({channels, 1}))
    , m_d(torch::ones({channels}))
{
    register_module("conv", m_conv);
    register_module("parts", m_parts);
    register_module("delta", m_delta);
    m_logA = register_parameter("log_a", m_logA);
    m_d = register_parameter("d", m_d);
    const torch::NoGradGuard noGradients;
    m_delta->bias.copy_(stepBias(channels));
}

torch::Tensor ScanImpl::forward(const torch::Tensor& x)
{
    const torch::Tensor before = torch::constant_pad_nd(x.transpose(1, 2), {plan::scanKernel - 1, 0});
    const torch::Tensor u = torch::silu(m_conv->forward(before)).transpose(1, 2);
    const std::int64_t rank = m_delta->weight.size(1);
    const auto parts = torch::split_with_sizes(m_parts->forward(u), std::vector<std::int64_t>{rank, plan::states, plan::states}, -1);
    return selectiveScan(u, torch::softplus(m_delta->forward(parts[0])), -torch::exp(m_logA), parts[1], parts[2], m_d);
}

DualMambaImpl::DualMambaImpl(std::int64_t channels)
    : m_norm(torch::nn::LayerNormOptions({channels}))
    , m_in(torch::nn::LinearOptions(channels, 2 * channels).bias(false))
    , m_forward(channels)
    , m_backward(channels)
    , m_out(torch::nn::LinearOptions(channels, channels).bias(false))
{
    register_module("norm", m_norm);
    register_module("in", m_in);
    register_module("forward", m_forward);
    register_module("backward", m_backward);
    register_module("out", m_out);
}

torch::Tensor DualMambaImpl::forward(const torch::Tensor& x)
{
    const torch::Tensor sequence = x.flatten(2).transpose(1, 2);
    const auto parts = m_in->forward(m_norm->forward(sequence)).chunk(2, -1);
    const torch::Tensor reversed = m_backward->forward(parts[0].flip({1})).flip({1});
    const torch::Tensor seen = (m_forward->forward(parts[0]) + reversed) * torch::silu(parts[1]);
    return x + m_out->forward(seen).transpose(1, 2).reshape(x.sizes());
}

}  // namespace gg::training
