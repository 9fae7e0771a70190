#include "core/audit/pairing_rules.h"

#include "core/audit/facts.h"
#include "core/audit/label_sketch.h"
#include "core/audit/mask_sense.h"
#include "core/audit/mask_vectors.h"
#include "core/audit/pairing.h"
#include "core/audit/rules.h"

#include <algorithm>

namespace gg::audit
{
namespace
{

/// Masks whose outlines are found in the pictures agree with them by ten standard errors and more in sets of this size.
constexpr std::size_t fewestForNothing = 30;
constexpr double followsNothing = 2;

/// What is compared, and whose it is.
struct Compared {
    std::vector<LabelledPicture> set;
    std::vector<std::uint32_t> records;
    std::size_t outOf = 0;  ///< records that could be compared
    bool classes = false;
};

std::vector<std::uint32_t> recordsAt(const Compared& compared, const std::vector<std::size_t>& places)
{
    std::vector<std::uint32_t> records;
    std::transform(places.begin(), places.end(), std::back_inserter(records), [&](std::size_t place) { return compared.records[place]; });
    return records;
}

Finding findingOf(const Evidence& evidence, std::string_view rule, const Compared& compared, std::vector<std::uint32_t> records)
{
    Finding finding = makeFinding(evidence.dataset, rule);
    finding.values["count"] = std::to_string(records.size());
    finding.values["total"] = std::to_string(compared.set.size());
    finding.values["all"] = std::to_string(compared.outOf);
    finding.values["example"] = evidence.dataset.records[records.front()].image;
    finding.records = std::move(records);
    return finding;
}

void addElsewhere(const Evidence& evidence, std::string_view rule, const Compared& compared, const Pairing& pairing, std::vector<Finding>& findings)
{
    if (!pairing.elsewhere.empty()) {
        findings.push_back(findingOf(evidence, rule, compared, recordsAt(compared, pairing.elsewhere)));
        findings.back().values["errors"] = shortNumber(pairing.gain, 2);
    }
}

Compared comparedBoxes(const Evidence& evidence)
{
    Compared out;
    for (std::size_t i = 0; i < evidence.dataset.records.size(); ++i) {
        const RecordFacts& facts = evidence.facts->records[i];
        const dataset::Record& record = evidence.dataset.records[i];
        if (evidence.repeated[i] || record.objects.empty()) {
            continue;
        }
        ++out.outOf;
        if (!facts.edges || facts.edges->sketch.empty()) {
            continue;
        }
        cv::Mat labels = sketchObjects(record, facts.edges->size);
        double least = 0;
        double most = 0;
        cv::minMaxLoc(labels, &least, &most);
        if (least < most) {
            out.set.push_back({.picture = &*facts.edges, .labels = std::move(labels)});
            out.records.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return out;
}

/// Of the kind that most masks are of: shares of foreground, or classes.
Compared comparedMasks(const Evidence& evidence, std::span<const MaskFacts* const> masks)
{
    std::vector<std::uint32_t> usable;
    std::size_t withClasses = 0;
    for (std::size_t i = 0; i < masks.size(); ++i) {
        const auto& edges = evidence.facts->records[i].edges;
        if (masks[i] != nullptr && !evidence.repeated[i] && edges && !edges->sketch.empty() && masks[i]->distinct() > 1) {
            usable.push_back(static_cast<std::uint32_t>(i));
            withClasses += masks[i]->sketch.classes ? 1 : 0;
        }
    }
    Compared out{.classes = withClasses * 2 > usable.size()};
    std::erase_if(usable, [&](std::uint32_t i) { return masks[i]->sketch.classes != out.classes; });
    out.outOf = usable.size();
    ClassNumbers numbers;
    for (std::size_t u = 0; u < usable.size(); u += pairedStep(usable.size())) {
        out.records.push_back(usable[u]);
        numbers.add(*masks[usable[u]]);
    }
    for (const std::uint32_t i : out.records) {
        out.set.push_back({.picture = &*evidence.facts->records[i].edges, .labels = numbers.gridOf(*masks[i])});
    }
    return out;
}

}  // namespace

std::vector<Finding> auditPairing(const Evidence& evidence, JobControl& control)
{
    std::vector<Finding> findings;
    if (evidence.dataset.format == dataset::Format::ImageMask) {
        return findings;
    }
    const Compared compared = comparedBoxes(evidence);
    control.begin("Comparing labels with pictures", 0);
    addElsewhere(evidence, "label.of_other_images", compared, judgePairing(compared.set, false, control), findings);
    return findings;
}

std::vector<Finding> auditMaskPairing(const Evidence& evidence, std::span<const MaskFacts* const> masks, JobControl& control)
{
    std::vector<Finding> findings;
    const Compared compared = comparedMasks(evidence, masks);
    const Pairing pairing = judgePairing(compared.set, compared.classes, control);
    addElsewhere(evidence, "mask.of_other_images", compared, pairing, findings);
    if (pairing.elsewhere.empty() && pairing.varied && compared.set.size() >= fewestForNothing && pairing.agreement < followsNothing) {
        findings.push_back(findingOf(evidence, "mask.follows_nothing", compared, compared.records));
    }
    if (compared.classes) {
        return findings;
    }
    if (const auto mixed = findMixedSense(compared.set, control)) {
        findings.push_back(findingOf(evidence, "mask.mixed_sense", compared, recordsAt(compared, mixed->bright)));
        findings.back().values["others"] = std::to_string(compared.set.size() - mixed->bright.size());
        findings.back().values["errors"] = shortNumber(mixed->gain, 2);
    }
    return findings;
}

}  // namespace gg::audit
