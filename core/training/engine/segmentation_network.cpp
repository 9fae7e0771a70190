#include "core/training/engine/segmentation_network.h"

#include "core/training/engine/dff_unet.h"
#include "core/training/engine/litefusionnet.h"
#include "core/training/engine/unet.h"

#include <algorithm>

namespace gg::training {

SegmentationNetwork::SegmentationNetwork(double dropout)
    : m_dropout(dropout)
{
}

void SegmentationNetwork::freeze(int count)
{
    const auto all = stages();
    m_frozen = std::clamp(count, 0, static_cast<int>(all.size()));
    const auto parts = named_children();
    for (int stage = 0; stage < static_cast<int>(all.size()); ++stage) {
        for (const std::string& name : all[static_cast<std::size_t>(stage)]) {
            for (torch::Tensor& parameter : parts[name]->parameters()) {
                parameter.set_requires_grad(stage >= m_frozen);
            }
        }
    }
    train(is_training());
}

std::string SegmentationNetwork::stageOf(const std::string& name) const
{
    const std::string part = name.substr(0, name.find('.'));
    for (const std::vector<std::string>& stage : stages()) {
        if (std::find(stage.begin(), stage.end(), part) != stage.end()) {
            return stage.back();
        }
    }
    return part;
}

void SegmentationNetwork::train(bool on)
{
    torch::nn::Module::train(on);
    const auto all = stages();
    const auto parts = named_children();
    for (int stage = 0; on && stage < m_frozen; ++stage) {
        for (const std::string& name : all[static_cast<std::size_t>(stage)]) {
            parts[name]->eval();
        }
    }
}

std::shared_ptr<SegmentationNetwork> makeSegmentationNetwork(const recipe::TrainConfig& config, std::int64_t outputs)
{
    const double dropout = config.dropout;
    if (config.model == "dff_unet") {
        return std::make_shared<DffUNet>(outputs, dropout);
    }
    if (config.model == "litefusionnet") {
        return std::make_shared<LiteFusionNet>(outputs, dropout);
    }
    return std::make_shared<UNetImpl>(config.width, outputs, dropout);
}

}  // namespace gg::training
