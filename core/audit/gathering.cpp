#include "core/audit/gathering.h"

#include "core/audit/rules.h"
#include "core/dataset/file_names.h"

#include <algorithm>
#include <map>
#include <set>

namespace gg::audit
{
namespace
{

/// Fewer are read at a glance, whatever share of the set they are.
constexpr std::size_t fewestGathered = 10;

bool isOfSet(const Finding& finding)
{
    return finding.record < 0 && finding.object < 0;
}

Finding gathered(const dataset::Dataset& dataset, const std::vector<const Finding*>& members, std::size_t images)
{
    std::set<std::uint32_t> records;
    for (const Finding* member : members) {
        records.insert(static_cast<std::uint32_t>(member->record));
    }
    const Finding& first = *members.front();
    Finding finding = makeFinding(dataset, first.rule);
    finding.severity = first.severity;
    finding.values["count"] = std::to_string(records.size());
    finding.values["faults"] = std::to_string(members.size());
    finding.values["total"] = std::to_string(images);
    finding.values["example"] = first.file;
    finding.values["image"] = first.file;
    finding.records.assign(records.begin(), records.end());
    return finding;
}

}  // namespace

std::vector<Finding> gather(const dataset::Dataset& dataset, std::vector<Finding> findings, std::size_t images)
{
    std::map<std::string, std::vector<const Finding*>> byRule;
    for (const Finding& finding : findings) {
        if (!isOfSet(finding)) {
            byRule[finding.rule].push_back(&finding);
        }
    }
    std::set<std::string> whole;
    std::vector<Finding> out;
    for (const auto& [rule, members] : byRule) {
        if (members.size() < fewestGathered) {
            continue;
        }
        Finding finding = gathered(dataset, members, images);
        if (finding.records.size() >= fewestGathered && finding.records.size() * 2 > images) {
            whole.insert(rule);
            out.push_back(std::move(finding));
        }
    }
    for (Finding& finding : findings) {
        if (isOfSet(finding) || !whole.contains(finding.rule)) {
            out.push_back(std::move(finding));
        }
    }
    return out;
}

void sortFindings(std::vector<Finding>& findings)
{
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        if (a.severity != b.severity) {
            return a.severity > b.severity;
        }
        if (a.rule != b.rule) {
            return a.rule < b.rule;
        }
        if (a.file != b.file) {
            return dataset::naturalLess(a.file, b.file);
        }
        return a.line < b.line;
    });
}

}  // namespace gg::audit
