#include "core/dataset/write/convert.h"

#include "core/texts/catalogue.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <set>
#include <sstream>

namespace gg::dataset
{
namespace
{

using Json = nlohmann::ordered_json;

constexpr std::size_t shownFiles = 20;

std::string counted(std::uint64_t count, const char* one, const char* many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string shares(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4f", value);
    return text;
}

std::string textId(const Loss& loss, const char* part)
{
    return std::string(lossId(loss.kind)) + "." + part;
}

const char* placementName(ImagePlacement placement)
{
    switch (placement) {
    case ImagePlacement::Link:
        return "link";
    case ImagePlacement::Copy:
        return "copy";
    case ImagePlacement::Symlink:
        return "symlink";
    case ImagePlacement::None:
        return "none";
    }
    return "";
}

const char* ignoreName(IgnorePolicy policy)
{
    switch (policy) {
    case IgnorePolicy::Drop:
        return "drop";
    case IgnorePolicy::Paint:
        return "mask";
    case IgnorePolicy::KeepAsObject:
        return "keep-as-object";
    }
    return "";
}

Json lossJson(const Loss& loss, const ConversionReport& report)
{
    Json examples = Json::array();
    for (const LossExample& example : loss.examples) {
        examples.push_back({{"file", example.file}, {"line", example.line}, {"value", example.value}});
    }
    Json out{{"kind", lossId(loss.kind)},       {"weight", lossWeightName(lossWeight(loss.kind))},
             {"subject", loss.subject},         {"count", loss.count},
             {"images", lossImages(loss)},        {"message", lossMessage(loss, report)},
             {"examples", std::move(examples)}, {"files", loss.files}};
    if (loss.kind == LossKind::MaskToPolygon) {
        out["least_iou"] = loss.least;
        out["mean_iou"] = loss.count == 0 ? 1 : loss.sum / static_cast<double>(loss.count);
    }
    return out;
}

Json optionsJson(const ConvertOptions& options)
{
    return {{"images", placementName(options.images)},
            {"ignore", ignoreName(options.ignore)},
            {"voc_corners", options.vocCorners == VocCorners::FromOne ? "from-one" : "edges"},
            {"border", options.border == BorderPolicy::Clip ? "clip" : "keep"},
            {"face_class", options.faceClass},
            {"outline_tolerance", options.outlineTolerance}};
}

void writeTables(std::ostream& out, const ConversionReport& report)
{
    out << "\n## Splits\n\n| source | written as | images |\n|---|---|---:|\n";
    for (const ConvertedSplit& split : report.splits) {
        out << "| " << split.source << " | " << (split.target.empty() ? "(no list names it)" : split.target) << " | "
            << split.images << " |\n";
    }
    out << "\n## Classes\n\n| source id | source name | written as | name | objects |\n|---:|---|---:|---|---:|\n";
    for (const ConvertedClass& entry : report.classes) {
        out << "| " << entry.sourceId << " | " << entry.sourceName << " | ";
        if (entry.targetName.empty()) {
            out << "| (not held) | ";
        } else {
            out << entry.targetId << " | " << entry.targetName << " | ";
        }
        out << entry.objects << " |\n";
    }
}

void writeLoss(std::ostream& out, const Loss& loss, const ConversionReport& report)
{
    out << "\n### " << lossTitle(loss) << "\n\n" << lossMessage(loss, report) << " " << lossRemedy(loss) << "\n";
    std::string previous;
    std::size_t shown = 0;
    for (const std::string& file : loss.files) {
        if (file != previous && shown++ < shownFiles) {
            out << "- " << file << "\n";
        }
        previous = file;
    }
    if (shown > shownFiles) {
        out << "- … and " << shown - shownFiles << " more, listed in conversion.json\n";
    }
}

}  // namespace

std::string lossTitle(const Loss& loss)
{
    return texts::render(textId(loss, "title"));
}

std::uint64_t lossImages(const Loss& loss)
{
    return std::set<std::string_view>(loss.files.begin(), loss.files.end()).size();
}

texts::Values lossValues(const Loss& loss, ConvertTarget target)
{
    const std::string example = loss.examples.empty() ? std::string() : loss.examples.front().value;
    return {{"count", std::to_string(loss.count)},
            {"objects", counted(loss.count, "object", "objects")},
            {"images", counted(lossImages(loss), "image", "images")},
            {"subject", loss.subject},
            {"example", example},
            {"target", std::string(targetName(target))},
            {"least", shares(loss.least)},
            {"mean", shares(loss.count == 0 ? 1 : loss.sum / static_cast<double>(loss.count))},
            {"pixels", std::to_string(static_cast<std::uint64_t>(loss.sum))}};
}

std::string lossMessageId(const Loss& loss)
{
    if (loss.kind == LossKind::Clipped && loss.subject == "outside") {
        return textId(loss, "outside");
    }
    if (loss.kind == LossKind::ImageIdDropped && loss.subject == "not unique") {
        return textId(loss, "unique");
    }
    return textId(loss, "message");
}

std::string lossMessage(const Loss& loss, const ConversionReport& report)
{
    return texts::render(lossMessageId(loss), lossValues(loss, report.options.target));
}

std::string lossRemedy(const Loss& loss)
{
    return texts::render(textId(loss, "remedy"));
}

std::string toJson(const ConversionReport& report)
{
    Json json{{"schema", "groundglass.conversion/1"},
              {"source", {{"path", report.source}, {"name", report.name}, {"format", report.sourceFormat}}},
              {"target", {{"path", report.out}, {"format", targetId(report.options.target)}}},
              {"options", optionsJson(report.options)},
              {"totals",
               {{"images_in", report.imagesIn},
                {"images_out", report.imagesOut},
                {"labels_out", report.labelsOut},
                {"objects_in", report.objectsIn},
                {"objects_out", report.objectsOut},
                {"ignore_in", report.ignoreIn},
                {"ignore_out", report.ignoreOut},
                {"linked", report.linked},
                {"copied", report.copied},
                {"symlinked", report.symlinked},
                {"painted", report.painted}}}};
    json["split_table"] = Json::array();
    for (const ConvertedSplit& split : report.splits) {
        json["split_table"].push_back({{"source", split.source}, {"target", split.target}, {"image_count", split.images}});
    }
    json["class_table"] = Json::array();
    for (const ConvertedClass& entry : report.classes) {
        json["class_table"].push_back({{"source_id", entry.sourceId},
                                       {"source_name", entry.sourceName},
                                       {"target_id", entry.targetId},
                                       {"target_name", entry.targetName},
                                       {"objects", entry.objects}});
    }
    json["ledger"] = Json::array();
    for (const Loss& loss : report.losses) {
        json["ledger"].push_back(lossJson(loss, report));
    }
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string toMarkdown(const ConversionReport& report)
{
    std::ostringstream out;
    out << "# " << report.name << ": " << report.sourceFormat << " → " << targetName(report.options.target) << "\n\n"
        << counted(report.imagesIn, "image", "images") << " and " << counted(report.objectsIn, "object", "objects") << " read ("
        << report.ignoreIn << " of them ignore regions); " << counted(report.imagesOut, "image", "images") << " and "
        << counted(report.objectsOut, "object", "objects") << " written (" << report.ignoreOut << " of them ignore regions).\n";
    out << "Images: " << report.linked << " linked, " << report.copied << " copied, " << report.symlinked
        << " as symbolic links, " << report.painted << " painted.\n";
    writeTables(out, report);
    if (report.losses.empty()) {
        out << "\nNothing was lost.\n";
        return out.str();
    }
    LossWeight weight = LossWeight::Note;
    bool first = true;
    for (const Loss& loss : report.losses) {
        if (first || lossWeight(loss.kind) != weight) {
            weight = lossWeight(loss.kind);
            first = false;
            out << "\n## "
                << (weight == LossWeight::Lost      ? "Lost"
                    : weight == LossWeight::Changed ? "Changed"
                                                    : "Worth knowing")
                << "\n";
        }
        writeLoss(out, loss, report);
    }
    return out.str();
}

}  // namespace gg::dataset
