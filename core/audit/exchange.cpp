#include "core/audit/audit.h"
#include "core/audit/finding_key.h"
#include "core/io/csv.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cctype>
#include <map>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using nlohmann::ordered_json;

std::string imageOf(const Dataset& dataset, const Finding& finding)
{
    return finding.record < 0 ? std::string() : dataset.records[static_cast<std::size_t>(finding.record)].image;
}

std::string csvRow(const Dataset& dataset, const Finding& finding, const std::string& reason)
{
    const std::array<std::string, 11> fields{std::string(severityName(finding.severity)),
                                             finding.rule,
                                             finding.file,
                                             finding.line == 0 ? std::string() : std::to_string(finding.line),
                                             imageOf(dataset, finding),
                                             std::to_string(weight(finding)),
                                             message(finding),
                                             effect(finding),
                                             text(finding, TextPart::Remedy),
                                             findingKey(dataset, finding),
                                             reason};
    std::string row;
    for (const std::string& field : fields) {
        row += (row.empty() ? "" : ",") + io::csvField(field);
    }
    return row + "\r\n";
}

/// A path as a URI reference (RFC 3986): everything but unreserved characters and slashes as %XX, byte by byte.
std::string uriOf(const std::string& path)
{
    static constexpr std::string_view hex = "0123456789ABCDEF";
    std::string uri;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 128 && (std::isalnum(byte) != 0 || std::string_view("-._~/").find(c) != std::string_view::npos)) {
            uri += c;
        } else {
            uri += '%';
            uri += hex[byte >> 4U];
            uri += hex[byte & 15U];
        }
    }
    return uri;
}

const char* levelOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return "error";
    case Severity::Warning:
        return "warning";
    case Severity::Info:
        return "note";
    }
    return "none";
}

class SarifLog
{
public:
    explicit SarifLog(const Dataset& dataset)
        : m_dataset(dataset)
    {
    }

    void add(const Finding& finding, const std::string& reason)
    {
        ordered_json result{{"ruleId", finding.rule},
                            {"ruleIndex", ruleIndex(finding)},
                            {"level", levelOf(finding.severity)},
                            {"message", {{"text", message(finding) + " " + effect(finding)}}},
                            {"locations", {location(finding)}},
                            {"partialFingerprints", {{"groundglassKey/v1", findingKey(m_dataset, finding)}}}};
        if (!reason.empty()) {
            result["suppressions"] = {{{"kind", "external"}, {"status", "accepted"}, {"justification", reason}}};
        }
        m_results.push_back(std::move(result));
    }

    std::string text() &&
    {
        const ordered_json driver{{"name", "Groundglass"}, {"version", GG_VERSION}, {"rules", std::move(m_rules)}};
        const ordered_json run{{"tool", {{"driver", driver}}},
                               {"originalUriBaseIds", {{"DATASET", {{"uri", "file://" + uriOf(m_dataset.root) + "/"}}}}},
                               {"columnKind", "unicodeCodePoints"},
                               {"results", std::move(m_results)}};
        const ordered_json log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                               {"version", "2.1.0"},
                               {"runs", ordered_json::array({run})}};
        return log.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
    }

private:
    std::size_t ruleIndex(const Finding& finding)
    {
        const auto [it, isNew] = m_index.emplace(finding.rule, m_rules.size());
        if (isNew) {
            m_rules.push_back({{"id", finding.rule},
                               {"shortDescription", {{"text", audit::text(finding, TextPart::Title)}}},
                               {"fullDescription", {{"text", audit::text(finding, TextPart::Why)}}},
                               {"help", {{"text", audit::text(finding, TextPart::Remedy)}}},
                               {"defaultConfiguration", {{"level", levelOf(finding.severity)}}}});
        }
        return it->second;
    }

    /// A finding of the whole set is at its root: SARIF viewers leave out results without a place.
    static ordered_json location(const Finding& finding)
    {
        const bool outside = finding.file.starts_with('/');
        ordered_json artifact{{"uri", outside                ? "file://" + uriOf(finding.file)
                                      : finding.file.empty() ? "."
                                                             : uriOf(finding.file)}};
        if (!outside) {
            artifact["uriBaseId"] = "DATASET";
        }
        ordered_json physical{{"artifactLocation", std::move(artifact)}};
        if (finding.line > 0) {
            physical["region"] = {{"startLine", finding.line}};
        }
        return {{"physicalLocation", std::move(physical)}};
    }

    const Dataset& m_dataset;
    std::map<std::string, std::size_t> m_index;
    ordered_json m_rules = ordered_json::array();
    ordered_json m_results = ordered_json::array();
};

}  // namespace

std::string toCsv(const Dataset& dataset, const Report& report)
{
    std::string out = "severity,rule,file,line,image,count,message,effect,remedy,key,accepted\r\n";
    for (const Finding& finding : report.findings) {
        out += csvRow(dataset, finding, {});
    }
    for (const AcceptedFinding& one : report.accepted) {
        out += csvRow(dataset, one.finding, one.reason);
    }
    return out;
}

std::string toSarif(const Dataset& dataset, const Report& report)
{
    SarifLog log(dataset);
    for (const Finding& finding : report.findings) {
        log.add(finding, {});
    }
    for (const AcceptedFinding& one : report.accepted) {
        log.add(one.finding, one.reason);
    }
    return std::move(log).text();
}

}  // namespace gg::audit
