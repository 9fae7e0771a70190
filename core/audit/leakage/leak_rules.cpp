#include "core/audit/leakage/leak_rules.h"

#include "core/audit/facts.h"
#include "core/audit/leakage/name_evidence.h"
#include "core/audit/leakage/regroup.h"
#include "core/audit/rules.h"
#include "core/dataset/recording.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace gg::audit
{
namespace
{

using dataset::Dataset;

std::string similarityText(float similarity)
{
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.2f", static_cast<double>(similarity));
    return text.data();
}

double shareOf(std::size_t part, std::size_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// Frames of one recording, or neighbours in a numbered collection that are not quite the same.
bool areFrames(const dataset::RecordingIndex& recordings, const AlikePair& pair)
{
    if (recordings.ofRecord[pair.first] != recordings.ofRecord[pair.second]) {
        return false;
    }
    if (recordings.evidence == dataset::RecordingEvidence::Sequence) {
        return true;
    }
    constexpr std::int64_t neighbours = 5;
    constexpr float onePicture = 0.985F;
    const auto& first = recordings.frames[pair.first];
    const auto& second = recordings.frames[pair.second];
    return first && second && std::abs(*first - *second) <= neighbours && pair.similarity < onePicture;
}

/// For each picture the surest of its pairs.
using Surest = std::map<std::uint32_t, const AlikePair*>;

void keepSurest(Surest& surest, std::uint32_t record, const AlikePair& pair)
{
    const AlikePair*& kept = surest[record];
    if (kept == nullptr || std::tuple(pair.kind, -pair.similarity) < std::tuple(kept->kind, -kept->similarity)) {
        kept = &pair;
    }
}

class LeakAudit
{
public:
    explicit LeakAudit(const Evidence& evidence)
        : m_evidence(evidence)
        , m_dataset(evidence.dataset)
        , m_recordings(dataset::indexRecordings(evidence.dataset))
    {
    }

    std::vector<Finding> run()
    {
        sort();
        inside();
        across();
        remedy();
        return std::move(m_findings);
    }

private:
    /// Splits are ordered train, val, test: what lies later is held out from what lies earlier.
    bool crosses(const AlikePair& pair) const { return m_dataset.records[pair.first].split != m_dataset.records[pair.second].split; }

    void sort()
    {
        for (const AlikePair& pair : m_evidence.facts->alike) {
            if (!crosses(pair)) {
                // Neighbouring frames of a recording are alike; that is no fault inside a split, but a repeated file is.
                const bool frames = pair.kind > AlikeKind::SamePixels && areFrames(m_recordings, pair);
                if (pair.kind != AlikeKind::SameScene && !frames) {
                    keepSurest(m_inside, pair.second, pair);
                }
                continue;
            }
            const bool secondIsLater = m_dataset.records[pair.second].split > m_dataset.records[pair.first].split;
            const std::uint32_t heldOut = secondIsLater ? pair.second : pair.first;
            const std::uint16_t other = m_dataset.records[secondIsLater ? pair.first : pair.second].split;
            keepSurest(m_across[{other, m_dataset.records[heldOut].split}], heldOut, pair);
        }
    }

    Finding& add(std::string_view rule, std::uint32_t record, const AlikePair& pair)
    {
        const std::uint32_t other = pair.first == record ? pair.second : pair.first;
        Finding& finding = m_findings.emplace_back(makeFinding(m_dataset, rule, m_dataset.records[record].image, 0, record));
        finding.values["other"] = m_dataset.records[other].image;
        finding.values["other_record"] = std::to_string(other);
        finding.values["similarity"] = similarityText(pair.similarity);
        finding.values["first"] = m_dataset.splits[m_dataset.records[other].split];
        finding.values["second"] = m_dataset.splits[m_dataset.records[record].split];
        return finding;
    }

    void inside()
    {
        for (const auto& [record, pair] : m_inside) {
            const bool equal = pair->kind <= AlikeKind::SamePixels;
            Finding& finding = add(equal ? "image.duplicate" : "image.near_duplicate", record, *pair);
            finding.values["format"] = alikeKindId(pair->kind);
        }
    }

    void across()
    {
        std::set<std::uint32_t> told;  // a test picture that is in train and in val is told of once, with the earlier split
        for (const auto& [splits, surest] : m_across) {
            std::set<std::uint32_t> heldOut;
            for (const auto& [record, pair] : surest) {
                heldOut.insert(record);
                if (told.insert(record).second) {
                    add("leak." + std::string(alikeKindId(pair->kind)), record, *pair);
                }
            }
            summary(splits.first, splits.second, heldOut);
        }
    }

    void summary(std::uint16_t first, std::uint16_t second, const std::set<std::uint32_t>& heldOut)
    {
        const auto total = static_cast<std::size_t>(
            std::ranges::count_if(m_dataset.records, [&](const dataset::Record& record) { return record.split == second; }));
        Finding finding = makeFinding(m_dataset, "leak.share");
        finding.values["first"] = m_dataset.splits[first];
        finding.values["second"] = m_dataset.splits[second];
        finding.values["count"] = std::to_string(heldOut.size());
        finding.values["total"] = std::to_string(total);
        finding.values["share"] = percent(shareOf(heldOut.size(), total));
        finding.values["example"] = m_dataset.records[*heldOut.begin()].image;
        finding.records.assign(heldOut.begin(), heldOut.end());
        m_findings.push_back(std::move(finding));
    }

    void remedy()
    {
        if (m_across.empty()) {
            return;
        }
        const Regrouping regrouping = regroup(m_dataset, m_evidence.facts->alike, m_recordings);
        Finding finding = makeFinding(m_dataset, regrouping.possible ? "leak.regrouped_split" : "leak.no_clean_split");
        finding.values["groups"] = std::to_string(regrouping.groups);
        finding.values["count"] = std::to_string(regrouping.moved);
        finding.values["total"] = std::to_string(m_dataset.records.size());
        finding.values["largest"] = std::to_string(regrouping.largestGroup);
        finding.values["share"] = percent(shareOf(regrouping.largestGroup, m_dataset.records.size()));
        for (std::uint32_t i = 0; regrouping.possible && i < regrouping.split.size(); ++i) {
            if (regrouping.split[i] != m_dataset.records[i].split) {
                finding.records.push_back(i);
            }
        }
        m_findings.push_back(std::move(finding));
    }

    const Evidence& m_evidence;
    const Dataset& m_dataset;
    dataset::RecordingIndex m_recordings;
    Surest m_inside;
    std::map<std::pair<std::uint16_t, std::uint16_t>, Surest> m_across;
    std::vector<Finding> m_findings;
};

Finding recordingFinding(const Evidence& evidence, const dataset::RecordingIndex& recordings, std::uint16_t training,
                         const SplitNearness& nearness)
{
    Finding finding = makeFinding(evidence.dataset, "leak.recording");
    finding.values["first"] = evidence.dataset.splits[training];
    finding.values["second"] = evidence.dataset.splits[nearness.split];
    finding.values["count"] = std::to_string(nearness.shared.size());
    finding.values["total"] = std::to_string(nearness.images);
    finding.values["share"] = percent(shareOf(nearness.shared.size(), nearness.images));
    finding.values["one"] = percent(shareOf(nearness.withinOneStep, nearness.images));
    finding.values["two"] = percent(shareOf(nearness.withinTwoSteps, nearness.images));
    std::vector<std::string> worst;
    for (const std::uint32_t recording : nearness.worstRecordings) {
        worst.push_back(recordings.ids[recording]);
    }
    finding.values["worst"] = listed(worst);
    finding.values["example"] = evidence.dataset.records[nearness.shared.front().record].image;
    for (const SharedFrame& frame : nearness.shared) {
        finding.records.push_back(frame.record);
    }
    // A recording of an hour may lie in both without two frames that resemble each other; neighbours do.
    finding.severity = nearness.withinTwoSteps > 0 ? finding.severity : Severity::Warning;
    return finding;
}

}  // namespace

std::vector<Finding> auditRecordings(const Evidence& evidence, JobControl& /*control*/)
{
    const Dataset& dataset = evidence.dataset;
    if (dataset.splits.size() < 2) {
        return {};
    }
    const dataset::RecordingIndex recordings = dataset::indexRecordings(dataset);
    // Mere numbers may count anything; what they hide, the pixels show.
    if (recordings.evidence != dataset::RecordingEvidence::Sequence) {
        return {};
    }
    std::vector<Finding> findings;
    const std::uint16_t training = trainingSplit(dataset);
    for (const SplitNearness& nearness : nearnessByName(dataset, recordings, training, evidence.repeated)) {
        if (!nearness.shared.empty()) {
            findings.push_back(recordingFinding(evidence, recordings, training, nearness));
        }
    }
    return findings;
}

std::vector<Finding> auditLeakage(const Evidence& evidence, JobControl& /*control*/)
{
    return LeakAudit(evidence).run();
}

}  // namespace gg::audit
