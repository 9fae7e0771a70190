#pragma once

#include "core/training/engine/segmentation_network.h"
#include "core/training/engine/torch_pch.h"

#include <array>

namespace gg::training {

/// Two times: 3x3 convolution without bias (batch norm has one), batch norm, ReLU in place. [N, in, H, W] → [N, out, H, W].
class DoubleConvImpl : public torch::nn::Module
{
public:
    DoubleConvImpl(int in, int out);
    torch::Tensor forward(const torch::Tensor& x);

private:
    torch::nn::Sequential m_layers;
};
TORCH_MODULE(DoubleConv);

/// The U-Net of Ronneberger et al. (2015) with padding and batch norm: five levels of w, 2w, 4w, 8w and 16w channels, a bottleneck of 32w, 2x2
/// transposed convolutions, concatenated skips and a 1x1 head. Dropout follows the bottleneck and the two deepest levels of the decoder.
/// w = 32 has 31,100,513 parameters, w = 16 has 7,778,609.
class UNetImpl : public SegmentationNetwork
{
public:
    explicit UNetImpl(int width, std::int64_t outputs = 1, double dropout = 0);
    torch::Tensor forward(torch::Tensor x) override;
    std::vector<std::vector<std::string>> stages() const override;

private:
    static constexpr int levels = 5;
    std::array<DoubleConv, levels> m_encoder;
    DoubleConv m_bottleneck;
    std::array<torch::nn::ConvTranspose2d, levels> m_up;
    std::array<DoubleConv, levels> m_decoder;
    torch::nn::Conv2d m_head;
};
TORCH_MODULE(UNet);

}  // namespace gg::training
