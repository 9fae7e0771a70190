#include "core/base/error.h"
#include "core/dataset/image_io.h"
#include "core/training/detection/detection_store.h"
#include "core/training/engine/samples.h"

#include <algorithm>
#include <cmath>

namespace gg::training {
namespace {

using dataset::Dataset;
using dataset::LabelState;
using dataset::Object;
using dataset::Record;

/// What is left out, by reason; each with the places of the first ones.
struct LeftOut {
    std::vector<std::string> missing;
    std::vector<std::string> unreadable;
    std::vector<std::string> classes;
    std::vector<std::string> empty;
};

std::string placeOf(const Record& record, const Object& object)
{
    return record.label + (object.line > 0 ? ":" + std::to_string(object.line) : std::string());
}

/// Pixels of a unit of the labels' coordinates.
cv::Size2d unitOf(const Dataset& dataset, const Record& record)
{
    if (record.space == dataset::CoordinateSpace::Normalised) {
        return {1, 1};
    }
    if (record.declaredWidth > 0 && record.declaredHeight > 0) {
        return cv::Size(record.declaredWidth, record.declaredHeight);
    }
    return dataset::readImageSize(dataset.absolute(record.image));
}

/// Shares of the picture, clipped to it; without area where nothing is left.
StoredBox shareOf(const Object& object, const cv::Size2d& unit)
{
    const auto share = [](double value, double whole) { return static_cast<float>(std::clamp(value / whole, 0.0, 1.0)); };
    return {.left = share(object.box.x, unit.width),
            .top = share(object.box.y, unit.height),
            .right = share(object.box.x + object.box.width, unit.width),
            .bottom = share(object.box.y + object.box.height, unit.height),
            .label = object.classId};
}

bool hasArea(const StoredBox& box)
{
    return box.right > box.left && box.bottom > box.top;  // false for NaN too
}

std::vector<cv::Point2f> outlineOf(const Record& record, const Object& object, const cv::Size2d& unit)
{
    std::vector<cv::Point2f> outline;
    if (object.kind == dataset::ShapeKind::Polygon) {
        for (std::uint32_t i = 0; i < object.pointCount; ++i) {
            const dataset::Point& point = record.points[object.firstPoint + i];
            outline.emplace_back(static_cast<float>(point.x / unit.width), static_cast<float>(point.y / unit.height));
        }
    }
    return outline;
}

void addObjects(DetectionSample& sample, const Dataset& dataset, const Record& record, LeftOut& left)
{
    const cv::Size2d unit = record.objects.empty() ? cv::Size2d(1, 1) : unitOf(dataset, record);
    bool outlined = false;
    for (const Object& object : record.objects) {
        const StoredBox box = unit.empty() ? StoredBox{} : shareOf(object, unit);
        if (!hasArea(box)) {
            left.empty.push_back(placeOf(record, object));
        } else if (object.ignore) {
            sample.ignored.push_back(box);
        } else if (object.classId < 0 || static_cast<std::size_t>(object.classId) >= dataset.classNames.size()) {
            left.classes.push_back(placeOf(record, object) + " (class " + std::to_string(object.classId) + ")");
        } else {
            sample.boxes.push_back(box);
            sample.outlines.push_back(outlineOf(record, object, unit));
            outlined = outlined || !sample.outlines.back().empty();
        }
    }
    if (!outlined) {
        sample.outlines.clear();
    }
}

/// "12 boxes of a class that data.yaml does not name were left out: a.txt:3 (class 7), …".
std::string boxesLeftOut(const std::string& what, const std::vector<std::string>& places)
{
    std::string text = std::to_string(places.size()) + (places.size() == 1 ? " box " : " boxes ") + what
                       + (places.size() == 1 ? " was" : " were") + " left out: ";
    const std::size_t shown = std::min<std::size_t>(3, places.size());
    for (std::size_t i = 0; i < shown; ++i) {
        text += (i == 0 ? "" : ", ") + places[i];
    }
    return text + (places.size() > shown ? ", …" : ".");
}

}  // namespace

UsableDetections collectDetections(const Dataset& dataset)
{
    if (dataset.format == dataset::Format::ImageMask) {
        throw Error(ErrorCode::Unsupported, dataset.root,
                    "This data set has masks and no boxes. A detector needs a box around each object: convert it "
                    "(groundglass-cli convert IN OUT --format yolo), or train task: segmentation.");
    }
    if (dataset.classNames.empty()) {
        throw Error(ErrorCode::InvalidArgument, dataset.root, "The data set names no class, so there is nothing to tell apart.");
    }
    UsableDetections result;
    LeftOut left;
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        const Record& record = dataset.records[i];
        if (record.state == LabelState::Missing || record.state == LabelState::Unreadable) {
            (record.state == LabelState::Missing ? left.missing : left.unreadable).push_back(record.image);
            continue;
        }
        DetectionSample& sample = result.samples.emplace_back();
        sample.record = i;
        sample.image = dataset.absolute(record.image);
        addObjects(sample, dataset, record, left);
    }
    if (!left.missing.empty()) {
        result.notes.push_back(leftOut(left.missing.size(), "without a label", left.missing));
    }
    if (!left.unreadable.empty()) {
        result.notes.push_back(leftOut(left.unreadable.size(), "with an unreadable label", left.unreadable));
    }
    if (!left.classes.empty()) {
        result.notes.push_back(boxesLeftOut("of a class without a name (the data set names " + std::to_string(dataset.classNames.size())
                                                + ", counted from 0)",
                                            left.classes));
    }
    if (!left.empty.empty()) {
        result.notes.push_back(boxesLeftOut("without an area inside the picture", left.empty));
    }
    const bool anyBox = std::any_of(result.samples.begin(), result.samples.end(), [](const auto& sample) { return !sample.boxes.empty(); });
    if (!anyBox) {
        throw Error(ErrorCode::InvalidArgument, dataset.root,
                    "No label of this data set holds a box that can be learnt from. "
                        + (result.notes.empty() ? std::string("All label files are empty.") : result.notes.front()));
    }
    return result;
}

}  // namespace gg::training
