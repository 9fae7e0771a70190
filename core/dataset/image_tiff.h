#pragma once

#include "core/dataset/image_palette.h"

#include <opencv2/core.hpp>

#include <optional>
#include <string>

namespace gg::dataset
{

/// What libtiff says of the first picture of a TIFF file. Width 0 where it cannot be read.
struct TiffInfo {
    int width = 0;
    int height = 0;
    int orientation = 1;
    int samples = 1;
    int bits = 8;
    bool grey = false;  ///< photometric interpretation: grey, whatever the number of samples
    bool palette = false;  ///< samples are indices into a table of colours
    bool tiled = false;
    int pages = 1;  ///< pictures in the file, this one included
};

TiffInfo readTiffInfo(const std::string& file);

/// True for pictures that decoders take for grey although they hold three samples: red, green and blue, as some microscopes and
/// video grabbers write them.
bool isColourTaggedGrey(const TiffInfo& info);

/// Such a picture as 8-bit BGR. Throws Error (Unreadable).
cv::Mat readColourTaggedGrey(const std::string& file, const TiffInfo& info);

/// The indices and colours of a TIFF with a palette of at most 8 bits. Throws Error (Unreadable).
IndexedPicture readTiffPalette(const std::string& file, const TiffInfo& info);

}  // namespace gg::dataset
