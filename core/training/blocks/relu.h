#pragma once

#include "core/training/engine/torch_pch.h"
#include "core/training/engine/values.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace gg::training {

class RankGroup;

/// ReLU of a module's map [N, C, H, W]; watched where a ReluWatch lives. An input that nobody else reads may be overwritten.
enum class ReluInput : std::uint8_t { Kept, Overwritten };
torch::Tensor rectified(const torch::nn::Module& of, torch::Tensor x, ReluInput input = ReluInput::Kept);

/// ReLU in place as a layer of its own.
class ReluImpl : public torch::nn::Module
{
public:
    torch::Tensor forward(const torch::Tensor& x) { return rectified(*this, x, ReluInput::Overwritten); }
};
TORCH_MODULE(Relu);

/// The part of a network that each module belongs to.
using PartOfModule = std::map<const torch::nn::Module*, std::string>;

/// Watches, while it lives, what passes the ReLUs of the networks that this thread runs: a channel that is 0 in all pictures of a batch and everywhere
/// gets no gradient, and stays so until what it reads changes. SiLU, leaky ReLU and sigmoid have no such state and are not watched. One pass over each map.
class ReluWatch
{
public:
    /// `parts` outlives the watch. Modules that are not in it are not watched.
    explicit ReluWatch(const PartOfModule& parts);
    ~ReluWatch();
    ReluWatch(const ReluWatch&) = delete;
    ReluWatch& operator=(const ReluWatch&) = delete;

    /// "dead/PART": the share of channels that never exceeded 1e-6, in [0, 1], over all ranks' pictures. `pictures`: of all ranks; a channel that had
    /// fewer than 64 values is not counted, as it may well be 0 by chance. `ownPart`: whether what was watched here counts.
    Values deadShares(std::int64_t pictures, RankGroup* ranks = nullptr, bool ownPart = true) const;

    void see(const torch::nn::Module& of, const torch::Tensor& y);

private:
    struct Seen {
        const std::string* part = nullptr;
        std::int64_t pixels = 0;
        torch::Tensor largest;  ///< [C]
    };
    const PartOfModule& m_parts;
    std::vector<Seen> m_seen;
    ReluWatch* m_before;
};

}  // namespace gg::training
