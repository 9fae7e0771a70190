#pragma once

#include "core/audit/style/margin_curve.h"
#include "core/audit/style/style.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gg::audit::style
{

/// What is judged.
struct StyleInput {
    const dataset::Dataset& dataset;
    std::span<const std::span<const BoxMargins>> margins;
    const StyleThresholds& thresholds;

    /// Calls visit(object, margins) for each object of the record that was measured and is no ignore region.
    template <typename Visit>
    void forEachBox(std::size_t record, Visit visit) const
    {
        const auto& objects = dataset.records[record].objects;
        if (record >= margins.size() || margins[record].size() != objects.size()) {
            return;
        }
        for (std::uint32_t object = 0; object < objects.size(); ++object) {
            if (!objects[object].ignore && hasSide(margins[record][object])) {
                visit(object, margins[record][object]);
            }
        }
    }
};

/// Boxes of like objects: what margin they have on the whole is their own; only departures from it are compared.
class Strata
{
public:
    explicit Strata(const StyleInput& input, JobControl& control);

    /// The common margin of the box's class and size range, as a point of curves.
    int classPoint(const dataset::Record& record, const dataset::Object& object) const;
    /// That of its size range alone.
    int sizePoint(const dataset::Record& record, const dataset::Object& object) const;

private:
    std::map<std::pair<std::int32_t, int>, int> m_classPoints;
    std::map<int, int> m_sizePoints;
};

/// Boxes that are judged together: those of one picture, or those of one class in it.
struct Unit {
    std::uint32_t record = 0;
    std::uint32_t boxes = 0;
    std::int32_t classId = 0;  ///< of units of a class
    Curve curve{};             ///< of their common departure from their strata's margins
};

/// A unit for each picture with measured boxes, in order.
std::vector<Unit> pictureUnits(const StyleInput& input, const Strata& strata, JobControl& control);
/// A unit for each class in each picture, relative to size ranges only, ordered by class and then by picture. `recordPoints`:
/// per record, a departure that is already explained.
std::vector<Unit> classUnits(const StyleInput& input, const Strata& strata, const std::vector<int>& recordPoints);

/// Which group each unit belongs to, -1 where its group is too small to be judged.
struct Grouping {
    StyleKey kind = StyleKey::Set;
    std::vector<std::string> names;
    std::vector<std::int32_t> of;
};
/// Keeps the groups that are large enough. A source without a name is none.
Grouping groupUnits(StyleKey kind, const std::vector<Unit>& units, const std::vector<std::string>& nameOfUnit,
                    const StyleThresholds& thresholds);
/// By split, folder, source or class.
Grouping groupUnits(StyleKey kind, const StyleInput& input, const std::vector<Unit>& units,
                    const std::vector<std::string>& sourceOfRecord);

}  // namespace gg::audit::style
