#include "core/training/blocks/attention.h"

#include "core/training/blocks/csp.h"

#include <cmath>

namespace gg::training
{
namespace
{

constexpr ConvOptions plain{.activation = Activation::None};

std::shared_ptr<Conv> positions(std::int64_t channels, std::int64_t kernel)
{
    return std::make_shared<Conv>(channels, channels,
                                  ConvOptions{.kernel = kernel, .groups = channels, .activation = Activation::None});
}

/// [N, heads·width, H, W] → [N·area, heads, H·W / area, width]: positions row by row, cut into strips along the batch.
torch::Tensor byHead(const torch::Tensor& map, std::int64_t heads, std::int64_t area)
{
    const std::int64_t positionCount = map.size(2) * map.size(3);
    return map.permute({0, 2, 3, 1})
        .reshape({map.size(0) * area, positionCount / area, heads, map.size(1) / heads})
        .transpose(1, 2);
}

/// The way back of byHead, in the memory format of `like`, a map of that height and width.
torch::Tensor asMap(const torch::Tensor& values, const torch::Tensor& like)
{
    const torch::Tensor map =
        values.transpose(1, 2).reshape({like.size(0), like.size(2), like.size(3), values.size(1) * values.size(3)});
    return map.permute({0, 3, 1, 2}).contiguous(like.suggest_memory_format());
}

/// softmax(q·kᵀ / √width)·v over the last two dimensions, positions by width.
torch::Tensor attend(const torch::Tensor& queries, const torch::Tensor& keys, const torch::Tensor& values)
{
    const double scale = 1 / std::sqrt(static_cast<double>(queries.size(-1)));
    return torch::matmul(torch::softmax(torch::matmul(queries * scale, keys.transpose(-2, -1)), -1), values);
}

/// 1x1 to `hidden` and back, the second without activation. Named 0 and 1.
class Mlp : public Block
{
public:
    Mlp(std::int64_t channels, std::int64_t hidden)
        : m_widen(register_module("0", std::make_shared<Conv>(channels, hidden)))
        , m_narrow(register_module("1", std::make_shared<Conv>(hidden, channels, plain)))
    {
    }
    torch::Tensor forward(const torch::Tensor& x) override { return m_narrow->forward(m_widen->forward(x)); }

private:
    std::shared_ptr<Conv> m_widen;
    std::shared_ptr<Conv> m_narrow;
};

/// Attention over all positions; a head has 32 keys and 64 values, which stand together in qkv's channels.
class PositionAttention : public Block
{
public:
    explicit PositionAttention(std::int64_t channels)
        : m_heads(channels / valuesAHead)
        , m_qkv(register_module("qkv", std::make_shared<Conv>(channels, channels + 2 * keysAHead * m_heads, plain)))
        , m_out(register_module("proj", std::make_shared<Conv>(channels, channels, plain)))
        , m_place(register_module("pe", positions(channels, 3)))
    {
    }
    torch::Tensor forward(const torch::Tensor& x) override
    {
        const std::vector<torch::Tensor> parts =
            byHead(m_qkv->forward(x), m_heads, 1).split_with_sizes({keysAHead, keysAHead, valuesAHead}, -1);
        return m_out->forward(asMap(attend(parts[0], parts[1], parts[2]), x) + m_place->forward(asMap(parts[2], x)));
    }

private:
    static constexpr std::int64_t keysAHead = 32;
    static constexpr std::int64_t valuesAHead = 64;
    std::int64_t m_heads;
    std::shared_ptr<Conv> m_qkv;
    std::shared_ptr<Conv> m_out;
    std::shared_ptr<Conv> m_place;
};

class PsaBlock : public Block
{
public:
    explicit PsaBlock(std::int64_t channels)
        : m_attention(register_module("attn", std::make_shared<PositionAttention>(channels)))
        , m_mlp(register_module("ffn", std::make_shared<Mlp>(channels, 2 * channels)))
    {
    }
    torch::Tensor forward(const torch::Tensor& x) override
    {
        const torch::Tensor y = x + m_attention->forward(x);
        return y + m_mlp->forward(y);
    }

private:
    std::shared_ptr<PositionAttention> m_attention;
    std::shared_ptr<Mlp> m_mlp;
};

constexpr std::int64_t areaHead = 32;

/// Attention within strips of the map. In qkv's channels a head's queries, keys and values stand together; in turbo's qk all
/// queries come first.
class AreaAttention : public Block
{
public:
    AreaAttention(std::int64_t channels, std::int64_t area, bool turbo)
        : m_heads(channels / areaHead)
        , m_area(area)
    {
        if (turbo) {
            m_qk = register_module("qk", std::make_shared<Conv>(channels, 2 * channels, plain));
            m_v = register_module("v", std::make_shared<Conv>(channels, channels, plain));
        } else {
            m_qkv = register_module("qkv", std::make_shared<Conv>(channels, 3 * channels, plain));
        }
        m_out = register_module("proj", std::make_shared<Conv>(channels, channels, plain));
        m_place = register_module("pe", positions(channels, turbo ? 5 : 7));
    }
    torch::Tensor forward(const torch::Tensor& x) override
    {
        if (m_qkv) {
            const std::vector<torch::Tensor> parts = byHead(m_qkv->forward(x), m_heads, m_area).chunk(3, -1);
            return joined(parts[0], parts[1], parts[2], asMap(parts[2], x));
        }
        const std::vector<torch::Tensor> parts = m_qk->forward(x).chunk(2, 1);
        const torch::Tensor values = m_v->forward(x);
        return joined(byHead(parts[0], m_heads, m_area), byHead(parts[1], m_heads, m_area), byHead(values, m_heads, m_area),
                      values);
    }

private:
    torch::Tensor joined(const torch::Tensor& queries, const torch::Tensor& keys, const torch::Tensor& values,
                         const torch::Tensor& valueMap)
    {
        return m_out->forward(asMap(attend(queries, keys, values), valueMap) + m_place->forward(valueMap));
    }

    std::int64_t m_heads;
    std::int64_t m_area;
    std::shared_ptr<Conv> m_qkv;
    std::shared_ptr<Conv> m_qk;
    std::shared_ptr<Conv> m_v;
    std::shared_ptr<Conv> m_out;
    std::shared_ptr<Conv> m_place;
};

/// x += attention(x); x += MLP(x). Without layer norm.
class AreaBlock : public Block
{
public:
    AreaBlock(std::int64_t channels, const A2c2fOptions& options)
        : m_attention(register_module("attn", std::make_shared<AreaAttention>(channels, options.area, options.turbo)))
        , m_mlp(register_module(
              "mlp", std::make_shared<Mlp>(channels, static_cast<std::int64_t>(static_cast<double>(channels) * options.mlp))))
    {
        // The reference truncates at ±2, a hundred standard deviations: a normal distribution.
        for (const std::shared_ptr<torch::nn::Module>& module : modules(false)) {
            if (auto* conv = module->as<torch::nn::Conv2dImpl>()) {
                torch::nn::init::normal_(conv->weight, 0, 0.02);
            }
        }
    }
    torch::Tensor forward(const torch::Tensor& x) override
    {
        const torch::Tensor y = x + m_attention->forward(x);
        return y + m_mlp->forward(y);
    }

private:
    std::shared_ptr<AreaAttention> m_attention;
    std::shared_ptr<Mlp> m_mlp;
};

}  // namespace

C2psa::C2psa(std::int64_t channels, int repeat)
    : m_cv1(register_module("cv1", std::make_shared<Conv>(channels, channels)))
    , m_cv2(register_module("cv2", std::make_shared<Conv>(channels, channels)))
    , m_inner(register_module("m", torch::nn::ModuleList()))
{
    for (int i = 0; i < repeat; ++i) {
        m_inner->push_back(std::make_shared<PsaBlock>(channels / 2));
    }
}

torch::Tensor C2psa::forward(const torch::Tensor& x)
{
    std::vector<torch::Tensor> halves = m_cv1->forward(x).chunk(2, 1);
    for (const auto& block : *m_inner) {
        halves[1] = block->as<PsaBlock>()->forward(halves[1]);
    }
    return m_cv2->forward(torch::cat(halves, 1));
}

A2c2f::A2c2f(std::int64_t in, std::int64_t out, const A2c2fOptions& options)
{
    const auto hidden = static_cast<std::int64_t>(static_cast<double>(out) * options.expansion);
    m_cv1 = register_module("cv1", std::make_shared<Conv>(in, hidden));
    m_cv2 = register_module("cv2", std::make_shared<Conv>((1 + options.repeat) * hidden, out));
    m_inner = register_module("m", torch::nn::ModuleList());
    for (int i = 0; i < options.repeat; ++i) {
        if (!options.attention) {
            m_stages.push_back({std::make_shared<C3k>(hidden, hidden, true)});
            m_inner->push_back(m_stages.back().front());
            continue;
        }
        m_stages.push_back({std::make_shared<AreaBlock>(hidden, options), std::make_shared<AreaBlock>(hidden, options)});
        torch::nn::ModuleList pair;
        for (const std::shared_ptr<Block>& block : m_stages.back()) {
            pair->push_back(block);
        }
        m_inner->push_back(pair);
    }
    if (options.attention && options.residual) {
        m_gamma = register_parameter("gamma", torch::full({out}, 0.01));
    }
}

torch::Tensor A2c2f::forward(const torch::Tensor& x)
{
    std::vector<torch::Tensor> pieces{m_cv1->forward(x)};
    for (const std::vector<std::shared_ptr<Block>>& stage : m_stages) {
        torch::Tensor y = pieces.back();
        for (const std::shared_ptr<Block>& block : stage) {
            y = block->forward(y);
        }
        pieces.push_back(y);
    }
    const torch::Tensor out = m_cv2->forward(torch::cat(pieces, 1));
    return m_gamma.defined() ? x + m_gamma.reshape({1, -1, 1, 1}) * out : out;
}

}  // namespace gg::training
