#pragma once

#include "core/base/error.h"
#include "core/training/engine/batch_part.h"
#include "core/training/engine/torch_pch.h"
#include "core/training/rank_place.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace gg::training {

/// Another rank died, or left and said why. What was computed up to the last finished step is whole.
class RankLost : public Error
{
public:
    explicit RankLost(std::string detail)
        : Error(ErrorCode::Internal, {}, std::move(detail))
    {
    }
};

/// The processes that train one network together, over c10d's Gloo. All ranks call its functions in the same order; each waits for the others,
/// at most `patience`. Throws RankLost from any function once a rank is gone, naming it; from then on from every one.
class RankGroup
{
public:
    /// Meets the others; see RankBoard for what it throws, (Unsupported) where this LibTorch has no Gloo.
    RankGroup(const RankPlace& place, std::chrono::milliseconds patience);
    ~RankGroup();
    RankGroup(const RankGroup&) = delete;
    RankGroup& operator=(const RankGroup&) = delete;

    int rank() const { return m_place.rank; }
    int size() const { return m_place.size; }
    bool leads() const { return m_place.rank == 0; }
    /// "rank 1 (hostname)".
    std::string nameOf(int rank) const;

    /// Sums a tensor over the ranks, in place and to the same bits everywhere. Any device; [..] of the same shape on each rank.
    void sum(torch::Tensor values);
    /// Takes rank 0's values, in place.
    void takeLeaders(torch::Tensor values);
    /// Every rank's tensor, by rank: own [rows[rank], …] with the same further dimensions everywhere. Without gradient.
    std::vector<torch::Tensor> gather(const torch::Tensor& own, const std::vector<std::int64_t>& rows);
    std::vector<std::string> gather(const std::string& own);
    std::vector<std::int64_t> gather(std::int64_t own);
    /// Rank 0's text.
    std::string leaders(const std::string& own);

    /// Calls `work` while the other ranks do theirs, however long any of them takes: reading data, validating, writing. Returns when all are done;
    /// throws what `work` threw, or RankLost where another rank's did.
    void together(const std::function<void()>& work);

    /// Ends this rank's part and tells the others why; they then throw RankLost. Safe to call twice.
    void leave(const std::string& reason);

private:
    class Connection;

    void guarded(const std::function<void()>& collective);
    [[noreturn]] void lose(const std::exception& error);

    RankPlace m_place;
    std::chrono::milliseconds m_patience;
    std::unique_ptr<Connection> m_connection;
    std::string m_lost;  ///< what RankLost says from now on
};

/// The part of every batch that is this rank's; all of it where there are no others.
inline BatchPart partOf(const RankGroup* ranks)
{
    return ranks == nullptr ? BatchPart{} : BatchPart{.index = static_cast<std::size_t>(ranks->rank()), .count = static_cast<std::size_t>(ranks->size())};
}

}  // namespace gg::training
