#include "core/audit/label_rules.h"

#include "core/audit/boxes.h"
#include "core/audit/duplicate_rules.h"
#include "core/audit/form_rules.h"
#include "core/audit/gathering.h"
#include "core/audit/habit_rules.h"
#include "core/audit/outlier_rules.h"
#include "core/audit/polygon_rules.h"
#include "core/audit/rules.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace gg::audit
{
namespace
{

using dataset::CoordinateSpace;
using dataset::Dataset;
using dataset::LabelState;
using dataset::Object;
using dataset::Record;
using dataset::Rect;
using dataset::ShapeKind;

/// About a pixel of a picture of 640: what rounding to three decimals makes of a box that touches the border.
constexpr double normalisedSlack = 0.002;
constexpr double pixelSlack = 1;

struct Limits {
    DuplicateLimits duplicates;
    double leastInside = 0;
    double wholeImage = 0;
    double crossing = 0;
};

std::string number(double value, CoordinateSpace space)
{
    return shortNumber(value, space == CoordinateSpace::Pixels ? 6 : 4);
}

class LabelAudit
{
public:
    LabelAudit(const Dataset& dataset, std::size_t index, const Limits& limits)
        : m_dataset(dataset)
        , m_record(dataset.records[index])
        , m_index(index)
        , m_limits(limits)
    {
    }

    std::vector<Finding> run()
    {
        state();
        for (const dataset::Blemish& blemish : m_record.blemishes) {
            m_findings.push_back(fromBlemish(m_dataset, blemish, static_cast<std::int64_t>(m_index)));
        }
        for (std::size_t i = 0; i < m_record.objects.size(); ++i) {
            objectClass(i);
            objectSize(i);
            outline(i);
        }
        addDuplicates(m_dataset, m_index, m_limits.duplicates, m_findings);
        addRecordForms(m_dataset, m_index, m_findings);
        return std::move(m_findings);
    }

private:
    Finding& add(std::string_view rule, const std::string& file)
    {
        return m_findings.emplace_back(makeFinding(m_dataset, rule, file, 0, static_cast<std::int64_t>(m_index)));
    }

    Finding& addFor(std::string_view rule, std::size_t object)
    {
        return m_findings.emplace_back(makeObjectFinding(m_dataset, rule, m_index, object));
    }

    void state()
    {
        if (m_record.state == LabelState::Missing) {
            add("label.missing", m_record.image).values["expected"] = m_record.label;
        } else if (m_record.state == LabelState::Empty) {
            add("label.empty", m_record.label);
        }
    }

    void objectClass(std::size_t object)
    {
        const std::int32_t id = m_record.objects[object].classId;
        const auto known = static_cast<std::int32_t>(m_dataset.classNames.size());
        if (id < 0 || id >= known || m_dataset.classNames[static_cast<std::size_t>(id)].empty()) {
            addFor("label.class_outside_names", object).values["last"] = std::to_string(known - 1);
        }
    }

    /// Values far out of range are told as such; what becomes of the box adds nothing.
    bool hasBlemishAt(std::uint32_t line) const
    {
        return line != 0 &&
               std::any_of(m_record.blemishes.begin(), m_record.blemishes.end(), [&](const dataset::Blemish& blemish) {
                   return blemish.line == line && blemish.rule == "label.out_of_range";
               });
    }

    void objectSize(std::size_t object)
    {
        const Object& of = m_record.objects[object];
        const Rect& box = of.box;
        if (of.ignore) {
            return;
        }
        // A polygon without area is told as an outline.
        if (box.width <= 0 || box.height <= 0) {
            if (of.kind != ShapeKind::Polygon) {
                Finding& finding = addFor("label.zero_size", object);
                finding.values["width"] = number(box.width, m_record.space);
                finding.values["height"] = number(box.height, m_record.space);
            }
            return;
        }
        const Extent extent = extentOf(m_record);
        if (extent.width <= 0 || hasBlemishAt(of.line)) {
            return;
        }
        const double inside = shareInside(box, extent);
        if (inside < m_limits.leastInside) {
            addFor("label.far_outside", object).values["inside"] = percent(inside);
        } else {
            overhang(object, extent);
        }
        if (std::min(box.width / extent.width, box.height / extent.height) >= m_limits.wholeImage) {
            addFor("label.whole_image", object);
        }
        if (m_dataset.format == dataset::Format::Yolo && of.kind != ShapeKind::Mask) {
            overOne(object);
        }
    }

    void overhang(std::size_t object, const Extent& extent)
    {
        const Rect& box = m_record.objects[object].box;
        const double slack = m_record.space == CoordinateSpace::Normalised ? normalisedSlack : pixelSlack;
        // The largest overhang of the four sides, as the share of the picture's side.
        const std::array<std::pair<double, const char*>, 4> sides{{{-box.x, "left"},
                                                                   {-box.y, "top"},
                                                                   {box.x + box.width - extent.width, "right"},
                                                                   {box.y + box.height - extent.height, "bottom"}}};
        const auto worst =
            std::max_element(sides.begin(), sides.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        if (worst->first >= slack) {
            const bool horizontal = worst == sides.begin() || worst == sides.begin() + 2;
            Finding& finding = addFor("label.outside_image", object);
            finding.values["side"] = worst->second;
            finding.values["overhang"] = percent(worst->first / (horizontal ? extent.width : extent.height));
        }
    }

    /// Written values just beyond 0 and 1. Those beyond 1.01 are blemishes of the reader.
    void overOne(std::size_t object)
    {
        constexpr double rounding = 1e-7;
        const Object& of = m_record.objects[object];
        const auto isOver = [](double value) { return value > 1 + rounding || value < -rounding; };
        double found = 0;
        const auto note = [&](double value) { found = found == 0 && isOver(value) ? value : found; };
        if (of.kind == ShapeKind::Box) {
            note(of.box.x + of.box.width / 2);
            note(of.box.y + of.box.height / 2);
            note(of.box.width);
            note(of.box.height);
        }
        for (std::uint32_t i = 0; of.kind == ShapeKind::Polygon && i < of.pointCount; ++i) {
            note(m_record.points[of.firstPoint + i].x);
            note(m_record.points[of.firstPoint + i].y);
        }
        if (found != 0) {
            addFor("label.over_one", object).values["value"] = shortNumber(found, 7);
        }
    }

    void outline(std::size_t object)
    {
        const Object& of = m_record.objects[object];
        if (of.kind != ShapeKind::Polygon || of.ignore) {
            return;
        }
        OutlineFault worst;
        forEachRing(m_record, of, [&](std::span<const dataset::Point> ring) {
            const OutlineFault fault = checkOutline(ring, m_limits.crossing);
            if (worst.kind == OutlineFault::Kind::None || fault.share > worst.share) {
                worst = fault.kind == OutlineFault::Kind::None ? worst : fault;
            }
        });
        if (worst.kind == OutlineFault::Kind::CrossesItself) {
            addFor("label.self_intersection", object).values["share"] = percent(worst.share);
        } else if (worst.kind != OutlineFault::Kind::None) {
            addFor("label.polygon_degenerate", object).values["points"] = std::to_string(of.pointCount);
        }
    }

    const Dataset& m_dataset;
    const Record& m_record;
    std::size_t m_index;
    const Limits& m_limits;
    std::vector<Finding> m_findings;
};

}  // namespace

std::vector<Finding> auditLabels(const Evidence& evidence, JobControl& control)
{
    const Dataset& dataset = evidence.dataset;
    const Settings& settings = evidence.settings;
    const Limits limits{.duplicates = {.sameClass = settings.threshold("label.duplicate.iou"),
                                       .otherClass = settings.threshold("label.two_classes.iou")},
                        .leastInside = settings.threshold("label.far_outside.inside") / 100,
                        .wholeImage = settings.threshold("label.whole_image.share") / 100,
                        .crossing = settings.threshold("label.self_intersection.share") / 100};
    control.begin("Checking labels", dataset.records.size());
    std::vector<Finding> findings = gatherRecords(dataset, evidence.repeated, control,
                                                  [&](std::size_t i) { return LabelAudit(dataset, i, limits).run(); });
    // Each goes through all boxes by itself.
    static constexpr std::array overAllBoxes{addSetForms, addHabits, addOutliers};
    std::array<std::vector<Finding>, overAllBoxes.size()> more;
    JobControl quiet(control.stopToken());
    parallelFor(more.size(), 1, quiet, [&](std::size_t i) { overAllBoxes[i](evidence, more[i]); });
    for (std::vector<Finding>& part : more) {
        findings.insert(findings.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
    }
    return findings;
}

}  // namespace gg::audit
