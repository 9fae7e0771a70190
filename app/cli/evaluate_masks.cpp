#include "app/cli/evaluate_masks.h"

#include "app/cli/command.h"

#include "core/base/error.h"
#include "core/evaluation/segmentation_comparison.h"
#include "core/evaluation/segmentation_output.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <optional>

namespace gg::cli {
namespace {

using evaluation::ComparedMean;
using evaluation::SegmentationPtr;
using Json = nlohmann::ordered_json;

dataset::MaskSense senseOf(const std::string& foreground)
{
    return foreground == "dark" ? dataset::MaskSense::ForegroundDark : dataset::MaskSense::ForegroundBright;
}

evaluation::SegmentationOptions optionsOf(const MaskArguments& arguments, const std::string& split)
{
    evaluation::SegmentationOptions options{.split = split};
    options.truthSense = senseOf(arguments.foreground);
    options.predictedSense = senseOf(arguments.predictedForeground);
    options.boundaryShare = arguments.boundary / 100;
    if (!arguments.meaning.empty()) {
        options.meaning = arguments.meaning == "classes" ? evaluation::MaskMeaning::Classes : evaluation::MaskMeaning::Foreground;
    }
    if (!arguments.predictedAs.empty()) {
        options.predictedAs = arguments.predictedAs == "labels" ? evaluation::PredictedAs::Labels : evaluation::PredictedAs::Probabilities;
    }
    return options;
}

evaluation::MaskComparison compare(const evaluation::SegmentationEvaluation& evaluation, const evaluation::SegmentationEvaluation& against, int epoch)
{
    return compareMasks(evaluation, epochAt(evaluation, epoch), against, epochAt(against, epoch), commandControl());
}

Json differenceJson(const evaluation::MaskDifference& one)
{
    if (!one.difference) {
        return nullptr;
    }
    return {{"here", one.difference->a},
            {"there", one.difference->b},
            {"difference", one.difference->difference},
            {"low", one.difference->low},
            {"high", one.difference->high},
            {"level", one.difference->level},
            {"images", one.images},
            {"within_noise", one.difference->withinNoise()}};
}

/// Means over images under their names, as for detections; those of all pixels under "pooled".
Json comparedJson(const std::string& against, const evaluation::MaskComparison& compared)
{
    Json out{{"predictions", against}, {"shared_images", compared.sharedImages}, {"only_here", compared.onlyA}, {"only_there", compared.onlyB}};
    for (const evaluation::MaskDifference& one : compared.differences) {
        Json& place = one.mean == ComparedMean::Pooled ? out["pooled"] : out;
        place[std::string(metricId(one.metric))] = differenceJson(one);
    }
    return out;
}

void writeCompared(const std::string& against, const evaluation::MaskComparison& compared)
{
    std::cout << "Against " << against << ", " << compared.sharedImages << " images that both have";
    if (compared.onlyA + compared.onlyB > 0) {
        std::cout << " (left out: " << compared.onlyA << " only here, " << compared.onlyB << " only there)";
    }
    std::cout << '\n';
    for (const evaluation::MaskDifference& one : compared.differences) {
        const auto& difference = one.difference;
        const std::string name = std::string(metricId(one.metric)) + (one.mean == ComparedMean::Pooled ? ", all pixels" : ", mean over images");
        if (!difference) {
            std::cout << "  " << name << ": undefined\n";
            continue;
        }
        char text[192];
        std::snprintf(text, sizeof text, "  %-29s %.4f, against %.4f: difference %+.4f (95 %% interval %+.4f to %+.4f, %zu images): ", name.c_str(),
                      difference->a, difference->b, difference->difference, difference->low, difference->high, one.images);
        std::cout << text << (difference->withinNoise() ? "within noise." : "more than noise.") << '\n';
    }
}

void write(const evaluation::SegmentationEvaluation& evaluation, const std::string& against,
           const std::optional<evaluation::MaskComparison>& compared, const MaskReport& report)
{
    if (!report.json.empty()) {
        std::string text = "{\"segmentation\": " + evaluation::segmentationJson(evaluation, report.epoch);
        if (compared) {
            text += ",\n\"against\": " + comparedJson(against, *compared).dump(1, ' ', false, Json::error_handler_t::replace);
        }
        writeOutput(report.json, text + "}\n");
    }
    if (report.json != "-") {
        std::cout << evaluation::segmentationTable(evaluation, report.epoch);
        if (compared) {
            writeCompared(against, *compared);
        }
    }
}

SegmentationPtr evaluateFolder(const dataset::DatasetPtr& dataset, const std::string& folder, const evaluation::SegmentationOptions& options)
{
    return evaluation::evaluateMasks(dataset, predictions::findMasks(*dataset, folder, commandControl()), folder, options, commandControl());
}

}  // namespace

void addMaskOptions(CLI::App& command, MaskArguments& arguments)
{
    const auto bright = CLI::IsMember({"bright", "dark"});
    command.add_option("--mask-foreground", arguments.foreground, "Masks: foreground is bright or dark in the true masks; bright unless given")->check(bright);
    command.add_option("--predicted-foreground", arguments.predictedForeground, "Masks: the same for the predicted ones; bright unless given")->check(bright);
    command.add_option("--mask-meaning", arguments.meaning, "Masks: foreground, or classes by number or colour; unless given, as they say")
        ->check(CLI::IsMember({"foreground", "classes"}));
    command.add_option("--predicted-as", arguments.predictedAs, "Masks: predicted ones are labels, or probabilities times 255; unless given, as they say")
        ->check(CLI::IsMember({"labels", "probabilities"}));
    command.add_option("--boundary", arguments.boundary, "Masks: tolerance of the boundary F1 in percent of the diagonal; 0.75 unless given, 0: without it")
        ->check(CLI::Range(0.0, 50.0));
}

void evaluateMaskFolder(const dataset::DatasetPtr& dataset, const std::string& folder, const std::string& against, const std::string& split,
                        const MaskArguments& arguments, const MaskReport& report)
{
    const SegmentationPtr evaluation = evaluateFolder(dataset, folder, optionsOf(arguments, split));
    std::optional<evaluation::MaskComparison> compared;
    if (!against.empty()) {
        compared = compare(*evaluation, *evaluateFolder(dataset, against, optionsOf(arguments, split)), report.epoch);
    }
    write(*evaluation, against, compared, report);
}

void evaluateMaskRun(const std::string& run, const std::string& against, const MaskReport& report)
{
    const SegmentationPtr evaluation = evaluation::evaluateRun(run, commandControl());
    const auto& epochs = evaluation->epochs;
    const bool there = report.epoch == 0 || std::any_of(epochs.begin(), epochs.end(), [&](const auto& one) { return one.epoch == report.epoch; });
    if (!there) {
        throw Error(ErrorCode::InvalidArgument, run,
                    "Has no counts of epoch " + std::to_string(report.epoch) + "; it has " + std::to_string(epochs.size()) + " epochs, from "
                        + std::to_string(epochs.front().epoch) + " to " + std::to_string(epochs.back().epoch) + ".");
    }
    std::optional<evaluation::MaskComparison> compared;
    if (!against.empty()) {
        compared = compare(*evaluation, *evaluation::evaluateRun(against, commandControl()), report.epoch);
    }
    write(*evaluation, against, compared, report);
}

}  // namespace gg::cli
