#include "core/training/blocks/conv.h"

#include "core/training/blocks/relu.h"

#include <utility>

namespace gg::training
{
namespace
{

torch::nn::Conv2dOptions convolutionOptions(std::int64_t in, std::int64_t out, const ConvOptions& options)
{
    const std::int64_t columns = options.columns > 0 ? options.columns : options.kernel;
    return torch::nn::Conv2dOptions(in, out, {options.kernel, columns})
        .stride(options.stride)
        .padding({options.dilation * (options.kernel / 2), options.dilation * (columns / 2)})
        .dilation(options.dilation)
        .groups(options.groups)
        .bias(false);
}

constexpr double leakySlope = 0.1;

/// In place would make autograd copy its input first, except of ReLU, whose output tells its gradient.
torch::Tensor activated(const torch::nn::Module& of, torch::Tensor y, Activation activation)
{
    const bool learns = torch::GradMode::is_enabled();
    switch (activation) {
    case Activation::None:
        return y;
    case Activation::Silu:
        return learns ? torch::silu(y) : torch::silu_(y);
    case Activation::Leaky:
        return learns ? torch::leaky_relu(y, leakySlope) : torch::leaky_relu_(y, leakySlope);
    case Activation::Relu:
        return rectified(of, std::move(y), learns ? ReluInput::Kept : ReluInput::Overwritten);
    }
    return y;
}

}  // namespace

Conv::Conv(std::int64_t in, std::int64_t out, ConvOptions options)
    : m_conv(register_module("conv", torch::nn::Conv2d(convolutionOptions(in, out, options))))
    , m_norm(register_module("bn", BatchNorm(torch::nn::BatchNorm2dOptions(out).eps(1e-3).momentum(0.03))))
    , m_options(options)
{
}

torch::Tensor Conv::forward(const torch::Tensor& x)
{
    torch::Tensor y = m_conv->forward(x);
    if (m_norm) {
        y = m_norm->forward(y);
    }
    return activated(*this, std::move(y), m_options.activation);
}

void Conv::fuse()
{
    if (!m_norm) {
        return;
    }
    const torch::NoGradGuard noGradients;
    const torch::Tensor factor = m_norm->weight / torch::sqrt(m_norm->running_var + m_norm->options.eps());
    torch::nn::Conv2d folded(
        convolutionOptions(m_conv->options.in_channels(), m_conv->options.out_channels(), m_options).bias(true));
    folded->to(m_conv->weight.device());
    folded->weight.set_data(m_conv->weight * factor.reshape({-1, 1, 1, 1}));
    folded->bias.set_data(m_norm->bias - m_norm->running_mean * factor);
    folded->train(is_training());
    m_conv = replace_module("conv", folded);
    unregister_module("bn");
    m_norm = nullptr;
}

}  // namespace gg::training
