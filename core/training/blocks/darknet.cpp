#include "core/training/blocks/darknet.h"

#include <string>

namespace gg::training
{

Residual::Residual(std::int64_t channels, int repeat, Activation activation)
{
    for (int i = 0; i < repeat; ++i) {
        const std::string name = std::to_string(i);
        m_steps.push_back({.narrow = register_module(name + "_cv1", std::make_shared<Conv>(channels, channels / 2, ConvOptions{.activation = activation})),
                           .wide = register_module(name + "_cv2", std::make_shared<Conv>(channels / 2, channels, ConvOptions{.kernel = 3, .activation = activation}))});
    }
}

torch::Tensor Residual::forward(const torch::Tensor& x)
{
    torch::Tensor y = x;
    for (const Step& step : m_steps) {
        y = y + step.wide->forward(step.narrow->forward(y));
    }
    return y;
}

MaxPool::MaxPool(std::int64_t window, std::int64_t stride)
    : m_window(window)
    , m_stride(stride)
{
}

torch::Tensor MaxPool::forward(const torch::Tensor& x)
{
    // Beyond the border there is nothing that could be the largest. An even window that begins half of itself before the map begins writes one
    // row and one column too many at stride 1, and at stride 2 none: there it begins with the map.
    const bool even = m_window % 2 == 0;
    const std::int64_t padding = even && m_stride == 2 ? (m_window - 2) / 2 : m_window / 2;
    const torch::Tensor pooled = torch::max_pool2d(x, {m_window, m_window}, {m_stride, m_stride}, {padding, padding});
    return even && m_stride == 1 ? pooled.slice(2, 1).slice(3, 1) : pooled;
}

}  // namespace gg::training
