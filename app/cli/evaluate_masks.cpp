#include "app/cli/evaluate_masks.h"

#include "app/cli/command.h"

#include "core/base/error.h"
#include "core/evaluation/segmentation_output.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <iostream>

namespace gg::cli {
namespace {

using evaluation::SegmentationMetric;
using evaluation::SegmentationPtr;
using Json = nlohmann::ordered_json;

/// What two predictions are compared by, image for image.
constexpr SegmentationMetric comparedBy[] = {SegmentationMetric::Dice, SegmentationMetric::Iou, SegmentationMetric::Sensitivity};

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

struct Compared {
    SegmentationMetric metric = SegmentationMetric::Dice;
    evaluation::SegmentationDifference difference;
};

std::vector<Compared> compare(const evaluation::SegmentationEvaluation& evaluation, const evaluation::SegmentationEvaluation& against, int epoch)
{
    std::vector<Compared> out;
    for (const SegmentationMetric metric : comparedBy) {
        out.push_back({metric, compareEvaluations(evaluation, epochAt(evaluation, epoch), against, epochAt(against, epoch), metric, commandControl())});
        if (out.back().difference.sharedImages == 0) {
            throw Error(ErrorCode::InvalidArgument, against.path,
                        "Is for other images than " + evaluation.path + ", so that the two cannot be compared image by image. Name the split with --split.");
        }
    }
    return out;
}

Json comparedJson(const std::string& against, const std::vector<Compared>& compared)
{
    Json out{{"predictions", against}};
    for (const Compared& one : compared) {
        const std::string name(metricId(one.metric));
        const auto& difference = one.difference.difference;
        out[name] = difference ? Json{{"here", difference->a},
                                      {"there", difference->b},
                                      {"difference", difference->difference},
                                      {"low", difference->low},
                                      {"high", difference->high},
                                      {"level", difference->level},
                                      {"images", one.difference.images},
                                      {"within_noise", difference->withinNoise()}}
                               : Json(nullptr);
    }
    return out;
}

void writeCompared(const std::string& against, const std::vector<Compared>& compared)
{
    std::cout << "Against " << against << ", means over images\n";
    for (const Compared& one : compared) {
        const auto& difference = one.difference.difference;
        const std::string name(metricId(one.metric));
        if (!difference) {
            std::cout << "  " << name << ": undefined\n";
            continue;
        }
        char text[160];
        std::snprintf(text, sizeof text, "  %-12s %.4f, against %.4f: difference %+.4f (95 %% interval %+.4f to %+.4f, %zu images): ", name.c_str(),
                      difference->a, difference->b, difference->difference, difference->low, difference->high, one.difference.images);
        std::cout << text << (difference->withinNoise() ? "within noise." : "more than noise.") << '\n';
    }
}

void write(const evaluation::SegmentationEvaluation& evaluation, const std::string& against, const std::vector<Compared>& compared, const MaskReport& report)
{
    if (!report.json.empty()) {
        std::string text = "{\"segmentation\": " + evaluation::segmentationJson(evaluation, report.epoch);
        if (!compared.empty()) {
            text += ",\n\"against\": " + comparedJson(against, compared).dump(1, ' ', false, Json::error_handler_t::replace);
        }
        writeOutput(report.json, text + "}\n");
    }
    if (report.json != "-") {
        std::cout << evaluation::segmentationTable(evaluation, report.epoch);
        if (!compared.empty()) {
            writeCompared(against, compared);
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
    std::vector<Compared> compared;
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
    std::vector<Compared> compared;
    if (!against.empty()) {
        compared = compare(*evaluation, *evaluation::evaluateRun(against, commandControl()), report.epoch);
    }
    write(*evaluation, against, compared, report);
}

}  // namespace gg::cli
