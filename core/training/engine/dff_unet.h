#pragma once

#include "core/training/engine/segmentation_blocks.h"
#include "core/training/engine/segmentation_network.h"

#include <vector>

namespace gg::training {

// After DFF-UNet; what is published of it and what each part is here: core/recipe/segmentation_models.h.

/// Residual feature refinement: a mixture of a 3x3 and a 1x1 convolution, a channel's share learnt, refined by a 3x3.
class RefinedStageImpl : public torch::nn::Module
{
public:
    RefinedStageImpl(std::int64_t in, std::int64_t out);
    torch::Tensor forward(const torch::Tensor& x);

private:
    NormedConv m_wide;
    NormedConv m_narrow;
    NormedConv m_refined;
    torch::Tensor m_share;  ///< [1, out, 1, 1], before the sigmoid
};
TORCH_MODULE(RefinedStage);

/// Parallel dilated convolutions, as a residual.
class DilatedBridgeImpl : public torch::nn::Module
{
public:
    DilatedBridgeImpl(std::int64_t channels, std::int64_t branch);
    torch::Tensor forward(const torch::Tensor& x);

private:
    std::vector<NormedConv> m_branches;
    NormedConv m_joined;
};
TORCH_MODULE(DilatedBridge);

/// Bottleneck, depthwise separable convolution and fusion with the skip.
class FusedStageImpl : public torch::nn::Module
{
public:
    FusedStageImpl(std::int64_t in, std::int64_t skip);
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& skip);

private:
    NormedConv m_narrowed;
    NormedConv m_fused;
    NormedConv m_depthwise;
    NormedConv m_pointwise;
};
TORCH_MODULE(FusedStage);

/// Dropout follows the bridge and the two deepest stages of the decoder.
class DffUNet final : public SegmentationNetwork
{
public:
    DffUNet(std::int64_t outputs, double dropout);
    torch::Tensor forward(torch::Tensor x) override;
    std::vector<std::vector<std::string>> stages() const override;

private:
    std::vector<RefinedStage> m_encoder;
    DilatedBridge m_bridge;
    std::vector<FusedStage> m_decoder;  ///< by the encoder's stage
    torch::nn::Conv2d m_head;
};

}  // namespace gg::training
