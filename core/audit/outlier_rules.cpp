#include "core/audit/outlier_rules.h"

#include "core/audit/boxes.h"
#include "core/audit/rules.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::Object;
using dataset::Record;

/// Of fewer boxes the quartiles say nothing.
constexpr std::size_t fewestBoxes = 20;
/// Where more of a class lie outside, they are its distribution's tail and not slips of the hand.
constexpr double mostOutside = 0.02;
/// A class whose boxes all have one proportion has no spread to measure by: up to a factor of 1.8 is then nobody's fault.
constexpr double leastSpread = 0.2;

struct BoxPlace {
    std::uint32_t record = 0;
    std::uint32_t object = 0;
    float area = 0;    ///< share of the picture
    float aspect = 0;  ///< natural logarithm of width / height
};

using ByClass = std::map<std::int32_t, std::vector<BoxPlace>>;

ByClass boxesByClass(const Evidence& evidence)
{
    ByClass classes;
    const Dataset& dataset = evidence.dataset;
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        const Record& record = dataset.records[i];
        const Extent extent = extentOf(record);
        for (std::size_t k = 0; k < record.objects.size() && !evidence.repeated[i]; ++k) {
            const Object& object = record.objects[k];
            if (object.ignore || !isSound(object.box, extent)) {
                continue;
            }
            const dataset::Rect box = normalised(object.box, extent);
            // The proportion in pixels where the size is known; else the picture's own adds to the spread.
            const cv::Size size = evidence.sizes.empty() ? cv::Size() : evidence.sizes[i];
            const double picture = size.empty() ? 1 : static_cast<double>(size.width) / size.height;
            classes[object.classId].push_back({.record = static_cast<std::uint32_t>(i),
                                               .object = static_cast<std::uint32_t>(k),
                                               .area = static_cast<float>(box.width * box.height),
                                               .aspect = static_cast<float>(std::log(box.width * picture / box.height))});
        }
    }
    return classes;
}

double quantile(std::vector<float>& values, double at)
{
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(at * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return static_cast<double>(*place);
}

std::vector<float> column(const std::vector<BoxPlace>& boxes, float BoxPlace::*member)
{
    std::vector<float> values;
    values.reserve(boxes.size());
    for (const BoxPlace& box : boxes) {
        values.push_back(box.*member);
    }
    return values;
}

bool areExceptions(std::size_t outside, std::size_t all)
{
    return outside > 0 && static_cast<double>(outside) <= std::max(1.0, mostOutside * static_cast<double>(all));
}

void addLargeBoxes(const Evidence& evidence, const std::vector<BoxPlace>& boxes, std::vector<Finding>& findings)
{
    const double ratio = evidence.settings.threshold("label.area_outlier.ratio");
    std::vector<float> areas = column(boxes, &BoxPlace::area);
    const double median = quantile(areas, 0.5);
    const auto isLarge = [&](const BoxPlace& box) { return static_cast<double>(box.area) > ratio * median; };
    if (!areExceptions(static_cast<std::size_t>(std::count_if(boxes.begin(), boxes.end(), isLarge)), boxes.size())) {
        return;
    }
    for (const BoxPlace& box : boxes) {
        if (isLarge(box)) {
            Finding finding = makeObjectFinding(evidence.dataset, "label.area_outlier", box.record, box.object);
            finding.values["ratio"] = shortNumber(static_cast<double>(box.area) / median, 3);
            finding.values["area"] = percent(static_cast<double>(box.area));
            finding.values["median"] = percent(median);
            findings.push_back(std::move(finding));
        }
    }
}

std::string proportion(double logarithm)
{
    const double value = std::exp(logarithm);
    return value >= 1 ? shortNumber(value, 3) + " : 1" : "1 : " + shortNumber(1 / value, 3);
}

void addOddProportions(const Evidence& evidence, const std::vector<BoxPlace>& boxes, std::vector<Finding>& findings)
{
    std::vector<float> aspects = column(boxes, &BoxPlace::aspect);
    const double lower = quantile(aspects, 0.25);
    const double upper = quantile(aspects, 0.75);
    const double reach = evidence.settings.threshold("label.aspect_outlier.iqr") * std::max(upper - lower, leastSpread);
    const auto isOdd = [&](const BoxPlace& box) {
        const auto aspect = static_cast<double>(box.aspect);
        return aspect < lower - reach || aspect > upper + reach;
    };
    if (!areExceptions(static_cast<std::size_t>(std::count_if(boxes.begin(), boxes.end(), isOdd)), boxes.size())) {
        return;
    }
    for (const BoxPlace& box : boxes) {
        if (isOdd(box)) {
            Finding finding = makeObjectFinding(evidence.dataset, "label.aspect_outlier", box.record, box.object);
            finding.values["aspect"] = proportion(static_cast<double>(box.aspect));
            finding.values["low"] = proportion(lower);
            finding.values["high"] = proportion(upper);
            findings.push_back(std::move(finding));
        }
    }
}

}  // namespace

void addOutliers(const Evidence& evidence, std::vector<Finding>& findings)
{
    if (evidence.dataset.format == dataset::Format::ImageMask) {
        return;
    }
    for (const auto& [classId, boxes] : boxesByClass(evidence)) {
        if (boxes.size() >= fewestBoxes) {
            addLargeBoxes(evidence, boxes, findings);
            addOddProportions(evidence, boxes, findings);
        }
    }
}

}  // namespace gg::audit
