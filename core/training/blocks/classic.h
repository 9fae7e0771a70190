#pragma once

#include "core/recipe/model_plan.h"
#include "core/training/blocks/conv.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace gg::training
{

/// VGG's: `repeat` convolutions with bias and without batch norm, each with ReLU behind it; the stride is the last one's. Named 0, 1, …
/// (Simonyan and Zisserman, "Very Deep Convolutional Networks", 2015).
class Plain : public Block
{
public:
    struct Options {
        int repeat = 1;
        std::int64_t kernel = 3;
        std::int64_t stride = 1;
        std::int64_t dilation = 1;
    };
    Plain(std::int64_t in, std::int64_t out, const Options& options);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    std::vector<torch::nn::Conv2d> m_convs;
};

/// ParseNet's (Liu et al., 2015), as SSD has it behind VGG's conv4_3, whose values are far larger than those of later maps: at each place
/// x / ‖x‖ over the channels, times each channel's factor, which starts at 20 and learns.
class L2Norm : public Block
{
public:
    explicit L2Norm(std::int64_t channels);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    torch::Tensor m_weight;  ///< [C, 1, 1, 1], a convolution that spreads one value over all channels
};

/// plain or l2norm; null for another block.
std::shared_ptr<Block> makeClassicBlock(const recipe::PlanLayer& layer);

}  // namespace gg::training
