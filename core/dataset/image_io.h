#pragma once

#include "core/base/export.h"

#include <opencv2/core.hpp>

#include <string>

namespace gg::dataset
{

/// An image as 8-bit BGR, shape [H, W, 3], rotated as EXIF says. Grey images come as three equal channels; a TIFF tagged as grey
/// with three samples comes in colour. Throws Error (Unreadable) for missing, empty, truncated and unsupported files, saying
/// which.
GG_EXPORT cv::Mat readImage(const std::string& file);

/// The picture in `bytes`, the whole contents of `file`, as readImage gives it; a JPEG at 1 / `reduction` of its size (1, 2, 4 or
/// 8), other formats as they are. Not checked for a missing end. Throws as readImage.
GG_EXPORT cv::Mat decodeImage(const std::string& file, const std::string& bytes, int reduction = 1);

/// As readImage, scaled so that the longer side is at most `side` pixels; decodes JPEG at a fraction of its size where that
/// saves work. For thumbnails.
GG_EXPORT cv::Mat readImageReduced(const std::string& file, int side);

/// Width and height from the header alone, EXIF rotation applied; {0, 0} where it cannot be read.
GG_EXPORT cv::Size readImageSize(const std::string& file);

/// What a check of a whole image found, without keeping its pixels.
struct ImageCheck {
    cv::Size size;          ///< as readImage would return it
    bool jpegTail = false;  ///< a JPEG with bytes behind its end marker; Ultralytics writes such files anew in place
};

/// Decodes an image as coarsely as its format allows. Throws as readImage.
GG_EXPORT ImageCheck checkImage(const std::string& file);

/// A mask as a person is shown it and as binariseMask takes it: 8-bit, one channel, shape [H, W]. Grey values as written (16 bits
/// brought to 8); classes as 0 for background and 255 for any class; colours, palettes and transparency by what they mean
/// (mask_image.h). Throws as readImage.
GG_EXPORT cv::Mat readMaskGrey(const std::string& file);

enum class MaskSense { ForegroundBright, ForegroundDark };

/// A mask as 0 and 1: a pixel is bright above half of the largest value that the mask's encoding allows (127 for 0/255, 0 for
/// 0/1); of two values, whatever they are, the higher one is bright.
GG_EXPORT cv::Mat binariseMask(const cv::Mat& grey, MaskSense sense = MaskSense::ForegroundBright);

}  // namespace gg::dataset
