#include "core/audit/mask_rules.h"

#include "core/audit/rules.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <string_view>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::Record;

/// Masks with small whole numbers only hold class numbers, not degrees of grey.
constexpr int highestClassIndex = 63;
/// A mask that covers so many times the usual share, and more than half, may stand for its opposite.
constexpr double farAboveUsual = 3;
/// Between these values the threshold decides what a blurred edge becomes.
constexpr int doubtfulFrom = 64;
constexpr int doubtfulTo = 191;

class MaskAudit
{
public:
    MaskAudit(const Dataset& dataset, std::size_t index, const MaskFacts& mask)
        : m_dataset(dataset)
        , m_record(dataset.records[index])
        , m_index(index)
        , m_mask(mask)
    {
    }

    std::vector<Finding> run(cv::Size imageSize)
    {
        size(imageSize);
        values();
        return std::move(m_findings);
    }

private:
    Finding& add(std::string_view rule)
    {
        return m_findings.emplace_back(makeFinding(m_dataset, rule, m_record.label, 0, static_cast<std::int64_t>(m_index)));
    }

    void size(cv::Size imageSize)
    {
        if (imageSize.empty() || imageSize == m_mask.size) {
            return;
        }
        Finding& finding = add("mask.size_differs");
        const auto text = [](cv::Size of) { return std::to_string(of.width) + " x " + std::to_string(of.height); };
        finding.values["mask_size"] = text(m_mask.size);
        finding.values["image_size"] = text(imageSize);
    }

    void values()
    {
        const int distinct = m_mask.distinct();
        const int lowest = m_mask.lowest();
        const int highest = m_mask.highest();
        if (distinct == 1) {
            add(m_mask.foreground() > 0 ? "mask.all_foreground" : "mask.all_background").values["value"] =
                std::to_string(highest);
        } else if (distinct == 2 && !(lowest == 0 && (highest == 255 || highest == 1))) {
            Finding& finding = add("mask.unusual_values");
            finding.values["low"] = std::to_string(lowest);
            finding.values["high"] = std::to_string(highest);
        } else if (distinct > 2 && highest <= highestClassIndex) {
            Finding& finding = add("mask.class_indices");
            finding.values["distinct"] = std::to_string(distinct);
            finding.values["high"] = std::to_string(highest);
        } else if (distinct > 2) {
            Finding& finding = add("mask.in_between_values");
            finding.values["distinct"] = std::to_string(distinct);
            finding.values["share"] = percent(m_mask.share(1, 254));
            finding.values["doubtful"] = percent(m_mask.share(doubtfulFrom, doubtfulTo));
        }
    }

    const Dataset& m_dataset;
    const Record& m_record;
    std::size_t m_index;
    const MaskFacts& m_mask;
    std::vector<Finding> m_findings;
};

/// In a set whose masks are mostly dark: those that are mostly bright. Bright all over is told by its own rule.
std::vector<Finding> brightAmongDark(const Dataset& dataset, const MaskSummary& summary)
{
    std::vector<Finding> findings;
    std::set<std::string_view> told;  // an image of two splits has one mask
    for (std::size_t i = 0; i < summary.foreground.size(); ++i) {
        const auto share = static_cast<double>(summary.foreground[i]);
        const std::string& mask = dataset.records[i].label;
        if (share <= 0.5 || share >= 1 || share < farAboveUsual * summary.medianForeground || !told.insert(mask).second) {
            continue;
        }
        Finding finding = makeFinding(dataset, "mask.inverted", mask, 0, static_cast<std::int64_t>(i));
        finding.values["share"] = percent(share);
        finding.values["median"] = percent(summary.medianForeground);
        findings.push_back(std::move(finding));
    }
    return findings;
}

}  // namespace

int MaskFacts::distinct() const
{
    return static_cast<int>(std::count_if(histogram.begin(), histogram.end(), [](std::size_t count) { return count > 0; }));
}

int MaskFacts::lowest() const
{
    const auto it = std::find_if(histogram.begin(), histogram.end(), [](std::size_t count) { return count > 0; });
    return it == histogram.end() ? 0 : static_cast<int>(it - histogram.begin());
}

int MaskFacts::highest() const
{
    const auto it = std::find_if(histogram.rbegin(), histogram.rend(), [](std::size_t count) { return count > 0; });
    return it == histogram.rend() ? 0 : static_cast<int>(histogram.rend() - it) - 1;
}

double MaskFacts::foreground() const
{
    return highest() <= 1 ? share(1, 255) : share(128, 255);
}

double MaskFacts::share(int first, int last) const
{
    const auto begin = histogram.begin();
    const std::size_t count = std::accumulate(begin + first, begin + last + 1, std::size_t{0});
    return pixels == 0 ? 0 : static_cast<double>(count) / static_cast<double>(pixels);
}

MaskFacts measureMask(const cv::Mat& grey)
{
    MaskFacts facts;
    facts.size = grey.size();
    facts.pixels = grey.total();
    for (int y = 0; y < grey.rows; ++y) {
        const auto* row = grey.ptr<unsigned char>(y);
        for (int x = 0; x < grey.cols; ++x) {
            ++facts.histogram[row[x]];
        }
    }
    return facts;
}

std::vector<Finding> auditMask(const Dataset& dataset, std::size_t record, const MaskFacts& mask, cv::Size imageSize)
{
    return MaskAudit(dataset, record, mask).run(imageSize);
}

MaskSummary summariseMasks(std::vector<float> foreground)
{
    MaskSummary summary;
    std::vector<double> shares;
    for (const float share : foreground) {
        if (share >= 0) {
            shares.push_back(static_cast<double>(share));
            summary.below5Percent += share < 0.05F ? 1 : 0;
            summary.below10Percent += share < 0.10F ? 1 : 0;
        }
    }
    summary.foreground = std::move(foreground);
    summary.masks = shares.size();
    if (shares.empty()) {
        return summary;
    }
    summary.meanForeground = std::accumulate(shares.begin(), shares.end(), 0.0) / static_cast<double>(shares.size());
    std::sort(shares.begin(), shares.end());
    const std::size_t middle = shares.size() / 2;
    summary.medianForeground = shares.size() % 2 == 1 ? shares[middle] : (shares[middle - 1] + shares[middle]) / 2;
    return summary;
}

std::vector<Finding> auditMaskSet(const Dataset& dataset, const MaskSummary& summary)
{
    if (summary.masks == 0) {
        return {};
    }
    Finding amount = makeFinding(dataset, "mask.foreground");
    amount.values["mean"] = percent(summary.meanForeground);
    amount.values["median"] = percent(summary.medianForeground);
    amount.values["below5"] = std::to_string(summary.below5Percent);
    amount.values["below10"] = std::to_string(summary.below10Percent);
    amount.values["total"] = std::to_string(summary.masks);
    amount.values["background"] = percent(1 - summary.meanForeground);
    std::vector<Finding> findings{amount};
    if (summary.medianForeground > 0.5) {
        Finding inverted = makeFinding(dataset, "mask.inverted");
        inverted.values = amount.values;
        for (std::size_t i = 0; i < summary.foreground.size(); ++i) {
            if (summary.foreground[i] > 0.5F) {
                inverted.records.push_back(static_cast<std::uint32_t>(i));
            }
        }
        inverted.values["count"] = std::to_string(inverted.records.size());
        findings.push_back(std::move(inverted));
        return findings;
    }
    for (Finding& finding : brightAmongDark(dataset, summary)) {
        findings.push_back(std::move(finding));
    }
    return findings;
}

}  // namespace gg::audit
