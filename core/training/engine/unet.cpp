#include "core/training/engine/unet.h"

#include "core/training/blocks/batch_norm.h"
#include "core/training/blocks/relu.h"

#include <string>

namespace gg::training {
namespace {

torch::nn::Conv2d convolution3x3(int in, int out)
{
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 3).padding(1).bias(false));
}

/// Empty holders; the constructor fills them.
template <typename Holder>
std::array<Holder, 5> empty()
{
    return {Holder(nullptr), Holder(nullptr), Holder(nullptr), Holder(nullptr), Holder(nullptr)};
}

}  // namespace

DoubleConvImpl::DoubleConvImpl(int in, int out)
    : m_layers(convolution3x3(in, out), BatchNorm(out), Relu(), convolution3x3(out, out),
               BatchNorm(out), Relu())
{
    register_module("layers", m_layers);
}

torch::Tensor DoubleConvImpl::forward(const torch::Tensor& x)
{
    return m_layers->forward(x);
}

UNetImpl::UNetImpl(int width, std::int64_t outputs, double dropout)
    : SegmentationNetwork(dropout)
    , m_encoder(empty<DoubleConv>())
    , m_bottleneck(width << (levels - 1), width << levels)
    , m_up(empty<torch::nn::ConvTranspose2d>())
    , m_decoder(empty<DoubleConv>())
    , m_head(torch::nn::Conv2dOptions(width, outputs, 1))
{
    for (int level = 0; level < levels; ++level) {
        const int channels = width << level;
        const auto i = static_cast<std::size_t>(level);
        const std::string suffix = std::to_string(level);
        m_encoder[i] = register_module("encoder" + suffix, DoubleConv(level == 0 ? 3 : channels / 2, channels));
        m_up[i] = register_module(
            "up" + suffix, torch::nn::ConvTranspose2d(torch::nn::ConvTranspose2dOptions(2 * channels, channels, 2).stride(2)));
        m_decoder[i] = register_module("decoder" + suffix, DoubleConv(2 * channels, channels));
    }
    register_module("bottleneck", m_bottleneck);
    register_module("head", m_head);
}

torch::Tensor UNetImpl::forward(torch::Tensor x)
{
    std::array<torch::Tensor, levels> skips;
    for (std::size_t level = 0; level < levels; ++level) {
        skips[level] = m_encoder[level]->forward(x);
        x = torch::max_pool2d(skips[level], 2);
    }
    x = dropped(m_bottleneck->forward(x));
    for (std::size_t level = levels; level-- > 0;) {
        x = m_decoder[level]->forward(torch::cat({m_up[level]->forward(x), skips[level]}, 1));
        x = level + 2 >= levels ? dropped(x) : x;
    }
    return m_head->forward(x);
}

std::vector<std::vector<std::string>> UNetImpl::stages() const
{
    std::vector<std::vector<std::string>> all;
    for (int level = 0; level < levels; ++level) {
        all.push_back({"encoder" + std::to_string(level)});
    }
    all.push_back({"bottleneck"});
    for (int level = levels; level-- > 0;) {
        all.push_back({"up" + std::to_string(level), "decoder" + std::to_string(level)});
    }
    all.push_back({"head"});
    return all;
}

}  // namespace gg::training
