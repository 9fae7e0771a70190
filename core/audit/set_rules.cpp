#include "core/audit/set_rules.h"

#include "core/audit/name_rules.h"
#include "core/audit/rules.h"
#include "core/audit/same_paths.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::Record;

/// Splits that share images: for each pair of splits, the records of the later one.
std::map<std::pair<std::uint16_t, std::uint16_t>, std::vector<std::uint32_t>> sharedImages(const Dataset& dataset)
{
    std::map<std::pair<std::uint16_t, std::uint16_t>, std::vector<std::uint32_t>> shared;
    if (dataset.splits.size() < 2) {
        return shared;
    }
    const std::vector<std::uint32_t> first = firstWithSame(dataset, &Record::image);
    std::vector<bool> repeats(first.size(), false);
    for (std::size_t i = 0; i < first.size(); ++i) {
        repeats[first[i]] = repeats[first[i]] || first[i] != i;
    }
    std::unordered_map<std::uint32_t, std::vector<std::uint16_t>> splitsOf;
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        if (!repeats[first[i]]) {
            continue;
        }
        std::vector<std::uint16_t>& splits = splitsOf[first[i]];
        for (const std::uint16_t split : splits) {
            if (split != dataset.records[i].split) {
                shared[{split, dataset.records[i].split}].push_back(static_cast<std::uint32_t>(i));
            }
        }
        splits.push_back(dataset.records[i].split);
    }
    return shared;
}

void addSharedImages(const Dataset& dataset, std::vector<Finding>& findings)
{
    for (auto& [pair, records] : sharedImages(dataset)) {
        const std::string& first = dataset.splits[pair.first];
        const std::string& second = dataset.splits[pair.second];
        const bool trainVal = first == "train" && second == "val";
        Finding finding = makeFinding(dataset, trainVal ? "split.train_equals_val" : "split.shared_images");
        const auto total = std::count_if(dataset.records.begin(), dataset.records.end(),
                                         [split = pair.second](const Record& record) { return record.split == split; });
        finding.values["first"] = first;
        finding.values["second"] = second;
        finding.values["count"] = std::to_string(records.size());
        finding.values["total"] = std::to_string(total);
        finding.values["example"] = dataset.records[records.front()].image;
        // Where the data.yaml itself says so, the finding points at its line.
        for (const dataset::Blemish& blemish : dataset.blemishes) {
            if (trainVal && blemish.rule == "split.train_equals_val") {
                finding.file = blemish.file;
                finding.line = blemish.line;
            }
        }
        finding.records = std::move(records);
        findings.push_back(std::move(finding));
    }
}

void addBlemishes(const Dataset& dataset, std::vector<Finding>& findings)
{
    const bool counted = std::any_of(findings.begin(), findings.end(),
                                     [](const Finding& finding) { return finding.rule == "split.train_equals_val"; });
    for (const dataset::Blemish& blemish : dataset.blemishes) {
        if (blemish.rule == "split.train_equals_val" && counted) {
            continue;
        }
        Finding finding = fromBlemish(dataset, blemish, -1);
        if (blemish.rule == "split.train_equals_val") {
            finding.values["format"] = "declared";
        }
        findings.push_back(std::move(finding));
    }
}

void addOrphans(const Dataset& dataset, std::vector<Finding>& findings)
{
    for (const std::string& file : dataset.orphanLabels) {
        findings.push_back(makeFinding(dataset, "label.orphan", file));
    }
}

/// a.jpg and a.png share a.txt: one of them has a label that was made for the other.
void addSharedLabels(const Dataset& dataset, std::vector<Finding>& findings)
{
    if (dataset.format == dataset::Format::Coco || dataset.format == dataset::Format::WiderFace ||
        dataset.format == dataset::Format::VisDrone) {
        return;  // one file labels many images
    }
    const std::vector<std::uint32_t> first = firstWithSame(dataset, &Record::label);
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        const Record& record = dataset.records[i];
        const std::string& other = dataset.records[first[i]].image;
        if (first[i] == i || other == record.image || record.state == dataset::LabelState::Missing) {
            continue;
        }
        Finding finding = makeFinding(dataset, "label.shared", record.label, 0, static_cast<std::int64_t>(i));
        finding.values["other"] = other;
        findings.push_back(std::move(finding));
    }
}

}  // namespace

std::vector<Finding> auditSet(const Evidence& evidence, JobControl& /*control*/)
{
    const Dataset& dataset = evidence.dataset;
    std::vector<Finding> findings;
    addSharedImages(dataset, findings);
    addBlemishes(dataset, findings);
    addOrphans(dataset, findings);
    addSharedLabels(dataset, findings);
    addMispairedNames(dataset, findings);
    addOrderDifference(dataset, findings);
    return findings;
}

}  // namespace gg::audit
