#pragma once

#include "core/dataset/mask_image.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <vector>

namespace gg::dataset
{

/// JPEG and WebP change values a little; other formats do not.
enum class ValueNoise : std::uint8_t { None, Lossy };

MaskHistogram histogramOf(const cv::Mat& values);
int numberOfValues(const MaskHistogram& histogram);

/// Classes lie in patches of one value, blurred edges do not: what tells a map of class numbers from a mask with soft edges.
MaskValues kindOfValues(const cv::Mat& values, ValueNoise noise);

/// Largest difference between the channels of a pixel.
int farthestFromGrey(const cv::Mat& bgr);
/// True where every pixel that `where` marks has the same colour.
bool colourIsConstant(const cv::Mat& bgr, const cv::Mat& where);

/// True where every value is that of 8 bits, spread: n * 257.
bool scaledFrom8Bit(const cv::Mat& deep);
/// 16-bit numbers as indices into `table`, ascending. False where there are more than 255 of them.
bool indexNumbers(const cv::Mat& deep, cv::Mat& indices, std::vector<std::uint32_t>& table);

/// Colours as indices into `table`, by how often they occur but for the background, which comes first: black where there is
/// black, else the colour of most of the border. Colours near one that is common are taken for it where the file is lossy.
/// False where the colours are too many for classes.
bool indexColours(const cv::Mat& bgr, ValueNoise noise, cv::Mat& indices, std::vector<std::uint32_t>& table);

}  // namespace gg::dataset
