#pragma once

#include "core/training/blocks/batch_norm.h"
#include "core/training/engine/torch_pch.h"

#include <cstdint>

namespace gg::training
{

/// A layer that reads one map [N, C, H, W] and writes one.
class Block : public torch::nn::Module
{
public:
    virtual torch::Tensor forward(const torch::Tensor& x) = 0;
};

/// Leaky: a slope of 0.1 below 0.
enum class Activation : std::uint8_t { None, Silu, Leaky, Relu };

struct ConvOptions {
    std::int64_t kernel = 1;  ///< odd; the map keeps its size at stride 1
    std::int64_t stride = 1;
    std::int64_t groups = 1;
    std::int64_t columns = 0;  ///< of the kernel; 0: as many as rows
    std::int64_t dilation = 1;
    Activation activation = Activation::Silu;
};

/// "Conv": convolution without bias, batch norm (eps 1e-3, momentum 0.03), activation. Named conv and bn.
class Conv : public Block
{
public:
    Conv(std::int64_t in, std::int64_t out, ConvOptions options = {});
    torch::Tensor forward(const torch::Tensor& x) override;
    /// Folds the batch norm's running statistics into the convolution, which then has a bias; the batch norm is gone.
    void fuse();
    const torch::nn::Conv2d& convolution() const { return m_conv; }

private:
    torch::nn::Conv2d m_conv;
    BatchNorm m_norm;
    ConvOptions m_options;
};

}  // namespace gg::training
