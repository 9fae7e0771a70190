#include "core/audit/style/edge_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gg::audit::style
{
namespace
{

constexpr int fewestSamples = 6;
/// A side nearer to the picture's border than this is where the picture cuts the object: there is no margin to measure.
constexpr int borderRows = 2;

float score(const EdgeWeights& weights, const float* x)
{
    float total = 0;
    for (std::size_t unit = 0; unit < units; ++unit) {
        float sum = weights.bias[unit];
        for (std::size_t i = 0; i < inputs; ++i) {
            sum += weights.input[unit][i] * x[i];
        }
        total += weights.output[unit] * std::tanh(sum);
    }
    return total;
}

}  // namespace

Range edgeRange(const SidePatch& patch, double extent)
{
    // An edge is not looked for in the middle of the box, where object's parts meet.
    const int inwards = static_cast<int>(0.45 * std::min(extent, 1000.0));
    return {std::max(-reach, -inwards), std::min(reach, patch.outermost)};
}

EdgePosterior locateEdge(const EdgeWeights& weights, const LineFeatures& features, const Range& range)
{
    EdgePosterior posterior{};
    float highest = std::numeric_limits<float>::lowest();
    for (int place = range.lowest; place <= range.highest; ++place) {
        const float value = score(weights, features.rows[rowIndex(place + firstTap)].data());
        posterior[static_cast<std::size_t>(place + reach)] = value;
        highest = std::max(highest, value);
    }
    float total = 0;
    for (int place = range.lowest; place <= range.highest; ++place) {
        float& value = posterior[static_cast<std::size_t>(place + reach)];
        value = std::exp(value - highest);
        total += value;
    }
    for (float& value : posterior) {
        value /= total;
    }
    return posterior;
}

void measureSides(const cv::Mat& picture, const dataset::Rect& box, BoxSides& sides)
{
    sides.thickness = thicknessFor(box);
    for (std::size_t side = 0; side < allSides.size(); ++side) {
        cutSide(picture, box, allSides[side], sides.thickness, sides.patches[side]);
    }
    const ColourModel colours(picture, box, sides.patches);
    for (std::size_t side = 0; side < allSides.size(); ++side) {
        const SidePatch& patch = sides.patches[side];
        sides.measurable[side] = patch.samples >= fewestSamples && patch.outermost >= borderRows;
        if (sides.measurable[side]) {
            measureLines(patch, colours, side, sides.features[side]);
            sides.ranges[side] = edgeRange(patch, (side % 2 == 0 ? box.width : box.height) / sides.thickness);
        }
    }
}

}  // namespace gg::audit::style
