#pragma once

#include "core/training/blocks/head.h"

#include <cstdint>

namespace gg::training
{

/// One 1x1 convolution with bias a map, named m.0, m.1, …, as darknet ends.
class PlainHead : public Head
{
public:
    /// `in` by map. `bias`: by written channel, what each starts with; the weights start small, so that at first every cell says about that.
    PlainHead(const std::vector<int>& in, const torch::Tensor& bias);
    std::vector<torch::Tensor> forward(const std::vector<torch::Tensor>& maps) override;

private:
    std::vector<torch::nn::Conv2d> m_convs;
};

/// Of YOLOv3: `boxes` · (5 + classes) channels a map, a box being x, y, w, h, objectness, classes. Objects start as rare as one box in a hundred.
std::shared_ptr<Head> makeAnchorHead(const std::vector<int>& in, int boxes, int classes);
/// Of YOLOv1: `boxes` · (x, y, √w, √h, confidence), then the classes. Boxes start in the middle of their cell, a quarter of the picture a side.
std::shared_ptr<Head> makeGridHead(const std::vector<int>& in, int boxes, int classes);

}  // namespace gg::training
