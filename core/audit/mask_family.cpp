#include "core/audit/mask_family.h"

#include "core/audit/facts.h"
#include "core/audit/mask_rules.h"
#include "core/audit/rules.h"

namespace gg::audit
{
namespace
{

constexpr float noMask = -1;

}  // namespace

std::optional<MaskSummary> summariseMasks(const dataset::Dataset& dataset, const Facts& facts)
{
    if (dataset.format != dataset::Format::ImageMask) {
        return std::nullopt;
    }
    std::vector<float> foreground;
    foreground.reserve(facts.records.size());
    for (const RecordFacts& record : facts.records) {
        foreground.push_back(record.mask ? static_cast<float>(record.mask->foreground()) : noMask);
    }
    return summariseMasks(std::move(foreground));
}

std::vector<Finding> auditMasks(const Evidence& evidence, JobControl& /*control*/)
{
    const std::optional<MaskSummary> summary = summariseMasks(evidence.dataset, *evidence.facts);
    return summary ? auditMaskSet(evidence.dataset, *summary) : std::vector<Finding>{};
}

std::vector<Finding> auditMaskOf(const Evidence& evidence, std::size_t record, const RecordFacts& facts)
{
    if (facts.mask) {
        return auditMask(evidence.dataset, record, *facts.mask, facts.image.readable() ? facts.image.shown : cv::Size());
    }
    if (facts.maskError.empty()) {
        return {};
    }
    Finding finding = makeFinding(evidence.dataset, "mask.unreadable", evidence.dataset.records[record].label, 0,
                                  static_cast<std::int64_t>(record));
    finding.values["reason"] = facts.maskError;
    return {finding};
}

}  // namespace gg::audit
