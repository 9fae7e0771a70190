#include "core/training/engine/segmentation_blocks.h"

#include "core/training/blocks/relu.h"

namespace gg::training {

NormedConvImpl::NormedConvImpl(std::int64_t in, std::int64_t out, NormedOptions options)
    : m_conv(torch::nn::Conv2dOptions(in, out, options.kernel)
                 .stride(options.stride)
                 .padding(options.dilation * (options.kernel / 2))
                 .dilation(options.dilation)
                 .groups(options.groups)
                 .bias(false))
    , m_norm(out)
    , m_relu(options.after == After::NormRelu)
{
    register_module("conv", m_conv);
    register_module("norm", m_norm);
}

torch::Tensor NormedConvImpl::forward(const torch::Tensor& x)
{
    const torch::Tensor y = m_norm->forward(m_conv->forward(x));
    return m_relu ? rectified(*this, y) : y;
}

NormedConv depthwise(std::int64_t channels, After after, std::int64_t dilation)
{
    return NormedConv(channels, channels, NormedOptions{.kernel = 3, .stride = 1, .dilation = dilation, .groups = channels, .after = after});
}

torch::Tensor enlarged(const torch::Tensor& x)
{
    return torch::upsample_nearest2d(x, std::vector<std::int64_t>{2 * x.size(2), 2 * x.size(3)});
}

}  // namespace gg::training
