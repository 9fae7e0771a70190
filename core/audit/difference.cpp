#include "core/audit/difference.h"

#include "core/base/error.h"
#include "core/io/files.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace gg::audit
{
namespace
{

using nlohmann::json;

FindingRecord recordFrom(const json& entry)
{
    return {.key = entry.at("key").get<std::string>(),
            .rule = entry.at("rule").get<std::string>(),
            .severity = entry.value("severity", ""),
            .file = entry.value("file", ""),
            .line = entry.value("line", std::uint32_t{0}),
            .message = entry.value("message", ""),
            .weight = entry.value("weight", std::size_t{1})};
}

/// Equal faults share a key: two audits are compared by how many there are of each.
void sortByKey(std::vector<FindingRecord>& records)
{
    std::stable_sort(records.begin(), records.end(),
                     [](const FindingRecord& a, const FindingRecord& b) { return a.key < b.key; });
}

void compareOne(const FindingRecord& before, FindingRecord& now, AuditDifference& out)
{
    if (now.weight == before.weight) {
        ++out.same;
        return;
    }
    std::vector<AuditDifference::Changed>& target = now.weight > before.weight ? out.grew : out.shrank;
    target.push_back({.now = std::move(now), .weightBefore = before.weight});
}

}  // namespace

std::vector<FindingRecord> readAuditJson(const std::string& file)
{
    const std::string text = io::readFile(file);
    try {
        const json document = json::parse(text);
        std::vector<FindingRecord> records;
        for (const char* list : {"findings", "accepted"}) {
            if (list != std::string_view("findings") && !document.contains(list)) {
                continue;
            }
            for (const json& entry : document.at(list)) {
                records.push_back(recordFrom(entry));
            }
        }
        return records;
    } catch (const json::exception& error) {
        throw Error(ErrorCode::Malformed, file,
                    std::string("This is not an audit that groundglass-cli audit --json wrote (") + error.what() +
                        "). Name such a file.");
    }
}

std::vector<FindingRecord> findingRecords(const dataset::Dataset& dataset, const Report& report)
{
    std::vector<FindingRecord> records;
    records.reserve(report.findings.size() + report.accepted.size());
    for (const Finding& finding : report.findings) {
        records.push_back(recordOf(dataset, finding));
    }
    for (const AcceptedFinding& one : report.accepted) {
        records.push_back(recordOf(dataset, one.finding));
    }
    return records;
}

AuditDifference compareAudits(std::vector<FindingRecord> before, std::vector<FindingRecord> now)
{
    sortByKey(before);
    sortByKey(now);
    AuditDifference out;
    auto old = before.begin();
    auto next = now.begin();
    while (old != before.end() || next != now.end()) {
        if (next == now.end() || (old != before.end() && old->key < next->key)) {
            out.gone.push_back(std::move(*old++));
        } else if (old == before.end() || next->key < old->key) {
            out.appeared.push_back(std::move(*next++));
        } else {
            compareOne(*old++, *next++, out);
        }
    }
    return out;
}

std::string summary(const AuditDifference& difference)
{
    const auto count = [](std::size_t n, const char* what) { return std::to_string(n) + what; };
    std::string out = count(difference.gone.size(), difference.gone.size() == 1 ? " finding gone, " : " findings gone, ") +
                      count(difference.appeared.size(), " new");
    if (!difference.grew.empty()) {
        out += ", " + count(difference.grew.size(), " of more images");
    }
    if (!difference.shrank.empty()) {
        out += ", " + count(difference.shrank.size(), " of fewer images");
    }
    return out + ", " + count(difference.same, " as before.");
}

}  // namespace gg::audit
