#pragma once

#include "core/training/engine/torch_pch.h"

#include <cstdint>
#include <vector>

namespace gg::training {

class RankGroup;

/// What batch norms have to know to count over all ranks.
struct SharedNorms {
    RankGroup* ranks = nullptr;  ///< null: this process trains alone
    bool ownPart = true;         ///< this rank has a part of the batch; else it runs along with a picture that counts for nothing
};

/// The batch of one step as all ranks together have it. Each rank runs the network on its part, and works out the loss of the whole batch from
/// everybody's outputs: so any loss, also one that is no mean over pictures (Dice over the batch, Lovász' sorting, a detector's normalisation,
/// hard negatives), is that of one process with the whole batch. Only the own part carries a gradient; the sum of all ranks' gradients of the weights is
/// therefore the gradient of the loss.
class SharedBatch
{
public:
    /// `pictures`: of this rank's part. `norms` outlives the backward pass.
    SharedBatch(SharedNorms& norms, std::int64_t pictures);

    /// Of all ranks.
    std::int64_t pictures() const { return m_pictures; }
    /// The place of this rank's first picture among them.
    std::int64_t first() const { return m_first; }
    /// What the network is fed: the part, or one black picture where the part is empty, since some layers take no empty batch.
    torch::Tensor fed(const torch::Tensor& images) const;
    /// [n, …] of this rank's pictures (or of what was fed in their place) → [N, …] of everybody's, in order.
    torch::Tensor whole(const torch::Tensor& part) const;
    /// The same of rows of which there are not as many as pictures, such as objects.
    torch::Tensor wholeRows(const torch::Tensor& part) const;
    /// Adds up everybody's gradients, once those of this rank are complete. Undefined ones are left out.
    void sumGradients(const std::vector<torch::Tensor>& parameters) const;

private:
    torch::Tensor joined(const torch::Tensor& own, const std::vector<std::int64_t>& rows) const;

    SharedNorms& m_norms;
    std::vector<std::int64_t> m_parts;  ///< pictures by rank; empty where this process trains alone
    std::int64_t m_pictures;
    std::int64_t m_first = 0;
};

/// Has all batch norms of a network count over the ranks, and all ranks start from rank 0's weights. Throws Error (Unsupported) for a network with a
/// batch norm that cannot (see BatchNorm). Nothing where this process trains alone. `norms` outlives the network's training.
void shareNetwork(torch::nn::Module& network, const SharedNorms& norms);

/// Takes rank 0's weights and statistics.
void takeLeadersWeights(torch::nn::Module& network, RankGroup& ranks);

/// What a step that another rank's death breaks off would leave half done: running statistics of batch norms. Taken before a step where several
/// train together; put back then, so that the checkpoint is that of the last whole step.
class StatisticsBackup
{
public:
    StatisticsBackup(torch::nn::Module& network, const SharedNorms& norms);
    void putBack() const;

private:
    std::vector<torch::Tensor> m_buffers;
    std::vector<torch::Tensor> m_values;
};

}  // namespace gg::training
