#pragma once

#include "core/training/engine/torch_pch.h"

#include <vector>

namespace gg::training
{

/// The end of a detector: reads one or more maps and writes as many raw ones, whose meaning its DetectionCriterion knows.
class Head : public torch::nn::Module
{
public:
    virtual std::vector<torch::Tensor> forward(const std::vector<torch::Tensor>& maps) = 0;
};

}  // namespace gg::training
