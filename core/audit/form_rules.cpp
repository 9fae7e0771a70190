#include "core/audit/form_rules.h"

#include "core/audit/boxes.h"
#include "core/audit/rules.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace gg::audit
{
namespace
{

using dataset::CoordinateSpace;
using dataset::Dataset;
using dataset::Format;
using dataset::Object;
using dataset::Record;
using dataset::ShapeKind;

/// A few boxes of one picture may look like anything; with these many agreeing, chance is out of the question.
constexpr std::size_t fewestInFile = 3;
constexpr std::size_t fewestInSet = 10;

/// The four numbers of a box as they are written, as shares of the picture: centre and size in YOLO, upper left corner and size in
/// COCO.
struct Written {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
};

Written writtenOf(const Dataset& dataset, const Record& record, const Object& object)
{
    const dataset::Rect box = normalised(object.box, extentOf(record));
    const bool centred = dataset.format == Format::Yolo;
    return {centred ? box.x + box.width / 2 : box.x, centred ? box.y + box.height / 2 : box.y, box.width, box.height};
}

/// How well other readings of the boxes fit.
struct Fit {
    std::size_t boxes = 0;
    std::size_t corners = 0;         ///< the third number is beyond the first and the fourth beyond the second, none beyond 1
    std::size_t hanging = 0;         ///< as read, over any border
    std::size_t hangingStart = 0;    ///< … over the left or upper border
    std::size_t hangingEnd = 0;      ///< … over the right or lower border
    std::size_t insideFromFirst = 0; ///< first + third and second + fourth stay within the picture

    void add(const Dataset& dataset, const Record& record, const Object& object)
    {
        constexpr double slack = 0.005;
        const Written w = writtenOf(dataset, record, object);
        const dataset::Rect box = normalised(object.box, extentOf(record));
        const bool start = box.x < -slack || box.y < -slack;
        const bool end = box.x + box.width > 1 + slack || box.y + box.height > 1 + slack;
        ++boxes;
        corners += w.third > w.first && w.fourth > w.second && std::max(w.third, w.fourth) <= 1 + slack ? 1 : 0;
        hanging += start || end ? 1 : 0;
        hangingStart += start ? 1 : 0;
        hangingEnd += end ? 1 : 0;
        insideFromFirst += w.first + w.third <= 1 + slack && w.second + w.fourth <= 1 + slack ? 1 : 0;
    }
};

bool isReadableBox(const Record& record, const Object& object)
{
    return object.kind == ShapeKind::Box && !object.ignore && isSound(object.box, extentOf(record));
}

bool hasBoxForms(const Dataset& dataset)
{
    return dataset.format == Format::Yolo || dataset.format == Format::Coco;
}

/// Boxes read as centre and size lie mostly inside and are mostly narrower than their distance to the origin.
bool looksLikeCorners(const Fit& fit, std::size_t fewest)
{
    return fit.boxes >= fewest && fit.corners * 20 >= fit.boxes * 19 && fit.hanging * 4 >= fit.boxes;
}

/// Upper left corner for centre: boxes near the origin seem to begin outside, none seems to end outside.
bool looksLikeTopLeft(const Fit& fit)
{
    return fit.boxes >= fewestInSet && fit.insideFromFirst == fit.boxes && fit.hangingEnd == 0 &&
           fit.hangingStart * 20 >= fit.boxes;
}

Fit fitOf(const Dataset& dataset, const Record& record)
{
    Fit fit;
    for (const Object& object : record.objects) {
        if (isReadableBox(record, object)) {
            fit.add(dataset, record, object);
        }
    }
    return fit;
}

void addForm(Finding finding, const Fit& fit, std::vector<Finding>& findings)
{
    finding.values["boxes"] = std::to_string(fit.boxes);
    finding.values["hanging"] = std::to_string(fit.hanging);
    findings.push_back(std::move(finding));
}

bool isBeyondOne(const Record& record, const Object& object)
{
    if (object.kind == ShapeKind::Polygon) {
        const auto first = record.points.begin() + object.firstPoint;
        const auto beyond = std::count_if(first, first + object.pointCount,
                                          [](const dataset::Point& point) { return point.x > 1.5 && point.y > 1.5; });
        return beyond * 5 >= static_cast<std::ptrdiff_t>(object.pointCount) * 4;
    }
    const dataset::Rect& box = object.box;
    return box.x + box.width / 2 >= 1 && box.y + box.height / 2 >= 1 && box.width >= 1 && box.height >= 1 &&
           box.width + box.height + box.x + box.y > 4;
}

void addPixels(const Dataset& dataset, std::size_t index, std::vector<Finding>& findings)
{
    const Record& record = dataset.records[index];
    if (dataset.format != Format::Yolo || record.space != CoordinateSpace::Normalised || record.objects.empty() ||
        record.blemishes.empty()) {
        return;
    }
    const auto beyond = std::count_if(record.objects.begin(), record.objects.end(),
                                      [&](const Object& object) { return isBeyondOne(record, object); });
    if (beyond * 5 < static_cast<std::ptrdiff_t>(record.objects.size()) * 4) {
        return;
    }
    double largest = 0;
    for (const Object& object : record.objects) {
        largest = std::max({largest, object.box.x + object.box.width, object.box.y + object.box.height});
    }
    Finding finding = makeFinding(dataset, "label.pixels", record.label, 0, static_cast<std::int64_t>(index));
    finding.values["largest"] = shortNumber(largest, 6);
    findings.push_back(std::move(finding));
}

/// True where the names were made up from the numbers, because nothing names the classes.
bool namesAreMadeUp(const Dataset& dataset)
{
    for (std::size_t i = 0; i < dataset.classNames.size(); ++i) {
        if (dataset.classNames[i] != "class_" + std::to_string(i)) {
            return false;
        }
    }
    return !dataset.classNames.empty();
}

void addClassFromOne(const Evidence& evidence, std::vector<Finding>& findings)
{
    const Dataset& dataset = evidence.dataset;
    if (dataset.format != Format::Yolo) {
        return;
    }
    std::int32_t lowest = std::numeric_limits<std::int32_t>::max();
    std::int32_t highest = -1;
    std::size_t objects = 0;
    for (const Record& record : dataset.records) {
        for (const Object& object : record.objects) {
            lowest = std::min(lowest, object.classId);
            highest = std::max(highest, object.classId);
            ++objects;
        }
    }
    const auto names = static_cast<std::int32_t>(dataset.classNames.size());
    if (objects < 3 || lowest != 1 || (highest != names && !namesAreMadeUp(dataset))) {
        return;
    }
    Finding finding = makeFinding(dataset, "label.class_from_one");
    finding.values["last"] = std::to_string(highest);
    finding.values["names"] = std::to_string(names);
    finding.values["objects"] = std::to_string(objects);
    findings.push_back(std::move(finding));
}

/// Boxes in some files and polygons in others; both in one file is the reader's label.read_as_polygon.
void addMixedShapes(const Evidence& evidence, std::vector<Finding>& findings)
{
    const Dataset& dataset = evidence.dataset;
    if (dataset.format != Format::Yolo) {
        return;
    }
    std::vector<std::uint32_t> boxes;
    std::vector<std::uint32_t> polygons;
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        const auto& objects = dataset.records[i].objects;
        const auto outlines = std::count_if(objects.begin(), objects.end(),
                                            [](const Object& object) { return object.kind == ShapeKind::Polygon; });
        if (!objects.empty() && !evidence.repeated[i] && (outlines == 0 || outlines == std::ssize(objects))) {
            (outlines == 0 ? boxes : polygons).push_back(static_cast<std::uint32_t>(i));
        }
    }
    if (boxes.empty() || polygons.empty()) {
        return;
    }
    Finding finding = makeFinding(dataset, "label.mixed_shapes");
    finding.values["boxes"] = std::to_string(boxes.size());
    finding.values["polygons"] = std::to_string(polygons.size());
    finding.records = boxes.size() < polygons.size() ? std::move(boxes) : std::move(polygons);
    finding.values["example"] = dataset.records[finding.records.front()].label;
    findings.push_back(std::move(finding));
}

}  // namespace

void addRecordForms(const Dataset& dataset, std::size_t index, std::vector<Finding>& findings)
{
    addPixels(dataset, index, findings);
    if (!hasBoxForms(dataset) || dataset.records[index].objects.size() < fewestInFile) {
        return;
    }
    const Record& record = dataset.records[index];
    const Fit fit = fitOf(dataset, record);
    if (looksLikeCorners(fit, fewestInFile)) {
        addForm(makeFinding(dataset, "label.corners", record.label, 0, static_cast<std::int64_t>(index)), fit, findings);
    }
}

void addSetForms(const Evidence& evidence, std::vector<Finding>& findings)
{
    const Dataset& dataset = evidence.dataset;
    addClassFromOne(evidence, findings);
    addMixedShapes(evidence, findings);
    if (!hasBoxForms(dataset)) {
        return;
    }
    Fit all;
    std::vector<std::uint32_t> records;
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        const std::size_t before = all.boxes;
        for (const Object& object : dataset.records[i].objects) {
            if (!evidence.repeated[i] && isReadableBox(dataset.records[i], object)) {
                all.add(dataset, dataset.records[i], object);
            }
        }
        if (all.boxes > before) {
            records.push_back(static_cast<std::uint32_t>(i));
        }
    }
    const bool corners = looksLikeCorners(all, fewestInSet);
    if (!corners && (dataset.format != Format::Yolo || !looksLikeTopLeft(all))) {
        return;
    }
    if (corners) {
        std::erase_if(findings, [](const Finding& finding) { return finding.rule == "label.corners"; });
    }
    addForm(makeFinding(dataset, corners ? "label.corners" : "label.top_left"), all, findings);
    findings.back().records = std::move(records);
}

}  // namespace gg::audit
