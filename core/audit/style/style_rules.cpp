#include "core/audit/style/style_rules.h"

#include "core/audit/facts.h"
#include "core/audit/style/predicted_margins.h"

#include <algorithm>

namespace gg::audit
{
namespace
{

/// The same key and the same looser groups.
bool alike(const StyleMixture& a, const StyleMixture& b)
{
    return a.kind == b.kind && a.sequence == b.sequence && a.looser.keys == b.looser.keys && a.tighter.keys == b.tighter.keys;
}

}  // namespace

StyleThresholds styleThresholds(const Settings& settings)
{
    return {.looseMargin = settings.threshold("style.loose.margin"),
            .cuttingMargin = -settings.threshold("style.cutting.margin"),
            .difference = settings.threshold("style.mixed.difference"),
            .classDifference = settings.threshold("style.mixed.class_difference"),
            .confidence = settings.threshold("style.mixed.confidence") / 100};
}

StyleReport styleOf(const Evidence& evidence, JobControl& control)
{
    if (evidence.facts == nullptr) {
        return {};
    }
    std::vector<std::span<const BoxMargins>> margins(evidence.facts->records.size());
    for (std::size_t r = 0; r < margins.size(); ++r) {
        if (!evidence.repeated[r]) {
            margins[r] = evidence.facts->records[r].margins;
        }
    }
    return judgeStyle(evidence.dataset, margins, styleThresholds(evidence.settings), control);
}

StyleReport styleAgainstPredictions(const Evidence& evidence, JobControl& control)
{
    if (evidence.facts == nullptr || evidence.predictions == nullptr) {
        return {};
    }
    std::vector<cv::Size> sizes(evidence.facts->records.size());
    for (std::size_t r = 0; r < sizes.size(); ++r) {
        if (!evidence.repeated[r]) {
            sizes[r] = evidence.facts->records[r].image.shown;
        }
    }
    const auto margins = measurePredictedMargins(evidence.dataset, *evidence.predictions, sizes);
    StyleReport report = judgeStyle(evidence.dataset, margins, styleThresholds(evidence.settings), control);
    report.source = StyleSource::Predictions;
    return report;
}

std::vector<Finding> auditStyle(const Evidence& evidence, JobControl& control)
{
    const StyleReport pictures = styleOf(evidence, control);
    std::vector<Finding> findings = styleFindings(evidence.dataset, pictures);
    StyleReport predictions = styleAgainstPredictions(evidence, control);
    std::erase_if(predictions.mixtures, [&](const StyleMixture& mixture) {
        return std::ranges::any_of(pictures.mixtures, [&](const StyleMixture& known) { return alike(known, mixture); });
    });
    for (Finding& finding : styleFindings(evidence.dataset, predictions)) {
        findings.push_back(std::move(finding));
    }
    return findings;
}

}  // namespace gg::audit
