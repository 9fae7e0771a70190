#include "core/audit/finding.h"

#include <algorithm>
#include <array>

namespace gg::audit
{
namespace
{

/// Placeholders whose value chooses among sentences, the more particular first.
constexpr std::array<std::string_view, 2> choosing{"variant", "format"};

std::string_view partName(TextPart part)
{
    static constexpr std::array<std::string_view, 5> names{".title", ".message", ".why", ".effect", ".remedy"};
    return names.at(static_cast<std::size_t>(part));
}

}  // namespace

std::string_view severityName(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return "info";
    case Severity::Warning:
        return "warning";
    case Severity::Error:
        return "error";
    }
    return {};
}

std::string_view textTemplate(const Finding& finding, TextPart part)
{
    const std::string id = finding.rule + std::string(partName(part));
    if (part == TextPart::Message && finding.file.empty()) {
        if (const std::string_view ofSet = texts::find(finding.rule + ".set"); !ofSet.empty()) {
            return ofSet;
        }
    }
    for (const std::string_view key : choosing) {
        if (const auto choice = finding.values.find(key); choice != finding.values.end()) {
            if (const std::string_view special = texts::find(id + "." + choice->second); !special.empty()) {
                return special;
            }
        }
    }
    return texts::find(id);
}

std::string text(const Finding& finding, TextPart part)
{
    return texts::fill(textTemplate(finding, part), finding.values);
}

std::string message(const Finding& finding)
{
    return text(finding, TextPart::Message);
}

std::string effect(const Finding& finding)
{
    return text(finding, TextPart::Effect);
}

std::size_t weight(const Finding& finding)
{
    return std::max<std::size_t>(1, finding.records.size());
}

Summary summarise(const std::vector<Finding>& findings)
{
    Summary summary;
    for (const Finding& finding : findings) {
        switch (finding.severity) {
        case Severity::Error:
            ++summary.errors;
            break;
        case Severity::Warning:
            ++summary.warnings;
            break;
        case Severity::Info:
            ++summary.infos;
            break;
        }
    }
    return summary;
}

}  // namespace gg::audit
