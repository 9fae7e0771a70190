#include "core/audit/style/margins.h"

#include "core/audit/style/edge_model.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace gg::audit
{
namespace
{

/// Below it neither the middle nor the surroundings of a box hold enough pixels to be told apart.
constexpr double smallestExtent = 10;

bool canBeMeasured(const dataset::Rect& box, const cv::Mat& picture)
{
    const bool finite = std::isfinite(box.x) && std::isfinite(box.y) && std::isfinite(box.width) && std::isfinite(box.height);
    if (!finite || box.width < smallestExtent || box.height < smallestExtent) {
        return false;
    }
    const double middleX = box.x + box.width / 2;
    const double middleY = box.y + box.height / 2;
    return middleX >= 0 && middleY >= 0 && middleX < picture.cols && middleY < picture.rows;
}

/// The mean of the likelihood, taken as straight lines between its values, over a range of margins; 0 where it does not reach.
float meanOver(std::span<const float> likelihood, float first, float from, float to)
{
    constexpr int steps = 8;
    float sum = 0;
    for (int i = 0; i < steps; ++i) {
        const float at = from + (to - from) * (static_cast<float>(i) + 0.5F) / steps - first;
        const auto below = static_cast<int>(std::floor(at));
        const float share = at - static_cast<float>(below);
        const auto value = [&](int index) {
            return index < 0 || index >= static_cast<int>(likelihood.size()) ? 0 : likelihood[static_cast<std::size_t>(index)];
        };
        sum += (1 - share) * value(below) + share * value(below + 1);
    }
    return sum / steps;
}

/// Where the likelihood, smoothed over three values, is highest; between values by the parabola through the top.
float likeliest(std::span<const float> likelihood, float first)
{
    const auto value = [&](std::ptrdiff_t i) {
        return likelihood[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, std::ssize(likelihood) - 1))];
    };
    const auto smooth = [&](std::ptrdiff_t i) { return 0.25F * value(i - 1) + 0.5F * value(i) + 0.25F * value(i + 1); };
    std::ptrdiff_t best = 0;
    for (std::ptrdiff_t i = 1; i < std::ssize(likelihood); ++i) {
        best = smooth(i) > smooth(best) ? i : best;
    }
    const float left = smooth(best - 1);
    const float right = smooth(best + 1);
    const float curvature = left - 2 * smooth(best) + right;
    const float shift = curvature < 0 ? std::clamp(0.5F * (left - right) / curvature, -0.5F, 0.5F) : 0.0F;
    return first + static_cast<float>(best) + shift;
}

/// ln(number of values) minus the entropy.
float information(std::span<const float> likelihood)
{
    float total = 0;
    float sum = 0;
    std::size_t values = 0;
    for (const float p : likelihood) {
        if (p > 0) {
            total += p;
            sum += p * std::log(p);
            ++values;
        }
    }
    return std::max(0.0F, std::log(static_cast<float>(values)) + sum / total - std::log(total));
}

}  // namespace

void setSide(BoxMargins& margins, std::size_t side, std::span<const float> likelihood, float firstMargin)
{
    std::array<float, marginRanges> mean{};
    float best = 0;
    for (std::size_t range = 0; range < marginRanges; ++range) {
        mean[range] = meanOver(likelihood, firstMargin, marginBorders[range], marginBorders[range + 1]);
        best = std::max(best, mean[range]);
    }
    if (!(best > 0)) {
        return;
    }
    for (std::size_t range = 0; range < marginRanges; ++range) {
        const float down = std::log(best / std::max(mean[range], best * 1e-4F)) / BoxMargins::unit;
        margins.unlikelihood[side][range] = static_cast<std::uint8_t>(std::min(255.0F, std::round(down)));
    }
    margins.margin[side] = likeliest(likelihood, firstMargin);
    margins.evidence[side] = information(likelihood);
}

std::vector<BoxMargins> measureMargins(const cv::Mat& picture, std::span<const dataset::Rect> boxesInPixels)
{
    std::vector<BoxMargins> all(boxesInPixels.size());
    if (picture.empty() || (picture.type() != CV_8UC1 && picture.type() != CV_8UC3)) {
        return all;
    }
    const auto sides = std::make_unique<style::BoxSides>();
    for (std::size_t i = 0; i < boxesInPixels.size(); ++i) {
        if (!canBeMeasured(boxesInPixels[i], picture)) {
            continue;
        }
        style::measureSides(picture, boxesInPixels[i], *sides);
        for (std::size_t side = 0; side < sides->patches.size(); ++side) {
            if (!sides->measurable[side]) {
                continue;
            }
            // An edge that lies outwards of the side is cut by it: the margin is the other way round.
            style::EdgePosterior posterior =
                style::locateEdge(style::fittedEdgeWeights(), sides->features[side], sides->ranges[side]);
            std::reverse(posterior.begin(), posterior.end());
            setSide(all[i], side, posterior, sides->patches[side].remainder - style::reach);
            all[i].margin[side] *= static_cast<float>(sides->thickness);
        }
    }
    return all;
}

}  // namespace gg::audit
