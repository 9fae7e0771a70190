#pragma once

#include <opencv2/core/mat.hpp>

#include <vector>

namespace gg::io
{

/// What the module of codecs offers. Both sides are compiled together and share OpenCV's core, so C++ types may cross.
struct CodecTable {
    cv::Mat (*decode)(const cv::Mat& bytes, int flags);
    bool (*encode)(const char* extension, const cv::Mat& image, std::vector<unsigned char>& bytes,
                   const std::vector<int>& parameters);
};

inline constexpr const char* codecEntryPoint = "gg_codec_table";

}  // namespace gg::io
