#pragma once

#include "core/training/engine/torch_pch.h"

namespace gg::training {

/// Leaves out whole maps of a batch, as neighbouring pixels say the same (Tompson et al. 2015): while a network trains, and in evaluation mode while it
/// samples, when every answer is another one (Gal and Ghahramani 2016).
class MapDropout
{
public:
    /// `share` of the maps, in [0, 1).
    explicit MapDropout(double share = 0)
        : m_share(share)
    {
    }
    double share() const { return m_share; }
    void sample(bool on) { m_sampling = on; }
    torch::Tensor of(const torch::Tensor& x, bool training) const
    {
        return m_share > 0 && (training || m_sampling) ? torch::feature_dropout(x, m_share, true) : x;
    }

private:
    double m_share;
    bool m_sampling = false;
};

}  // namespace gg::training
