#include "core/audit/label_rules.h"

#include "core/audit/rules.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <array>
#include <cstdio>

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

std::string number(double value, CoordinateSpace space)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), space == CoordinateSpace::Pixels ? "%.6g" : "%.4g", value);
    return text.data();
}

double overlap(const Rect& a, const Rect& b)
{
    const double width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
    const double height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
    if (width <= 0 || height <= 0) {
        return 0;
    }
    const double common = width * height;
    return common / (a.width * a.height + b.width * b.height - common);
}

class LabelAudit
{
public:
    LabelAudit(const Dataset& dataset, std::size_t index, double sameBox)
        : m_dataset(dataset)
        , m_record(dataset.records[index])
        , m_index(index)
        , m_sameBox(sameBox)
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
        }
        duplicates();
        return std::move(m_findings);
    }

private:
    Finding& add(std::string_view rule, const std::string& file, std::uint32_t line = 0)
    {
        return m_findings.emplace_back(makeFinding(m_dataset, rule, file, line, static_cast<std::int64_t>(m_index)));
    }

    Finding& addFor(std::string_view rule, std::size_t object)
    {
        const Object& of = m_record.objects[object];
        Finding& finding = add(rule, m_record.label, of.line);
        finding.object = static_cast<std::int32_t>(object);
        const auto id = static_cast<std::size_t>(of.classId);
        const bool named = of.classId >= 0 && id < m_dataset.classNames.size() && !m_dataset.classNames[id].empty();
        finding.values["class"] = named ? m_dataset.classNames[id] : std::to_string(of.classId);
        finding.values["class_id"] = std::to_string(of.classId);
        return finding;
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
        if (box.width <= 0 || box.height <= 0) {
            Finding& finding = addFor("label.zero_size", object);
            finding.values["width"] = number(box.width, m_record.space);
            finding.values["height"] = number(box.height, m_record.space);
            return;
        }
        const bool normalised = m_record.space == CoordinateSpace::Normalised;
        const double width = normalised ? 1 : m_record.declaredWidth;
        const double height = normalised ? 1 : m_record.declaredHeight;
        const double slack = normalised ? normalisedSlack : pixelSlack;
        if (width <= 0 || height <= 0 || hasBlemishAt(of.line)) {
            return;
        }
        // The largest overhang of the four sides, as the share of the picture's side.
        const std::array<std::pair<double, const char*>, 4> sides{
            {{-box.x, "left"}, {-box.y, "top"}, {box.x + box.width - width, "right"}, {box.y + box.height - height, "bottom"}}};
        const auto worst =
            std::max_element(sides.begin(), sides.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        if (worst->first >= slack) {
            const bool horizontal = worst == sides.begin() || worst == sides.begin() + 2;
            Finding& finding = addFor("label.outside_image", object);
            finding.values["side"] = worst->second;
            finding.values["overhang"] = percent(worst->first / (horizontal ? width : height));
        }
    }

    bool samePoints(const Object& a, const Object& b) const
    {
        if (a.kind != b.kind || a.pointCount != b.pointCount) {
            return false;
        }
        if (a.kind == ShapeKind::Mask) {
            const std::vector<std::uint32_t>& runs = m_record.extras->runs;
            return std::equal(runs.begin() + a.firstPoint, runs.begin() + a.firstPoint + a.pointCount,
                              runs.begin() + b.firstPoint);
        }
        const double near = (a.box.width + a.box.height) * (1 - m_sameBox) / 2;
        for (std::uint32_t i = 0; i < a.pointCount; ++i) {
            const dataset::Point& p = m_record.points[a.firstPoint + i];
            const dataset::Point& q = m_record.points[b.firstPoint + i];
            if (std::abs(p.x - q.x) > near || std::abs(p.y - q.y) > near) {
                return false;
            }
        }
        return true;
    }

    void duplicates()
    {
        std::vector<std::size_t> byLeft(m_record.objects.size());
        for (std::size_t i = 0; i < byLeft.size(); ++i) {
            byLeft[i] = i;
        }
        const auto left = [&](std::size_t i) { return m_record.objects[i].box.x; };
        std::sort(byLeft.begin(), byLeft.end(),
                  [&](std::size_t a, std::size_t b) { return left(a) != left(b) ? left(a) < left(b) : a < b; });
        std::vector<bool> told(byLeft.size(), false);
        for (std::size_t i = 0; i < byLeft.size(); ++i) {
            const Object& a = m_record.objects[byLeft[i]];
            // Boxes that overlap so much begin within a tenth of a width of each other.
            for (std::size_t j = i + 1; j < byLeft.size() && left(byLeft[j]) <= a.box.x + a.box.width * (1 - m_sameBox) + 1e-12;
                 ++j) {
                const Object& b = m_record.objects[byLeft[j]];
                const double same = a.classId == b.classId && a.box.width > 0 && a.box.height > 0 ? overlap(a.box, b.box) : 0;
                const std::size_t later = std::max(byLeft[i], byLeft[j]);
                if (same < m_sameBox || told[later] || !samePoints(a, b)) {
                    continue;
                }
                told[later] = true;
                Finding& finding = addFor("label.duplicate", later);
                const std::size_t earlier = std::min(byLeft[i], byLeft[j]);
                finding.values["other"] = std::to_string(m_record.objects[earlier].line);
                finding.values["iou"] = number(same, CoordinateSpace::Normalised);
            }
        }
    }

    const Dataset& m_dataset;
    const Record& m_record;
    std::size_t m_index;
    /// A copy that was pasted two pixels beside a cell of a hundred overlaps by 0.93; neighbours of one class seldom reach 0.9.
    double m_sameBox;
    std::vector<Finding> m_findings;
};

}  // namespace

std::vector<Finding> auditLabels(const Evidence& evidence, JobControl& control)
{
    const Dataset& dataset = evidence.dataset;
    const double sameBox = evidence.settings.threshold("label.duplicate.iou");
    std::vector<std::vector<Finding>> perRecord(dataset.records.size());
    control.begin("Checking labels", dataset.records.size());
    parallelFor(dataset.records.size(), 256, control, [&](std::size_t i) {
        if (!evidence.repeated[i]) {
            perRecord[i] = LabelAudit(dataset, i, sameBox).run();
        }
    });
    std::vector<Finding> findings;
    for (std::vector<Finding>& more : perRecord) {
        findings.insert(findings.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    return findings;
}

}  // namespace gg::audit
