#include "core/training/engine/mask_labels.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/mask_image.h"
#include "core/dataset/write/palette_png.h"
#include "core/evaluation/declared_classes.h"
#include "core/evaluation/painted_truth.h"
#include "core/training/engine/samples.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <optional>
#include <set>

namespace gg::training {
namespace {

using evaluation::Key;
using evaluation::LabelMask;
using evaluation::noKey;

/// As many as the evaluation looks at before it reads all.
constexpr std::size_t mostGlances = 32;
constexpr std::size_t mostClasses = 254;

std::optional<evaluation::MaskMeaning> askedMeaning(recipe::MaskMeaning meaning)
{
    if (meaning == recipe::MaskMeaning::Auto) {
        return std::nullopt;
    }
    return meaning == recipe::MaskMeaning::Classes ? evaluation::MaskMeaning::Classes : evaluation::MaskMeaning::Foreground;
}

std::vector<evaluation::MaskGlance> glances(const std::vector<Sample>& samples, JobControl& control)
{
    const std::size_t count = std::min(mostGlances, samples.size());
    std::vector<std::optional<evaluation::MaskGlance>> seen(count);
    JobControl quiet(control.stopToken());
    parallelFor(count, 1, quiet, [&](std::size_t i) {
        try {
            seen[i] = evaluation::glanceAt(dataset::readMask(samples[i * samples.size() / count].mask));
        } catch (const Error&) {
            seen[i].reset();  // named when its turn comes
        }
    });
    std::vector<evaluation::MaskGlance> out;
    for (auto& glance : seen) {
        if (glance) {
            out.push_back(std::move(*glance));
        }
    }
    return out;
}

/// What stands for a class in one mask of the set at least.
std::set<Key> keysInMasks(const std::vector<Sample>& samples, const evaluation::MaskReading& reading, JobControl& control)
{
    std::set<Key> keys;
    std::mutex mutex;
    control.begin("Looking for classes", samples.size());
    parallelFor(samples.size(), 4, control, [&](std::size_t i) {
        try {
            const LabelMask mask = evaluation::trueLabels(dataset::readMask(samples[i].mask), reading);
            std::array<bool, 256> seen{};
            for (int y = 0; y < mask.labels.rows; ++y) {
                const auto* row = mask.labels.ptr<std::uint8_t>(y);
                for (int x = 0; x < mask.labels.cols; ++x) {
                    seen[row[x]] = true;
                }
            }
            const std::scoped_lock lock(mutex);
            for (std::size_t value = 0; value < seen.size(); ++value) {
                if (seen[value] && mask.keys[value] != noKey) {
                    keys.insert(mask.keys[value]);
                }
            }
        } catch (const Error&) {
            return;  // named when its turn comes
        }
    });
    return keys;
}

void requireClasses(const dataset::Dataset& dataset, std::size_t count)
{
    if (count > mostClasses) {
        throw Error(ErrorCode::InvalidArgument, dataset.root,
                    "The masks hold " + std::to_string(count) + " classes, and " + std::to_string(mostClasses)
                        + " can be told apart. Masks that were saved as JPEG hold colours that nobody drew: save them as PNG, or train the foreground "
                          "alone (mask.meaning: foreground).");
    }
    if (count < 2) {
        throw Error(ErrorCode::InvalidArgument, dataset.root,
                    "The masks hold a single class, so there is nothing to tell apart. Train the foreground alone (mask.meaning: foreground).");
    }
}

/// Labels by the classes of the set; what is none of them does not count.
cv::Mat byClass(const LabelMask& mask, const std::vector<Key>& keys)
{
    cv::Mat table(1, 256, CV_8U, cv::Scalar(metrics::noLabel));
    for (int value = 0; value < 256; ++value) {
        const Key key = mask.keys[static_cast<std::size_t>(value)];
        const auto at = std::lower_bound(keys.begin(), keys.end(), key);
        if (key != noKey && at != keys.end() && *at == key) {
            table.at<std::uint8_t>(0, value) = static_cast<std::uint8_t>(at - keys.begin());
        }
    }
    cv::Mat labels;
    cv::LUT(mask.labels, table, labels);
    return labels;
}

}  // namespace

MaskLabels::MaskLabels(dataset::MaskSense sense)
    : reading({.truthSense = sense})
{
}

std::uint32_t MaskLabels::pixelOf(std::size_t classId) const
{
    const bool numbersFit = !reading.colours && keys.back() < metrics::noLabel;
    return numbersFit ? keys[classId] : static_cast<std::uint32_t>(classId);
}

std::vector<std::uint32_t> MaskLabels::palette() const
{
    std::vector<std::uint32_t> colours = dataset::vocPalette();
    if (!reading.colours) {
        std::copy_n(reading.palette.begin(), std::min(reading.palette.size(), colours.size()), colours.begin());
        return colours;
    }
    for (std::size_t c = 0; c < keys.size(); ++c) {
        colours[pixelOf(c)] = keys[c];
    }
    return colours;
}

MaskLabels findMaskLabels(const dataset::Dataset& dataset, const std::vector<Sample>& samples, const recipe::TrainConfig& config, JobControl& control)
{
    const bool painted = evaluation::isPainted(dataset);
    const std::map<Key, std::string> declared = evaluation::declaredClasses(dataset);
    MaskLabels labels(config.foreground == recipe::MaskForeground::Dark ? dataset::MaskSense::ForegroundDark : dataset::MaskSense::ForegroundBright);
    evaluation::SegmentationOptions options;
    options.meaning = askedMeaning(config.segmentation.meaning);
    options.truthSense = labels.reading.truthSense;
    const std::size_t named = declared.empty() ? 0 : declared.size() - (painted ? 1 : 0);
    labels.reading = evaluation::decideReading(painted ? std::vector<evaluation::MaskGlance>() : glances(samples, control), {}, painted, named, options);
    labels.reading.voidNumber = !declared.contains(dataset::ignoredValue);
    if (labels.reading.meaning == evaluation::MaskMeaning::Foreground) {
        return labels;
    }
    std::set<Key> keys = painted ? std::set<Key>() : keysInMasks(samples, labels.reading, control);
    for (const auto& [key, name] : declared) {
        if (!labels.reading.colours) {
            keys.insert(key);
        }
    }
    requireClasses(dataset, keys.size());
    for (const Key key : keys) {
        labels.keys.push_back(key);
        labels.classes.push_back(key == 0 && !declared.contains(key) ? "background" : evaluation::nameOf(key, labels.reading.colours, declared));
    }
    return labels;
}

cv::Mat readLabels(const dataset::Dataset& dataset, const Sample& sample, cv::Size size, const MaskLabels& labels)
{
    if (sample.mask.empty()) {
        const cv::Mat painted = evaluation::paintLabels(dataset.records[sample.record], size, dataset.classNames.size());
        const LabelMask mask = evaluation::paintedLabels(painted, evaluation::classKeys(dataset), labels.reading);
        return labels.classes.empty() ? mask.labels : byClass(mask, labels.keys);
    }
    const LabelMask mask = evaluation::trueLabels(dataset::readMask(sample.mask), labels.reading);
    return labels.classes.empty() ? mask.labels : byClass(mask, labels.keys);
}

}  // namespace gg::training
