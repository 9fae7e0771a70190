#include "core/training/blocks/csp.h"

namespace gg::training
{

Bottleneck::Bottleneck(std::int64_t in, std::int64_t out, std::int64_t hidden, bool shortcut)
    : m_cv1(register_module("cv1", std::make_shared<Conv>(in, hidden, ConvOptions{.kernel = 3})))
    , m_cv2(register_module("cv2", std::make_shared<Conv>(hidden, out, ConvOptions{.kernel = 3})))
    , m_add(shortcut && in == out)
{
}

torch::Tensor Bottleneck::forward(const torch::Tensor& x)
{
    const torch::Tensor y = m_cv2->forward(m_cv1->forward(x));
    return m_add ? x + y : y;
}

C3k::C3k(std::int64_t in, std::int64_t out, bool shortcut)
    : m_cv1(register_module("cv1", std::make_shared<Conv>(in, out / 2)))
    , m_cv2(register_module("cv2", std::make_shared<Conv>(in, out / 2)))
    , m_cv3(register_module("cv3", std::make_shared<Conv>(out / 2 * 2, out)))
    , m_inner(register_module("m", torch::nn::ModuleList()))
{
    for (int i = 0; i < 2; ++i) {
        m_inner->push_back(std::make_shared<Bottleneck>(out / 2, out / 2, out / 2, shortcut));
    }
}

torch::Tensor C3k::forward(const torch::Tensor& x)
{
    torch::Tensor y = m_cv1->forward(x);
    for (const auto& bottleneck : *m_inner) {
        y = bottleneck->as<Bottleneck>()->forward(y);
    }
    return m_cv3->forward(torch::cat({y, m_cv2->forward(x)}, 1));
}

Chain::Chain(std::int64_t in, std::int64_t out, std::int64_t hidden, const std::vector<std::shared_ptr<Block>>& links)
    : m_cv1(register_module("cv1", std::make_shared<Conv>(in, 2 * hidden)))
    , m_cv2(register_module("cv2", std::make_shared<Conv>((2 + static_cast<std::int64_t>(links.size())) * hidden, out)))
    , m_links(register_module("m", torch::nn::ModuleList()))
    , m_chain(links)
{
    for (const std::shared_ptr<Block>& link : links) {
        m_links->push_back(link);
    }
}

torch::Tensor Chain::forward(const torch::Tensor& x)
{
    std::vector<torch::Tensor> pieces = m_cv1->forward(x).chunk(2, 1);
    for (const std::shared_ptr<Block>& link : m_chain) {
        pieces.push_back(link->forward(pieces.back()));
    }
    return m_cv2->forward(torch::cat(pieces, 1));
}

std::shared_ptr<Block> makeC2f(std::int64_t in, std::int64_t out, int repeat, bool shortcut, double expansion)
{
    const auto hidden = static_cast<std::int64_t>(static_cast<double>(out) * expansion);
    std::vector<std::shared_ptr<Block>> links;
    for (int i = 0; i < repeat; ++i) {
        links.push_back(std::make_shared<Bottleneck>(hidden, hidden, hidden, shortcut));
    }
    return std::make_shared<Chain>(in, out, hidden, links);
}

std::shared_ptr<Block> makeC3k2(std::int64_t in, std::int64_t out, int repeat, bool shortcut, double expansion, bool c3k)
{
    const auto hidden = static_cast<std::int64_t>(static_cast<double>(out) * expansion);
    std::vector<std::shared_ptr<Block>> links;
    for (int i = 0; i < repeat; ++i) {
        if (c3k) {
            links.push_back(std::make_shared<C3k>(hidden, hidden, shortcut));
        } else {
            links.push_back(std::make_shared<Bottleneck>(hidden, hidden, hidden / 2, shortcut));
        }
    }
    return std::make_shared<Chain>(in, out, hidden, links);
}

Sppf::Sppf(std::int64_t in, std::int64_t out, std::int64_t kernel)
    : m_cv1(register_module("cv1", std::make_shared<Conv>(in, in / 2)))
    , m_cv2(register_module("cv2", std::make_shared<Conv>(in / 2 * 4, out)))
    , m_kernel(kernel)
{
}

torch::Tensor Sppf::forward(const torch::Tensor& x)
{
    std::vector<torch::Tensor> pieces{m_cv1->forward(x)};
    for (int i = 0; i < 3; ++i) {
        pieces.push_back(torch::max_pool2d(pieces.back(), m_kernel, 1, m_kernel / 2));
    }
    return m_cv2->forward(torch::cat(pieces, 1));
}

}  // namespace gg::training
