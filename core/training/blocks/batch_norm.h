#pragma once

#include "core/training/engine/torch_pch.h"

namespace gg::training {

struct SharedNorms;

/// Batch norm whose mean and variance, and their part of the gradient, are those of all ranks' pictures where several processes train together
/// (Peng et al. 2018, "cross-GPU batch normalization"): with x̂ = (x − μ) / √(σ² + ε), sums over the n values of a channel on all ranks,
///   μ = Σx / n,  σ² = Σx² / n − μ²,  ∂x = w / √(σ² + ε) · (∂y − Σ∂y / n − x̂ · Σ(∂y x̂) / n).
/// Alone, and in evaluation mode, it is LibTorch's. All networks use it; LibTorch's own would take each rank's part for itself.
class BatchNormImpl : public torch::nn::BatchNorm2dImpl
{
public:
    using torch::nn::BatchNorm2dImpl::BatchNorm2dImpl;

    torch::Tensor forward(const torch::Tensor& x);
    /// From now on, in training mode.
    void countOver(const SharedNorms& norms) { m_norms = &norms; }

private:
    const SharedNorms* m_norms = nullptr;
};
TORCH_MODULE(BatchNorm);

}  // namespace gg::training
