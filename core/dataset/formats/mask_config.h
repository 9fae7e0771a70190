#pragma once

#include "core/dataset/formats/mask_places.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gg::dataset
{

/// A YAML that names the folders of a segmentation set, as LightlyTrain takes it: `train: {images: …, masks: …}`, `val:` and
/// `classes:` as a list or as numbers with names.
struct MaskConfig {
    std::string root;  ///< the lowest folder that holds the file and all that it names
    std::vector<MaskPlace> places;
    std::vector<std::string> classNames;
    std::vector<std::int64_t> classIds;  ///< values of the masks, parallel to the names; empty where they are the index
    std::vector<Blemish> blemishes;
};

/// Nothing where the file says something else or cannot be read.
std::optional<MaskConfig> readMaskConfig(const std::string& file);

}  // namespace gg::dataset
