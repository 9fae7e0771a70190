#pragma once

#include "core/training/engine/segmentation_blocks.h"
#include "core/training/engine/segmentation_network.h"
#include "core/training/engine/selective_scan.h"

#include <vector>

namespace gg::training {

// After LiteFusionNet; what is published of it and what each part is here: core/recipe/segmentation_models.h.

/// Two depthwise separable convolutions as a residual.
class SeparableResidualImpl : public torch::nn::Module
{
public:
    explicit SeparableResidualImpl(std::int64_t channels);
    torch::Tensor forward(const torch::Tensor& x);

private:
    torch::nn::Sequential m_layers;
};
TORCH_MODULE(SeparableResidual);

/// A value of each pixel, let through as far as what dilated convolutions see around it says; as a residual.
class GatedAttentionImpl : public torch::nn::Module
{
public:
    explicit GatedAttentionImpl(std::int64_t channels);
    torch::Tensor forward(const torch::Tensor& x);

private:
    std::vector<NormedConv> m_around;
    torch::nn::Conv2d m_gate;
    NormedConv m_value;
    NormedConv m_out;
};
TORCH_MODULE(GatedAttention);

/// Halves the side, then what belongs to the stage (from 0).
class FusionStageImpl : public torch::nn::Module
{
public:
    FusionStageImpl(std::int64_t in, std::int64_t out, std::size_t stage);
    torch::Tensor forward(const torch::Tensor& x);

private:
    NormedConv m_halved;
    SeparableResidual m_residual{nullptr};
    GatedAttention m_attention{nullptr};
    DualMamba m_mamba{nullptr};
};
TORCH_MODULE(FusionStage);

/// Efficient atrous pyramid: depthwise dilated convolutions of a narrow map, the map itself and its mean.
class AtrousPyramidImpl : public torch::nn::Module
{
public:
    AtrousPyramidImpl(std::int64_t channels, std::int64_t narrow);
    torch::Tensor forward(const torch::Tensor& x);

private:
    NormedConv m_narrowed;
    std::vector<NormedConv> m_dilated;
    torch::nn::Conv2d m_overall;
    NormedConv m_joined;
};
TORCH_MODULE(AtrousPyramid);

/// One half of a decoder's level: enlarges, joins the skip, and weighs the channels.
class AttentiveStageImpl : public torch::nn::Module
{
public:
    AttentiveStageImpl(std::int64_t in, std::int64_t skip);
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& skip);

private:
    NormedConv m_narrowed;
    NormedConv m_fused;
    NormedConv m_depthwise;
    torch::nn::Conv2d m_squeezed;
    torch::nn::Conv2d m_weights;
};
TORCH_MODULE(AttentiveStage);

/// Dropout follows the bridge and the deep level of the decoder.
class LiteFusionNet final : public SegmentationNetwork
{
public:
    LiteFusionNet(std::int64_t outputs, double dropout);
    torch::Tensor forward(torch::Tensor x) override;
    std::vector<std::vector<std::string>> stages() const override;

private:
    std::vector<FusionStage> m_encoder;
    AtrousPyramid m_bridge;
    std::vector<AttentiveStage> m_decoder;  ///< by the skip's stage
    torch::nn::Conv2d m_head;
};

}  // namespace gg::training
