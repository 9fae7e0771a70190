#include "core/audit/style/line_features.h"

#include <algorithm>
#include <cmath>

namespace gg::audit::style
{
namespace
{

using Samples = std::array<float, mostSamples>;
/// One colour a sample.
using Colours = std::array<Samples, 3>;

/// Rows from here on count as surroundings: further out than boxes are commonly drawn too wide.
constexpr int surroundingsFrom = 7;
/// Grey levels; differences below it are compression noise and are not told apart.
constexpr float noise = 2.0F;

Colours meanOfRows(const SidePatch& patch, int from, int to)
{
    Colours mean{};
    const auto count = static_cast<std::size_t>(patch.samples);
    const float scale = 1.0F / static_cast<float>(to - from + 1);
    for (std::size_t plane = 0; plane < 3; ++plane) {
        for (int row = from; row <= to; ++row) {
            const Samples& values = patch.planes[plane][rowIndex(row)];
            for (std::size_t s = 0; s < count; ++s) {
                mean[plane][s] += values[s] * scale;
            }
        }
    }
    return mean;
}

void distances(std::size_t count, const float* const (&a)[3], const float* const (&b)[3], Samples& out)
{
    for (std::size_t s = 0; s < count; ++s) {
        float sum = 0;
        for (std::size_t plane = 0; plane < 3; ++plane) {
            const float difference = a[plane][s] - b[plane][s];
            sum += difference * difference;
        }
        out[s] = std::sqrt(sum);
    }
}

/// ln of mean, fourth-power mean, and the largest mean of two neighbours.
void pool(const Samples& values, std::size_t count, float* out)
{
    float sum = 0;
    float fourth = 0;
    float top = count == 1 ? values[0] : 0;
    for (std::size_t s = 0; s < count; ++s) {
        const float square = values[s] * values[s];
        sum += values[s];
        fourth += square * square;
    }
    for (std::size_t s = 1; s < count; ++s) {
        top = std::max(top, 0.5F * (values[s] + values[s - 1]));
    }
    const float scale = 1.0F / static_cast<float>(count);
    out[0] = std::log(noise + sum * scale);
    out[1] = std::log(noise + std::sqrt(std::sqrt(fourth * scale)));
    out[2] = std::log(noise + top);
}

/// Mean, soft maximum, share above zero and maximum of the log ratios.
void poolColours(const SidePatch& patch, const ColourModel& colours, std::size_t side, int row, float* out)
{
    const auto count = static_cast<std::size_t>(patch.samples);
    float sum = 0;
    float exponentials = 0;
    float positive = 0;
    float best = -10;
    float previous = 0;
    for (std::size_t s = 0; s < count; ++s) {
        const float ratio = colours.logRatio(side, patch.colour(rowIndex(row), s));
        sum += ratio;
        exponentials += std::exp(std::min(ratio, 5.0F));
        positive += ratio > 0 ? 1.0F : 0.0F;
        best = s > 0 ? std::max(best, 0.5F * (ratio + previous)) : best;
        previous = ratio;
    }
    const float scale = 1.0F / static_cast<float>(count);
    // Factors bring the four to the spread of the logarithms above.
    out[0] = 0.5F * sum * scale;
    out[1] = std::log(0.1F + exponentials * scale);
    out[2] = 2 * positive * scale;
    out[3] = 0.5F * best;
}

void subtractMeans(LineFeatures& features)
{
    std::array<float, channels> mean{};
    for (const auto& row : features.rows) {
        for (std::size_t channel = 0; channel < channels; ++channel) {
            mean[channel] += row[channel] / patchRows;
        }
    }
    for (auto& row : features.rows) {
        for (std::size_t channel = 0; channel < channels; ++channel) {
            row[channel] -= mean[channel];
        }
    }
}

}  // namespace

std::size_t ColourModel::binOf(const Opponent& colour)
{
    const auto cell = [](float value) { return static_cast<std::size_t>(std::clamp(static_cast<int>(value), 0, 7)); };
    // Opponent colours of photographs seldom leave ±72 and ±48.
    return cell(colour.y / 32) * 64 + cell((colour.u + 72) / 18) * 8 + cell((colour.v + 48) / 12);
}

float ColourModel::countMiddle(const cv::Mat& picture, const dataset::Rect& box, Histogram& histogram)
{
    constexpr int grid = 24;
    float total = 0;
    for (int row = 0; row < grid; ++row) {
        const double y = box.y + box.height * (0.2 + 0.6 * (row + 0.5) / grid);
        for (int column = 0; column < grid; ++column) {
            const double x = box.x + box.width * (0.2 + 0.6 * (column + 0.5) / grid);
            if (x >= 0 && y >= 0 && x < picture.cols && y < picture.rows) {
                histogram[binOf(opponentAt(picture, static_cast<int>(x), static_cast<int>(y)))] += 1;
                total += 1;
            }
        }
    }
    return total;
}

float ColourModel::countAround(const SidePatch& patch, Histogram& histogram)
{
    float total = 0;
    for (int row = surroundingsFrom; row <= std::min(lastRow, patch.outermost); ++row) {
        for (std::size_t s = 0; s < static_cast<std::size_t>(patch.samples); ++s) {
            histogram[binOf(patch.colour(rowIndex(row), s))] += 1;
            total += 1;
        }
    }
    return total;
}

ColourModel::ColourModel(const cv::Mat& picture, const dataset::Rect& box, const std::array<SidePatch, 4>& sides)
{
    Histogram object{};
    const float objectTotal = countMiddle(picture, box, object);
    std::array<Histogram, 4> around{};
    std::array<float, 4> totals{};
    for (std::size_t side = 0; side < sides.size(); ++side) {
        totals[side] = countAround(sides[side], around[side]);
    }
    constexpr float unseen = 0.5F;  // counts added to each colour, so that one never seen has a finite ratio
    constexpr float unseenTotal = 20;
    for (std::size_t side = 0; side < sides.size(); ++side) {
        const float total = totals[0] + totals[1] + totals[2] + totals[3] + 2 * totals[side];
        const float normalise = (total + unseenTotal) / (objectTotal + unseenTotal);
        for (std::size_t bin = 0; bin < bins; ++bin) {
            const float outside = around[0][bin] + around[1][bin] + around[2][bin] + around[3][bin] + 2 * around[side][bin];
            m_ratio[side][bin] = std::log((object[bin] + unseen) / (outside + unseen) * normalise);
        }
    }
}

void measureLines(const SidePatch& patch, const ColourModel& colours, std::size_t side, LineFeatures& features)
{
    const auto count = static_cast<std::size_t>(patch.samples);
    const int outermost = std::min(lastRow, patch.outermost);
    const Colours around = meanOfRows(patch, std::min(surroundingsFrom, outermost), outermost);
    Samples work;
    for (int row = firstRow; row <= lastRow; ++row) {
        const auto here = [&](std::size_t index, std::size_t shift = 0) {
            return std::array{patch.planes[0][index].data() + shift, patch.planes[1][index].data() + shift,
                              patch.planes[2][index].data() + shift};
        };
        float* out = features.rows[rowIndex(row)].data();
        const auto [y, u, v] = here(rowIndex(row));
        const auto [innerY, innerU, innerV] = here(rowIndex(row - 1));
        distances(count, {y, u, v}, {innerY, innerU, innerV}, work);
        pool(work, count, out);
        const Colours outer = meanOfRows(patch, row, row + 2);
        const Colours inner = meanOfRows(patch, row - 3, row - 1);
        distances(count, {outer[0].data(), outer[1].data(), outer[2].data()}, {inner[0].data(), inner[1].data(), inner[2].data()},
                  work);
        pool(work, count, out + 3);
        distances(count, {y, u, v}, {around[0].data(), around[1].data(), around[2].data()}, work);
        pool(work, count, out + 6);
        distances(count - 1, {y + 1, u + 1, v + 1}, {y, u, v}, work);
        pool(work, count - 1, out + 9);
        poolColours(patch, colours, side, row, out + 12);
    }
    subtractMeans(features);
}

}  // namespace gg::audit::style
