#include "core/training/blocks/lite.h"

#include "core/recipe/lite_cost.h"

#include <string>

namespace gg::training
{
namespace
{

torch::nn::Conv2d pointwise(std::int64_t in, std::int64_t out)
{
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 1));
}

std::shared_ptr<Conv> depthwise(std::int64_t channels, ConvOptions options)
{
    options.groups = channels;
    return std::make_shared<Conv>(channels, channels, options);
}

torch::Tensor meanOfChannels(const torch::Tensor& x)
{
    return x.mean({2, 3}, true);
}

}  // namespace

Rxdf::Rxdf(std::int64_t in, std::int64_t out, std::int64_t hidden, int repeat, std::int64_t kernel, bool shortcut)
    : m_cv1(register_module("cv1", std::make_shared<Conv>(in, 2 * hidden)))
    , m_cv2(register_module("cv2", std::make_shared<Conv>((2 + repeat) * hidden, out)))
    , m_add(shortcut)
{
    for (int i = 0; i < repeat; ++i) {
        const std::string name = "m" + std::to_string(i) + "_";
        m_links.push_back(
            {.row = register_module(name + "row", depthwise(hidden, {.kernel = 1, .columns = kernel, .activation = Activation::None})),
             .column = register_module(name + "column", depthwise(hidden, {.kernel = kernel, .columns = 1})),
             .mix = register_module(name + "mix", std::make_shared<Conv>(hidden, hidden))});
    }
}

torch::Tensor Rxdf::forward(const torch::Tensor& x)
{
    std::vector<torch::Tensor> pieces = m_cv1->forward(x).chunk(2, 1);
    for (const Link& link : m_links) {
        const torch::Tensor y = link.mix->forward(link.column->forward(link.row->forward(pieces.back())));
        pieces.push_back(m_add ? pieces.back() + y : y);
    }
    return m_cv2->forward(torch::cat(pieces, 1));
}

LiteFpp::LiteFpp(std::int64_t in, std::int64_t out, std::int64_t hidden)
    : m_cv1(register_module("cv1", std::make_shared<Conv>(in, hidden)))
    , m_cv2(register_module("cv2", std::make_shared<Conv>(2 * hidden, out)))
    , m_gate(register_module("gate", pointwise(hidden, hidden)))
{
}

torch::Tensor LiteFpp::forward(const torch::Tensor& x)
{
    const torch::Tensor y = m_cv1->forward(x);
    const torch::Tensor five = torch::max_pool2d(y, 5, 1, 2);
    const torch::Tensor nine = torch::max_pool2d(five, 5, 1, 2);  // the largest of five by five of them is that of nine by nine
    const torch::Tensor share = torch::sigmoid(m_gate->forward(meanOfChannels(y)));
    return m_cv2->forward(torch::cat({y, nine + (five - nine) * share}, 1));
}

CrDown::CrDown(std::int64_t in, std::int64_t out)
    : m_cv1(register_module("cv1", depthwise(in, {.kernel = 3, .stride = 2, .activation = Activation::None})))
    , m_cv2(register_module("cv2", std::make_shared<Conv>(in, out - out / 2)))
    , m_cv3(register_module("cv3", std::make_shared<Conv>(in, out / 2)))
{
}

torch::Tensor CrDown::forward(const torch::Tensor& x)
{
    // Both see the same 3x3 pixels.
    return torch::cat({m_cv2->forward(m_cv1->forward(x)), m_cv3->forward(torch::max_pool2d(x, 3, 2, 1))}, 1);
}

Cmsp::Cmsp(std::int64_t in, std::int64_t out, std::int64_t hidden)
    : m_cv1(register_module("cv1", std::make_shared<Conv>(in, hidden)))
    , m_cv2(register_module("cv2", std::make_shared<Conv>(4 * hidden, out)))
{
    constexpr std::array<std::int64_t, 3> dilations{1, 3, 5};
    for (std::size_t i = 0; i < m_atrous.size(); ++i) {
        m_atrous[i] = register_module("atrous" + std::to_string(dilations[i]), depthwise(hidden, {.kernel = 3, .dilation = dilations[i]}));
    }
}

torch::Tensor Cmsp::forward(const torch::Tensor& x)
{
    const torch::Tensor y = m_cv1->forward(x);
    return m_cv2->forward(torch::cat({y, m_atrous[0]->forward(y), m_atrous[1]->forward(y), m_atrous[2]->forward(y)}, 1));
}

Scr::Scr(std::int64_t in, std::int64_t out)
    : m_cv1(register_module("cv1", std::make_shared<Conv>(in, out)))
    , m_cv2(register_module("cv2", depthwise(out, {.kernel = 3, .stride = 2, .activation = Activation::None})))
{
}

torch::Tensor Scr::forward(const torch::Tensor& x)
{
    return m_cv2->forward(m_cv1->forward(x));
}

Ffm::Ffm(std::int64_t channels)
    : m_down(register_module("down", pointwise(channels, recipe::liteSqueezed(channels))))
    , m_up(register_module("up", pointwise(recipe::liteSqueezed(channels), channels)))
{
}

torch::Tensor Ffm::forward(const torch::Tensor& x)
{
    return x * torch::sigmoid(m_up->forward(torch::relu(m_down->forward(meanOfChannels(x)))));
}

Spa::Spa(std::int64_t channels)
    : m_shared(register_module("shared", std::make_shared<Conv>(channels, recipe::liteSqueezed(channels))))
    , m_rows(register_module("rows", pointwise(recipe::liteSqueezed(channels), channels)))
    , m_columns(register_module("columns", pointwise(recipe::liteSqueezed(channels), channels)))
{
}

torch::Tensor Spa::forward(const torch::Tensor& x)
{
    const std::int64_t rows = x.size(2);
    const std::int64_t columns = x.size(3);
    const torch::Tensor ofRows = x.mean({3}, true);                       // [N, C, H, 1]
    const torch::Tensor ofColumns = x.mean({2}, true).permute({0, 1, 3, 2});  // [N, C, W, 1]
    const std::vector<torch::Tensor> shared = m_shared->forward(torch::cat({ofRows, ofColumns}, 2)).split_with_sizes({rows, columns}, 2);
    const torch::Tensor row = torch::sigmoid(m_rows->forward(shared[0]));
    const torch::Tensor column = torch::sigmoid(m_columns->forward(shared[1].permute({0, 1, 3, 2})));
    return x + x * torch::matmul(row, column);
}

std::shared_ptr<Block> makeLiteBlock(const recipe::PlanLayer& layer)
{
    const int in = layer.in.front();
    if (layer.block == "rxdf") {
        return std::make_shared<Rxdf>(in, layer.out, recipe::liteHidden(layer), layer.repeat, layer.kernel, layer.shortcut);
    }
    if (layer.block == "litefpp") {
        return std::make_shared<LiteFpp>(in, layer.out, recipe::liteHidden(layer));
    }
    if (layer.block == "crdown") {
        return std::make_shared<CrDown>(in, layer.out);
    }
    if (layer.block == "cmsp") {
        return std::make_shared<Cmsp>(in, layer.out, recipe::liteHidden(layer));
    }
    if (layer.block == "scr") {
        return std::make_shared<Scr>(in, layer.out);
    }
    if (layer.block == "ffm") {
        return std::make_shared<Ffm>(in);
    }
    if (layer.block == "spa") {
        return std::make_shared<Spa>(in);
    }
    return nullptr;
}

}  // namespace gg::training
