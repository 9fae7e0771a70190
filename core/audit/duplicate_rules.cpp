#include "core/audit/duplicate_rules.h"

#include "core/audit/boxes.h"
#include "core/audit/polygon_rules.h"
#include "core/audit/rules.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gg::audit
{
namespace
{

using dataset::Object;
using dataset::Record;

/// Equal as the trainer compares them: it reads coordinates with 32 bits.
bool equal(double a, double b)
{
    constexpr double float32 = 6e-8;
    return std::abs(a - b) <= float32 * std::max(1.0, std::abs(a));
}

bool areEqual(const Record& record, const Object& a, const Object& b)
{
    if (a.kind != b.kind || a.pointCount != b.pointCount || !equal(a.box.x, b.box.x) || !equal(a.box.y, b.box.y) ||
        !equal(a.box.width, b.box.width) || !equal(a.box.height, b.box.height)) {
        return false;
    }
    if (a.kind == dataset::ShapeKind::Mask) {
        const std::uint32_t* runs = record.extras ? record.extras->runs.data() : nullptr;
        return runs == nullptr || std::equal(runs + a.firstPoint, runs + a.firstPoint + a.pointCount, runs + b.firstPoint);
    }
    for (std::uint32_t i = 0; a.kind == dataset::ShapeKind::Polygon && i < a.pointCount; ++i) {
        const dataset::Point& p = record.points[a.firstPoint + i];
        const dataset::Point& q = record.points[b.firstPoint + i];
        if (!equal(p.x, q.x) || !equal(p.y, q.y)) {
            return false;
        }
    }
    return true;
}

struct Verdict {
    std::string_view rule;  ///< empty: two objects
    double overlap = 0;
};

Verdict compare(const Record& record, const Object& a, const Object& b, const DuplicateLimits& limits)
{
    const bool same = a.classId == b.classId;
    if (same && areEqual(record, a, b)) {
        return {"label.duplicate_row", 1};
    }
    const double limit = same ? limits.sameClass : limits.otherClass;
    double overlap = intersectionOverUnion(a.box, b.box);
    if (overlap >= limit) {
        overlap = shapeOverlap(record, a, b);
    }
    return overlap >= limit ? Verdict{same ? "label.duplicate" : "label.two_classes", overlap} : Verdict{};
}

}  // namespace

void addDuplicates(const dataset::Dataset& dataset, std::size_t index, const DuplicateLimits& limits,
                   std::vector<Finding>& findings)
{
    const Record& record = dataset.records[index];
    if (record.objects.size() < 2) {
        return;
    }
    std::vector<std::size_t> byLeft(record.objects.size());
    std::iota(byLeft.begin(), byLeft.end(), std::size_t{0});
    const auto left = [&](std::size_t i) { return record.objects[i].box.x; };
    std::sort(byLeft.begin(), byLeft.end(),
              [&](std::size_t a, std::size_t b) { return left(a) != left(b) ? left(a) < left(b) : a < b; });
    const double slack = 1 - std::min(limits.sameClass, limits.otherClass);
    std::vector<bool> told(byLeft.size(), false);
    // Ten thousand objects of one picture take a few million; only a file made to be slow comes near this.
    std::size_t comparisons = 50'000'000;
    for (std::size_t i = 0; i < byLeft.size(); ++i) {
        const Object& a = record.objects[byLeft[i]];
        // Boxes that overlap by t begin within 1 − t of a width of each other.
        const double reach = a.box.x + std::max(0.0, a.box.width) * slack + 1e-7 * std::max(1.0, std::abs(a.box.x));
        for (std::size_t j = i + 1; j < byLeft.size() && left(byLeft[j]) <= reach && comparisons > 0; ++j, --comparisons) {
            const Object& b = record.objects[byLeft[j]];
            const std::size_t later = std::max(byLeft[i], byLeft[j]);
            // A region to be ignored may lie over an object.
            if (told[later] || a.ignore || b.ignore) {
                continue;
            }
            const Verdict verdict = compare(record, a, b, limits);
            if (verdict.rule.empty()) {
                continue;
            }
            told[later] = true;
            const std::size_t earlier = std::min(byLeft[i], byLeft[j]);
            Finding finding = makeObjectFinding(dataset, verdict.rule, index, later);
            finding.values["other"] = std::to_string(record.objects[earlier].line);
            finding.values["other_class"] = nameOfClass(dataset, record.objects[earlier].classId);
            finding.values["iou"] = shortNumber(verdict.overlap);
            findings.push_back(std::move(finding));
        }
    }
}

}  // namespace gg::audit
