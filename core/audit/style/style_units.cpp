#include "core/audit/style/style_units.h"

#include "core/dataset/file_names.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace gg::audit::style
{
namespace
{

/// A stratum of fewer boxes than this borrows from the next wider one.
constexpr double borrowed = 20;
constexpr std::size_t recordsBetweenStops = 4096;

/// Side of the square of the same area, as a share of the picture where that is known: sizes differ by a factor of three.
int sizeRange(const dataset::Record& record, const dataset::Object& object)
{
    double side = std::sqrt(std::max(0.0, object.box.width) * std::max(0.0, object.box.height));
    if (record.space == dataset::CoordinateSpace::Pixels) {
        const double picture = std::sqrt(static_cast<double>(record.declaredWidth) * record.declaredHeight);
        side /= picture > 0 ? picture : 640;
    }
    return side < 0.06 ? 0 : side < 0.18 ? 1 : 2;
}

struct Counted {
    CurveSum sum{};
    double boxes = 0;
};

/// The peak after the wider stratum's mean curve was added as so many boxes.
int shrunkPoint(const Counted& own, const Counted& wider)
{
    CurveSum sum = own.sum;
    add(sum, wider.sum, borrowed / std::max(wider.boxes, 1.0));
    return pointOf(peakOf(sum).margin);
}

}  // namespace

Strata::Strata(const StyleInput& input, JobControl& control)
{
    std::map<std::pair<std::int32_t, int>, Counted> classes;
    std::map<int, Counted> sizes;
    for (std::size_t r = 0; r < input.dataset.records.size(); ++r) {
        if (r % recordsBetweenStops == 0) {
            control.throwIfStopped();
        }
        const dataset::Record& record = input.dataset.records[r];
        input.forEachBox(r, [&](std::uint32_t o, const BoxMargins& margins) {
            const int range = sizeRange(record, record.objects[o]);
            const Curve curve = curveOf(margins);
            for (Counted* stratum : {&classes[{record.objects[o].classId, range}], &sizes[range]}) {
                add(stratum->sum, curve);
                stratum->boxes += 1;
            }
        });
    }
    Counted all;
    for (const auto& [range, stratum] : sizes) {
        add(all.sum, stratum.sum);
        all.boxes += stratum.boxes;
    }
    for (const auto& [range, stratum] : sizes) {
        m_sizePoints[range] = shrunkPoint(stratum, all);
    }
    for (const auto& [key, stratum] : classes) {
        m_classPoints[key] = shrunkPoint(stratum, sizes.at(key.second));
    }
}

int Strata::classPoint(const dataset::Record& record, const dataset::Object& object) const
{
    return m_classPoints.at({object.classId, sizeRange(record, object)});
}

int Strata::sizePoint(const dataset::Record& record, const dataset::Object& object) const
{
    return m_sizePoints.at(sizeRange(record, object));
}

std::vector<Unit> pictureUnits(const StyleInput& input, const Strata& strata, JobControl& control)
{
    std::vector<Unit> units;
    for (std::size_t r = 0; r < input.dataset.records.size(); ++r) {
        if (r % recordsBetweenStops == 0) {
            control.throwIfStopped();
        }
        const dataset::Record& record = input.dataset.records[r];
        CurveSum sum{};
        Unit unit{.record = static_cast<std::uint32_t>(r)};
        input.forEachBox(r, [&](std::uint32_t o, const BoxMargins& margins) {
            add(sum, curveOf(margins), strata.classPoint(record, record.objects[o]));
            ++unit.boxes;
        });
        if (unit.boxes > 0) {
            std::ranges::transform(sum, unit.curve.begin(), [](double value) { return static_cast<float>(value); });
            units.push_back(unit);
        }
    }
    return units;
}

std::vector<Unit> classUnits(const StyleInput& input, const Strata& strata, const std::vector<int>& recordPoints)
{
    std::vector<Unit> units;
    for (std::size_t r = 0; r < input.dataset.records.size(); ++r) {
        const dataset::Record& record = input.dataset.records[r];
        std::map<std::int32_t, std::pair<CurveSum, std::uint32_t>> classes;
        input.forEachBox(r, [&](std::uint32_t o, const BoxMargins& margins) {
            auto& [sum, boxes] = classes[record.objects[o].classId];
            add(sum, curveOf(margins), strata.sizePoint(record, record.objects[o]) + recordPoints[r]);
            ++boxes;
        });
        for (const auto& [classId, counted] : classes) {
            Unit& unit = units.emplace_back(
                Unit{.record = static_cast<std::uint32_t>(r), .boxes = counted.second, .classId = classId, .curve = {}});
            std::ranges::transform(counted.first, unit.curve.begin(), [](double value) { return static_cast<float>(value); });
        }
    }
    std::ranges::stable_sort(units, {}, &Unit::classId);
    return units;
}

Grouping groupUnits(StyleKey kind, const std::vector<Unit>& units, const std::vector<std::string>& nameOfUnit,
                    const StyleThresholds& thresholds)
{
    struct Count {
        std::size_t units = 0;
        std::size_t boxes = 0;
        std::int32_t index = -1;
    };
    std::unordered_map<std::string_view, Count> counts;
    for (std::size_t i = 0; i < units.size(); ++i) {
        Count& count = counts[nameOfUnit[i]];
        ++count.units;
        count.boxes += units[i].boxes;
    }
    Grouping grouping{.kind = kind, .names = {}, .of = std::vector<std::int32_t>(units.size(), -1)};
    for (std::size_t i = 0; i < units.size(); ++i) {
        Count& count = counts[nameOfUnit[i]];
        if (nameOfUnit[i].empty() && kind == StyleKey::Source) {
            continue;
        }
        if (count.units >= thresholds.fewestImages && count.boxes >= thresholds.fewestBoxes) {
            if (count.index < 0) {
                count.index = static_cast<std::int32_t>(grouping.names.size());
                grouping.names.push_back(nameOfUnit[i]);
            }
            grouping.of[i] = count.index;
        }
    }
    return grouping;
}

Grouping groupUnits(StyleKey kind, const StyleInput& input, const std::vector<Unit>& units,
                    const std::vector<std::string>& sourceOfRecord)
{
    std::vector<std::string> names;
    names.reserve(units.size());
    for (const Unit& unit : units) {
        const dataset::Record& record = input.dataset.records[unit.record];
        switch (kind) {
        case StyleKey::Class: {
            const auto id = static_cast<std::size_t>(unit.classId);
            const bool named = unit.classId >= 0 && id < input.dataset.classNames.size() && !input.dataset.classNames[id].empty();
            names.push_back(named ? input.dataset.classNames[id] : std::to_string(unit.classId));
            break;
        }
        case StyleKey::Split:
            names.push_back(record.split < input.dataset.splits.size() ? input.dataset.splits[record.split] : std::string());
            break;
        case StyleKey::Folder:
            names.emplace_back(dataset::folderOf(record.image));
            break;
        case StyleKey::Source:
            names.push_back(sourceOfRecord[unit.record]);
            break;
        default:
            names.emplace_back();
        }
    }
    return groupUnits(kind, units, names, input.thresholds);
}

}  // namespace gg::audit::style
