#include "core/training/blocks/relu.h"

#include "core/training/ranks/rank_group.h"

#include <utility>

namespace gg::training {
namespace {

constexpr double tiny = 1e-6;
constexpr std::int64_t fewestValues = 64;

thread_local ReluWatch* watching = nullptr;

}  // namespace

torch::Tensor rectified(const torch::nn::Module& of, torch::Tensor x, ReluInput input)
{
    torch::Tensor y = input == ReluInput::Overwritten ? torch::relu_(x) : torch::relu(x);
    if (watching != nullptr) {
        watching->see(of, y);
    }
    return y;
}

ReluWatch::ReluWatch(const PartOfModule& parts)
    : m_parts(parts)
    , m_before(std::exchange(watching, this))
{
}

ReluWatch::~ReluWatch()
{
    watching = m_before;
}

void ReluWatch::see(const torch::nn::Module& of, const torch::Tensor& y)
{
    if (const auto part = m_parts.find(&of); part != m_parts.end()) {
        const torch::NoGradGuard noGradients;
        m_seen.push_back({.part = &part->second, .pixels = y.size(2) * y.size(3), .largest = y.detach().amax({0, 2, 3})});
    }
}

Values ReluWatch::deadShares(std::int64_t pictures, RankGroup* ranks, bool ownPart) const
{
    std::vector<torch::Tensor> largest;
    std::vector<const std::string*> parts;
    for (const Seen& seen : m_seen) {
        if (seen.pixels * pictures >= fewestValues) {
            largest.push_back(seen.largest.to(torch::kFloat32));
            parts.insert(parts.end(), static_cast<std::size_t>(seen.largest.numel()), seen.part);
        }
    }
    if (largest.empty()) {
        return {};
    }
    // Hundreds of maps, and one wait for them.
    const torch::Tensor alive = torch::cat(largest).gt(tiny).to(torch::kCPU, torch::kFloat32).contiguous();
    if (!ownPart) {
        alive.zero_();
    }
    if (ranks != nullptr) {
        ranks->sum(alive);
    }
    struct Count {
        double dead = 0;
        double all = 0;
    };
    std::map<std::string, Count> counts;
    const float* one = alive.data_ptr<float>();
    for (const std::string* part : parts) {
        Count& count = counts[*part];
        count.dead += *one++ > 0 ? 0 : 1;
        ++count.all;
    }
    Values shares;
    for (const auto& [part, count] : counts) {
        shares.emplace_back("dead/" + part, count.dead / count.all);
    }
    return shares;
}

}  // namespace gg::training
