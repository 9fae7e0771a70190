#pragma once

#include "core/training/blocks/relu.h"
#include "core/training/engine/torch_pch.h"
#include "core/training/engine/values.h"

#include <functional>
#include <string>
#include <vector>

namespace gg::training {

/// A parameter around an optimiser step; tensors of one shape.
struct MeasuredParameter {
    std::string part;        ///< of the network
    torch::Tensor gradient;  ///< of the loss, before clipping
    torch::Tensor before;    ///< its values
    torch::Tensor after;
};

/// "gradient/PART": root mean square of a part's gradients; "update/PART": root mean square of what the step added ÷ that of the weights before, NaN
/// where those are all 0. Weights 3 and 4, gradients 0.1 and 0.7, a step of −0.5 each: gradient 0.5, update 0.5 / 3.5355 = 0.1414.
Values partValues(const std::vector<MeasuredParameter>& parameters);

/// Root of the sum of all gradients' squares, a scalar on their device; undefined gradients count for nothing.
torch::Tensor gradientNorm(const std::vector<torch::Tensor>& parameters);

/// `partOf`: of a module's name, with a point behind it; empty: of none.
PartOfModule modulesByPart(const torch::nn::Module& network, const std::function<std::string(const std::string&)>& partOf);

}  // namespace gg::training
