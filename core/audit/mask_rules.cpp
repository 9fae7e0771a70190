#include "core/audit/mask_rules.h"

#include "core/audit/facts.h"
#include "core/audit/mask_census.h"
#include "core/audit/mask_match.h"
#include "core/audit/pairing_rules.h"
#include "core/audit/rules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <string_view>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::MaskEncoding;
using dataset::MaskValues;
using dataset::Record;

/// Masks with small whole numbers only hold class numbers, not degrees of grey.
constexpr int highestClassIndex = 63;
/// A mask that covers so many times the usual share, and more than half, may stand for its opposite.
constexpr double farAboveUsual = 3;
/// Between these values the threshold decides what a blurred edge becomes.
constexpr int doubtfulFrom = 64;
constexpr int doubtfulTo = 191;
/// Specks and pinholes are slips only beside something that is so many times larger: a cell or a lesion may be a few pixels.
constexpr std::uint32_t largerThanSpeck = 100;
constexpr std::size_t fewestForOutliers = 12;

/// What was measured of a set's masks and pictures, parallel to its records; null where there is none, or where it cannot be read.
struct MaskEvidence {
    const Dataset& dataset;
    const Settings& settings;
    const std::vector<bool>& repeated;
    std::vector<const MaskFacts*> masks;
    std::vector<const PictureEdges*> pictures;
};

std::vector<const MaskFacts*> masksOf(const Facts& facts)
{
    std::vector<const MaskFacts*> out;
    out.reserve(facts.records.size());
    for (const RecordFacts& record : facts.records) {
        out.push_back(record.mask ? &*record.mask : nullptr);
    }
    return out;
}

std::string sizeText(cv::Size size)
{
    return std::to_string(size.width) + " x " + std::to_string(size.height);
}

double medianOf(std::vector<double> values)
{
    if (values.empty()) {
        return 0;
    }
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/// What one mask tells by itself and against the size of its picture.
class MaskAudit
{
public:
    MaskAudit(const MaskEvidence& evidence, const MaskCensus& census, std::size_t index, std::vector<Finding>& findings)
        : m_evidence(evidence)
        , m_census(census)
        , m_record(evidence.dataset.records[index])
        , m_index(index)
        , m_mask(*evidence.masks[index])
        , m_findings(findings)
    {
    }

    void run()
    {
        size();
        values();
        pages();
        specks();
    }

private:
    Finding& add(std::string_view rule)
    {
        return m_findings.emplace_back(
            makeFinding(m_evidence.dataset, rule, m_record.label, 0, static_cast<std::int64_t>(m_index)));
    }

    void size()
    {
        const PictureEdges* picture = m_evidence.pictures[m_index];
        if (picture == nullptr || picture->size.empty() || picture->size == m_mask.size) {
            return;
        }
        const bool turned = picture->size == cv::Size(m_mask.size.height, m_mask.size.width);
        Finding& finding = add(turned ? "mask.size_transposed" : "mask.size_differs");
        finding.values["mask_size"] = sizeText(m_mask.size);
        finding.values["image_size"] = sizeText(picture->size);
    }

    void values()
    {
        if (m_mask.kind == MaskValues::Uniform) {
            uniform();
        } else if (m_mask.foreground() == 0 || (m_mask.foreground() == 1 && !m_census.classes)) {
            uniform();
        } else if (m_census.classes) {
            if (m_mask.kind == MaskValues::Greys) {
                inBetween();
            }
        } else if (m_mask.kind == MaskValues::TwoValues && m_mask.table.empty()) {
            Finding& finding = add("mask.unusual_values");
            finding.values["low"] = std::to_string(m_mask.lowest());
            finding.values["high"] = std::to_string(m_mask.highest());
        } else if (m_mask.kind == MaskValues::Classes && m_mask.encoding == MaskEncoding::Grey && m_mask.highest() > highestClassIndex &&
                   m_mask.table.empty()) {
            inBetween();
        } else if (m_mask.kind == MaskValues::Classes) {
            Finding& finding = add("mask.class_indices");
            finding.values["distinct"] = std::to_string(m_mask.distinct());
            finding.values["high"] = std::to_string(m_mask.highest());
        } else if (m_mask.kind == MaskValues::Greys) {
            inBetween();
        }
    }

    void uniform()
    {
        // A class may fill a picture: a close view of the road.
        if (m_mask.foreground() > 0 && m_census.classes) {
            return;
        }
        add(m_mask.foreground() > 0 ? "mask.all_foreground" : "mask.all_background").values["value"] =
            std::to_string(m_mask.highest());
    }

    void inBetween()
    {
        Finding& finding = add("mask.in_between_values");
        finding.values["distinct"] = std::to_string(m_mask.distinct());
        finding.values["share"] = percent(m_mask.share(1, 254));
        finding.values["doubtful"] = percent(m_mask.share(doubtfulFrom, doubtfulTo));
    }

    void pages()
    {
        if (m_mask.pages > 1) {
            add("mask.several_pages").values["pages"] = std::to_string(m_mask.pages);
        }
    }

    void specks()
    {
        const ComponentFacts& found = m_mask.components;
        const auto tiny = [&](std::string_view rule, const std::array<std::uint32_t, largestTiny + 1>& counts,
                              std::uint32_t largest) {
            const auto area = static_cast<std::size_t>(m_evidence.settings.threshold(std::string(rule) + ".area"));
            std::uint32_t number = 0;
            for (std::size_t a = 1; a <= std::min(area, largestTiny) && a * largerThanSpeck <= largest; ++a) {
                number += counts[a];
            }
            if (number > 0) {
                Finding& finding = add(rule);
                finding.values["number"] = std::to_string(number);
                finding.values["area"] = std::to_string(area);
            }
        };
        tiny("mask.specks", found.tinyObjects, found.largest);
        // In a map of classes, background is a class like the others.
        if (!m_census.classes) {
            tiny("mask.pinholes", found.tinyHoles, found.largest);
        }
    }

    const MaskEvidence& m_evidence;
    const MaskCensus& m_census;
    const Record& m_record;
    std::size_t m_index;
    const MaskFacts& m_mask;
    std::vector<Finding>& m_findings;
};

std::string classText(const MaskCensus& census, const MaskClass& one)
{
    std::array<char, 16> text{};
    if (census.colours) {
        std::snprintf(text.data(), text.size(), "#%06X", static_cast<unsigned>(one.number));
    } else {
        std::snprintf(text.data(), text.size(), "%u", static_cast<unsigned>(one.number));
    }
    return text.data();
}

/// How the masks were read, and which classes they hold.
void addKind(const MaskEvidence& evidence, const MaskCensus& census, std::vector<Finding>& findings)
{
    if (census.kinds.empty()) {
        return;
    }
    Finding kind = makeFinding(evidence.dataset, "mask.kind");
    std::string list;
    for (const auto& [name, count] : census.kinds) {
        list += (list.empty() ? "" : "; ") + name + " (" + std::to_string(count) + ")";
    }
    kind.values["kinds"] = list;
    kind.values["total"] = std::to_string(census.masks);
    findings.push_back(std::move(kind));
    if (!census.classes) {
        return;
    }
    Finding classes = makeFinding(evidence.dataset, "mask.classes");
    constexpr std::size_t shown = 12;
    std::vector<MaskClass> ranked = census.list;
    std::stable_sort(ranked.begin(), ranked.end(), [](const MaskClass& a, const MaskClass& b) { return a.pixels > b.pixels; });
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, ranked.size()); ++i) {
        text += (i == 0 ? "" : ", ") + classText(census, ranked[i]) + " (" +
                percent(static_cast<double>(ranked[i].pixels) / static_cast<double>(census.pixels)) + " %)";
    }
    classes.values["classes"] = text + (ranked.size() > shown ? ", …" : "");
    classes.values["count"] = std::to_string(ranked.size());
    classes.values["total"] = std::to_string(census.masks);
    findings.push_back(std::move(classes));
}

/// 0/1 beside 0/255: the same loader reads one of them wrongly.
void addMixedKinds(const MaskEvidence& evidence, const MaskCensus& census, std::vector<Finding>& findings)
{
    if (census.classes) {
        return;
    }
    std::vector<std::uint32_t> small;
    std::vector<std::uint32_t> large;
    for (std::size_t i = 0; i < evidence.masks.size(); ++i) {
        const MaskFacts* mask = evidence.masks[i];
        if (mask == nullptr || evidence.repeated[i] || mask->kind == MaskValues::Uniform || mask->kind == MaskValues::Classes) {
            continue;
        }
        (mask->kind == MaskValues::ZeroOne ? small : large).push_back(static_cast<std::uint32_t>(i));
    }
    if (small.empty() || large.empty()) {
        return;
    }
    std::vector<std::uint32_t>& fewer = small.size() <= large.size() ? small : large;
    Finding finding = makeFinding(evidence.dataset, "mask.mixed_kinds");
    finding.values["ones"] = std::to_string(small.size());
    finding.values["others"] = std::to_string(large.size());
    finding.values["example"] = evidence.dataset.records[fewer.front()].label;
    finding.records = std::move(fewer);
    findings.push_back(std::move(finding));
}

/// Two pictures with one and the same mask. Equal pictures are told by their own rule.
void addRepeated(const MaskEvidence& evidence, std::vector<Finding>& findings)
{
    std::map<std::uint64_t, std::vector<std::size_t>> byContents;
    for (std::size_t i = 0; i < evidence.masks.size(); ++i) {
        const MaskFacts* mask = evidence.masks[i];
        if (mask != nullptr && !evidence.repeated[i] && mask->foreground() > 0 && mask->foreground() < 1) {
            byContents[mask->contents].push_back(i);
        }
    }
    std::vector<std::pair<std::size_t, std::size_t>> repeats;
    for (const auto& [contents, group] : byContents) {
        for (std::size_t k = 1; k < group.size(); ++k) {
            if (!samePicture(evidence.pictures[group[0]], evidence.pictures[group[k]])) {
                repeats.emplace_back(group[k], group[0]);
            }
        }
    }
    std::sort(repeats.begin(), repeats.end());
    for (const auto& [index, first] : repeats) {
        const Record& record = evidence.dataset.records[index];
        if (record.label == evidence.dataset.records[first].label) {
            continue;  // one file for two images, which the names tell
        }
        Finding finding = makeFinding(evidence.dataset, "mask.same_as_another", record.label, 0, static_cast<std::int64_t>(index));
        finding.values["other"] = evidence.dataset.records[first].label;
        findings.push_back(std::move(finding));
    }
}

double logit(double share)
{
    constexpr double least = 1e-5;
    const double p = std::clamp(share, least, 1 - least);
    return std::log(p / (1 - p));
}

/// Shares of foreground far from those of the set, by the median and the median deviation of their log-odds.
void addShareOutliers(const MaskEvidence& evidence, const MaskSummary& summary, std::vector<Finding>& findings)
{
    std::vector<double> odds;
    for (const float share : summary.foreground) {
        if (share > 0 && share < 1) {
            odds.push_back(logit(static_cast<double>(share)));
        }
    }
    if (odds.size() < fewestForOutliers) {
        return;
    }
    const double middle = medianOf(odds);
    std::transform(odds.begin(), odds.end(), odds.begin(), [&](double value) { return std::abs(value - middle); });
    constexpr double deviationOfNormal = 1.4826;
    // Masks that are all alike would make an outlier of any that is not.
    const double spread = std::max(0.25, deviationOfNormal * medianOf(odds));
    const double limit = evidence.settings.threshold("mask.share_outlier.deviations");
    for (std::size_t i = 0; i < summary.foreground.size(); ++i) {
        const auto share = static_cast<double>(summary.foreground[i]);
        if (share <= 0 || share >= 1 || evidence.repeated[i] || std::abs(logit(share) - middle) <= limit * spread) {
            continue;
        }
        const Record& record = evidence.dataset.records[i];
        Finding finding = makeFinding(evidence.dataset, "mask.share_outlier", record.label, 0, static_cast<std::int64_t>(i));
        finding.values["share"] = share < 0.001 ? "less than 0.1" : percent(share);
        finding.values["median"] = percent(summary.medianForeground);
        findings.push_back(std::move(finding));
    }
}

/// In a set whose masks are mostly dark: those that are mostly bright. Bright all over is told by its own rule.
void addBrightAmongDark(const MaskEvidence& evidence, const MaskSummary& summary, std::vector<Finding>& findings)
{
    std::set<std::string_view> told;  // an image of two splits has one mask
    for (std::size_t i = 0; i < summary.foreground.size(); ++i) {
        const auto share = static_cast<double>(summary.foreground[i]);
        const std::string& mask = evidence.dataset.records[i].label;
        if (share <= 0.5 || share >= 1 || share < farAboveUsual * summary.medianForeground || !told.insert(mask).second) {
            continue;
        }
        Finding finding = makeFinding(evidence.dataset, "mask.inverted", mask, 0, static_cast<std::int64_t>(i));
        finding.values["share"] = percent(share);
        finding.values["median"] = percent(summary.medianForeground);
        findings.push_back(std::move(finding));
    }
}

void addForeground(const MaskEvidence& evidence, const MaskSummary& summary, std::vector<Finding>& findings)
{
    Finding amount = makeFinding(evidence.dataset, "mask.foreground");
    amount.values["mean"] = percent(summary.meanForeground);
    amount.values["median"] = percent(summary.medianForeground);
    amount.values["below5"] = std::to_string(summary.below5Percent);
    amount.values["below10"] = std::to_string(summary.below10Percent);
    amount.values["total"] = std::to_string(summary.masks);
    amount.values["background"] = percent(1 - summary.meanForeground);
    findings.push_back(amount);
    if (summary.medianForeground <= 0.5) {
        addBrightAmongDark(evidence, summary, findings);
        return;
    }
    Finding inverted = makeFinding(evidence.dataset, "mask.inverted");
    inverted.values = amount.values;
    for (std::size_t i = 0; i < summary.foreground.size(); ++i) {
        if (summary.foreground[i] > 0.5F) {
            inverted.records.push_back(static_cast<std::uint32_t>(i));
        }
    }
    inverted.values["count"] = std::to_string(inverted.records.size());
    findings.push_back(std::move(inverted));
}

/// Foreground on a part of the picture that is one colour all over, in a picture that has edges elsewhere.
void addOverNothing(const MaskEvidence& evidence, std::vector<Finding>& findings)
{
    for (std::size_t i = 0; i < evidence.masks.size(); ++i) {
        const MaskFacts* mask = evidence.masks[i];
        const PictureEdges* picture = evidence.pictures[i];
        if (mask != nullptr && picture != nullptr && !evidence.repeated[i] && liesOnNothing(mask->sketch, *picture)) {
            const Record& record = evidence.dataset.records[i];
            findings.push_back(makeFinding(evidence.dataset, "mask.over_nothing", record.label, 0, static_cast<std::int64_t>(i)));
        }
    }
}

std::string confidenceText(double confidence)
{
    return percent(std::min(confidence, 0.999));
}

/// Masks that belong to other pictures, or lie wrongly on their own.
void addMatches(const MaskEvidence& evidence, JobControl& control, std::vector<Finding>& findings)
{
    std::vector<MaskPair> pairs;
    for (std::size_t i = 0; i < evidence.masks.size(); ++i) {
        const bool judged = !evidence.repeated[i];
        pairs.push_back({.picture = judged ? evidence.pictures[i] : nullptr, .mask = judged ? evidence.masks[i] : nullptr});
    }
    control.begin("Comparing masks with pictures", 0);
    const MaskMatches matches = matchMasks(pairs, evidence.settings.threshold("mask.fits_another.false_share") / 100, control);
    const auto add = [&](std::string_view rule, std::size_t record) -> Finding& {
        return findings.emplace_back(
            makeFinding(evidence.dataset, rule, evidence.dataset.records[record].label, 0, static_cast<std::int64_t>(record)));
    };
    const auto addShift = [&](int shift, const std::vector<std::size_t>& records, bool all) {
        Finding finding = makeFinding(evidence.dataset, "mask.shifted");
        finding.values["count"] = std::to_string(records.size());
        finding.values["places"] = std::to_string(std::abs(shift));
        finding.values["direction"] = shift > 0 ? "earlier" : "later";
        finding.values["example"] = evidence.dataset.records[records.front()].label;
        finding.values["extent"] = all ? "all over the set" : "in one stretch of the list";
        finding.records.assign(records.begin(), records.end());
        findings.push_back(std::move(finding));
    };
    std::vector<std::size_t> withMasks;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].mask != nullptr) {
            withMasks.push_back(i);
        }
    }
    if (matches.wholeSet.shift != 0) {
        addShift(matches.wholeSet.shift, withMasks, true);
    }
    if (matches.wholeSet.turn != Turn::None) {
        Finding finding = makeFinding(evidence.dataset, "mask.fits_turned");
        finding.values["count"] = std::to_string(withMasks.size());
        finding.values["total"] = std::to_string(withMasks.size());
        finding.values["turn"] = turnName(matches.wholeSet.turn);
        finding.values["example"] = evidence.dataset.records[withMasks.front()].label;
        finding.records.assign(withMasks.begin(), withMasks.end());
        findings.push_back(std::move(finding));
    }
    for (const MaskShift& shift : matches.shifts) {
        addShift(shift.shift, shift.records, false);
    }
    for (const MaskElsewhere& one : matches.elsewhere) {
        Finding& finding = add("mask.fits_another", one.record);
        finding.values["other"] = evidence.dataset.records[one.fits].image;
        finding.values["confidence"] = confidenceText(one.confidence);
    }
    for (const MaskTurned& one : matches.turned) {
        Finding& finding = add("mask.fits_turned", one.record);
        finding.values["turn"] = turnName(one.turn);
        finding.values["confidence"] = confidenceText(one.confidence);
    }
    const auto toldInverted = [&](std::size_t record) {
        return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
            return finding.rule == "mask.inverted" && (finding.record < 0 || finding.record == static_cast<std::int64_t>(record));
        });
    };
    for (const MaskInverted& one : matches.inverted) {
        if (!toldInverted(one.record)) {
            add("mask.looks_inverted", one.record).values["confidence"] = confidenceText(one.confidence);
        }
    }
}

struct Disagreement {
    std::size_t record = 0;
    double overlap = 0;
};

/// Several masks an image: opinions about the same, or parts of a whole.
void addAnnotators(const MaskEvidence& evidence, std::vector<Finding>& findings)
{
    std::vector<Disagreement> least;
    for (std::size_t i = 0; i < evidence.masks.size(); ++i) {
        if (evidence.masks[i] == nullptr || evidence.repeated[i]) {
            continue;
        }
        double lowest = 2;
        for (const float overlap : evidence.masks[i]->agreement) {
            lowest = overlap < 0 ? lowest : std::min(lowest, static_cast<double>(overlap));
        }
        if (lowest <= 1) {
            least.push_back({.record = i, .overlap = lowest});
        }
    }
    if (least.empty()) {
        return;
    }
    std::stable_sort(least.begin(), least.end(), [](const Disagreement& a, const Disagreement& b) { return a.overlap < b.overlap; });
    const double median = least[least.size() / 2].overlap;
    // Parts of a whole do not overlap, opinions about the same nearly always do.
    constexpr double partsBelow = 0.05;
    const bool parts = median < partsBelow;
    Finding finding = makeFinding(evidence.dataset, parts ? "mask.parts" : "mask.annotators");
    const double sum = std::accumulate(least.begin(), least.end(), 0.0, [](double s, const Disagreement& one) { return s + one.overlap; });
    finding.values["count"] = std::to_string(least.size());
    finding.values["mean"] = percent(sum / static_cast<double>(least.size()));
    finding.values["lowest"] = percent(least.front().overlap);
    finding.values["example"] = evidence.dataset.records[least.front().record].image;
    std::transform(least.begin(), least.end(), std::back_inserter(finding.records),
                   [](const Disagreement& one) { return static_cast<std::uint32_t>(one.record); });
    std::sort(finding.records.begin(), finding.records.end());
    findings.push_back(std::move(finding));
    const double limit = evidence.settings.threshold("mask.annotators_disagree.iou");
    for (const Disagreement& one : parts ? std::vector<Disagreement>{} : least) {
        if (one.overlap < limit) {
            Finding worst = makeFinding(evidence.dataset, "mask.annotators_disagree", evidence.dataset.records[one.record].label, 0,
                                        static_cast<std::int64_t>(one.record));
            worst.values["overlap"] = percent(one.overlap);
            worst.values["mean"] = finding.values["mean"];
            findings.push_back(std::move(worst));
        }
    }
}

MaskSummary summaryOf(std::span<const MaskFacts* const> masks)
{
    MaskSummary summary;
    std::vector<double> shares;
    for (const MaskFacts* mask : masks) {
        summary.foreground.push_back(mask != nullptr ? static_cast<float>(mask->foreground()) : -1.0F);
        if (mask != nullptr) {
            const double share = mask->foreground();
            shares.push_back(share);
            summary.below5Percent += share < 0.05 ? 1 : 0;
            summary.below10Percent += share < 0.10 ? 1 : 0;
        }
    }
    summary.masks = shares.size();
    const MaskCensus census = takeCensus(masks);
    summary.kinds = census.kinds;
    summary.classes = census.list.size();
    if (!shares.empty()) {
        summary.meanForeground = std::accumulate(shares.begin(), shares.end(), 0.0) / static_cast<double>(shares.size());
        summary.medianForeground = medianOf(std::move(shares));
    }
    return summary;
}

}  // namespace

std::optional<MaskSummary> summariseMasks(const Dataset& dataset, const Facts& facts)
{
    if (dataset.format != dataset::Format::ImageMask) {
        return std::nullopt;
    }
    return summaryOf(masksOf(facts));
}

std::vector<Finding> auditMaskOf(const Evidence& evidence, std::size_t record, const RecordFacts& facts)
{
    std::vector<Finding> findings;
    const auto add = [&](const std::string& file, const std::string& reason) {
        findings.push_back(makeFinding(evidence.dataset, "mask.unreadable", file, 0, static_cast<std::int64_t>(record)));
        findings.back().values["reason"] = reason;
    };
    const Record& of = evidence.dataset.records[record];
    if (!facts.maskError.empty()) {
        add(of.label, facts.maskError);
    }
    for (std::size_t i = 0; facts.mask && i < facts.mask->otherErrors.size(); ++i) {
        if (!facts.mask->otherErrors[i].empty()) {
            add(of.extras->otherLabels.at(i), facts.mask->otherErrors[i]);
        }
    }
    return findings;
}

std::vector<Finding> auditMasks(const Evidence& of, JobControl& control)
{
    std::vector<Finding> findings;
    if (of.dataset.format != dataset::Format::ImageMask) {
        return findings;
    }
    MaskEvidence evidence{.dataset = of.dataset, .settings = of.settings, .repeated = of.repeated, .masks = masksOf(*of.facts)};
    for (const RecordFacts& record : of.facts->records) {
        evidence.pictures.push_back(record.edges ? &*record.edges : nullptr);
    }
    const MaskSummary summary = summaryOf(evidence.masks);
    if (summary.masks == 0) {
        return findings;
    }
    const MaskCensus census = takeCensus(evidence.masks);
    control.throwIfStopped();
    for (std::size_t i = 0; i < evidence.masks.size(); ++i) {
        if (evidence.masks[i] != nullptr && !evidence.repeated[i]) {
            MaskAudit(evidence, census, i, findings).run();
        }
    }
    addKind(evidence, census, findings);
    addMixedKinds(evidence, census, findings);
    addRepeated(evidence, findings);
    addAnnotators(evidence, findings);
    if (!census.classes) {
        addForeground(evidence, summary, findings);
        addShareOutliers(evidence, summary, findings);
    }
    addOverNothing(evidence, findings);
    addMatches(evidence, control, findings);
    // Masks that are all shifted or turned belong elsewhere for a reason that was told.
    if (std::none_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.rule == "mask.shifted" || (finding.rule == "mask.fits_turned" && finding.record < 0); })) {
        std::vector<Finding> ofSet = auditMaskPairing(of, evidence.masks, control);
        std::move(ofSet.begin(), ofSet.end(), std::back_inserter(findings));
    }
    return findings;
}

}  // namespace gg::audit
