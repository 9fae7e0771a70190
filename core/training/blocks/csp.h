#pragma once

#include "core/training/blocks/conv.h"

#include <memory>
#include <vector>

namespace gg::training
{

/// cv1: 3x3 in → hidden, cv2: 3x3 hidden → out; the input is added where `shortcut` and in == out.
class Bottleneck : public Block
{
public:
    Bottleneck(std::int64_t in, std::int64_t out, std::int64_t hidden, bool shortcut);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    std::shared_ptr<Conv> m_cv1;
    std::shared_ptr<Conv> m_cv2;
    bool m_add;
};

/// A small C3: cv1 and two bottlenecks m beside cv2, joined by cv3, all 1x1; half the width within.
class C3k : public Block
{
public:
    C3k(std::int64_t in, std::int64_t out, bool shortcut);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    std::shared_ptr<Conv> m_cv1;
    std::shared_ptr<Conv> m_cv2;
    std::shared_ptr<Conv> m_cv3;
    torch::nn::ModuleList m_inner;
};

/// cv1: 1x1 to two halves; a chain m from the second; every piece joined; cv2: 1x1. The chain's links map `hidden` channels to as
/// many.
class Chain : public Block
{
public:
    Chain(std::int64_t in, std::int64_t out, std::int64_t hidden, const std::vector<std::shared_ptr<Block>>& links);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    std::shared_ptr<Conv> m_cv1;
    std::shared_ptr<Conv> m_cv2;
    torch::nn::ModuleList m_links;
    std::vector<std::shared_ptr<Block>> m_chain;  ///< the same, by type
};

/// Chain of bottlenecks of full width (YOLOv8).
std::shared_ptr<Block> makeC2f(std::int64_t in, std::int64_t out, int repeat, bool shortcut, double expansion);
/// Chain of bottlenecks of hidden half width, or of C3k (YOLO11).
std::shared_ptr<Block> makeC3k2(std::int64_t in, std::int64_t out, int repeat, bool shortcut, double expansion, bool c3k);

/// Spatial pyramid: cv1 1x1 to half, three max pools in a chain, all four joined, cv2 1x1.
class Sppf : public Block
{
public:
    Sppf(std::int64_t in, std::int64_t out, std::int64_t kernel);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    std::shared_ptr<Conv> m_cv1;
    std::shared_ptr<Conv> m_cv2;
    std::int64_t m_kernel;
};

}  // namespace gg::training
