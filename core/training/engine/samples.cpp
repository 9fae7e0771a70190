#include "core/training/engine/samples.h"

#include "core/base/error.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace gg::training {
namespace {

using dataset::Dataset;
using dataset::LabelState;
using dataset::Record;
using dataset::ShapeKind;

bool hasShape(const Record& record, ShapeKind kind)
{
    return std::any_of(record.objects.begin(), record.objects.end(), [kind](const auto& object) { return object.kind == kind; });
}

bool anyRecordHas(const Dataset& dataset, ShapeKind kind)
{
    return std::any_of(dataset.records.begin(), dataset.records.end(), [kind](const Record& r) { return hasShape(r, kind); });
}

/// Names of what is left out, by reason.
struct LeftOut {
    std::vector<std::string> missing;
    std::vector<std::string> unreadable;
    std::vector<std::string> boxes;
};

bool usable(const Record& record, bool masks, LeftOut& leftOut)
{
    if (record.state == LabelState::Missing) {
        leftOut.missing.push_back(record.image);
        return false;
    }
    const bool nothingLeft = !masks && record.state == LabelState::Labelled && record.objects.empty();
    if (record.state == LabelState::Unreadable || nothingLeft) {
        leftOut.unreadable.push_back(record.image);
        return false;
    }
    if (!masks && hasShape(record, ShapeKind::Box)) {
        leftOut.boxes.push_back(record.image);
        return false;
    }
    return true;
}

cv::Mat resized(const cv::Mat& image, int side)
{
    cv::Mat result;
    const bool smaller = side < image.cols || side < image.rows;
    cv::resize(image, result, {side, side}, 0, 0, smaller ? cv::INTER_AREA : cv::INTER_LINEAR);
    return result;
}

/// Polygons of one record as a filled mask of 0 and 1, and no label where an ignore region lies on nothing. Vertices keep 1/16 pixel.
cv::Mat rasterise(const Record& record, cv::Size imageSize, int side)
{
    constexpr int shift = 4;
    const bool normalised = record.space == dataset::CoordinateSpace::Normalised;
    const double scaleX = side * double{1 << shift} / (normalised ? 1.0 : imageSize.width);
    const double scaleY = side * double{1 << shift} / (normalised ? 1.0 : imageSize.height);
    cv::Mat mask = cv::Mat::zeros(side, side, CV_8UC1);
    const auto paint = [&](const dataset::Object& object, int value) {
        std::vector<cv::Point> outline;
        for (std::uint32_t i = 0; i < object.pointCount; ++i) {
            const dataset::Point& point = record.points[object.firstPoint + i];
            // Pixel centres lie at half coordinates of the image, at whole ones for OpenCV.
            const double half = double{1 << shift} / 2;
            outline.emplace_back(static_cast<int>(std::lround(point.x * scaleX - half)),
                                 static_cast<int>(std::lround(point.y * scaleY - half)));
        }
        cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{outline}, cv::Scalar(value), cv::LINE_8, shift);
    };
    for (const bool ignored : {true, false}) {
        for (const dataset::Object& object : record.objects) {
            if (object.kind == ShapeKind::Polygon && object.ignore == ignored) {
                paint(object, ignored ? metrics::noLabel : 1);
            }
        }
    }
    return mask;
}

}  // namespace

std::string leftOut(std::size_t count, const std::string& what, const std::vector<std::string>& names)
{
    std::string text = std::to_string(count) + (count == 1 ? " image " : " images ") + what + (count == 1 ? " was" : " were")
                       + " left out: ";
    const std::size_t shown = std::min<std::size_t>(3, names.size());
    for (std::size_t i = 0; i < shown; ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    return text + (count > shown ? ", …" : ".");
}

void dropUnreadable(std::vector<std::size_t>& train, std::vector<std::size_t>& val, const std::vector<std::string>& problems,
                    std::vector<std::string>& notes, const std::string& root)
{
    std::vector<std::string> named;
    const auto drop = [&](std::vector<std::size_t>& side) {
        std::erase_if(side, [&](std::size_t i) {
            if (!problems[i].empty()) {
                named.push_back(problems[i]);
            }
            return !problems[i].empty();
        });
    };
    drop(train);
    drop(val);
    if (!named.empty()) {
        notes.push_back(leftOut(named.size(), "that could not be read", named));
    }
    for (const auto& [side, name] : {std::pair{&train, "training"}, std::pair{&val, "validation"}}) {
        if (side->empty()) {
            throw Error(ErrorCode::InvalidArgument, root,
                        std::string("No readable image is left for ") + name + "." + (notes.empty() ? "" : " " + notes.back()));
        }
    }
}

UsableSamples collectSamples(const Dataset& dataset)
{
    const bool masks = dataset.format == dataset::Format::ImageMask;
    if (!masks && !anyRecordHas(dataset, ShapeKind::Polygon) && !anyRecordHas(dataset, ShapeKind::Mask)) {
        throw Error(ErrorCode::Unsupported, dataset.root,
                    anyRecordHas(dataset, ShapeKind::Box)
                        ? "This data set has boxes, but neither masks nor polygons. A segmentation network needs the outline of each "
                          "object: choose a data set with masks or polygons."
                        : "No label of this data set holds a mask or a polygon, so there is nothing to learn a segmentation from.");
    }
    UsableSamples result;
    LeftOut left;
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        const Record& record = dataset.records[i];
        if (usable(record, masks, left)) {
            result.samples.push_back({.record = i,
                                      .image = dataset.absolute(record.image),
                                      .mask = masks ? dataset.absolute(record.label) : std::string()});
        }
    }
    const auto note = [&result](const std::vector<std::string>& names, const std::string& what) {
        if (!names.empty()) {
            result.notes.push_back(leftOut(names.size(), what, names));
        }
    };
    note(left.missing, masks ? "without a mask" : "without a label");
    note(left.unreadable, masks ? "with an unreadable mask" : "with an unreadable label");
    note(left.boxes, "with boxes in place of polygons");
    if (result.samples.empty()) {
        throw Error(ErrorCode::InvalidArgument, dataset.root,
                    "No image of this data set can be used for training. " + (result.notes.empty() ? "It is empty." : result.notes.front()));
    }
    return result;
}

Pixels readSample(const Dataset& dataset, const Sample& sample, int side, const MaskLabels& labels)
{
    const cv::Mat image = dataset::readImage(sample.image);
    Pixels pixels{.image = resized(image, side), .mask = {}};
    const Record& record = dataset.records[sample.record];
    if (sample.mask.empty() && labels.classes.empty() && !hasShape(record, ShapeKind::Mask)) {
        pixels.mask = rasterise(record, image.size(), side);
    } else {
        cv::resize(readLabels(dataset, sample, image.size(), labels), pixels.mask, {side, side}, 0, 0, cv::INTER_NEAREST);
    }
    return pixels;
}

}  // namespace gg::training
