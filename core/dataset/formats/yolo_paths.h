#pragma once

#include "core/dataset/dataset.h"
#include "core/dataset/file_tree.h"
#include "core/dataset/open.h"

#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// A folder with images, or a list of them, that a data.yaml names.
struct YoloSource {
    std::string split;
    std::string named;   ///< absolute, as the data.yaml says it: labels are looked for from here
    std::string actual;  ///< where it is; differs from `named` behind a link that was checked out as a text file
    std::string labels;  ///< the folder with the labels where it was found by its contents; empty: by yoloLabelPath
};

struct YoloPlan {
    std::string root;
    std::vector<YoloSource> sources;
    std::vector<std::string> notFound;  ///< as written
    std::vector<Blemish> blemishes;
};

/// Finds the folders that a data.yaml names, as Ultralytics would, and where that fails, as a person would: by the last parts of
/// the path, beside the data.yaml.
YoloPlan planFromYaml(const std::string& file, const YoloYaml& yaml);

/// Where Ultralytics looks for an image's label: the last "/images/" becomes "/labels/", the extension ".txt".
std::string yoloLabelPath(std::string_view image);

/// The label of an image of this source; `below` is the image's path seen from the source's folder.
std::string yoloLabelOf(const YoloSource& source, std::string_view below);

/// Whether a text begins as YOLO labels do: a class number, and 4 or more numbers from 0 to 1.
bool looksLikeYoloLabel(std::string_view text);

/// Images and labels in folders of any names, here or in folders such as train and val, found by what the files hold.
std::vector<YoloSource> yoloSourcesByContent(const std::string& folder, const FolderGlance& glance);

/// Follows links that were checked out as small text files holding a relative path ("../images").
std::string followTextLinks(const std::string& path);

}  // namespace gg::dataset
