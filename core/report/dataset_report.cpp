#include "core/audit/ledger_report.h"
#include "core/dataset/statistics.h"
#include "core/report/example_picture.h"
#include "core/report/html.h"
#include "core/report/report.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace gg::report {
namespace {

std::string percent(double share)
{
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.1f %%", 100 * share);
    return buffer.data();
}

std::string term(const std::string& name, const std::string& value)
{
    return value.empty() ? std::string() : "<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>\n";
}

std::string facts(const dataset::Dataset& dataset, const audit::Report& report)
{
    std::string html = "<dl>\n" + term("Format", std::string(dataset::formatName(dataset.format))) + term("Folder", dataset.root)
        + term("Pairing", dataset.pairing) + term("Fingerprint", dataset.fingerprint);
    if (report.masks && report.masks->masks > 0) {
        const audit::MaskSummary& masks = *report.masks;
        html += term("Foreground", "mean " + percent(masks.meanForeground) + ", median " + percent(masks.medianForeground) + "; "
                                       + count(masks.below5Percent) + " of " + count(masks.masks) + " masks below 5 %, "
                                       + count(masks.below10Percent) + " below 10 %");
    }
    return html + "</dl>\n";
}

std::string splitTable(const dataset::Dataset& dataset, const dataset::Statistics& statistics)
{
    Table table({"Split", "Images", "Labelled", "Declared empty", "Without label", "Objects"}, 1);
    for (std::size_t i = 0; i < statistics.splits.size(); ++i) {
        const dataset::SplitCount& split = statistics.splits[i];
        table.add({i < dataset.splits.size() ? escaped(dataset.splits[i]) : std::string("–"), count(split.images), count(split.labelled), count(split.empty),
                   count(split.missing), count(split.objects)});
    }
    return table.html();
}

std::string classTable(const dataset::Dataset& dataset, const dataset::Statistics& statistics)
{
    if (dataset.task != dataset::Task::Detection || statistics.classes.empty()) {
        return {};
    }
    Table table({"Class", "Objects", "Images"}, 1);
    for (const dataset::ClassCount& one : statistics.classes) {
        const bool named = one.classId >= 0 && static_cast<std::size_t>(one.classId) < dataset.classNames.size();
        table.add({named ? escaped(dataset.classNames[static_cast<std::size_t>(one.classId)]) : std::to_string(one.classId) + " (not in names)",
                   count(one.objects), count(one.images)});
    }
    return "<h2>Classes</h2>\n" + table.html();
}

std::string place(const audit::Finding& finding)
{
    if (finding.file.empty()) {
        return {};
    }
    return "<code>" + escaped(finding.file) + (finding.line == 0 ? std::string() : ":" + std::to_string(finding.line)) + "</code> ";
}

std::string pictures(const dataset::Dataset& dataset, const std::vector<const audit::Finding*>& findings, std::size_t most)
{
    std::string html;
    std::size_t made = 0;
    for (const audit::Finding* finding : findings) {
        if (made == most) {
            break;
        }
        const std::string one = examplePicture(dataset, *finding);
        made += one.empty() ? 0 : 1;
        html += one;
    }
    return html.empty() ? html : "<div class=\"examples\">\n" + html + "</div>\n";
}

std::string readinessSection(const audit::Readiness& readiness)
{
    if (readiness.lines.empty()) {
        return {};
    }
    using audit::ReadinessPart;
    std::string html = "<h2>Before training</h2>\n<dl>\n";
    for (const audit::ReadinessLine& line : readiness.lines) {
        html += "<dt>" + escaped(audit::readinessText(line, ReadinessPart::Topic)) + "</dt><dd>" + escaped(audit::readinessText(line, ReadinessPart::Recommendation));
        for (const ReadinessPart part : {ReadinessPart::Numbers, ReadinessPart::Formula, ReadinessPart::Source}) {
            const std::string text = audit::readinessText(line, part);
            html += text.empty() ? "" : "<p class=\"lead\">" + escaped(text) + "</p>";
        }
        html += "</dd>\n";
    }
    return html + "</dl>\n";
}

std::string ledgerSection(const dataset::LedgerPtr& ledger)
{
    if (!ledger) {
        return {};
    }
    Table table({"Files", "Images", "Labels", "Other", "In all"}, 1);
    for (std::size_t i = 0; i < dataset::ledgerStates; ++i) {
        const auto of = [&](dataset::LedgerKind kind) { return count(ledger->totals(kind)[i]); };
        if (ledger->totals()[i] > 0) {
            table.add({escaped(audit::ledgerTitle(static_cast<dataset::LedgerState>(i))), of(dataset::LedgerKind::Image),
                       of(dataset::LedgerKind::Label), of(dataset::LedgerKind::Other), count(ledger->totals()[i])});
        }
    }
    return "<h2>Every file</h2>\n<p class=\"lead\">" + escaped(audit::ledgerSum(*ledger)) + "</p>\n" + table.html();
}

std::string acceptedSection(const audit::Report& report)
{
    if (report.accepted.empty()) {
        return {};
    }
    std::string html = "<h2>Accepted</h2>\n<ul>\n";
    for (const audit::AcceptedFinding& one : report.accepted) {
        html += "<li>" + place(one.finding) + escaped(audit::message(one.finding)) + " <span class=\"lead\">Accepted: " + escaped(one.reason) + "</span></li>\n";
    }
    return html + "</ul>\n";
}

std::string ruleSection(const dataset::Dataset& dataset, const std::vector<const audit::Finding*>& findings, const DatasetOptions& options)
{
    const std::size_t most = options.placesPerRule;
    const audit::Finding& first = *findings.front();
    const std::string severity(audit::severityName(first.severity));
    std::size_t weight = 0;
    for (const audit::Finding* finding : findings) {
        weight += audit::weight(*finding);
    }
    std::string html = "<section>\n<h3><span class=\"severity " + severity + "\">" + severity + "</span> "
        + escaped(audit::text(first, audit::TextPart::Title)) + " (" + count(weight) + ") <code>" + escaped(first.rule) + "</code></h3>\n<dl>\n"
        + term("Why it matters", audit::text(first, audit::TextPart::Why)) + term("What a trainer does", audit::effect(first))
        + term("Remedy", audit::text(first, audit::TextPart::Remedy)) + "</dl>\n<ul>\n";
    for (std::size_t i = 0; i < std::min(findings.size(), most); ++i) {
        html += "<li>" + place(*findings[i]) + escaped(audit::message(*findings[i])) + "</li>\n";
    }
    if (findings.size() > most) {
        html += "<li class=\"lead\">… and " + count(findings.size() - most) + " more</li>\n";
    }
    return html + "</ul>\n" + pictures(dataset, findings, options.picturesPerRule) + "</section>\n";
}

std::string findingSections(const dataset::Dataset& dataset, const audit::Report& report, const DatasetOptions& options)
{
    if (report.findings.empty()) {
        return "<p>Nothing was found to be wrong.</p>\n";
    }
    // By severity first, the worst on top; inside it by rule.
    std::map<std::pair<int, std::string>, std::vector<const audit::Finding*>> byRule;
    for (const audit::Finding& finding : report.findings) {
        byRule[{-static_cast<int>(finding.severity), finding.rule}].push_back(&finding);
    }
    std::string html;
    for (const auto& [key, findings] : byRule) {
        html += ruleSection(dataset, findings, options);
    }
    return html;
}

}  // namespace

std::string htmlReport(const dataset::Dataset& dataset, const audit::Report& audit, const DatasetOptions& options)
{
    const dataset::Statistics statistics = dataset::computeStatistics(dataset);
    const std::string body = "<h1>" + escaped(dataset.name) + "</h1>\n<p class=\"lead\">" + escaped(audit::headline(dataset, audit)) + "</p>\n"
        + facts(dataset, audit) + "<h2>Images</h2>\n" + splitTable(dataset, statistics) + classTable(dataset, statistics) + "<h2>Findings</h2>\n"
        + findingSections(dataset, audit, options) + acceptedSection(audit) + readinessSection(audit.readiness) + ledgerSection(audit.ledger);
    return page(dataset.name + ": data set report", body);
}

}  // namespace gg::report
