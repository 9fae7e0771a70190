#include "core/training/ranks/shared_batch.h"

#include "core/training/blocks/batch_norm.h"
#include "core/training/ranks/rank_group.h"

#include <numeric>

namespace gg::training {
namespace {

/// Gradients, or what else there is one of for each parameter, in one tensor: one exchange for all.
torch::Tensor flattened(const std::vector<torch::Tensor>& tensors)
{
    std::vector<torch::Tensor> flat;
    for (const torch::Tensor& tensor : tensors) {
        flat.push_back(tensor.detach().reshape(-1).to(torch::kFloat32));
    }
    return torch::cat(flat);
}

void putInto(const std::vector<torch::Tensor>& tensors, const torch::Tensor& flat)
{
    const torch::NoGradGuard noGradients;
    std::int64_t at = 0;
    for (const torch::Tensor& tensor : tensors) {
        tensor.detach().copy_(flat.narrow(0, at, tensor.numel()).view(tensor.sizes()));
        at += tensor.numel();
    }
}

}  // namespace

SharedBatch::SharedBatch(SharedNorms& norms, std::int64_t pictures)
    : m_norms(norms)
    , m_pictures(pictures)
{
    norms.ownPart = pictures > 0;
    if (norms.ranks != nullptr) {
        m_parts = norms.ranks->gather(pictures);
        m_pictures = std::accumulate(m_parts.begin(), m_parts.end(), std::int64_t{0});
        m_first = std::accumulate(m_parts.begin(), m_parts.begin() + norms.ranks->rank(), std::int64_t{0});
    }
}

torch::Tensor SharedBatch::fed(const torch::Tensor& images) const
{
    if (m_norms.ownPart) {
        return images;
    }
    std::vector<std::int64_t> shape = images.sizes().vec();
    shape[0] = 1;
    return torch::zeros(shape, images.options());
}

torch::Tensor SharedBatch::whole(const torch::Tensor& part) const
{
    if (m_parts.empty()) {
        return part;
    }
    return joined(m_norms.ownPart ? part : part.narrow(0, 0, 0), m_parts);
}

torch::Tensor SharedBatch::wholeRows(const torch::Tensor& part) const
{
    return m_parts.empty() ? part : joined(part, m_norms.ranks->gather(part.size(0)));
}

torch::Tensor SharedBatch::joined(const torch::Tensor& own, const std::vector<std::int64_t>& rows) const
{
    // Maps in channels-last keep that: the loss reads them as the network wrote them.
    const bool channelsLast = own.dim() == 4 && own.size(0) > 0 && own.suggest_memory_format() == torch::MemoryFormat::ChannelsLast;
    std::vector<torch::Tensor> pieces;
    if (own.dim() == 4) {
        const std::vector<torch::Tensor> rowsOfPixels = m_norms.ranks->gather(own.detach().permute({0, 2, 3, 1}), rows);
        for (const torch::Tensor& piece : rowsOfPixels) {
            pieces.push_back(piece.permute({0, 3, 1, 2}));
        }
    } else {
        pieces = m_norms.ranks->gather(own, rows);
    }
    pieces[static_cast<std::size_t>(m_norms.ranks->rank())] = own;
    const torch::Tensor all = torch::cat(pieces);
    return own.dim() == 4 ? all.contiguous(channelsLast ? torch::MemoryFormat::ChannelsLast : torch::MemoryFormat::Contiguous) : all;
}

void SharedBatch::sumGradients(const std::vector<torch::Tensor>& parameters) const
{
    if (m_parts.empty()) {
        return;
    }
    std::vector<torch::Tensor> gradients;
    for (const torch::Tensor& parameter : parameters) {
        if (parameter.grad().defined()) {
            gradients.push_back(parameter.grad());
        }
    }
    const torch::Tensor flat = flattened(gradients);
    m_norms.ranks->sum(flat);
    putInto(gradients, flat);
}

void shareNetwork(torch::nn::Module& network, const SharedNorms& norms)
{
    if (norms.ranks == nullptr) {
        return;
    }
    for (const auto& item : network.named_modules()) {
        if (auto* norm = item.value()->as<BatchNormImpl>(); norm != nullptr) {
            norm->countOver(norms);
        } else if (item.value()->as<torch::nn::BatchNorm1dImpl>() != nullptr || item.value()->as<torch::nn::BatchNorm2dImpl>() != nullptr) {
            throw Error(ErrorCode::Unsupported, {}, "The batch norm " + item.key() + " of this network cannot count over several processes. Train it with one.");
        }
    }
    takeLeadersWeights(network, *norms.ranks);
}

void takeLeadersWeights(torch::nn::Module& network, RankGroup& ranks)
{
    std::vector<torch::Tensor> all = network.parameters();
    for (const torch::Tensor& buffer : network.buffers()) {
        if (buffer.is_floating_point()) {
            all.push_back(buffer);
        }
    }
    const torch::Tensor flat = flattened(all);
    ranks.takeLeaders(flat);
    putInto(all, flat);
}

StatisticsBackup::StatisticsBackup(torch::nn::Module& network, const SharedNorms& norms)
{
    if (norms.ranks == nullptr) {
        return;
    }
    m_buffers = network.buffers();
    for (const torch::Tensor& buffer : m_buffers) {
        m_values.push_back(buffer.detach().clone());
    }
}

void StatisticsBackup::putBack() const
{
    const torch::NoGradGuard noGradients;
    for (std::size_t i = 0; i < m_buffers.size(); ++i) {
        m_buffers[i].detach().copy_(m_values[i]);
    }
}

}  // namespace gg::training
