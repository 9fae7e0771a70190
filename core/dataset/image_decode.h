#pragma once

#include <opencv2/core.hpp>

#include <string>

namespace gg::dataset
{

/// The file's bytes, known to be all there. Throws Error (Unreadable) for empty and truncated files.
std::string readCompletePicture(const std::string& file);

/// cv::imdecode with errors that say what is wrong; GIF by its first picture, as BGR.
cv::Mat decodePicture(const std::string& file, const std::string& bytes, int flags);

}  // namespace gg::dataset
