#pragma once

#include "core/dataset/file_tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// A folder with images and the folder with their masks.
struct MaskPlace {
    std::string split;  ///< empty: by the folders below, or "all"
    std::string images;
    std::string masks;  ///< the same as `images` where X.jpg and X_mask.png lie together
};

/// Where images and masks lie at this folder: images/ and masks/, train/image and train/label, train_images and train_masks, or
/// both in one.
std::vector<MaskPlace> maskPlaces(const std::string& folder, const FolderGlance& glance);

/// A name that says that the file is a mask: "x_mask", "x_GT", "mask_3".
bool namedAsMask(std::string_view path);

}  // namespace gg::dataset
