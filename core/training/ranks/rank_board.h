#pragma once

#include "core/training/engine/torch_pch.h"
#include "core/training/rank_place.h"

#include <torch/csrc/distributed/c10d/TCPStore.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace gg::training {

/// What the ranks tell each other beside the numbers: that they are there, that they live, and why they left. It lies in rank 0's process. Every
/// rank keeps counting on it, from a thread of its own, so that one that is busy is told from one that died.
class RankBoard
{
public:
    using Store = c10::intrusive_ptr<c10d::TCPStore>;

    /// Meets all other ranks. Throws Error (NotFound) naming the address, or the ranks that did not come in time; (InvalidArgument) where the same
    /// rank comes twice or the ranks do not agree on how many they are.
    RankBoard(const RankPlace& place, std::chrono::milliseconds patience);
    ~RankBoard();
    RankBoard(const RankBoard&) = delete;
    RankBoard& operator=(const RankBoard&) = delete;

    /// "rank 1 (hostname)".
    std::string nameOf(int rank) const;
    const Store& store() const { return m_store; }

    /// For the others, before this rank breaks its connections. Not after leave().
    void postReason(const std::string& reason);
    /// What happened to the others, a sentence; takes a few seconds where none of them said why it left. Empty where all are alive.
    std::string diagnosis() const;
    /// Says good-bye. Rank 0 waits a few seconds until the others did so, too: what they want to read lies in its process.
    void leave();

private:
    class Beat;

    void meet(std::chrono::milliseconds patience);

    RankPlace m_place;
    Store m_store;
    std::vector<std::string> m_hosts;  ///< by rank
    std::unique_ptr<Beat> m_beat;
    bool m_left = false;
};

}  // namespace gg::training
