#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace gg::dataset
{

/// A closed line through pixel coordinates: (0, 0) is the upper left corner of the upper left pixel, whose centre is (0.5, 0.5).
using Ring = std::vector<Point>;

/// COCO's run lengths (column by column, beginning with background) as CV_8U [H, W] of 0 and 1. Runs that end early leave
/// background, runs beyond the last pixel are not looked at.
GG_EXPORT cv::Mat runsToMask(std::span<const std::uint32_t> runs, cv::Size size);

/// The inverse: any value but 0 is foreground. Worked example: [[0, 1], [0, 1]] is {2, 2}.
GG_EXPORT std::vector<std::uint32_t> maskToRuns(const cv::Mat& mask);

/// The outlines of the foreground along the pixels' edges: exact, every corner a whole number, holes as rings of their own that
/// run the other way round. Pixels that touch at a corner alone have rings of their own.
GG_EXPORT std::vector<Ring> maskOutlines(const cv::Mat& mask);

/// Sets the pixels whose centre lies inside a ring (even-odd within it). Painting what maskOutlines() gave for a region without
/// holes gives the region again.
GG_EXPORT void paintRing(cv::Mat& picture, std::span<const Point> ring, int value);

/// The rings as one line, joined by lines of no width at the shortest way between them: what a format with one ring an object
/// holds of several. Even-odd, it covers the same pixels.
GG_EXPORT Ring joinRings(std::span<const Ring> rings);

/// Fewer points, none of them farther than `tolerance` pixels from the line that was given (Douglas and Peucker, 1973); 0 keeps
/// all. Never fewer than 3.
GG_EXPORT Ring simplified(const Ring& ring, double tolerance);

/// Enclosed area in square pixels (Gauss's formula), not negative.
GG_EXPORT double ringArea(std::span<const Point> ring);

GG_EXPORT Rect boundsOf(std::span<const Point> points);

/// Pixels in both over pixels in either; 1 where both are empty.
GG_EXPORT double maskOverlap(const cv::Mat& a, const cv::Mat& b);

}  // namespace gg::dataset
