#pragma once

#include "core/dataset/dataset.h"
#include "core/dataset/write/loss.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// Where a target keeps the images of different splits.
enum class SplitFolders : std::uint8_t { Apart, Together };

struct OutputName {
    std::string path;  ///< below the target's image folder, with extension; its stem is no other record's
    /// The same picture in another split of a target that keeps the splits together: an earlier record wrote it.
    std::optional<std::size_t> sameAs;
};

/// Names for the images of a new data set, parallel to dataset.records: the folders that tell images apart stay, those that every
/// data set has (images, train …) go. Two images that would share a label are told apart by a number, which the ledger says.
std::vector<OutputName> outputNames(const Dataset& dataset, SplitFolders folders, LossLedger& ledger);

/// "WIDER_train/images/0--Parade/a.jpg" → "0--Parade/a.jpg".
std::string nameBelowImages(std::string_view image);

}  // namespace gg::dataset
