#pragma once

#include "core/recipe/model_plan.h"
#include "core/training/blocks/conv.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace gg::training
{

// Blocks of the light detectors. Of VDXNet (2025, 10.1109/LGRS.2025.3558423) and LiteFODNet (2025, 10.1177/1088467X251377586) only the names of
// the blocks, a line on each and the budgets are public: what is computed here is this project's own, after them, and no reproduction.

/// RxDF, in place of C3k2: asymmetric depthwise separable convolutions in a residual chain.
/// cv1: 1x1 to two halves of h; each link x + SiLU(1x1(SiLU(kx1(1xk(x))))), 1xk and kx1 depthwise; every piece joined; cv2: 1x1.
/// A link sees k x k pixels for h² + 2·k·h weights, C3k2's bottleneck 5 x 5 for 9·h²: at h = 64, k = 5 4,736 in place of 36,864.
class Rxdf : public Block
{
public:
    Rxdf(std::int64_t in, std::int64_t out, std::int64_t hidden, int repeat, std::int64_t kernel, bool shortcut);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    struct Link {
        std::shared_ptr<Conv> row;
        std::shared_ptr<Conv> column;
        std::shared_ptr<Conv> mix;
    };
    std::shared_ptr<Conv> m_cv1;
    std::shared_ptr<Conv> m_cv2;
    std::vector<Link> m_links;
    bool m_add;
};

/// LiteFPP, in place of SPPF: pools of 5 and 9 only, and of each channel a learnt mixture of the two.
/// cv1: 1x1 to h; p5 and p9 its pools; s = sigmoid(gate(mean of each channel)); cv2: 1x1 of [cv1, p9 + s·(p5 − p9)].
/// Joins 2 maps of a quarter of the channels in place of 4 of half of them: at 256 channels 53,952 weights in place of 164,608.
class LiteFpp : public Block
{
public:
    LiteFpp(std::int64_t in, std::int64_t out, std::int64_t hidden);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    std::shared_ptr<Conv> m_cv1;
    std::shared_ptr<Conv> m_cv2;
    torch::nn::Conv2d m_gate;
};

/// CRDown, in place of a 3x3 convolution of stride 2: half of the channels out from what a depthwise 3x3 of stride 2 keeps, half from what is
/// largest in 3x3. cv1: depthwise; cv2, cv3: 1x1 on the small maps. 128 → 256 channels: 34,688 weights in place of 295,424.
class CrDown : public Block
{
public:
    CrDown(std::int64_t in, std::int64_t out);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    std::shared_ptr<Conv> m_cv1;
    std::shared_ptr<Conv> m_cv2;
    std::shared_ptr<Conv> m_cv3;
};

/// CMSP, in place of SPPF: parallel atrous convolutions. cv1: 1x1 to h; depthwise 3x3 at dilations 1, 3 and 5 of it, seeing 3, 7 and 11 pixels
/// a side; all four joined; cv2: 1x1. Weights where SPPF takes maxima, for 2·9·h more of them; with h a quarter of the channels
/// in place of half, 84,672 in place of 164,608 at 256 channels.
class Cmsp : public Block
{
public:
    Cmsp(std::int64_t in, std::int64_t out, std::int64_t hidden);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    std::shared_ptr<Conv> m_cv1;
    std::shared_ptr<Conv> m_cv2;
    std::array<std::shared_ptr<Conv>, 3> m_atrous;
};

/// SCR, in place of a 3x3 convolution of stride 2: channels and places apart. cv1: 1x1 in → out on the large map; cv2: depthwise 3x3 of stride 2
/// without activation. 128 → 256 channels: 36,096 weights in place of 295,424.
class Scr : public Block
{
public:
    Scr(std::int64_t in, std::int64_t out);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    std::shared_ptr<Conv> m_cv1;
    std::shared_ptr<Conv> m_cv2;
};

/// FFM: calibrates the channels of maps that were just joined. x · sigmoid(up(relu(down(mean of each channel)))), down and up 1x1 with
/// bias over a sixteenth of the channels, at least 8.
class Ffm : public Block
{
public:
    explicit Ffm(std::int64_t channels);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    torch::nn::Conv2d m_down;
    torch::nn::Conv2d m_up;
};

/// SPA: attention along each axis apart. The means of rows and of columns go through one 1x1 Conv to a sixteenth of the channels (at least 8),
/// then each through a 1x1 of its own and a sigmoid: r for each row, c for each column; x + x · r · c, so that nothing that is small is lost.
class Spa : public Block
{
public:
    explicit Spa(std::int64_t channels);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    std::shared_ptr<Conv> m_shared;
    torch::nn::Conv2d m_rows;
    torch::nn::Conv2d m_columns;
};

/// The block of a light layer; null where it is none of them.
std::shared_ptr<Block> makeLiteBlock(const recipe::PlanLayer& layer);

}  // namespace gg::training
