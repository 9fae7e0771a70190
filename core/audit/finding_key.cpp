#include "core/audit/finding_key.h"

#include <array>
#include <cstdio>

namespace gg::audit
{
namespace
{

/// Placeholders that say what a finding is about. Counts and examples are not among them: they change with every label that is
/// corrected, and the finding is still the same.
constexpr std::array<std::string_view, 8> naming{"value", "first", "second", "class", "other_class", "split", "group", "other"};

/// A ten-thousandth of the picture, or a hundredth of a pixel: far below what somebody would call another box.
std::string placeOf(const dataset::Record& record, const dataset::Object& object)
{
    const char* format =
        record.space == dataset::CoordinateSpace::Normalised ? "%d@%.4f,%.4f,%.4f,%.4f" : "%d@%.2f,%.2f,%.2f,%.2f";
    std::array<char, 160> text{};
    std::snprintf(text.data(), text.size(), format, object.classId, object.box.x, object.box.y, object.box.width,
                  object.box.height);
    return text.data();
}

}  // namespace

std::string findingKey(const dataset::Dataset& dataset, const Finding& finding)
{
    std::string key = finding.rule + "|" + finding.file + "|";
    if (finding.record >= 0 && finding.object >= 0) {
        const dataset::Record& record = dataset.records[static_cast<std::size_t>(finding.record)];
        if (static_cast<std::size_t>(finding.object) < record.objects.size()) {
            return key + placeOf(record, record.objects[static_cast<std::size_t>(finding.object)]);
        }
    }
    for (const std::string_view name : naming) {
        if (const auto it = finding.values.find(name); it != finding.values.end() && !it->second.empty()) {
            key += std::string(name) + "=" + it->second + ";";
        }
    }
    return key;
}

FindingRecord recordOf(const dataset::Dataset& dataset, const Finding& finding)
{
    return {.key = findingKey(dataset, finding),
            .rule = finding.rule,
            .severity = std::string(severityName(finding.severity)),
            .file = finding.file,
            .line = finding.line,
            .message = message(finding),
            .weight = weight(finding)};
}

}  // namespace gg::audit
