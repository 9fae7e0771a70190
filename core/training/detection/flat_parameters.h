#pragma once

#include "core/training/engine/torch_pch.h"

#include <cstdint>
#include <string>
#include <vector>

namespace gg::training {

/// What the reference recipe treats differently: only weights decay, and biases warm up from a rate of their own.
enum class ParameterGroup : std::uint8_t { Weights, NormWeights, Biases, Frozen };

/// All parameters of a network in one tensor, sorted by group, and the network's own parameters as views of it; the same for gradients
/// and for batch norm's running statistics. Optimiser, clipping and averaging are then a few passes over memory, on any device, where
/// they would be several operations for each of some hundred tensors.
class FlatParameters
{
public:
    struct Entry {
        std::string name;  ///< as the network names it
        ParameterGroup group = ParameterGroup::Weights;
        std::int64_t first = 0;  ///< of its values
        std::vector<std::int64_t> shape;

        std::int64_t count() const;
    };

    /// Moves the module's parameters and statistics; they must stay on their device from now on, and zero_grad must not be called on
    /// the module (it would cut the views). Parameters that need no gradient are frozen.
    explicit FlatParameters(torch::nn::Module& module);

    torch::Tensor values;      ///< [P], with gaps of zeros: every entry starts at 64 bytes
    torch::Tensor gradients;   ///< [P]
    torch::Tensor statistics;  ///< [S] running means and variances

    const std::vector<Entry>& entries() const { return m_entries; }
    const std::vector<Entry>& statisticEntries() const { return m_statisticEntries; }
    /// The part of a tensor like `values` that holds a group.
    torch::Tensor part(const torch::Tensor& flat, ParameterGroup group) const;
    static torch::Tensor part(const torch::Tensor& flat, const Entry& entry);

private:
    std::vector<Entry> m_entries;
    std::vector<Entry> m_statisticEntries;
    std::vector<std::int64_t> m_groupStarts;  ///< by group, and the end
};

}  // namespace gg::training
