#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <string_view>

namespace gg::dataset
{

enum class ImageKind { Unknown, Jpeg, Png, Bmp, Gif, Tiff, WebP, Pnm };

/// By the first bytes, whatever the file is called.
ImageKind imageKind(std::string_view bytes);
const char* imageKindName(ImageKind kind);

/// Size as written in the header, before any rotation; {0, 0} where the bytes do not hold it.
struct ImageHeader {
    ImageKind kind = ImageKind::Unknown;
    cv::Size size;
    int orientation = 1;  ///< EXIF, 1 to 8
    int channels = 0;     ///< as stored: 1 grey or palette, 2 and 4 with transparency; 0 where the header does not tell
    int bits = 0;         ///< of a sample; 0 where the header does not tell

    cv::Size rotatedSize() const { return orientation >= 5 ? cv::Size(size.height, size.width) : size; }
};

/// `bytes` is the file or its beginning. TIFF is left to libtiff and comes without a size.
ImageHeader readImageHeader(std::string_view bytes);

enum class Ending {
    Complete,
    Tail,  ///< JPEG: complete, with bytes behind the end marker
    Truncated,
};

/// Whether the whole file is there, as far as its format tells (JPEG, PNG, WebP, BMP; Complete for the others). OpenCV decodes
/// the half that is there and reports success.
Ending imageEnding(std::string_view bytes);

}  // namespace gg::dataset
