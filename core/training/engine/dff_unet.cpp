#include "core/training/engine/dff_unet.h"

#include "core/recipe/segmentation_models.h"
#include "core/training/blocks/relu.h"

#include <ATen/TracerMode.h>

#include <algorithm>
#include <array>
#include <string>

namespace gg::training {
namespace {

namespace plan = recipe::dff;

constexpr std::array<std::int64_t, 3> dilations{1, 3, 5};

}  // namespace

RefinedStageImpl::RefinedStageImpl(std::int64_t in, std::int64_t out)
    : m_wide(in, out, NormedOptions{.kernel = 3})
    , m_narrow(in, out, NormedOptions{.after = After::Norm})
    , m_refined(out, out, NormedOptions{.kernel = 3, .after = After::Norm})
    , m_share(torch::zeros({1, out, 1, 1}))
{
    register_module("wide", m_wide);
    register_module("narrow", m_narrow);
    register_module("refined", m_refined);
    m_share = register_parameter("share", m_share);
}

torch::Tensor RefinedStageImpl::forward(const torch::Tensor& x)
{
    const torch::Tensor narrow = m_narrow->forward(x);
    const torch::Tensor share = [&] {
        const at::tracer::impl::NoTracerDispatchMode constants;  // a number to a trace: OpenCV's DNN takes no activation of a constant
        return torch::sigmoid(m_share);
    }();
    const torch::Tensor mixed = narrow + share * (m_wide->forward(x) - narrow);
    return rectified(*this, narrow + m_refined->forward(mixed));
}

DilatedBridgeImpl::DilatedBridgeImpl(std::int64_t channels, std::int64_t branch)
    : m_joined(static_cast<std::int64_t>(dilations.size()) * branch, channels, NormedOptions{.after = After::Norm})
{
    for (const std::int64_t dilation : dilations) {
        m_branches.push_back(register_module("dilated" + std::to_string(dilation),
                                             NormedConv(channels, branch, NormedOptions{.kernel = 3, .dilation = dilation})));
    }
    register_module("joined", m_joined);
}

torch::Tensor DilatedBridgeImpl::forward(const torch::Tensor& x)
{
    std::vector<torch::Tensor> seen;
    for (NormedConv& branch : m_branches) {
        seen.push_back(branch->forward(x));
    }
    return rectified(*this, x + m_joined->forward(torch::cat(seen, 1)));
}

FusedStageImpl::FusedStageImpl(std::int64_t in, std::int64_t skip)
    : m_narrowed(in, skip)
    , m_fused(2 * skip, skip)
    , m_depthwise(depthwise(skip))
    , m_pointwise(skip, skip, NormedOptions{.after = After::Norm})
{
    register_module("narrowed", m_narrowed);
    register_module("fused", m_fused);
    register_module("depthwise", m_depthwise);
    register_module("pointwise", m_pointwise);
}

torch::Tensor FusedStageImpl::forward(const torch::Tensor& x, const torch::Tensor& skip)
{
    const torch::Tensor fused = m_fused->forward(torch::cat({enlarged(m_narrowed->forward(x)), skip}, 1));
    return rectified(*this, skip + m_pointwise->forward(m_depthwise->forward(fused)));
}

DffUNet::DffUNet(std::int64_t outputs, double dropout)
    : SegmentationNetwork(dropout)
    , m_bridge(plan::channels.back(), plan::bridge)
    , m_head(torch::nn::Conv2dOptions(plan::channels.front(), outputs, 1))
{
    std::int64_t in = 3;
    for (std::size_t stage = 0; stage < plan::channels.size(); ++stage) {
        const std::int64_t out = plan::channels[stage];
        const std::int64_t below = plan::channels[std::min(stage + 1, plan::channels.size() - 1)];
        const std::string suffix = std::to_string(stage);
        m_encoder.push_back(register_module("encoder" + suffix, RefinedStage(in, out)));
        m_decoder.push_back(register_module("decoder" + suffix, FusedStage(below, out)));
        in = out;
    }
    register_module("bridge", m_bridge);
    register_module("head", m_head);
}

torch::Tensor DffUNet::forward(torch::Tensor x)
{
    std::vector<torch::Tensor> skips;
    for (RefinedStage& stage : m_encoder) {
        skips.push_back(stage->forward(x));
        x = torch::max_pool2d(skips.back(), 2);
    }
    x = dropped(m_bridge->forward(x));
    for (std::size_t stage = m_decoder.size(); stage-- > 0;) {
        x = m_decoder[stage]->forward(x, skips[stage]);
        x = stage + 2 >= m_decoder.size() ? dropped(x) : x;
    }
    return m_head->forward(x);
}

std::vector<std::vector<std::string>> DffUNet::stages() const
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
