#pragma once

#include "core/base/export.h"

#include <opencv2/core/mat.hpp>

#include <vector>

namespace gg::io {

/// cv::imdecode and cv::imencode, from a module that is opened when the first picture is decoded: OpenCV's codecs bring 120
/// libraries with them, and whoever reads labels only should not wait 50 ms for them. Same results, same exceptions; Error
/// (Unsupported) where the module is not there.
GG_EXPORT cv::Mat decodeImage(const cv::Mat& bytes, int flags);
GG_EXPORT bool encodeImage(const char* extension, const cv::Mat& image, std::vector<unsigned char>& bytes,
                           const std::vector<int>& parameters = {});
/// Opens the module now: who draws pictures at once chooses when to wait for it.
GG_EXPORT void loadImageCodecs();

}  // namespace gg::io
