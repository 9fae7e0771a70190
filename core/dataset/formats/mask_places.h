#pragma once

#include "core/dataset/file_tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// Where images lie and where their masks.
struct MaskPlace {
    enum class Layout {
        Apart,          ///< in different folders
        Together,       ///< x.jpg and x_mask.png, or x.jpg and x.png, in one folder
        FolderPerImage  ///< name/images/name.png and name/masks/…, one folder an image, often one mask an object
    };
    Layout layout = Layout::Apart;
    std::string split;  ///< empty: by the folders below, or "all"
    std::string images;
    std::vector<std::string> masks;     ///< Apart: a folder, or one an annotator
    std::vector<std::string> outlines;  ///< folders whose masks are all the same: a field of view, not what is to be learnt
};

/// Where images and masks lie at this folder: images/ and masks/, train/image and train/label, train and train_masks, images
/// with 1st_manual and 2nd_manual, or both in one folder. Reads a few masks where names leave it open.
std::vector<MaskPlace> maskPlaces(const std::string& folder, const FolderGlance& glance);

/// True for a folder that holds masks by its name: "masks", "1st_manual".
bool folderNamedAsMasks(std::string_view name);

/// Which of these files, from one folder and those below, are masks of others among them: by what their names say ("x_mask",
/// "x_GT"), by an ending that pairs them ("x", "x_1stHO"), or by stem and contents ("x.jpg", "x.png"). None where nothing fits.
std::vector<bool> masksAmong(const std::vector<std::string>& files);

}  // namespace gg::dataset
