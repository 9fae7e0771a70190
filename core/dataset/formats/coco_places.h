#pragma once

#include "core/dataset/open.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// What a JSON file is, by its beginning and its end.
enum class JsonKind : std::uint8_t {
    Other,
    Objects,     ///< COCO images and annotations with boxes, polygons or masks: a data set
    ImageInfo,   ///< COCO images without annotations
    ImageClass,  ///< COCO annotations that name a class of the whole image
    Captions,
    Panoptic,
    Results,  ///< a list of predictions with scores
};

/// Reads at most 128 KiB, so that a folder of large files is looked at in no time.
JsonKind kindOfJson(const std::string& file);

struct CocoFile {
    std::string path;   ///< absolute
    std::string split;  ///< "train", "val", "test", another word of its name, or "all"
    std::string token;  ///< the word as written, such as "train2017"; empty where there is none
};

/// Files that belong together: instances_train2017.json and instances_val2017.json.
struct CocoGroup {
    std::string root;
    std::vector<CocoFile> files;
};

/// The groups of a folder: beside the images, in annotations/, in train/ valid/ test/.
std::vector<CocoGroup> cocoGroups(const std::string& folder);

/// The group of these files, which a person chose.
CocoGroup cocoGroupOf(const std::vector<std::string>& files);

/// Where the images of a file may lie, likely places first.
std::vector<std::string> cocoImagePlaces(const std::string& root, const CocoFile& file);

}  // namespace gg::dataset
