#include "core/audit/mask_sketch.h"

#include "core/audit/fact_bytes.h"
#include "core/base/error.h"
#include "core/io/image_codec.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace gg::audit
{
namespace
{

constexpr std::uint8_t version = 1;
constexpr int cells = sketchSide * sketchSide;
constexpr int longestRun = 255;
/// Planes are stored in bytes: lightness over its range, logarithms around the middle.
constexpr double lightnessScale = 2.55;
constexpr double logScale = 2.5;
constexpr double logMiddle = 128;
/// Added to colours in [0, 1] before their logarithm: noise in the dark is no colour.
constexpr float darkness = 0.06F;
constexpr double logUnit = 20;

[[noreturn]] void damaged()
{
    throw Error(ErrorCode::Malformed, {}, "The stored sketch is damaged. It has to be measured again.");
}

/// Pairs of a length and a value.
std::string packed(const cv::Mat& grid)
{
    std::string out;
    const auto* at = grid.ptr<std::uint8_t>();
    for (int i = 0; i < cells;) {
        int run = 1;
        while (run < longestRun && i + run < cells && at[i + run] == at[i]) {
            ++run;
        }
        out.push_back(static_cast<char>(run));
        out.push_back(static_cast<char>(at[i]));
        i += run;
    }
    return out;
}

cv::Mat plane(const cv::Mat& stack, int index)
{
    cv::Mat out;
    stack.rowRange(index * sketchSide, (index + 1) * sketchSide).convertTo(out, CV_32F);
    return out;
}

cv::Mat colourLogarithm(const cv::Mat& over, const cv::Mat& under)
{
    cv::Mat a;
    cv::Mat b;
    cv::log(over + darkness, a);
    cv::log(under + darkness, b);
    return (a - b) * logUnit;
}

}  // namespace

MaskSketch sketchMask(const dataset::MaskImage& mask)
{
    const cv::Size size(sketchSide, sketchSide);
    cv::Mat grid;
    if (mask.values.empty()) {
        return {};
    }
    if (mask.kind == dataset::MaskValues::Classes) {
        cv::resize(mask.values, grid, size, 0, 0, cv::INTER_NEAREST);
        return {.classes = true, .packed = packed(grid)};
    }
    // Shares in steps of 1/32 are as good as finer ones, and pack better.
    const cv::Mat bright = dataset::binariseMask(dataset::maskGrey(mask)) * 255;
    cv::resize(bright, grid, size, 0, 0, cv::INTER_AREA);
    cv::Mat steps;
    grid.convertTo(steps, CV_8U, 32.0 / 255.0);
    steps.convertTo(grid, CV_8U, 255.0 / 32.0);
    return {.classes = false, .packed = packed(grid)};
}

cv::Mat unpacked(const MaskSketch& sketch)
{
    cv::Mat out(sketchSide, sketchSide, CV_8U);
    auto* to = out.ptr<std::uint8_t>();
    int at = 0;
    for (std::size_t i = 0; i + 1 < sketch.packed.size(); i += 2) {
        const int run = static_cast<unsigned char>(sketch.packed[i]);
        if (run > cells - at) {
            damaged();
        }
        std::fill_n(to + at, run, static_cast<std::uint8_t>(sketch.packed[i + 1]));
        at += run;
    }
    if (at != cells) {
        damaged();
    }
    return out;
}

PictureEdges measureEdges(const cv::Mat& picture, cv::Size size)
{
    cv::Mat small;
    cv::resize(picture, small, cv::Size(sketchSide, sketchSide), 0, 0, cv::INTER_AREA);
    small.convertTo(small, CV_32F, 1.0 / 255.0);
    cv::Mat lab;
    cv::cvtColor(small, lab, cv::COLOR_BGR2Lab);
    cv::Mat lightness;
    cv::extractChannel(lab, lightness, 0);
    std::vector<cv::Mat> bgr;
    cv::split(small, bgr);
    cv::Mat stack(3 * sketchSide, sketchSide, CV_8U);
    const auto part = [&](int index) { return stack.rowRange(index * sketchSide, (index + 1) * sketchSide); };
    lightness.convertTo(part(0), CV_8U, lightnessScale);
    colourLogarithm(bgr[2], bgr[1]).convertTo(part(1), CV_8U, logScale, logMiddle);
    colourLogarithm(bgr[0], bgr[1]).convertTo(part(2), CV_8U, logScale, logMiddle);
    std::vector<std::uint8_t> bytes;
    io::encodeImage(".jpg", stack, bytes, {cv::IMWRITE_JPEG_QUALITY, 95});
    return {.size = size, .sketch = std::string(bytes.begin(), bytes.end())};
}

PicturePlanes unpacked(const PictureEdges& edges)
{
    if (edges.sketch.empty()) {
        damaged();
    }
    const cv::Mat bytes(1, static_cast<int>(edges.sketch.size()), CV_8U, const_cast<char*>(edges.sketch.data()));
    const cv::Mat stack = io::decodeImage(bytes, cv::IMREAD_GRAYSCALE);
    if (stack.cols != sketchSide || stack.rows != 3 * sketchSide) {
        damaged();
    }
    return {.lightness = plane(stack, 0) / lightnessScale,
            .red = (plane(stack, 1) - logMiddle) / logScale,
            .blue = (plane(stack, 2) - logMiddle) / logScale};
}

std::string toBytes(const PictureEdges& edges)
{
    FactWriter out(version);
    out.small(static_cast<std::uint32_t>(edges.size.width));
    out.small(static_cast<std::uint32_t>(edges.size.height));
    out.text(edges.sketch);
    return out.finish();
}

PictureEdges pictureEdgesFromBytes(std::string_view bytes)
{
    FactReader in(bytes, version);
    PictureEdges edges;
    edges.size.width = static_cast<int>(in.small());
    edges.size.height = static_cast<int>(in.small());
    edges.sketch = in.text();
    in.finish();
    return edges;
}

bool samePicture(const PictureEdges* a, const PictureEdges* b)
{
    if (a == nullptr || b == nullptr) {
        return false;
    }
    if (*a == *b) {
        return true;
    }
    // The same picture, encoded again.
    const PicturePlanes first = unpacked(*a);
    const PicturePlanes second = unpacked(*b);
    constexpr double levels = 1.5;
    return cv::norm(first.lightness, second.lightness, cv::NORM_L1) / cells < levels;
}

bool liesOnNothing(const MaskSketch& mask, const PictureEdges& picture)
{
    if (mask.classes || mask.packed.empty() || picture.sketch.empty()) {
        return false;
    }
    cv::Mat covered = unpacked(mask) > 127;
    if (cv::countNonZero(covered) == 0) {
        return false;
    }
    // With a cell around: an object's edge may lie just outside of it.
    cv::dilate(covered, covered, cv::Mat());
    const cv::Mat lightness = unpacked(picture).lightness;
    constexpr double nothing = 1.5;   // of 100; what JPEG leaves of one colour
    constexpr double something = 10;
    double least = 0;
    double most = 0;
    cv::minMaxLoc(lightness, &least, &most, nullptr, nullptr, covered);
    if (most - least > nothing) {
        return false;
    }
    cv::minMaxLoc(lightness, &least, &most);
    return most - least > something;
}

}  // namespace gg::audit
