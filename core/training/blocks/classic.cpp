#include "core/training/blocks/classic.h"

#include "core/training/blocks/relu.h"

#include <ATen/TracerMode.h>

#include <string>

namespace gg::training
{
namespace
{

constexpr double startOfFactors = 20;

}  // namespace

Plain::Plain(std::int64_t in, std::int64_t out, const Options& options)
{
    for (int i = 0; i < options.repeat; ++i) {
        const bool last = i + 1 == options.repeat;
        torch::nn::Conv2d conv(torch::nn::Conv2dOptions(i == 0 ? in : out, out, options.kernel)
                                   .stride(last ? options.stride : 1)
                                   .dilation(options.dilation)
                                   .padding(options.dilation * (options.kernel / 2)));
        // Without batch norm a deep chain only learns from weights that keep its values' size (He et al., 2015).
        torch::nn::init::kaiming_normal_(conv->weight, 0, torch::kFanIn, torch::kReLU);
        torch::nn::init::zeros_(conv->bias);
        m_convs.push_back(register_module(std::to_string(i), conv));
    }
}

torch::Tensor Plain::forward(const torch::Tensor& x)
{
    torch::Tensor y = x;
    for (torch::nn::Conv2d& conv : m_convs) {
        y = rectified(*this, conv->forward(y), ReluInput::Overwritten);
    }
    return y;
}

L2Norm::L2Norm(std::int64_t channels)
    : m_weight(register_parameter("weight", torch::full({channels, 1, 1, 1}, startOfFactors)))
{
}

torch::Tensor L2Norm::forward(const torch::Tensor& x)
{
    // Sum and spreading over the channels as convolutions: everything that is multiplied then has one shape, which OpenCV's DNN wants. Where all is 0
    // it stays 0.
    const std::int64_t channels = x.size(1);
    const torch::Tensor ones = [&] {
        const at::tracer::impl::NoTracerDispatchMode constants;
        return torch::ones({1, channels, 1, 1}, x.options().requires_grad(false));
    }();
    const torch::Tensor inverse = torch::conv2d(x * x, ones).add(1e-12).pow(-0.5);
    return x * torch::conv2d(inverse, m_weight);
}

std::shared_ptr<Block> makeClassicBlock(const recipe::PlanLayer& layer)
{
    const int in = layer.in.front();
    if (layer.block == "plain") {
        return std::make_shared<Plain>(in, layer.out,
                                       Plain::Options{.repeat = layer.repeat, .kernel = layer.kernel, .stride = layer.stride, .dilation = layer.dilation});
    }
    if (layer.block == "l2norm") {
        return std::make_shared<L2Norm>(in);
    }
    return nullptr;
}

}  // namespace gg::training
