#include "core/training/engine/litefusionnet.h"

#include "core/recipe/segmentation_models.h"

#include <string>

namespace gg::training {
namespace {

namespace plan = recipe::lite;

constexpr std::int64_t dilations = 3;  // 1, 2 and 3

torch::nn::Conv2d pointwise(std::int64_t in, std::int64_t out)
{
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 1));
}

torch::Tensor overPicture(const torch::Tensor& x)
{
    return x.mean({2, 3}, true);
}

}  // namespace

SeparableResidualImpl::SeparableResidualImpl(std::int64_t channels)
    : m_layers(depthwise(channels), NormedConv(channels, channels), depthwise(channels), NormedConv(channels, channels, NormedOptions{.after = After::Norm}))
{
    register_module("layers", m_layers);
}

torch::Tensor SeparableResidualImpl::forward(const torch::Tensor& x)
{
    return x + m_layers->forward(x);
}

GatedAttentionImpl::GatedAttentionImpl(std::int64_t channels)
    : m_gate(pointwise(channels, channels))
    , m_value(channels, channels)
    , m_out(channels, channels, NormedOptions{.after = After::Norm})
{
    for (std::int64_t dilation = 1; dilation <= dilations; ++dilation) {
        m_around.push_back(register_module("dilated" + std::to_string(dilation), depthwise(channels, After::Norm, dilation)));
    }
    register_module("gate", m_gate);
    register_module("value", m_value);
    register_module("out", m_out);
}

torch::Tensor GatedAttentionImpl::forward(const torch::Tensor& x)
{
    torch::Tensor around = m_around.front()->forward(x);
    for (std::size_t i = 1; i < m_around.size(); ++i) {
        around = around + m_around[i]->forward(x);
    }
    return x + m_out->forward(torch::sigmoid(m_gate->forward(around)) * m_value->forward(x));
}

FusionStageImpl::FusionStageImpl(std::int64_t in, std::int64_t out, std::size_t stage)
    : m_halved(in, out, NormedOptions{.kernel = 3, .stride = 2})
{
    register_module("halved", m_halved);
    if (stage < 2) {
        m_residual = register_module("residual", SeparableResidual(out));
    } else if (stage < 4) {
        m_attention = register_module("attention", GatedAttention(out));
    }
    if (stage >= 3) {
        m_mamba = register_module("mamba", DualMamba(out));
    }
}

torch::Tensor FusionStageImpl::forward(const torch::Tensor& x)
{
    torch::Tensor y = m_halved->forward(x);
    y = m_residual.is_empty() ? y : m_residual->forward(y);
    y = m_attention.is_empty() ? y : m_attention->forward(y);
    return m_mamba.is_empty() ? y : m_mamba->forward(y);
}

AtrousPyramidImpl::AtrousPyramidImpl(std::int64_t channels, std::int64_t narrow)
    : m_narrowed(channels, narrow)
    , m_overall(pointwise(narrow, narrow))
    , m_joined((dilations + 2) * narrow, channels)
{
    register_module("narrowed", m_narrowed);
    for (std::int64_t dilation = 1; dilation <= dilations; ++dilation) {
        m_dilated.push_back(register_module("dilated" + std::to_string(dilation), depthwise(narrow, After::NormRelu, dilation)));
    }
    register_module("overall", m_overall);
    register_module("joined", m_joined);
}

torch::Tensor AtrousPyramidImpl::forward(const torch::Tensor& x)
{
    const torch::Tensor narrow = m_narrowed->forward(x);
    std::vector<torch::Tensor> seen{narrow};
    for (NormedConv& branch : m_dilated) {
        seen.push_back(branch->forward(narrow));
    }
    // No batch norm there: a picture has one value a channel, and a batch of one picture would have nothing to average over.
    seen.push_back(torch::relu(m_overall->forward(overPicture(narrow))).expand_as(narrow));
    return m_joined->forward(torch::cat(seen, 1));
}

AttentiveStageImpl::AttentiveStageImpl(std::int64_t in, std::int64_t skip)
    : m_narrowed(in, skip)
    , m_fused(2 * skip, skip)
    , m_depthwise(depthwise(skip))
    , m_squeezed(pointwise(skip, plan::squeezed(skip)))
    , m_weights(pointwise(plan::squeezed(skip), skip))
{
    register_module("narrowed", m_narrowed);
    register_module("fused", m_fused);
    register_module("depthwise", m_depthwise);
    register_module("squeezed", m_squeezed);
    register_module("weights", m_weights);
}

torch::Tensor AttentiveStageImpl::forward(const torch::Tensor& x, const torch::Tensor& skip)
{
    const torch::Tensor fused = m_depthwise->forward(m_fused->forward(torch::cat({enlarged(m_narrowed->forward(x)), skip}, 1)));
    return fused * torch::sigmoid(m_weights->forward(torch::relu(m_squeezed->forward(overPicture(fused)))));
}

LiteFusionNet::LiteFusionNet(std::int64_t outputs, double dropout)
    : SegmentationNetwork(dropout)
    , m_bridge(plan::channels.back(), plan::bridge)
    , m_head(pointwise(plan::channels.front(), outputs))
{
    std::int64_t in = 3;
    for (std::size_t stage = 0; stage < plan::channels.size(); ++stage) {
        const std::int64_t out = plan::channels[stage];
        m_encoder.push_back(register_module("encoder" + std::to_string(stage), FusionStage(in, out, stage)));
        if (stage + 1 < plan::channels.size()) {
            m_decoder.push_back(register_module("decoder" + std::to_string(stage), AttentiveStage(plan::channels[stage + 1], out)));
        }
        in = out;
    }
    register_module("bridge", m_bridge);
    register_module("head", m_head);
}

torch::Tensor LiteFusionNet::forward(torch::Tensor x)
{
    std::vector<torch::Tensor> skips;
    for (FusionStage& stage : m_encoder) {
        x = stage->forward(x);
        skips.push_back(x);
    }
    x = dropped(m_bridge->forward(x));
    for (std::size_t stage = m_decoder.size(); stage-- > 0;) {
        x = m_decoder[stage]->forward(x, skips[stage]);
        x = stage + 2 >= m_decoder.size() ? dropped(x) : x;
    }
    const torch::Tensor logits = m_head->forward(x);
    return torch::upsample_bilinear2d(logits, std::vector<std::int64_t>{2 * logits.size(2), 2 * logits.size(3)}, false);
}

std::vector<std::vector<std::string>> LiteFusionNet::stages() const
{
    std::vector<std::vector<std::string>> all;
    for (std::size_t stage = 0; stage < m_encoder.size(); ++stage) {
        all.push_back({"encoder" + std::to_string(stage)});
    }
    all.push_back({"bridge"});
    for (std::size_t stage = m_decoder.size(); stage-- > 0;) {
        all.push_back({"decoder" + std::to_string(stage)});
    }
    all.push_back({"head"});
    return all;
}

}  // namespace gg::training
