#pragma once

#include "core/training/blocks/conv.h"

#include <vector>

namespace gg::training
{

/// `repeat` times x + cv2(cv1(x)): 1x1 to half the channels, 3x3 back (Redmon and Farhadi, "YOLOv3", 2018, table 1).
class Residual : public Block
{
public:
    Residual(std::int64_t channels, int repeat, Activation activation);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    struct Step {
        std::shared_ptr<Conv> narrow;
        std::shared_ptr<Conv> wide;
    };
    std::vector<Step> m_steps;
};

/// The largest of each window. At stride 1 the map keeps its size, an even window reaching one further to the right and below, as darknet's
/// does; at stride 2 it is halved.
class MaxPool : public Block
{
public:
    MaxPool(std::int64_t window, std::int64_t stride);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    std::int64_t m_window;
    std::int64_t m_stride;
};

}  // namespace gg::training
