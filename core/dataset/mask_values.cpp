#include "core/dataset/mask_values.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <map>
#include <unordered_map>

namespace gg::dataset
{
namespace
{

constexpr std::size_t mostColours = 128;
/// Small whole numbers are class numbers even where they are scattered.
constexpr int highestScattered = 63;
/// A value lies in patches when so much of it does; a mask of classes has so many such values.
constexpr double patchyValue = 0.3;
constexpr double patchyShare = 0.5;
/// A lossy file spreads every value so far.
constexpr int lossyReach = 10;
constexpr int lossyColourReach = 60;
constexpr double smallestLossyColour = 0.002;

struct Range {
    int lowest = 0;
    int highest = 0;
};

Range rangeOf(const MaskHistogram& histogram)
{
    Range range{.lowest = 255, .highest = 0};
    for (int v = 0; v < 256; ++v) {
        if (histogram[static_cast<std::size_t>(v)] > 0) {
            range.lowest = std::min(range.lowest, v);
            range.highest = std::max(range.highest, v);
        }
    }
    return range;
}

/// By value: how many pixels have their right and their lower neighbour's value.
MaskHistogram patchesOf(const cv::Mat& values)
{
    MaskHistogram out{};
    for (int y = 0; y + 1 < values.rows; ++y) {
        const auto* row = values.ptr<std::uint8_t>(y);
        const auto* below = values.ptr<std::uint8_t>(y + 1);
        for (int x = 0; x + 1 < values.cols; ++x) {
            out[row[x]] += row[x] == row[x + 1] && row[x] == below[x] ? 1U : 0U;
        }
    }
    return out;
}

/// True where most of the values lie in patches of their own. In a mask that runs from black to white they also have to cover
/// more than white does: a dark patch in the corner of a binary mask is no class.
bool valuesArePatches(const cv::Mat& values, const MaskHistogram& histogram, Range range)
{
    const MaskHistogram patches = patchesOf(values);
    std::size_t patchy = 0;
    std::size_t distinct = 0;
    std::uint64_t between = 0;
    for (std::size_t v = 0; v < 256; ++v) {
        distinct += histogram[v] > 0 ? 1U : 0U;
        patchy += histogram[v] > 0 && patches[v] >= patchyValue * histogram[v] ? 1U : 0U;
        between += v > static_cast<std::size_t>(range.lowest) && v < static_cast<std::size_t>(range.highest) ? histogram[v] : 0;
    }
    const bool blackToWhite = range.lowest == 0 && range.highest == 255;
    return static_cast<double>(patchy) > patchyShare * static_cast<double>(distinct) && (!blackToWhite || between > histogram[255]);
}

std::uint32_t packed(const cv::Vec3b& bgr)
{
    return (std::uint32_t{bgr[2]} << 16U) | (std::uint32_t{bgr[1]} << 8U) | bgr[0];
}

int distance(std::uint32_t a, std::uint32_t b)
{
    const auto part = [&](unsigned shift) {
        return std::abs(static_cast<int>(a >> shift & 0xFFU) - static_cast<int>(b >> shift & 0xFFU));
    };
    return std::max({part(0), part(8), part(16)});
}

using ColourCounts = std::unordered_map<std::uint32_t, std::uint32_t>;

ColourCounts countColours(const cv::Mat& bgr, std::size_t most)
{
    ColourCounts counts;
    std::uint32_t last = 0;
    std::uint32_t run = 0;
    for (int y = 0; y < bgr.rows && counts.size() <= most; ++y) {
        const auto* row = bgr.ptr<cv::Vec3b>(y);
        for (int x = 0; x < bgr.cols; ++x) {
            const std::uint32_t colour = packed(row[x]);
            if (run > 0 && colour != last) {
                counts[last] += run;
                run = 0;
            }
            last = colour;
            ++run;
        }
    }
    if (run > 0) {
        counts[last] += run;
    }
    return counts;
}

/// The colours that are common, each the most frequent one of its neighbourhood.
std::vector<std::uint32_t> commonColours(const ColourCounts& counts, std::size_t pixels, int reach, double share)
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranked(counts.begin(), counts.end());
    std::sort(ranked.begin(), ranked.end(),
              [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    std::vector<std::uint32_t> out;
    for (const auto& [colour, count] : ranked) {
        if (out.size() > mostColours || static_cast<double>(count) < share * static_cast<double>(pixels)) {
            break;
        }
        if (std::none_of(out.begin(), out.end(), [&, c = colour](std::uint32_t known) { return distance(known, c) <= reach; })) {
            out.push_back(colour);
        }
    }
    return out;
}

std::uint32_t colourOfBorder(const cv::Mat& bgr)
{
    std::map<std::uint32_t, int> counts;
    for (int x = 0; x < bgr.cols; ++x) {
        ++counts[packed(bgr.at<cv::Vec3b>(0, x))];
        ++counts[packed(bgr.at<cv::Vec3b>(bgr.rows - 1, x))];
    }
    for (int y = 0; y < bgr.rows; ++y) {
        ++counts[packed(bgr.at<cv::Vec3b>(y, 0))];
        ++counts[packed(bgr.at<cv::Vec3b>(y, bgr.cols - 1))];
    }
    return std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

std::size_t nearest(const std::vector<std::uint32_t>& table, std::uint32_t colour)
{
    return static_cast<std::size_t>(
        std::min_element(table.begin(), table.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return distance(a, colour) < distance(b, colour); }) -
        table.begin());
}

}  // namespace

MaskHistogram histogramOf(const cv::Mat& values)
{
    // Neighbours mostly share their value; counting them in four tables keeps the processor from waiting for itself.
    std::array<MaskHistogram, 4> parts{};
    for (int y = 0; y < values.rows; ++y) {
        const auto* row = values.ptr<std::uint8_t>(y);
        int x = 0;
        for (; x + 3 < values.cols; x += 4) {
            ++parts[0][row[x]];
            ++parts[1][row[x + 1]];
            ++parts[2][row[x + 2]];
            ++parts[3][row[x + 3]];
        }
        for (; x < values.cols; ++x) {
            ++parts[0][row[x]];
        }
    }
    for (std::size_t v = 0; v < 256; ++v) {
        parts[0][v] += parts[1][v] + parts[2][v] + parts[3][v];
    }
    return parts[0];
}

int numberOfValues(const MaskHistogram& histogram)
{
    return static_cast<int>(std::count_if(histogram.begin(), histogram.end(), [](std::uint32_t count) { return count > 0; }));
}

MaskValues kindOfValues(const cv::Mat& values, ValueNoise noise)
{
    const MaskHistogram histogram = histogramOf(values);
    const int distinct = numberOfValues(histogram);
    const Range range = rangeOf(histogram);
    const auto [lowest, highest] = range;
    if (distinct <= 1) {
        return MaskValues::Uniform;
    }
    if (distinct == 2) {
        return lowest != 0 ? MaskValues::TwoValues
               : highest == 1 ? MaskValues::ZeroOne
               : highest == 255 ? MaskValues::BlackWhite
                                : MaskValues::TwoValues;
    }
    if (noise == ValueNoise::Lossy) {
        return MaskValues::Greys;  // class numbers do not survive it
    }
    const bool classes = highest <= highestScattered || valuesArePatches(values, histogram, range);
    return classes ? MaskValues::Classes : MaskValues::Greys;
}

int farthestFromGrey(const cv::Mat& bgr)
{
    int farthest = 0;
    for (int y = 0; y < bgr.rows; ++y) {
        const auto* row = bgr.ptr<cv::Vec3b>(y);
        for (int x = 0; x < bgr.cols; ++x) {
            const auto [least, most] = std::minmax({row[x][0], row[x][1], row[x][2]});
            farthest = std::max(farthest, most - least);
        }
    }
    return farthest;
}

bool colourIsConstant(const cv::Mat& bgr, const cv::Mat& where)
{
    std::uint32_t first = 0;
    bool known = false;
    for (int y = 0; y < bgr.rows; ++y) {
        for (int x = 0; x < bgr.cols; ++x) {
            if (where.at<std::uint8_t>(y, x) == 0) {
                continue;
            }
            const std::uint32_t colour = packed(bgr.at<cv::Vec3b>(y, x));
            if (known && colour != first) {
                return false;
            }
            first = colour;
            known = true;
        }
    }
    return true;
}

bool scaledFrom8Bit(const cv::Mat& deep)
{
    for (int y = 0; y < deep.rows; ++y) {
        const auto* row = deep.ptr<std::uint16_t>(y);
        if (std::any_of(row, row + deep.cols, [](std::uint16_t value) { return value % 257 != 0; })) {
            return false;
        }
    }
    return true;
}

bool indexNumbers(const cv::Mat& deep, cv::Mat& indices, std::vector<std::uint32_t>& table)
{
    std::vector<bool> seen(65536, false);
    for (int y = 0; y < deep.rows; ++y) {
        const auto* row = deep.ptr<std::uint16_t>(y);
        std::for_each(row, row + deep.cols, [&](std::uint16_t value) { seen[value] = true; });
    }
    std::vector<std::uint8_t> place(65536, 0);
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t value = 0; value < 65536; ++value) {
        if (seen[value] && numbers.size() < 256) {
            place[value] = static_cast<std::uint8_t>(numbers.size());
            numbers.push_back(value);
        }
    }
    if (numbers.size() > 255) {
        return false;
    }
    indices.create(deep.size(), CV_8U);
    for (int y = 0; y < deep.rows; ++y) {
        const auto* row = deep.ptr<std::uint16_t>(y);
        std::transform(row, row + deep.cols, indices.ptr<std::uint8_t>(y), [&](std::uint16_t value) { return place[value]; });
    }
    table = std::move(numbers);
    return true;
}

bool indexColours(const cv::Mat& bgr, ValueNoise noise, cv::Mat& indices, std::vector<std::uint32_t>& table)
{
    const bool lossy = noise == ValueNoise::Lossy;
    const ColourCounts counts = countColours(bgr, lossy ? std::numeric_limits<std::size_t>::max() : mostColours);
    if (!lossy && counts.size() > mostColours) {
        return false;
    }
    table = commonColours(counts, bgr.total(), lossy ? lossyColourReach : 0, lossy ? smallestLossyColour : 0);
    if (table.empty() || table.size() > mostColours) {
        return false;
    }
    if (lossy) {
        // A photograph has no colours that nearly all of its pixels lie close to.
        std::size_t far = 0;
        for (const auto& [colour, count] : counts) {
            far += distance(table[nearest(table, colour)], colour) > lossyColourReach / 2 ? count : 0;
        }
        if (table.size() > 32 || far * 20 > bgr.total()) {
            return false;
        }
    }
    const std::size_t black = nearest(table, 0);
    const bool hasBlack = distance(table[black], 0) <= (lossy ? lossyReach : 0);
    const std::size_t background = hasBlack ? black : nearest(table, colourOfBorder(bgr));
    std::rotate(table.begin(), table.begin() + static_cast<std::ptrdiff_t>(background),
                table.begin() + static_cast<std::ptrdiff_t>(background) + 1);
    ColourCounts place;
    for (const auto& [colour, count] : counts) {
        place[colour] = static_cast<std::uint32_t>(nearest(table, colour));
    }
    indices.create(bgr.size(), CV_8U);
    for (int y = 0; y < bgr.rows; ++y) {
        const auto* row = bgr.ptr<cv::Vec3b>(y);
        auto* out = indices.ptr<std::uint8_t>(y);
        std::uint32_t last = 0;
        std::uint8_t lastPlace = static_cast<std::uint8_t>(place.contains(0) ? place[0] : 0);
        for (int x = 0; x < bgr.cols; ++x) {
            if (const std::uint32_t colour = packed(row[x]); colour != last) {
                last = colour;
                lastPlace = static_cast<std::uint8_t>(place[colour]);
            }
            out[x] = lastPlace;
        }
    }
    return true;
}

int brightThreshold(const MaskHistogram& histogram)
{
    const auto [lowest, highest] = rangeOf(histogram);
    // Two values that are clearly apart are background and foreground, whatever they are.
    constexpr int clearlyApart = 16;
    if (highest <= 1) {
        return 0;
    }
    const bool binary = numberOfValues(histogram) == 2 && (lowest == 0 || highest - lowest >= clearlyApart);
    return binary ? lowest : 127;
}

}  // namespace gg::dataset
