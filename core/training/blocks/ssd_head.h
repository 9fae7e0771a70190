#pragma once

#include "core/recipe/model_plan.h"
#include "core/training/blocks/conv.h"
#include "core/training/blocks/head.h"

#include <memory>
#include <vector>

namespace gg::training
{

/// SSD's predictors: for each map a branch cv2 of B·4 offsets and a branch cv3 of B·(classes + 1) logits, background first, B default boxes a cell.
/// Each is one 3x3 convolution with bias (Liu et al., 2016), or, `depthwise`, a depthwise 3x3 Conv and a 1x1 with bias (Sandler et al.,
/// "MobileNetV2", 2018, SSDLite). Weights start after Glorot, biases at 0.
class SsdHead : public Head
{
public:
    SsdHead(const recipe::PlanLayer& layer, int classes);
    /// By map [N, B·4 + B·(classes + 1), H, W]: the offsets of all boxes, then the logits of all boxes.
    std::vector<torch::Tensor> forward(const std::vector<torch::Tensor>& maps) override;

private:
    struct Branch {
        std::shared_ptr<Conv> before;  ///< null without depthwise
        torch::nn::Conv2d last{nullptr};
    };
    torch::Tensor answer(Branch& branch, const torch::Tensor& x) const;
    static Branch addTo(torch::nn::ModuleList& list, std::int64_t in, std::int64_t out, bool depthwise);

    std::vector<Branch> m_offsets;
    std::vector<Branch> m_logits;
};

}  // namespace gg::training
