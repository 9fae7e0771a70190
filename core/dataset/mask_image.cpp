#include "core/dataset/mask_image.h"

#include "core/base/error.h"
#include "core/dataset/image_decode.h"
#include "core/dataset/image_gif.h"
#include "core/dataset/image_header.h"
#include "core/dataset/image_palette.h"
#include "core/dataset/image_tiff.h"
#include "core/dataset/mask_values.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace gg::dataset
{
namespace
{

/// A JPEG of a grey mask has colours this far from grey.
constexpr int greyWithin = 24;

bool isGrey(std::uint32_t colour)
{
    const int red = static_cast<int>(colour >> 16U & 0xFFU);
    const int green = static_cast<int>(colour >> 8U & 0xFFU);
    const int blue = static_cast<int>(colour & 0xFFU);
    return std::max({red, green, blue}) - std::min({red, green, blue}) <= 8;
}

std::uint8_t luminance(std::uint32_t colour)
{
    const std::uint32_t red = colour >> 16U & 0xFFU;
    const std::uint32_t green = colour >> 8U & 0xFFU;
    const std::uint32_t blue = colour & 0xFFU;
    return static_cast<std::uint8_t>((299 * red + 587 * green + 114 * blue + 500) / 1000);
}

/// Palettes of black and white are binary masks wherever white stands (index 251 in one of the Macintosh palettes), and so are
/// palettes of greys only. In any other palette the index is the class, although some classes may look grey (the cars of Pascal
/// VOC).
bool meansGreys(const cv::Mat& indices, const std::vector<std::uint32_t>& palette)
{
    if (std::all_of(palette.begin(), palette.end(), isGrey)) {
        return true;
    }
    const MaskHistogram histogram = histogramOf(indices);
    bool white = false;
    bool black = true;
    for (std::size_t i = 0; i < histogram.size(); ++i) {
        const std::uint32_t colour = i < palette.size() ? palette[i] : 0;
        if (histogram[i] > 0 && !isGrey(colour)) {
            return false;
        }
        white = white || (histogram[i] > 0 && luminance(colour) > 250);
        black = black && (histogram[i] == 0 || luminance(colour) < 5);
    }
    return white || black;
}

MaskImage ofPalette(const cv::Mat& indices, std::vector<std::uint32_t> palette)
{
    MaskImage mask{.values = indices, .encoding = MaskEncoding::Palette};
    if (!meansGreys(indices, palette)) {
        mask.kind = numberOfValues(histogramOf(indices)) == 1 && cv::countNonZero(indices) == 0 ? MaskValues::Uniform
                                                                                                  : MaskValues::Classes;
        mask.table = std::move(palette);
        return mask;
    }
    cv::Mat table(1, 256, CV_8U, cv::Scalar(0));
    for (std::size_t i = 0; i < std::min<std::size_t>(palette.size(), 256); ++i) {
        table.at<std::uint8_t>(0, static_cast<int>(i)) = luminance(palette[i]);
    }
    cv::LUT(indices, table, mask.values);
    mask.kind = kindOfValues(mask.values, ValueNoise::None);
    return mask;
}

MaskImage ofGrey(const cv::Mat& grey, ValueNoise noise)
{
    return {.values = grey, .encoding = MaskEncoding::Grey, .kind = kindOfValues(grey, noise)};
}

/// 16-bit and floating point values of one channel.
MaskImage ofDeepGrey(const cv::Mat& deep)
{
    double largest = 0;
    cv::minMaxLoc(deep, nullptr, &largest);
    cv::Mat grey;
    if (deep.depth() != CV_16U) {
        deep.convertTo(grey, CV_8U, largest <= 1.0 ? 255.0 : 1.0);  // floating point masks run from 0 to 1
        return ofGrey(grey, ValueNoise::None);
    }
    if (largest <= 255) {
        deep.convertTo(grey, CV_8U);
        return ofGrey(grey, ValueNoise::None);
    }
    MaskImage numbered{.values = {}, .encoding = MaskEncoding::Grey, .kind = MaskValues::Classes};
    if (!scaledFrom8Bit(deep) && indexNumbers(deep, numbered.values, numbered.table)) {
        if (numbered.table.size() == 2) {
            numbered.kind = MaskValues::TwoValues;
        }
        return numbered;
    }
    deep.convertTo(grey, CV_8U, 1.0 / 257.0);
    return ofGrey(grey, ValueNoise::None);
}

cv::Mat greyOfDeep(const cv::Mat& colour)
{
    cv::Mat out;
    colour.convertTo(out, CV_8U, colour.depth() == CV_16U ? 1.0 / 257.0 : 255.0);
    return out;
}

/// Red, green and blue of 8 bits. Two colours are a binary mask, whatever they are; more are classes.
MaskImage ofColour(const cv::Mat& bgr, ValueNoise noise)
{
    if (farthestFromGrey(bgr) <= (noise == ValueNoise::Lossy ? greyWithin : 8)) {
        cv::Mat grey;
        cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
        return ofGrey(grey, noise);
    }
    MaskImage mask{.values = {}, .encoding = MaskEncoding::Colour, .kind = MaskValues::Classes};
    if (!indexColours(bgr, noise, mask.values, mask.table)) {
        mask.table.clear();
        mask.encoding = MaskEncoding::Grey;
        cv::cvtColor(bgr, mask.values, cv::COLOR_BGR2GRAY);
        mask.kind = kindOfValues(mask.values, noise);
    } else if (mask.table.size() == 1) {
        mask.kind = MaskValues::Uniform;
    } else if (mask.table.size() == 2) {
        mask.kind = MaskValues::TwoValues;
    }
    return mask;
}

MaskImage ofTransparent(const cv::Mat& bgr, const cv::Mat& alpha)
{
    double least = 0;
    double most = 0;
    cv::minMaxLoc(alpha, &least, &most);
    if (least == most) {
        return ofColour(bgr, ValueNoise::None);
    }
    // Where the colours say nothing, the shape is what is opaque; else what cannot be seen is background.
    cv::Mat opaque = bgr.clone();
    opaque.setTo(cv::Scalar::all(0), alpha == 0);
    const bool oneColour = colourIsConstant(bgr, alpha > 0);
    MaskImage mask = oneColour ? ofGrey(alpha, ValueNoise::None) : ofColour(opaque, ValueNoise::None);
    if (oneColour) {
        mask.encoding = MaskEncoding::Alpha;
    }
    return mask;
}

MaskImage ofPixels(const cv::Mat& pixels, ValueNoise noise)
{
    if (pixels.channels() == 1) {
        return pixels.depth() == CV_8U ? ofGrey(pixels, noise) : ofDeepGrey(pixels);
    }
    const cv::Mat shallow = pixels.depth() == CV_8U ? pixels : greyOfDeep(pixels);
    std::vector<cv::Mat> channels;
    cv::split(shallow, channels);
    if (channels.size() == 2) {
        cv::Mat bgr;
        cv::merge(std::vector<cv::Mat>{channels[0], channels[0], channels[0]}, bgr);
        return ofTransparent(bgr, channels[1]);
    }
    if (channels.size() == 4) {
        cv::Mat bgr;
        cv::merge(std::vector<cv::Mat>{channels[0], channels[1], channels[2]}, bgr);
        return ofTransparent(bgr, channels[3]);
    }
    return ofColour(shallow, noise);
}

MaskImage readTiffMask(const std::string& file, const std::string& bytes)
{
    const TiffInfo info = readTiffInfo(file);
    MaskImage mask;
    if (info.palette && info.bits <= 8 && info.samples == 1 && !info.tiled) {
        const auto [indices, palette] = readTiffPalette(file, info);
        mask = ofPalette(indices, palette);
    } else if (isColourTaggedGrey(info)) {
        mask = ofColour(readColourTaggedGrey(file, info), ValueNoise::None);
    } else {
        mask = ofPixels(decodePicture(file, bytes, cv::IMREAD_UNCHANGED), ValueNoise::None);
    }
    mask.bits = info.bits;
    mask.pages = info.pages;
    return mask;
}

MaskImage readGifMask(const std::string& file, const std::string& bytes)
{
    const GifPicture gif = readGif(file, bytes);
    MaskImage mask = ofPalette(gif.indices, gif.palette);
    mask.pages = gif.pictures;
    return mask;
}

MaskImage readPngMask(const std::string& file, const std::string& bytes)
{
    if (auto indexed = readPngPalette(file, bytes)) {
        return ofPalette(indexed->indices, std::move(indexed->palette));
    }
    const cv::Mat pixels = decodePicture(file, bytes, cv::IMREAD_UNCHANGED);
    MaskImage mask = ofPixels(pixels, ValueNoise::None);
    mask.bits = pngBits(bytes);
    return mask;
}

}  // namespace

MaskImage readMask(const std::string& file)
{
    const std::string bytes = readCompletePicture(file);
    switch (imageKind(bytes)) {
    case ImageKind::Png:
        return readPngMask(file, bytes);
    case ImageKind::Gif:
        return readGifMask(file, bytes);
    case ImageKind::Tiff:
        return readTiffMask(file, bytes);
    case ImageKind::Jpeg:
        return ofPixels(decodePicture(file, bytes, cv::IMREAD_ANYCOLOR), ValueNoise::Lossy);
    case ImageKind::WebP:
        return ofPixels(decodePicture(file, bytes, cv::IMREAD_UNCHANGED), ValueNoise::Lossy);
    default:
        return ofPixels(decodePicture(file, bytes, cv::IMREAD_UNCHANGED), ValueNoise::None);
    }
}

cv::Mat maskGrey(const MaskImage& mask)
{
    const bool indexed = !mask.table.empty();
    if (mask.kind != MaskValues::Classes && !indexed) {
        return mask.values;
    }
    cv::Mat table(1, 256, CV_8U, cv::Scalar(255));
    table.at<std::uint8_t>(0, 0) = 0;
    // In a table of colours, 255 is one colour of many.
    const bool numbers = mask.encoding == MaskEncoding::Palette || !indexed;
    if (numbers && mask.kind == MaskValues::Classes) {
        table.at<std::uint8_t>(0, ignoredValue) = 0;
    }
    cv::Mat out;
    cv::LUT(mask.values, table, out);
    return out;
}

std::string_view maskKindName(MaskEncoding encoding, MaskValues kind)
{
    if (kind == MaskValues::Classes) {
        switch (encoding) {
        case MaskEncoding::Palette:
            return "palette, index = class number";
        case MaskEncoding::Colour:
            return "colour = class";
        case MaskEncoding::Grey:
        case MaskEncoding::Alpha:
            return "grey value = class number";
        }
    }
    if (encoding == MaskEncoding::Alpha) {
        return "opaque = foreground";
    }
    if (encoding == MaskEncoding::Colour) {
        return "two colours, foreground and background";
    }
    switch (kind) {
    case MaskValues::ZeroOne:
        return "0 and 1";
    case MaskValues::BlackWhite:
        return encoding == MaskEncoding::Palette ? "palette of black and white" : "0 and 255";
    case MaskValues::TwoValues:
        return "two grey values, foreground is the higher";
    case MaskValues::Uniform:
        return "one value";
    case MaskValues::Greys:
    case MaskValues::Classes:
        break;
    }
    return "grey values, foreground above 127";
}

}  // namespace gg::dataset
