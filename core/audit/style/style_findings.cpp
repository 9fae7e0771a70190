#include "core/audit/rules.h"
#include "core/audit/style/style.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace gg::audit
{
namespace
{

constexpr std::size_t mostNamed = 4;
constexpr double sureOfStyle = 0.95;
constexpr std::size_t mostGroups = 10;

/// "2.4"; never "-0.0".
std::string pixels(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", std::abs(value) < 0.05 ? 0.0 : value);
    return text.data();
}

/// Never "100.0" for what is not certain.
std::string confidence(double share)
{
    return percent(std::min(share, 0.999));
}

std::string listed(const std::vector<std::string>& keys)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(keys.size(), mostNamed); ++i) {
        text += (i == 0 ? "" : ", ") + (keys[i].empty() ? std::string(".") : keys[i]);
    }
    return keys.size() > mostNamed ? text + " … (" + std::to_string(keys.size()) + ")" : text;
}

/// Which sentence says it.
std::string variantOf(const StyleMixture& mixture, StyleSource source)
{
    const std::string kind(styleKeyId(mixture.kind));
    if (source == StyleSource::Pictures) {
        return kind;
    }
    const bool keyed = mixture.kind != StyleKey::Stretch && mixture.kind != StyleKey::Images;
    return keyed ? "predicted" : "predicted_" + kind;
}

void describeStretch(const StyleMixture& mixture, Finding& finding)
{
    const bool looser = !mixture.looser.keys.empty();
    const StylePopulation& inside = looser ? mixture.looser : mixture.tighter;
    const StylePopulation& outside = looser ? mixture.tighter : mixture.looser;
    finding.values["first"] = inside.keys.front();
    finding.values["last"] = inside.keys.back();
    finding.values["group"] = mixture.sequence;
    finding.values["inside"] = pixels(static_cast<double>(inside.margin));
    finding.values["outside"] = pixels(static_cast<double>(outside.margin));
    finding.records = inside.records;
}

Finding mixed(const dataset::Dataset& dataset, const StyleMixture& mixture, StyleSource source)
{
    Finding finding = makeFinding(dataset, "style.mixed");
    finding.values["variant"] = variantOf(mixture, source);
    finding.values["value"] = styleKeyId(mixture.kind);
    finding.values["difference"] = pixels(mixture.difference);
    finding.values["low"] = pixels(mixture.low);
    finding.values["high"] = pixels(mixture.high);
    finding.values["confidence"] = confidence(mixture.confidence);
    finding.values["tighter"] = pixels(static_cast<double>(mixture.tighter.margin));
    finding.values["looser"] = pixels(static_cast<double>(mixture.looser.margin));
    finding.values["tighter_boxes"] = std::to_string(mixture.tighter.boxes);
    finding.values["looser_boxes"] = std::to_string(mixture.looser.boxes);
    finding.values["tighter_images"] = std::to_string(mixture.tighter.records.size());
    finding.values["looser_images"] = std::to_string(mixture.looser.records.size());
    finding.values["tighter_groups"] = listed(mixture.tighter.keys);
    finding.values["looser_groups"] = listed(mixture.looser.keys);
    if (mixture.kind == StyleKey::Stretch) {
        describeStretch(mixture, finding);
        return finding;
    }
    // The smaller population is the one to look at.
    const bool looserIsSmaller = mixture.looser.records.size() <= mixture.tighter.records.size();
    const StylePopulation& odd = looserIsSmaller ? mixture.looser : mixture.tighter;
    finding.values["group"] = listed(odd.keys);
    finding.records = odd.records;
    return finding;
}

Finding ofGroup(const dataset::Dataset& dataset, const StyleGroup& group)
{
    Finding finding = makeFinding(dataset, "style." + std::string(boxStyleId(group.style)));
    finding.values["variant"] = styleKeyId(group.kind);
    finding.values["value"] = styleKeyId(group.kind);
    finding.values["group"] = group.key;
    finding.values["margin"] = pixels(static_cast<double>(group.margin));
    finding.values["low"] = pixels(static_cast<double>(group.low));
    finding.values["high"] = pixels(static_cast<double>(group.high));
    finding.values["boxes"] = std::to_string(group.boxes);
    finding.values["images"] = std::to_string(group.images);
    finding.values["loose"] = percent(static_cast<double>(group.looseShare));
    finding.values["cutting"] = percent(static_cast<double>(group.cuttingShare));
    return finding;
}

bool isWorthSaying(const StyleGroup& group)
{
    return group.style != BoxStyle::Tight && group.style != BoxStyle::Unknown && group.confidence >= sureOfStyle;
}

}  // namespace

std::vector<Finding> styleFindings(const dataset::Dataset& dataset, const StyleReport& report)
{
    std::vector<Finding> findings;
    for (const StyleMixture& mixture : report.mixtures) {
        findings.push_back(mixed(dataset, mixture, report.source));
    }
    if (report.groups.empty() || report.source == StyleSource::Predictions) {
        return findings;  // margins against predictions are relative: no style by themselves
    }
    const StyleGroup& set = report.groups.front();
    if (isWorthSaying(set)) {
        findings.push_back(ofGroup(dataset, set));
    }
    // Mixtures say of their groups what they are, and groups by other keys hold the same images.
    std::size_t named = report.mixtures.empty() ? 0 : mostGroups;
    for (const StyleGroup& group : report.groups) {
        const bool differs = group.kind != StyleKey::Set && group.style != set.style;
        if (differs && isWorthSaying(group) && named < mostGroups) {
            findings.push_back(ofGroup(dataset, group));
            ++named;
        }
    }
    return findings;
}

}  // namespace gg::audit
