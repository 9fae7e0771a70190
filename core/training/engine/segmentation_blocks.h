#pragma once

#include "core/training/blocks/batch_norm.h"
#include "core/training/engine/torch_pch.h"

#include <cstdint>

namespace gg::training {

enum class After : std::uint8_t { Norm, NormRelu };

struct NormedOptions {
    std::int64_t kernel = 1;  ///< odd; the map keeps its size at stride 1
    std::int64_t stride = 1;
    std::int64_t dilation = 1;
    std::int64_t groups = 1;
    After after = After::NormRelu;
};

/// Convolution without bias, batch norm, and ReLU where asked for.
class NormedConvImpl : public torch::nn::Module
{
public:
    NormedConvImpl(std::int64_t in, std::int64_t out, NormedOptions options = {});
    torch::Tensor forward(const torch::Tensor& x);

private:
    torch::nn::Conv2d m_conv;
    BatchNorm m_norm;
    bool m_relu;
};
TORCH_MODULE(NormedConv);

/// 3x3 of each channel by itself.
NormedConv depthwise(std::int64_t channels, After after = After::NormRelu, std::int64_t dilation = 1);

/// [N, C, H, W] → [N, C, 2H, 2W], each value four times.
torch::Tensor enlarged(const torch::Tensor& x);

}  // namespace gg::training
