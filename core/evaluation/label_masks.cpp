#include "core/evaluation/label_masks.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace gg::evaluation {
namespace {

using dataset::MaskEncoding;
using dataset::MaskImage;
using dataset::MaskSense;
using dataset::MaskValues;

bool isColoured(const MaskGlance& mask)
{
    return mask.encoding == MaskEncoding::Colour;
}

/// Grey masks with soft edges or of black and white cannot be classes, those of a few numbers cannot be anything else; 0 and 1, or two
/// values, fit both.
bool masksHoldClasses(const std::vector<MaskGlance>& masks)
{
    std::size_t classes = 0;
    std::size_t foreground = 0;
    for (const MaskGlance& mask : masks) {
        classes += mask.kind == MaskValues::Classes ? 1U : 0U;
        foreground += mask.kind == MaskValues::BlackWhite || mask.kind == MaskValues::Greys ? 1U : 0U;
    }
    return classes > foreground;
}

/// Masks of two colours each are classes where the set has more than two.
bool coloursAreClasses(const std::vector<MaskGlance>& masks)
{
    std::set<Key> colours;
    std::size_t coloured = 0;
    for (const MaskGlance& mask : masks) {
        if (isColoured(mask)) {
            ++coloured;
            colours.insert(mask.table.begin(), mask.table.end());
        }
    }
    return coloured * 2 > masks.size() && colours.size() > 2;
}

/// Foreground and background, or degrees of it.
bool saysForegroundAlone(const std::vector<MaskGlance>& masks)
{
    return std::any_of(masks.begin(), masks.end(),
                       [](const MaskGlance& m) { return m.kind == MaskValues::BlackWhite || m.kind == MaskValues::Greys; })
           && !masksHoldClasses(masks) && !coloursAreClasses(masks);
}

bool hasDegrees(const MaskGlance& mask)
{
    return mask.encoding == MaskEncoding::Grey && mask.table.empty() && mask.distinct > 2;
}

std::array<Key, 256> foregroundKeys()
{
    std::array<Key, 256> keys{};
    keys.fill(noKey);
    keys[0] = 0;
    keys[1] = 1;
    return keys;
}

/// 0 and 1, and no label where a mask of class numbers says that a pixel does not count.
cv::Mat binaryLabels(const MaskImage& mask, MaskSense sense, bool voidNumber)
{
    cv::Mat labels = dataset::binariseMask(dataset::maskGrey(mask), sense);
    const bool numbers = mask.kind == MaskValues::Classes && (mask.encoding == MaskEncoding::Palette || mask.table.empty());
    if (numbers && voidNumber) {
        labels.setTo(metrics::noLabel, mask.values == dataset::ignoredValue);
    }
    return labels;
}

Key greyColour(std::size_t value)
{
    return static_cast<Key>(value * 0x010101U);
}

Key numberOf(Key colour, const std::vector<Key>& palette)
{
    const auto at = std::find(palette.begin(), palette.end(), colour);
    return at == palette.end() ? noKey : static_cast<Key>(at - palette.begin());
}

/// What the values of a mask of classes stand for, in a set that reads its classes as `reading` says.
std::array<Key, 256> classKeys(const MaskImage& mask, const MaskReading& reading)
{
    std::array<Key, 256> keys{};
    const bool coloured = mask.encoding == MaskEncoding::Colour;
    for (std::size_t value = 0; value < keys.size(); ++value) {
        const Key entry = value < mask.table.size() ? mask.table[value] : noKey;
        if (reading.colours) {
            keys[value] = mask.table.empty() || mask.encoding == MaskEncoding::Grey ? greyColour(value) : entry;
        } else if (coloured) {
            keys[value] = numberOf(entry, reading.palette);
        } else if (mask.encoding == MaskEncoding::Grey && !mask.table.empty()) {
            keys[value] = entry;
        } else {
            keys[value] = static_cast<Key>(value);
        }
        if (!reading.colours && reading.voidNumber && keys[value] == dataset::ignoredValue) {
            keys[value] = noKey;
        }
    }
    return keys;
}

LabelMask classLabels(const MaskImage& mask, const MaskReading& reading)
{
    const bool coloured = mask.encoding == MaskEncoding::Colour;
    const bool fits = reading.colours ? coloured || mask.encoding == MaskEncoding::Palette || mask.kind == MaskValues::Uniform
                                      : !coloured || !reading.palette.empty();
    return {.labels = mask.values, .keys = classKeys(mask, reading), .probability = {}, .otherEncoding = !fits};
}

}  // namespace

MaskGlance glanceAt(const MaskImage& mask)
{
    std::array<bool, 256> seen{};
    for (int y = 0; y < mask.values.rows; ++y) {
        const auto* row = mask.values.ptr<std::uint8_t>(y);
        for (int x = 0; x < mask.values.cols; ++x) {
            seen[row[x]] = true;
        }
    }
    MaskGlance glance{.encoding = mask.encoding, .kind = mask.kind, .distinct = 0, .highest = 0, .table = mask.table};
    for (std::size_t value = 0; value < seen.size(); ++value) {
        if (seen[value]) {
            ++glance.distinct;
            glance.highest = static_cast<int>(value);
        }
    }
    return glance;
}

MaskReading decideReading(const std::vector<MaskGlance>& truth, const std::vector<MaskGlance>& predicted, bool painted,
                          std::size_t declaredClasses, const SegmentationOptions& options)
{
    MaskReading reading{.truthSense = options.truthSense, .predictedSense = options.predictedSense};
    const bool truthClasses = painted ? declaredClasses > 1 && !saysForegroundAlone(predicted)
                                      : (declaredClasses > 1 && !saysForegroundAlone(truth)) || coloursAreClasses(truth)
                                            || masksHoldClasses(truth);
    reading.meaning = options.meaning.value_or(truthClasses ? MaskMeaning::Classes : MaskMeaning::Foreground);
    reading.colours = reading.meaning == MaskMeaning::Classes && coloursAreClasses(truth);
    const auto withPalette = std::find_if(truth.begin(), truth.end(), [](const MaskGlance& mask) {
        return mask.encoding == MaskEncoding::Palette && !mask.table.empty();
    });
    if (withPalette != truth.end()) {
        reading.palette = withPalette->table;
    }
    for (const MaskGlance& mask : predicted) {
        if (mask.encoding == MaskEncoding::Grey) {
            reading.highestPredicted = std::max(reading.highestPredicted, mask.highest);
        }
    }
    const bool degrees = std::any_of(predicted.begin(), predicted.end(), hasDegrees);
    reading.predictedAs = options.predictedAs.value_or(degrees ? PredictedAs::Probabilities : PredictedAs::Labels);
    return reading;
}

LabelMask trueLabels(const MaskImage& mask, const MaskReading& reading)
{
    if (reading.meaning == MaskMeaning::Classes) {
        return classLabels(mask, reading);
    }
    return {.labels = binaryLabels(mask, reading.truthSense, reading.voidNumber),
            .keys = foregroundKeys(),
            .probability = {},
            .otherEncoding = mask.kind == MaskValues::Classes};
}

LabelMask predictedLabels(const MaskImage& mask, const MaskReading& reading)
{
    if (reading.meaning == MaskMeaning::Classes) {
        return classLabels(mask, reading);
    }
    LabelMask out{.labels = {}, .keys = foregroundKeys(), .probability = {}, .otherEncoding = false};
    const bool degrees = mask.encoding == MaskEncoding::Grey && mask.table.empty();
    if (reading.predictedAs == PredictedAs::Probabilities && degrees) {
        out.probability = mask.values;
        if (reading.predictedSense == MaskSense::ForegroundDark) {
            cv::bitwise_not(mask.values, out.probability);
        }
        cv::threshold(out.probability, out.labels, metrics::middleThreshold, 1, cv::THRESH_BINARY);
        return out;
    }
    out.labels = dataset::binariseMask(dataset::maskGrey(mask), reading.predictedSense);
    out.otherEncoding = mask.kind == MaskValues::Classes;
    return out;
}

LabelMask paintedLabels(const cv::Mat& painted, const std::vector<Key>& classKeys, const MaskReading& reading)
{
    LabelMask out{.labels = painted, .keys = foregroundKeys(), .probability = {}, .otherEncoding = false};
    if (reading.meaning == MaskMeaning::Foreground) {
        cv::Mat table(1, 256, CV_8U, cv::Scalar(1));
        table.at<std::uint8_t>(0, 0) = 0;
        table.at<std::uint8_t>(0, metrics::noLabel) = metrics::noLabel;
        cv::LUT(painted, table, out.labels);
        return out;
    }
    for (std::size_t c = 0; c < classKeys.size() && c < 254; ++c) {
        out.keys[c + 1] = classKeys[c];
    }
    return out;
}

}  // namespace gg::evaluation
