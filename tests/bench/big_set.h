#pragma once

#include <cstddef>
#include <filesystem>

namespace gg::bench
{

/// A YOLO set of any size that costs little disk: pictures are hard links to a few hundred small JPEG files, labels are files of
/// their own, or hard links to a pool of them.
struct BigSetSpec {
    std::size_t images = 20000;
    int boxesPerImage = 10;      ///< on average; from a third of it to twice as many
    std::size_t labelFiles = 0;  ///< different label files; 0: every label is a file of its own
};

/// Writes data.yaml, images/{train,val} and labels/{train,val} below `folder`: nine images in ten are in train.
void makeBigSet(const std::filesystem::path& folder, const BigSetSpec& spec);

}  // namespace gg::bench
