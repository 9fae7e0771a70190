#include "app/cli/command.h"

#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/dataset/write/convert.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace gg::cli
{
namespace
{

using namespace dataset;

struct ConvertArguments {
    std::string in;
    std::string out;
    std::string format;
    std::string from;
    std::string jsonFile;
    ConvertOptions options;
    bool clip = false;
    bool dryRun = false;
};

const std::map<std::string, ImagePlacement> placements{{"link", ImagePlacement::Link},
                                                       {"copy", ImagePlacement::Copy},
                                                       {"symlink", ImagePlacement::Symlink},
                                                       {"none", ImagePlacement::None}};
const std::map<std::string, IgnorePolicy> policies{
    {"drop", IgnorePolicy::Drop}, {"mask", IgnorePolicy::Paint}, {"keep-as-object", IgnorePolicy::KeepAsObject}};
const std::map<std::string, VocCorners> corners{{"edges", VocCorners::Edges}, {"from-one", VocCorners::FromOne}};
const std::map<std::string, Format> sources{{"yolo", Format::Yolo},         {"coco", Format::Coco},
                                            {"voc", Format::PascalVoc},     {"wider", Format::WiderFace},
                                            {"visdrone", Format::VisDrone}, {"mask", Format::ImageMask}};

DatasetPtr open(const ConvertArguments& arguments)
{
    if (arguments.from.empty()) {
        return openDataset(arguments.in, commandControl());
    }
    const Format wanted = sources.at(arguments.from);
    std::string found;
    for (const Candidate& candidate : recognise(arguments.in)) {
        if (candidate.format == wanted) {
            return openDataset(candidate, commandControl());
        }
        found += (found.empty() ? "" : ", ") + std::string(formatName(candidate.format));
    }
    throw Error(ErrorCode::NotFound, arguments.in,
                "No " + std::string(formatName(wanted)) + " data set found here" +
                    (found.empty() ? std::string(".") : "; it looks like " + found + ". Leave out --from."));
}

void print(std::ostream& out, const ConversionReport& report, bool dryRun)
{
    const auto counted = [](std::uint64_t count, const char* what) {
        return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
    };
    out << report.name << ": " << report.sourceFormat << " → " << targetName(report.options.target)
        << (dryRun ? " (nothing written)" : "") << "\nImages: " << report.imagesIn << " in, " << report.imagesOut
        << " out. Objects: " << report.objectsIn << " in, " << report.objectsOut << " out. Ignore regions: " << report.ignoreIn
        << " in, " << report.ignoreOut << " out.\n";
    if (report.options.images != ImagePlacement::None) {
        out << counted(report.linked, "image") << " linked, " << report.copied << " copied, " << report.symlinked
            << " as symbolic links, " << report.painted << " painted.\n";
    }
    for (const Loss& loss : report.losses) {
        out << '\n'
            << lossWeightName(lossWeight(loss.kind)) << ": " << lossTitle(loss) << " [" << lossId(loss.kind) << "]\n    "
            << lossMessage(loss, report) << '\n';
        if (lossWeight(loss.kind) != LossWeight::Note) {
            out << "    " << lossRemedy(loss) << '\n';
        }
        for (const LossExample& example : loss.examples) {
            if (!example.file.empty()) {
                out << "  " << example.file << (example.line > 0 ? ":" + std::to_string(example.line) : "")
                    << (example.value.empty() ? "" : "  " + example.value) << '\n';
            }
        }
    }
    if (report.losses.empty()) {
        out << "\nNothing is lost.\n";
    }
    if (!dryRun) {
        out << "\nWritten to " << report.out << " (the ledger: conversion.md, conversion.json)\n";
    }
}

/// Loud where it changes what is trained.
void warnOfIgnored(const ConversionReport& report)
{
    for (const Loss& loss : report.losses) {
        if (loss.kind == LossKind::IgnoreDropped) {
            std::cerr << "Warning: " << lossMessage(loss, report) << " Use --ignore mask, or a format that holds them.\n";
        }
    }
}

int runConvertCommand(ConvertArguments& arguments)
{
    JobControl& control = commandControl();
    const auto target = targetFromId(arguments.format);
    if (!target) {
        throw Error(ErrorCode::InvalidArgument, {}, "There is no format \"" + arguments.format + "\".");
    }
    arguments.options.target = *target;
    arguments.options.border = arguments.clip ? BorderPolicy::Clip : BorderPolicy::Keep;
    const DatasetPtr dataset = open(arguments);
    requireFreshFolder(*dataset, arguments.out);
    const ConversionReport report = arguments.dryRun ? previewConversion(*dataset, arguments.options, control)
                                                     : convertDataset(*dataset, arguments.out, arguments.options, control);
    if (!arguments.jsonFile.empty()) {
        writeOutput(arguments.jsonFile, toJson(report));
    }
    if (arguments.jsonFile != "-") {
        print(std::cout, report, arguments.dryRun);
    }
    warnOfIgnored(report);
    const bool changed =
        std::any_of(report.losses.begin(), report.losses.end(), [](const Loss& loss) { return changesTraining(loss.kind); });
    return changed ? FindingsOfErrorSeverity : Clean;
}

std::vector<std::string> formatIds()
{
    std::vector<std::string> ids;
    for (const ConvertTarget target : convertTargets()) {
        ids.emplace_back(targetId(target));
    }
    return ids;
}

}  // namespace

void addConvertCommand(CLI::App& app, int& exitCode)
{
    static ConvertArguments arguments;
    CLI::App* command =
        app.add_subcommand("convert", "Write a data set in another format, with a ledger of what that format cannot hold");
    command->add_option("IN", arguments.in, "The data set; it is only read")->required();
    command->add_option("OUT", arguments.out, "A new or empty folder, neither in nor around the data set")->required();
    command->add_option("--format", arguments.format, "What to write")->required()->check(CLI::IsMember(formatIds()));
    command->add_option("--from", arguments.from, "What to read, where a folder fits several formats")
        ->check(CLI::IsMember(sources));
    command
        ->add_option("--images", arguments.options.images,
                     "How the images get there: link (hard links where possible, else copies), copy, symlink, none")
        ->transform(CLI::CheckedTransformer(placements).description("{link,copy,symlink,none}"))
        ->type_name("TEXT");
    command
        ->add_option("--ignore", arguments.options.ignore,
                     "Ignore regions in YOLO: drop, mask (painted grey in copies of the images), keep-as-object")
        ->transform(CLI::CheckedTransformer(policies).description("{drop,mask,keep-as-object}"))
        ->type_name("TEXT");
    command
        ->add_option("--voc-corners", arguments.options.vocCorners,
                     "Corners in Pascal VOC files: edges (as they are), from-one (first and last pixel, counted from 1)")
        ->transform(CLI::CheckedTransformer(corners).description("{edges,from-one}"))
        ->type_name("TEXT");
    command->add_flag("--clip", arguments.clip, "Cut objects off at the border of their image");
    command->add_option("--face-class", arguments.options.faceClass, "WIDER FACE: the class whose boxes are faces");
    command
        ->add_option("--tolerance", arguments.options.outlineTolerance,
                     "Masks to outlines: how far an outline may leave the pixels' edges")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--json", arguments.jsonFile,
                        "Write the ledger as JSON to this file as well, or to standard output for -");
    command->add_flag("--dry-run", arguments.dryRun, "Count what would be lost and write nothing");
    command->footer(
        "Exit code: 0 written, 1 written, but labels are gone or mean something else to a trainer, 2 nothing written.");
    command->callback([&exitCode] { exitCode = runConvertCommand(arguments); });
}

}  // namespace gg::cli
