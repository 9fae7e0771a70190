#include "core/training/blocks/plain_head.h"

#include <cmath>

namespace gg::training
{
namespace
{

constexpr double smallWeights = 0.01;
constexpr double rareObject = 0.01;

}  // namespace

PlainHead::PlainHead(const std::vector<int>& in, const torch::Tensor& bias)
{
    const torch::NoGradGuard noGradients;
    auto list = register_module("m", torch::nn::ModuleList());
    for (const int channels : in) {
        torch::nn::Conv2d conv(torch::nn::Conv2dOptions(channels, bias.size(0), 1));
        torch::nn::init::normal_(conv->weight, 0, smallWeights);
        conv->bias.copy_(bias);
        list->push_back(conv);
        m_convs.push_back(conv);
    }
}

std::vector<torch::Tensor> PlainHead::forward(const std::vector<torch::Tensor>& maps)
{
    std::vector<torch::Tensor> out;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        out.push_back(m_convs.at(i)->forward(dropped(maps[i])));
    }
    return out;
}

std::shared_ptr<Head> makeAnchorHead(const std::vector<int>& in, int boxes, int classes)
{
    torch::Tensor bias = torch::zeros({boxes, 5 + classes});
    bias.select(1, 4).fill_(std::log(rareObject / (1 - rareObject)));
    return std::make_shared<PlainHead>(in, bias.flatten());
}

std::shared_ptr<Head> makeGridHead(const std::vector<int>& in, int boxes, int classes)
{
    torch::Tensor bias = torch::zeros({5 * boxes + classes});
    bias.narrow(0, 0, 5 * boxes).view({boxes, 5}).narrow(1, 0, 4).fill_(0.5);
    return std::make_shared<PlainHead>(in, bias);
}

}  // namespace gg::training
