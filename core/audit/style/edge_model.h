#pragma once

#include "core/audit/style/line_features.h"

#include <array>

namespace gg::audit::style
{

/// The object's outermost edge is looked for at these offsets from the rounded side, outwards positive, in rows.
constexpr int reach = 10;
constexpr int places = 2 * reach + 1;
/// Rows that a place is judged by: [place + firstTap, place + firstTap + taps). Row `place` is the first outside the edge.
constexpr int firstTap = -5;
constexpr int taps = 10;
constexpr int inputs = taps * channels;
constexpr int units = 4;

/// p(edge at o) = softmax over o of  Σ_u output[u] · tanh(bias[u] + Σ_i input[u][i] · x_o[i]),  where x_o are the LineFeatures
/// of the rows around o. The same weights for every place, side, class and size: nothing in it knows where the box was drawn.
struct EdgeWeights {
    std::array<std::array<float, inputs>, units> input;
    std::array<float, units> bias;
    std::array<float, units> output;
};

/// Fitted with `bench_style --refit` on the first hundred pictures of COCO 2017's train folder (coco128), whose polygons' extents
/// are tight, after each side was moved by -8 to 8 rows at random. Figures are reported on the pictures of val, which the fit did
/// not see.
GG_EXPORT const EdgeWeights& fittedEdgeWeights();

/// Where the edge may be looked for: not beyond the picture, and not past the middle of the box, whose extent is in rows.
struct Range {
    int lowest = -reach;
    int highest = reach;
};
Range edgeRange(const SidePatch& patch, double extent);

/// p(edge at o) of o in [-reach, reach], 0 outside the range; sums to 1.
using EdgePosterior = std::array<float, places>;
GG_EXPORT EdgePosterior locateEdge(const EdgeWeights& weights, const LineFeatures& features, const Range& range);

/// All four sides of a box, as a fit needs them and measureMargins uses them. Large; reused from box to box.
struct BoxSides {
    int thickness = 1;  ///< pixels a row
    std::array<SidePatch, 4> patches;
    std::array<LineFeatures, 4> features;
    std::array<Range, 4> ranges;
    std::array<bool, 4> measurable{};
};
/// A side is not measurable where it lies on the picture's border or is shorter than 6 px.
GG_EXPORT void measureSides(const cv::Mat& picture, const dataset::Rect& box, BoxSides& sides);

}  // namespace gg::audit::style
