#pragma once

#include "core/training/engine/torch_pch.h"

#include <cstdint>

namespace gg::training {

/// The selective state space of Gu and Dao (2023, "Mamba", equation 2 with the simplified discretisation of B), along L places:
///   h_t = exp(Δ_t A) h_{t−1} + Δ_t B_t u_t,  h_0 = 0,  y_t = C_t · h_t + D u_t
/// for every channel by itself. `u` and `delta` [N, L, E], `a` [E, S] (negative), `b` and `c` [N, L, S], `d` [E]; returns y [N, L, E]. All h are
/// computed by a parallel prefix of ⌈log2 L⌉ passes over [N, L, E, S]: exact, and products of factors below 1 only, so nothing overflows.
/// Worked example: one channel, one state, a = −log 2, delta 1, b = c = 1, d = 0, u = {1, 0, 2}: h = {1, 0.5, 2.25} = y.
torch::Tensor selectiveScan(const torch::Tensor& u, const torch::Tensor& delta, const torch::Tensor& a, const torch::Tensor& b,
                            const torch::Tensor& c, const torch::Tensor& d);

/// One direction of a vision Mamba: a convolution along the sequence that sees the places before, SiLU, and the scan with Δ, B and C from what
/// came out. [N, L, C] → [N, L, C].
class ScanImpl : public torch::nn::Module
{
public:
    explicit ScanImpl(std::int64_t channels);
    torch::Tensor forward(const torch::Tensor& x);

private:
    torch::nn::Conv1d m_conv;
    torch::nn::Linear m_parts;  ///< what Δ is made from, B, C
    torch::nn::Linear m_delta;
    torch::Tensor m_logA;       ///< [C, S]: A = −exp of it
    torch::Tensor m_d;          ///< [C]
};
TORCH_MODULE(Scan);

/// Dual vision Mamba: both directions over the pixels row by row, gated, as a residual. [N, C, H, W] → the same.
class DualMambaImpl : public torch::nn::Module
{
public:
    explicit DualMambaImpl(std::int64_t channels);
    torch::Tensor forward(const torch::Tensor& x);

private:
    torch::nn::LayerNorm m_norm;
    torch::nn::Linear m_in;
    Scan m_forward;
    Scan m_backward;
    torch::nn::Linear m_out;
};
TORCH_MODULE(DualMamba);

}  // namespace gg::training
