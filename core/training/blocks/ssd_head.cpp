#include "core/training/blocks/ssd_head.h"

#include "core/recipe/default_box_shapes.h"

namespace gg::training
{

SsdHead::SsdHead(const recipe::PlanLayer& layer, int classes)
{
    torch::nn::ModuleList offsets = register_module("cv2", torch::nn::ModuleList());
    torch::nn::ModuleList logits = register_module("cv3", torch::nn::ModuleList());
    for (std::size_t i = 0; i < layer.in.size(); ++i) {
        const std::int64_t boxes = recipe::defaultBoxesOf(layer, i);
        m_offsets.push_back(addTo(offsets, layer.in[i], 4 * boxes, layer.depthwise));
        m_logits.push_back(addTo(logits, layer.in[i], (classes + 1) * boxes, layer.depthwise));
    }
}

SsdHead::Branch SsdHead::addTo(torch::nn::ModuleList& list, std::int64_t in, std::int64_t out, bool depthwise)
{
    Branch branch;
    auto both = std::make_shared<torch::nn::Module>("branch");
    if (depthwise) {
        branch.before = both->register_module("0", std::make_shared<Conv>(in, in, ConvOptions{.kernel = 3, .groups = in}));
    }
    const std::int64_t kernel = depthwise ? 1 : 3;
    branch.last = torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, kernel).padding(kernel / 2));
    torch::nn::init::xavier_uniform_(branch.last->weight);
    torch::nn::init::zeros_(branch.last->bias);
    both->register_module(depthwise ? "1" : "0", branch.last);
    list->push_back(both);
    return branch;
}

torch::Tensor SsdHead::answer(Branch& branch, const torch::Tensor& x) const
{
    return branch.last->forward(dropped(branch.before ? branch.before->forward(x) : x));
}

std::vector<torch::Tensor> SsdHead::forward(const std::vector<torch::Tensor>& maps)
{
    std::vector<torch::Tensor> out;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        out.push_back(torch::cat({answer(m_offsets.at(i), maps[i]), answer(m_logits.at(i), maps[i])}, 1));
    }
    return out;
}

}  // namespace gg::training
