#pragma once

#include "core/audit/leakage/alike.h"
#include "core/base/export.h"
#include "core/dataset/dataset.h"
#include "core/dataset/recording.h"

#include <cstdint>
#include <span>
#include <vector>

namespace gg::audit
{

/// A split of the same records in which what belongs together stays together.
struct Regrouping {
    std::vector<std::uint32_t> group;  ///< parallel to the records; groups are numbered from 0 by their first record
    std::size_t groups = 0;
    std::size_t largestGroup = 0;      ///< records in it
    std::vector<std::uint16_t> split;  ///< proposed, parallel to the records; indices into Dataset::splits
    std::size_t moved = 0;             ///< records whose split changes
    std::vector<double> wantedShares;  ///< of the records, by split, as the data set has them
    std::vector<double> shares;        ///< by split, as proposed
    /// False where no split without leaks has about these shares: one group is too large, or there are fewer groups than splits.
    bool possible = true;
};

struct RegroupOptions {
    bool byRecording = true;  ///< frames of one recording stay together, where the names tell of recordings
    double tolerance = 0.1;   ///< a share may differ by so much, of all records, before the split counts as impossible
};

/// Joins records that are alike, that have the same image, or that are of one recording (union-find over all evidence), and gives
/// each group whole to one split: to the one that most of it is in already, as far as the shares allow. The same input gives the
/// same proposal. Nothing is written: dataset/split.h writes lists.
GG_EXPORT Regrouping regroup(const dataset::Dataset& dataset, std::span<const AlikePair> alike,
                             const dataset::RecordingIndex& recordings, const RegroupOptions& options = {});

}  // namespace gg::audit
