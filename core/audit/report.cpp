#include "core/audit/audit.h"
#include "core/audit/finding_key.h"
#include "core/audit/rules.h"
#include "core/audit/same_paths.h"
#include "core/dataset/statistics.h"

#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <string_view>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::Format;
using dataset::LabelState;
using nlohmann::ordered_json;

struct Counts {
    std::size_t images = 0;
    std::size_t labelled = 0;
    std::size_t empty = 0;
    std::size_t missing = 0;
    std::size_t unreadable = 0;
    std::size_t objects = 0;
};

/// Of different images: one that is in two splits counts once.
Counts countImages(const Dataset& dataset)
{
    Counts counts;
    const std::vector<std::uint32_t> first = firstWithSame(dataset, &dataset::Record::image);
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        const dataset::Record& record = dataset.records[i];
        if (first[i] != i) {
            continue;
        }
        ++counts.images;
        counts.objects += record.objects.size();
        counts.labelled += record.state == LabelState::Labelled ? 1 : 0;
        counts.empty += record.state == LabelState::Empty ? 1 : 0;
        counts.missing += record.state == LabelState::Missing ? 1 : 0;
        counts.unreadable += record.state == LabelState::Unreadable ? 1 : 0;
    }
    return counts;
}

std::set<std::int64_t> droppedByUltralytics(const Dataset& dataset, const Report& report)
{
    std::set<std::int64_t> dropped;
    if (dataset.format != Format::Yolo) {
        return dropped;
    }
    for (const Finding& finding : report.findings) {
        if (!ruleOf(finding.rule).dropsImage) {
            continue;
        }
        if (finding.record >= 0) {
            dropped.insert(finding.record);
        }
        dropped.insert(finding.records.begin(), finding.records.end());
    }
    return dropped;
}

std::string grouped(std::size_t number)
{
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

std::string counted(std::size_t number, const char* one, const char* many)
{
    return grouped(number) + " " + (number == 1 ? one : many);
}

bool hasPolygons(const Dataset& dataset)
{
    return dataset.format == Format::Yolo && dataset.task == dataset::Task::Segmentation;
}

ordered_json countsJson(const Dataset& dataset, const Report& report)
{
    const Counts counts = countImages(dataset);
    const Summary summary = summarise(report.findings);
    std::map<std::string, std::size_t> rules;
    for (const Finding& finding : report.findings) {
        rules[finding.rule] += weight(finding);
    }
    ordered_json out{{"images", counts.images},
                     {"labelled", counts.labelled},
                     {"empty", counts.empty},
                     {"missing", counts.missing},
                     {"unreadable", counts.unreadable},
                     {"orphan", dataset.orphanLabels.size()},
                     {"objects", counts.objects},
                     {"errors", summary.errors},
                     {"warnings", summary.warnings},
                     {"infos", summary.infos},
                     {"rules", rules}};
    if (report.masks) {
        out["masks"] = {{"count", report.masks->masks},
                        {"mean_foreground", report.masks->meanForeground},
                        {"median_foreground", report.masks->medianForeground},
                        {"below_5_percent", report.masks->below5Percent},
                        {"below_10_percent", report.masks->below10Percent}};
    }
    return out;
}

ordered_json sizeCountsJson(const SizeCounts& counts)
{
    return {{"objects", counts.objects},
            {"coco", {{"small", counts.coco[0]}, {"medium", counts.coco[1]}, {"large", counts.coco[2]}}},
            {"fine",
             {{"tiny", counts.fine[0]}, {"small", counts.fine[1]}, {"medium", counts.fine[2]}, {"large", counts.fine[3]}}},
            {"below_8px", counts.below8},
            {"below_64px", counts.below64},
            {"seen_by_stride",
             {{"4", counts.seen[0]}, {"8", counts.seen[1]}, {"16", counts.seen[2]}, {"32", counts.seen[3]}}}};
}

ordered_json sizesJson(const Dataset& dataset, const SizeReport& sizes)
{
    ordered_json classes = ordered_json::array();
    for (std::size_t id = 0; id < sizes.byClass.size(); ++id) {
        ordered_json ofClass{{"class", dataset.classNames[id]}};
        ofClass.update(sizeCountsJson(sizes.byClass[id]));
        for (std::size_t split = 0; split < dataset.splits.size(); ++split) {
            ofClass["splits"][dataset.splits[split]] = sizeCountsJson(sizes.byClassAndSplit[id][split]);
        }
        classes.push_back(std::move(ofClass));
    }
    ordered_json splits = ordered_json::object();
    for (std::size_t split = 0; split < dataset.splits.size(); ++split) {
        splits[dataset.splits[split]] = sizeCountsJson(sizes.bySplit[split]);
    }
    ordered_json perImage = ordered_json::array();
    for (const auto& [objects, images] : sizes.objectsPerImage) {
        perImage.push_back({{"objects", objects}, {"images", images}});
    }
    return {{"training_size", sizes.trainingSize},
            {"without_size", sizes.withoutSize},
            {"all", sizeCountsJson(sizes.all)},
            {"at_own_size", sizeCountsJson(sizes.native)},
            {"classes", std::move(classes)},
            {"splits", std::move(splits)},
            {"sides_half_octaves", sizes.sides},
            {"aspects_quarter_octaves", sizes.aspects},
            {"objects_per_image", std::move(perImage)},
            {"positions_32x32", sizes.positions}};
}

ordered_json augmentationJson(const AugmentationRisk& risk)
{
    return {{"samples", risk.samples},
            {"objects", risk.objects},
            {"outside", risk.outside},
            {"dropped", risk.dropped},
            {"kept", risk.kept},
            {"shrunk_under_8px", risk.shrunk},
            {"objects_an_image", risk.meanBefore},
            {"objects_a_sample", risk.meanAfter},
            {"most_objects_of_99_percent", risk.usualMost},
            {"samples_with_more", risk.crowded}};
}

ordered_json readinessJson(const Readiness& readiness)
{
    ordered_json out = ordered_json::array();
    for (const ReadinessLine& line : readiness.lines) {
        out.push_back({{"id", line.id},
                       {"topic", readinessText(line, ReadinessPart::Topic)},
                       {"recommendation", readinessText(line, ReadinessPart::Recommendation)},
                       {"numbers", readinessText(line, ReadinessPart::Numbers)},
                       {"formula", readinessText(line, ReadinessPart::Formula)},
                       {"source", readinessText(line, ReadinessPart::Source)}});
    }
    return out;
}

ordered_json findingJson(const Dataset& dataset, const Finding& finding)
{
    ordered_json out{{"key", findingKey(dataset, finding)},
                     {"rule", finding.rule},
                     {"severity", severityName(finding.severity)},
                     {"file", finding.file},
                     {"line", finding.line},
                     {"message", message(finding)},
                     {"effect", effect(finding)},
                     {"why", text(finding, TextPart::Why)},
                     {"remedy", text(finding, TextPart::Remedy)},
                     {"weight", weight(finding)}};
    if (finding.record >= 0) {
        out["image"] = dataset.records[static_cast<std::size_t>(finding.record)].image;
    }
    if (!finding.records.empty()) {
        ordered_json images = ordered_json::array();
        for (const std::uint32_t record : finding.records) {
            images.push_back(dataset.records[record].image);
        }
        out["images"] = std::move(images);
    }
    return out;
}

ordered_json ledgerJson(const dataset::Ledger& ledger)
{
    const auto totalsOf = [](const dataset::Ledger::Totals& totals) {
        ordered_json out;
        for (std::size_t i = 0; i < totals.size(); ++i) {
            out[std::string(dataset::ledgerStateId(static_cast<dataset::LedgerState>(i)))] = totals[i];
        }
        return out;
    };
    ordered_json folders = ordered_json::array();
    for (const dataset::FileTable::UnreadableFolder& folder : ledger.unreadableFolders()) {
        folders.push_back({{"path", folder.path}, {"reason", folder.reason}});
    }
    return {{"found", ledger.found()},
            {"elsewhere", ledger.elsewhere()},
            {"absent", ledger.absent()},
            {"entries", ledger.size()},
            {"totals", totalsOf(ledger.totals())},
            {"images", totalsOf(ledger.totals(dataset::LedgerKind::Image))},
            {"labels", totalsOf(ledger.totals(dataset::LedgerKind::Label))},
            {"hidden_folders", ledger.hiddenFolders()},
            {"unreadable_folders", std::move(folders)}};
}

/// File names need not be UTF-8; JSON has to be.
std::string dumped(const ordered_json& json)
{
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace

void writeJson(const Dataset& dataset, const Report& report, const std::function<void(std::string_view)>& write)
{
    constexpr std::size_t piece = 64U << 10U;
    const ordered_json head{{"name", dataset.name},
                            {"format", dataset::formatName(dataset.format)},
                            {"path", dataset.opened},
                            {"root", dataset.root},
                            {"fingerprint", dataset.fingerprint},
                            {"splits", dataset.splits},
                            {"classes", dataset.classNames},
                            {"pairing", dataset.pairing}};
    std::string out = "{\n  \"dataset\": " + dumped(head) + ",\n  \"counts\": " + dumped(countsJson(dataset, report));
    if (report.ledger) {
        out += ",\n  \"ledger\": " + dumped(ledgerJson(*report.ledger));
    }
    out += ",\n  \"findings\": [";
    // One line a finding, written as it is made: a large set has hundreds of thousands.
    const char* between = "\n    ";
    const auto add = [&](const ordered_json& finding) {
        out += between + dumped(finding);
        between = ",\n    ";
        if (out.size() >= piece) {
            write(out);
            out.clear();
        }
    };
    for (const Finding& finding : report.findings) {
        add(findingJson(dataset, finding));
    }
    out += "\n  ],\n  \"accepted\": [";
    between = "\n    ";
    for (const AcceptedFinding& one : report.accepted) {
        ordered_json finding = findingJson(dataset, one.finding);
        finding["reason"] = one.reason;
        add(finding);
    }
    out += "\n  ]";
    if (report.sizes) {
        out += ",\n  \"sizes\": " + dumped(sizesJson(dataset, *report.sizes)) +
               ",\n  \"readiness\": " + dumped(readinessJson(report.readiness));
    }
    if (report.augmentation) {
        out += ",\n  \"augmentation\": " + dumped(augmentationJson(*report.augmentation));
    }
    out += "\n}\n";
    write(out);
}

std::string toJson(const Dataset& dataset, const Report& report)
{
    std::string out;
    writeJson(dataset, report, [&](std::string_view piece) { out += piece; });
    return out;
}

HeadlineCounts headlineCounts(const Dataset& dataset, const Report& report)
{
    const Counts counts = countImages(dataset);
    const Summary summary = summarise(report.findings);
    const bool pairs = dataset.format == Format::ImageMask;
    return {.pairs = pairs,
            .boxes = !pairs && !hasPolygons(dataset),
            .things = pairs ? counts.labelled : counts.objects,
            .images = counts.images,
            .errors = summary.errors,
            .warnings = summary.warnings,
            .droppedByUltralytics = summary.errors + summary.warnings == 0 ? 0 : droppedByUltralytics(dataset, report).size()};
}

std::string headline(const Dataset& dataset, const Report& report)
{
    const HeadlineCounts counts = headlineCounts(dataset, report);
    std::string out;
    if (counts.pairs) {
        out = counted(counts.things, "pair", "pairs") + " of image and mask";
    } else {
        out = (counts.boxes ? counted(counts.things, "box", "boxes") : counted(counts.things, "object", "objects")) + " in " +
              counted(counts.images, "image", "images");
    }
    if (counts.errors + counts.warnings == 0) {
        return out + ": no errors, no warnings.";
    }
    out += ": " + counted(counts.errors, "error", "errors") + ", " + counted(counts.warnings, "warning", "warnings");
    if (counts.droppedByUltralytics > 0) {
        out += "; " + counted(counts.droppedByUltralytics, "image", "images") + " would be dropped by Ultralytics";
    }
    return out + ".";
}

}  // namespace gg::audit
