#pragma once

#include "core/base/export.h"
#include "core/dataset/mask_image.h"

#include <opencv2/core.hpp>

#include <string>
#include <string_view>

namespace gg::audit
{

/// Pictures and masks are compared on a grid of so many cells a side, whatever their size and aspect.
constexpr int sketchSide = 64;

/// What is kept of a mask to compare it with pictures: how much of each cell is foreground, or the class of each cell.
struct MaskSketch {
    bool classes = false;
    std::string packed;  ///< sketchSide² bytes, run-length coded

    bool operator==(const MaskSketch&) const = default;
};

GG_EXPORT MaskSketch sketchMask(const dataset::MaskImage& mask);
/// CV_8U [sketchSide, sketchSide]: 0 to 255 for the share of foreground, or class numbers. Throws Error (Malformed) for damage.
cv::Mat unpacked(const MaskSketch& sketch);

/// What the rules need to know of a picture to tell whether a mask belongs to it.
struct PictureEdges {
    cv::Size size;       ///< of the whole picture, turned as EXIF says
    std::string sketch;  ///< JPEG, sketchSide wide: lightness and the logarithms of red and blue over green, one above the other

    bool operator==(const PictureEdges&) const = default;
};

/// `picture` is BGR, 8 bits, at whatever size it was decoded; `size` is that of the whole picture.
GG_EXPORT PictureEdges measureEdges(const cv::Mat& picture, cv::Size size);

/// The three planes of a picture's sketch as CV_32F [sketchSide, sketchSide]: lightness in [0, 100], and logarithms times 20.
struct PicturePlanes {
    cv::Mat lightness;
    cv::Mat red;
    cv::Mat blue;
};
/// Throws Error (Malformed) for damage.
PicturePlanes unpacked(const PictureEdges& edges);

/// As for MaskFacts.
GG_EXPORT std::string toBytes(const PictureEdges& edges);
GG_EXPORT PictureEdges pictureEdgesFromBytes(std::string_view bytes);

/// True where both are the same picture as far as their sketches tell.
bool samePicture(const PictureEdges* a, const PictureEdges* b);

/// True where all of a mask's foreground lies on a part of the picture that has one colour, while other parts have edges.
bool liesOnNothing(const MaskSketch& mask, const PictureEdges& picture);

}  // namespace gg::audit
