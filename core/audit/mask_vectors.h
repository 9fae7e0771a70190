#pragma once

#include "core/audit/mask_agreement.h"

#include <opencv2/core.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <vector>

namespace gg::audit
{

using Vector = std::vector<float>;

/// Cues that are products of a vector of the picture and one of the mask.
constexpr std::size_t linearCues = 8;

/// What a picture brings to each linear cue. All of length 1 but for the planes.
struct PictureVectors {
    std::array<Vector, linearCues> of;
};

/// What a mask brings.
struct MaskVectors {
    Vector outline;    ///< for Edges and ColourEdges
    Vector direction;  ///< for Direction and ColourDirection
    Vector look;
    Vector ring;  ///< for the steps: inside less outside of the outline

    const Vector& of(std::size_t cue) const;
};

double product(const Vector& a, const Vector& b);
cv::Mat turnedGrid(const cv::Mat& grid, Turn turn);

/// The grid of a mask with one numbering of classes for the whole set.
class ClassNumbers
{
public:
    /// Class numbers of the sketch in place of indices into the mask's own table.
    cv::Mat gridOf(const MaskFacts& mask) const;
    void add(const MaskFacts& mask);

private:
    std::map<std::uint32_t, std::uint8_t> m_numbers;
};

/// Edges and planes; the look is filled in once it was learnt.
PictureVectors vectorsOf(const PicturePlanes& planes);
/// `lookMean` is taken off the look, so that what all masks share says nothing; empty before it is known.
MaskVectors vectorsOf(const cv::Mat& grid, bool classes, const std::vector<int>& learnt, const Vector& lookMean);
/// The maps of what is learnt: coverage, or one map a class.
std::vector<cv::Mat> mapsOf(const cv::Mat& grid, bool classes, const std::vector<int>& learnt);

}  // namespace gg::audit
