#include "core/audit/audit.h"

#include "core/audit/evidence.h"
#include "core/audit/gathering.h"
#include "core/audit/label_cache.h"
#include "core/audit/mask_rules.h"
#include "core/audit/pixel_pass.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_set>

namespace gg::audit
{
namespace
{

using dataset::Dataset;

/// Records whose image an earlier record has: the same file in two splits has its faults once.
std::vector<bool> repeatedRecords(const Dataset& dataset)
{
    std::unordered_set<std::string_view> seen;
    seen.reserve(dataset.records.size());
    std::vector<bool> repeated(dataset.records.size(), false);
    for (std::size_t i = 0; i < repeated.size(); ++i) {
        repeated[i] = !seen.insert(dataset.records[i].image).second;
    }
    return repeated;
}

void append(std::vector<Finding>& findings, std::vector<Finding> more)
{
    findings.insert(findings.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// A rule that fires on every image of a large set is one finding in the end; the preview stops when that is clear.
class Preview
{
public:
    Preview(const FindingBatch& target, std::size_t images)
        : m_target(target)
        , m_most(std::max<std::size_t>(10, images / 2))
    {
    }

    void operator()(const std::vector<Finding>& findings)
    {
        std::vector<Finding> shown;
        for (const Finding& finding : findings) {
            if (m_shown[finding.rule]++ < m_most) {
                shown.push_back(finding);
            }
        }
        if (m_target && !shown.empty()) {
            m_target(std::move(shown));
        }
    }

private:
    const FindingBatch& m_target;
    std::size_t m_most;
    std::map<std::string, std::size_t> m_shown;
};

bool canRun(const RuleFamily& family, const Evidence& evidence)
{
    switch (family.needs) {
    case RuleFamily::Needs::Labels:
        return true;
    case RuleFamily::Needs::Facts:
        return evidence.facts != nullptr;
    case RuleFamily::Needs::Predictions:
        return evidence.predictions != nullptr;
    }
    return false;
}

}  // namespace

Report runAudit(const Dataset& dataset, const Options& options, JobControl& control, const FindingBatch& onFindings)
{
    const std::vector<bool> repeated = repeatedRecords(dataset);
    const auto images = static_cast<std::size_t>(std::count(repeated.begin(), repeated.end(), false));
    Preview preview(onFindings, images);
    Report report;
    const Evidence evidence{.dataset = dataset,
                            .settings = options.settings,
                            .repeated = repeated,
                            .predictions = options.predictions,
                            .reference = options.reference};
    addStaleCaches(dataset, findLabelCaches(dataset, control), report.findings);
    for (const RuleFamily& family : ruleFamilies()) {
        if (canRun(family, evidence)) {
            std::vector<Finding> findings = family.run(evidence, control);
            preview(gather(dataset, findings, images));
            append(report.findings, std::move(findings));
        }
    }
    if (options.pixels) {
        const FindingBatch emit = onFindings ? FindingBatch([&](std::vector<Finding> batch) { preview(batch); }) : FindingBatch{};
        PixelResult pixels = auditPixels(dataset, repeated, control, emit);
        for (std::vector<Finding>& more : pixels.perRecord) {
            append(report.findings, std::move(more));
        }
        if (pixels.masks) {
            append(report.findings, auditMaskSet(dataset, *pixels.masks));
            report.masks = std::move(pixels.masks);
        }
    }
    std::erase_if(report.findings, [&](const Finding& finding) { return options.settings.muted.contains(finding.rule); });
    report.findings = gather(dataset, std::move(report.findings), images);
    sortFindings(report.findings);
    return report;
}

}  // namespace gg::audit
