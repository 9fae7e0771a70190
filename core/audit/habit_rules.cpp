#include "core/audit/habit_rules.h"

#include "core/audit/boxes.h"
#include "core/audit/rules.h"

#include <cmath>

namespace gg::audit
{
namespace
{

using dataset::CoordinateSpace;
using dataset::Dataset;
using dataset::Object;
using dataset::Record;
using dataset::ShapeKind;

/// With fewer numbers, round ones are chance.
constexpr std::size_t fewestNumbers = 8;
constexpr std::size_t fewestRecords = 5;

bool isMultiple(double value, double step)
{
    const double times = value / step;
    return std::abs(times - std::round(times)) < 1e-6;
}

/// Normalised coordinates: two decimals are a hundredth of the picture, 6 pixels of 640. Pixels: steps of 5. Both are what people
/// and coarse tools choose, not what objects do.
double coarseStep(const Record& record)
{
    return record.space == CoordinateSpace::Normalised ? 0.01 : 5;
}

bool isRounded(const Record& record)
{
    const double step = coarseStep(record);
    const Extent extent = extentOf(record);
    std::size_t numbers = 0;
    const auto isCoarse = [&](double value, double side) {
        // The borders of the picture are round in every set.
        if (value == 0 || value == side) {
            return true;
        }
        ++numbers;
        return isMultiple(value, step);
    };
    for (const Object& object : record.objects) {
        if (object.kind != ShapeKind::Box || object.ignore) {
            continue;
        }
        const dataset::Rect& box = object.box;
        const bool centred = record.space == CoordinateSpace::Normalised;
        const double x = centred ? box.x + box.width / 2 : box.x;
        const double y = centred ? box.y + box.height / 2 : box.y;
        const double third = centred ? box.width : box.x + box.width;
        const double fourth = centred ? box.height : box.y + box.height;
        if (!isCoarse(x, extent.width) || !isCoarse(y, extent.height) || !isCoarse(third, extent.width) ||
            !isCoarse(fourth, extent.height)) {
            return false;
        }
    }
    return numbers >= fewestNumbers;
}

void addRounding(const Evidence& evidence, std::vector<Finding>& findings)
{
    const Dataset& dataset = evidence.dataset;
    Finding finding = makeFinding(dataset, "label.rounded");
    std::size_t labelled = 0;
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        const Record& record = dataset.records[i];
        if (evidence.repeated[i] || record.objects.size() * 4 < fewestNumbers) {
            continue;
        }
        ++labelled;
        if (isRounded(record)) {
            finding.records.push_back(static_cast<std::uint32_t>(i));
        }
    }
    const double share = evidence.settings.threshold("label.rounded.share") / 100;
    if (finding.records.size() < fewestRecords ||
        static_cast<double>(finding.records.size()) < share * static_cast<double>(labelled)) {
        return;
    }
    const Record& first = dataset.records[finding.records.front()];
    finding.values["count"] = std::to_string(finding.records.size());
    finding.values["total"] = std::to_string(labelled);
    finding.values["step"] = first.space == CoordinateSpace::Normalised ? "hundredths of the picture" : "multiples of 5 pixels";
    finding.values["example"] = first.label;
    findings.push_back(std::move(finding));
}

/// Sides of boxes that end at a border of the picture.
struct BorderSides {
    std::size_t cut = 0;   ///< exactly at it
    std::size_t over = 0;  ///< a little outside
};

void countSides(const Record& record, const Object& object, BorderSides& sides)
{
    constexpr double rounding = 0.0006;
    constexpr double most = 0.05;
    const dataset::Rect box = normalised(object.box, extentOf(record));
    for (const double beyond : {-box.x, -box.y, box.x + box.width - 1, box.y + box.height - 1}) {
        sides.cut += std::abs(beyond) <= rounding ? 1 : 0;
        sides.over += beyond > 0.002 && beyond < most ? 1 : 0;
    }
}

void addBorderHabit(const Evidence& evidence, std::vector<Finding>& findings)
{
    const Dataset& dataset = evidence.dataset;
    constexpr std::size_t fewestSides = 20;
    BorderSides all;
    Finding finding = makeFinding(dataset, "label.border_habit");
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        const Record& record = dataset.records[i];
        const std::size_t before = all.over;
        for (const Object& object : record.objects) {
            if (!evidence.repeated[i] && !object.ignore && isSound(object.box, extentOf(record))) {
                countSides(record, object, all);
            }
        }
        if (all.over > before) {
            finding.records.push_back(static_cast<std::uint32_t>(i));
        }
    }
    const std::size_t sides = all.cut + all.over;
    const double least = evidence.settings.threshold("label.border_habit.share") / 100 * static_cast<double>(sides);
    if (sides < fewestSides || static_cast<double>(all.cut) < least || static_cast<double>(all.over) < least) {
        return;
    }
    finding.values["cut"] = std::to_string(all.cut);
    finding.values["over"] = std::to_string(all.over);
    finding.values["count"] = std::to_string(finding.records.size());
    finding.values["example"] = dataset.records[finding.records.front()].label;
    findings.push_back(std::move(finding));
}

}  // namespace

void addHabits(const Evidence& evidence, std::vector<Finding>& findings)
{
    if (evidence.dataset.format == dataset::Format::ImageMask) {
        return;
    }
    addRounding(evidence, findings);
    addBorderHabit(evidence, findings);
}

}  // namespace gg::audit
