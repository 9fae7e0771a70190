#pragma once

#include "core/training/blocks/conv.h"

#include <memory>
#include <vector>

namespace gg::training
{

/// C2PSA (YOLO11): cv1 1x1 to two halves, the second through `repeat` blocks m of attention and MLP with shortcuts, joined, cv2
/// 1x1.
class C2psa : public Block
{
public:
    /// `channels` in and out, a multiple of 128: heads of 64 values and 32 keys on one half.
    C2psa(std::int64_t channels, int repeat);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    std::shared_ptr<Conv> m_cv1;
    std::shared_ptr<Conv> m_cv2;
    torch::nn::ModuleList m_inner;
};

struct A2c2fOptions {
    int repeat = 1;
    double expansion = 0.5;
    bool attention = true;  ///< stages of two blocks of area attention; else of one C3k
    int area = 1;           ///< strips that the positions, row by row, are cut into
    bool residual = false;  ///< x + gamma · out, with attention only
    double mlp = 2.0;
    bool turbo = false;  ///< qk and v apart, position term 5x5; else qkv and 7x7
};

/// A2C2f (YOLOv12): cv1 1x1 to the hidden width, a chain m of stages, the first and every stage's output joined, cv2 1x1.
class A2c2f : public Block
{
public:
    A2c2f(std::int64_t in, std::int64_t out, const A2c2fOptions& options);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    std::shared_ptr<Conv> m_cv1;
    std::shared_ptr<Conv> m_cv2;
    torch::nn::ModuleList m_inner;
    std::vector<std::vector<std::shared_ptr<Block>>> m_stages;  ///< the same, by type
    torch::Tensor m_gamma;                                      ///< [out]; undefined without residual
};

}  // namespace gg::training
