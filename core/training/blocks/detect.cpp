#include "core/training/blocks/detect.h"

#include <algorithm>
#include <cmath>

namespace gg::training
{
namespace
{

/// Blocks one after the other, named 0, 1, …
class Series : public Block
{
public:
    explicit Series(std::vector<std::shared_ptr<Block>> blocks)
        : m_blocks(std::move(blocks))
    {
        for (std::size_t i = 0; i < m_blocks.size(); ++i) {
            register_module(std::to_string(i), m_blocks[i]);
        }
    }
    torch::Tensor forward(const torch::Tensor& x) override
    {
        torch::Tensor y = x;
        for (const std::shared_ptr<Block>& block : m_blocks) {
            y = block->forward(y);
        }
        return y;
    }

private:
    std::vector<std::shared_ptr<Block>> m_blocks;
};

/// Two blocks and a 1x1 convolution with bias, named 0, 1, 2; dropout stands before the last.
class Branch : public Block
{
public:
    Branch(std::shared_ptr<Block> first, std::shared_ptr<Block> second, std::int64_t width, std::int64_t out, double bias, const MapDropout& dropout)
        : m_dropout(dropout)
        , m_first(register_module("0", std::move(first)))
        , m_second(register_module("1", std::move(second)))
        , m_last(register_module("2", torch::nn::Conv2d(torch::nn::Conv2dOptions(width, out, 1))))
    {
        torch::nn::init::constant_(m_last->bias, bias);
    }
    torch::Tensor forward(const torch::Tensor& x) override
    {
        return m_last->forward(m_dropout.of(m_second->forward(m_first->forward(x)), is_training()));
    }

private:
    const MapDropout& m_dropout;  ///< the head's
    std::shared_ptr<Block> m_first;
    std::shared_ptr<Block> m_second;
    torch::nn::Conv2d m_last;
};

std::shared_ptr<Block> conv3x3(std::int64_t in, std::int64_t out)
{
    return std::make_shared<Conv>(in, out, ConvOptions{.kernel = 3});
}

std::shared_ptr<Block> depthwisePair(std::int64_t in, std::int64_t out)
{
    return std::make_shared<Series>(std::vector<std::shared_ptr<Block>>{
        std::make_shared<Conv>(in, in, ConvOptions{.kernel = 3, .groups = in}), std::make_shared<Conv>(in, out)});
}

/// The constants 0 … bins - 1 under the name that the public implementations' files have for them. They do not learn.
std::shared_ptr<torch::nn::Module> expectation(int bins)
{
    auto conv = std::make_shared<torch::nn::Module>("conv");
    conv->register_parameter("weight", torch::arange(bins, torch::kFloat).reshape({1, bins, 1, 1}), false);
    auto outer = std::make_shared<torch::nn::Module>("dfl");
    outer->register_module("conv", conv);
    return outer;
}

/// Objects start as rare as five a picture of 640 px, whatever the stride: sigmoid(bias) = 5 / classes / positions.
double classBias(int classes, int stride)
{
    return std::log(5.0 / classes / std::pow(640.0 / stride, 2));
}

}  // namespace

Detect::Detect(const std::vector<int>& channels, const std::vector<int>& strides, int classes, int bins, bool depthwiseClasses)
{
    std::vector<std::shared_ptr<Block>> boxes;
    std::vector<std::shared_ptr<Block>> classBranches;
    const std::int64_t first = channels.front();
    const std::int64_t boxWidth = std::max<std::int64_t>({16, first / 4, 4LL * bins});
    const std::int64_t classWidth = std::max<std::int64_t>(first, std::min(classes, 100));
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const std::int64_t in = channels[i];
        const double bias = classBias(classes, strides[i]);
        // All bins start alike, so that every distance starts at their mean.
        boxes.push_back(std::make_shared<Branch>(conv3x3(in, boxWidth), conv3x3(boxWidth, boxWidth), boxWidth, 4LL * bins, 1, mapDropout()));
        const auto step = depthwiseClasses ? depthwisePair : conv3x3;
        classBranches.push_back(
            std::make_shared<Branch>(step(in, classWidth), step(classWidth, classWidth), classWidth, classes, bias, mapDropout()));
    }
    m_boxes = registerBranches("cv2", boxes);
    m_classes = registerBranches("cv3", classBranches);
    register_module("dfl", expectation(bins));
}

std::vector<std::shared_ptr<Block>> Detect::registerBranches(const std::string& name,
                                                             const std::vector<std::shared_ptr<Block>>& branches)
{
    auto list = register_module(name, torch::nn::ModuleList());
    for (const std::shared_ptr<Block>& branch : branches) {
        list->push_back(branch);
    }
    return branches;
}

std::vector<torch::Tensor> Detect::forward(const std::vector<torch::Tensor>& maps)
{
    std::vector<torch::Tensor> out;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        out.push_back(torch::cat({m_boxes[i]->forward(maps[i]), m_classes[i]->forward(maps[i])}, 1));
    }
    return out;
}

}  // namespace gg::training
