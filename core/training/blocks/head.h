#pragma once

#include "core/training/blocks/map_dropout.h"
#include "core/training/engine/torch_pch.h"

#include <vector>

namespace gg::training
{

/// The end of a detector: reads one or more maps and writes as many raw ones, whose meaning its DetectionCriterion knows.
class Head : public torch::nn::Module
{
public:
    virtual std::vector<torch::Tensor> forward(const std::vector<torch::Tensor>& maps) = 0;

    /// Of the maps that the last convolutions read; none until it is set.
    void setDropout(double share) { m_dropout = MapDropout(share); }
    double dropout() const { return m_dropout.share(); }
    /// Dropout in evaluation mode as well: every answer is then another sample.
    void sampleDropout(bool on) { m_dropout.sample(on); }

protected:
    torch::Tensor dropped(const torch::Tensor& x) const { return m_dropout.of(x, is_training()); }
    const MapDropout& mapDropout() const { return m_dropout; }

private:
    MapDropout m_dropout;
};

}  // namespace gg::training
