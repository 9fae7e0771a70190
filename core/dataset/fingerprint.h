#pragma once

#include "core/dataset/dataset.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// What a record adds to the fingerprint: the size of its image and a checksum of its label (the bytes of a text label; the size
/// of a mask, because reading all masks would cost as much as decoding them).
struct RecordPrint {
    std::uint64_t imageBytes = 0;
    std::uint64_t label = 0;
};

std::uint64_t checksum(std::string_view bytes);

/// Size in bytes; 0 where there is no such file.
std::uint64_t fileSize(const std::string& path);

/// The same for a name seen from an open folder.
std::uint64_t fileSizeAt(int folder, const char* name);

/// 16 hex digits over the relative paths and prints; `prints` is parallel to dataset.records.
std::string fingerprintOf(const Dataset& dataset, const std::vector<RecordPrint>& prints);

}  // namespace gg::dataset
