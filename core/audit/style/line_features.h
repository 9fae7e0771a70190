#pragma once

#include "core/audit/style/side_patch.h"

#include <array>

namespace gg::audit::style
{

/// Numbers that are measured of each row. Four groups of three (mean, fourth-power mean, maximum along the row): the edge
/// between the row and the next one inside; the edge between three rows and the three inside; the distance from the
/// surroundings; the texture along the row. Then four of how much the colours are the object's. The three ways of pooling are
/// there because a tight side touches the object in a few places only, while a row inside the object crosses all of it.
constexpr int channels = 16;

/// Logarithms, relative to the mean over the side's rows, so that contrast and brightness of the picture cancel.
struct LineFeatures {
    std::array<std::array<float, channels>, patchRows> rows;
};

/// Colours of the box's middle against those around it, as histograms.
class ColourModel
{
public:
    /// `box` in pixels; at least a part of its middle lies in the picture.
    ColourModel(const cv::Mat& picture, const dataset::Rect& box, const std::array<SidePatch, 4>& sides);

    /// ln(p(colour | object) / p(colour | surroundings)); the surroundings next to this side count threefold.
    float logRatio(std::size_t side, const Opponent& colour) const { return m_ratio[side][binOf(colour)]; }

private:
    static constexpr std::size_t bins = 512;
    using Histogram = std::array<float, bins>;

    static std::size_t binOf(const Opponent& colour);
    static float countMiddle(const cv::Mat& picture, const dataset::Rect& box, Histogram& histogram);
    static float countAround(const SidePatch& patch, Histogram& histogram);

    std::array<Histogram, 4> m_ratio;
};

/// `side` is the index of the patch in allSides. The patch has at least two samples.
void measureLines(const SidePatch& patch, const ColourModel& colours, std::size_t side, LineFeatures& features);

}  // namespace gg::audit::style
