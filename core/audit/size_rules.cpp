#include "core/audit/size_rules.h"

#include "core/audit/rules.h"
#include "core/audit/size_report.h"

#include <algorithm>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::Object;

/// Shares of fewer objects are chance.
constexpr std::size_t fewestObjects = 20;

std::string text(std::size_t number)
{
    return std::to_string(number);
}

bool isBelow8(const Evidence& evidence, std::size_t record, const Object& object)
{
    const cv::Size& size = evidence.sizes[record];
    if (size.empty() || object.ignore || object.box.width <= 0 || object.box.height <= 0) {
        return false;
    }
    const dataset::Rect box = inPixels(evidence.dataset.records[record], object.box, size);
    return std::min(box.width, box.height) * letterboxScale(size, evidence.settings.trainingSize) < 8;
}

std::vector<std::uint32_t> recordsBelow8(const Evidence& evidence, std::int32_t classId)
{
    std::vector<std::uint32_t> out;
    for (std::size_t i = 0; i < evidence.dataset.records.size(); ++i) {
        const auto& objects = evidence.dataset.records[i].objects;
        if (!evidence.repeated[i] && std::any_of(objects.begin(), objects.end(), [&](const Object& object) {
                return (classId < 0 || object.classId == classId) && isBelow8(evidence, i, object);
            })) {
            out.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return out;
}

void addBelow8(const Evidence& evidence, const SizeReport& report, std::vector<Finding>& findings)
{
    const Dataset& dataset = evidence.dataset;
    const double least = evidence.settings.threshold("size.below_8px.share") / 100;
    const double mostOfClass = evidence.settings.threshold("size.class_below_8px.share") / 100;
    if (report.all.below8 > 0 && report.all.share(report.all.below8) >= least) {
        Finding finding = makeFinding(dataset, "size.below_8px");
        finding.values["count"] = text(report.all.below8);
        finding.values["total"] = text(report.all.objects);
        finding.values["share"] = percent(report.all.share(report.all.below8));
        finding.values["size"] = std::to_string(report.trainingSize);
        finding.values["native"] = text(report.native.below8);
        finding.records = recordsBelow8(evidence, -1);
        findings.push_back(std::move(finding));
    }
    for (std::size_t id = 0; id < report.byClass.size() && report.byClass.size() > 1; ++id) {
        const SizeCounts& counts = report.byClass[id];
        if (counts.objects < fewestObjects || counts.share(counts.below8) < mostOfClass) {
            continue;
        }
        Finding finding = makeFinding(dataset, "size.class_below_8px");
        finding.values["class"] = dataset.classNames[id];
        finding.values["count"] = text(counts.below8);
        finding.values["total"] = text(counts.objects);
        finding.values["share"] = percent(counts.share(counts.below8));
        finding.values["size"] = std::to_string(report.trainingSize);
        finding.records = recordsBelow8(evidence, static_cast<std::int32_t>(id));
        findings.push_back(std::move(finding));
    }
}

void addMostlyTiny(const Evidence& evidence, const SizeReport& report, std::vector<Finding>& findings)
{
    const double limit = evidence.settings.threshold("size.mostly_tiny.share") / 100;
    if (report.all.objects < fewestObjects || report.all.share(report.all.fine[0]) < limit) {
        return;
    }
    Finding finding = makeFinding(evidence.dataset, "size.mostly_tiny");
    finding.values["share"] = percent(report.all.share(report.all.fine[0]));
    finding.values["size"] = std::to_string(report.trainingSize);
    finding.values["count"] = text(report.all.fine[0]);
    finding.values["native"] = percent(report.native.share(report.native.fine[0]));
    findings.push_back(std::move(finding));
}

void addUnseen(const Evidence& evidence, const SizeReport& report, std::vector<Finding>& findings)
{
    const std::size_t unseen = report.all.objects - report.all.seen[1];
    const double limit = evidence.settings.threshold("size.finer_stride.share") / 100;
    if (report.all.objects < fewestObjects || report.all.share(unseen) < limit) {
        return;
    }
    Finding finding = makeFinding(evidence.dataset, "size.finer_stride");
    finding.values["share"] = percent(report.all.share(unseen));
    finding.values["count"] = text(unseen);
    finding.values["size"] = std::to_string(report.trainingSize);
    finding.values["with_p2"] = percent(report.all.share(report.all.seen[0]));
    findings.push_back(std::move(finding));
}

void addCrowded(const Evidence& evidence, std::vector<Finding>& findings)
{
    const Dataset& dataset = evidence.dataset;
    const auto most = static_cast<std::ptrdiff_t>(evidence.settings.threshold("size.more_than_max_det.objects"));
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        const auto& objects = dataset.records[i].objects;
        const auto count =
            std::count_if(objects.begin(), objects.end(), [](const Object& object) { return !object.ignore; });
        if (count > most && !evidence.repeated[i]) {
            Finding finding =
                makeFinding(dataset, "size.more_than_max_det", dataset.records[i].label, 0, static_cast<std::int64_t>(i));
            finding.values["count"] = std::to_string(count);
            finding.values["most"] = std::to_string(most);
            findings.push_back(std::move(finding));
        }
    }
}

}  // namespace

std::vector<Finding> auditSizes(const Evidence& evidence, JobControl& control)
{
    std::vector<Finding> findings;
    if (evidence.dataset.format == dataset::Format::ImageMask) {
        return findings;
    }
    control.throwIfStopped();
    addCrowded(evidence, findings);
    if (evidence.sizeReport != nullptr) {
        addBelow8(evidence, *evidence.sizeReport, findings);
        addMostlyTiny(evidence, *evidence.sizeReport, findings);
        addUnseen(evidence, *evidence.sizeReport, findings);
    }
    return findings;
}

}  // namespace gg::audit
