#pragma once

#include "core/base/export.h"
#include "core/recipe/model_cost.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::recipe {

/// A network that a segmentation can be trained with.
struct SegmentationModel {
    std::string id;        ///< model.name
    std::string title;     ///< "U-Net"
    std::string sentence;  ///< what it is, in a line
};
GG_EXPORT const std::vector<SegmentationModel>& segmentationModels();
GG_EXPORT bool isSegmentationModel(std::string_view id);
/// "unet, dff_unet, litefusionnet".
GG_EXPORT std::string segmentationModelIds();

// After DFF-UNet (Khan, Khan, Teng 2025, 10.1109/tim.2025.3565715), of which an abstract is public: its parts have the names and the
// tasks that are told there, what is inside them is our own. Five stages with 2x2 max pooling between them, 3x3 and 1x1 convolutions without
// bias, batch norm after each:
// - RFRE(i, o): a = ReLU(3x3 i → o), b = 1x1 i → o, m = s a + (1 − s) b with s = sigmoid of o learnt numbers, ReLU(b + 3x3 o → o of m).
// - PDCP: 3x3 c → d dilated 1, 3 and 5 beside each other, ReLU, concatenated, 1x1 3d → c, + input, ReLU.
// - BSFD(u, k): 1x1 u → k, ReLU, enlarged twice; with the skip of k channels concatenated; 1x1 2k → k, ReLU; depthwise 3x3, ReLU; 1x1 k → k;
//   + skip, ReLU.
// 986,289 parameters with one output.
namespace dff {
inline constexpr std::array<std::int64_t, 5> channels{16, 32, 64, 112, 144};
inline constexpr std::int64_t bridge = 48;
}  // namespace dff

// After LiteFusionNet (0.493 M parameters, 0.397 GFLOPs published), likewise: of its blocks the tasks are public. Stem and each further
// stage begin with a 3x3 convolution of stride 2 (batch norm, ReLU), so that the stages have 1/2 … 1/32 of the side:
// - 1 and 2 residual: x + twice (depthwise 3x3, ReLU, 1x1);
// - 3 and 4 dilated gated attention: d = sum of depthwise 3x3 dilated 1, 2, 3; x + 1x1 of (sigmoid(1x1 d) · ReLU(1x1 x));
// - 4 and 5 dual vision Mamba: x + W_out((scan(u) + reversed scan of reversed u) · SiLU(z)), [u, z] = W_in LayerNorm(x) over the pixels row by
//   row; a scan is a depthwise convolution of 3 pixels along the sequence, SiLU, and the selective state space of Gu and Dao (2023), 8 states
//   a channel: h_t = exp(Δ_t A) h_{t−1} + Δ_t B_t u_t, y_t = C_t h_t + D u_t, with Δ, B, C from u_t. Computed exactly, by a parallel
//   prefix of log2(pixels) passes in LibTorch's own operations, not by a fused kernel: memory and time are a multiple of such a kernel's;
// - EASPP bridge: 1x1 c → m; depthwise 3x3 dilated 1, 2, 3 of it, itself and its mean over the picture (1x1) concatenated; 1x1 5m → c;
// - decoder of two levels, deep (1/16, 1/8) and fine (1/4, 1/2): 1x1 to the skip's channels, enlarged twice, with the skip concatenated; 1x1;
//   depthwise 3x3; channel attention (mean over the picture, 1x1 to a quarter, ReLU, 1x1, sigmoid, times). Logits at 1/2, enlarged twice.
// With one output 493,765 parameters; 0.395 GFLOPs at 256 x 256, a multiplication and an addition counted as two. For which size and in
// which count the published number is meant is not told: ours was made to meet it for this size and in this count.
namespace lite {
inline constexpr std::array<std::int64_t, 5> channels{24, 32, 48, 104, 144};
inline constexpr std::int64_t bridge = 64;
inline constexpr std::int64_t states = 8;
inline constexpr std::int64_t scanKernel = 3;
/// Numbers that Δ is made from.
constexpr std::int64_t rank(std::int64_t width) { return width / 16; }
/// Of channel attention.
constexpr std::int64_t squeezed(std::int64_t width) { return width / 4; }
}  // namespace lite

/// The cost of the configuration's network with so many outputs (1: the foreground alone). For unet see unetCost.
GG_EXPORT ModelCost segmentationCost(const TrainConfig& config, int outputs = 1);

}  // namespace gg::recipe
