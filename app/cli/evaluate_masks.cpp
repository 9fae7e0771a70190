#include "app/cli/evaluate_masks.h"

#include "app/cli/command.h"

#include "core/base/error.h"
#include "core/evaluation/segmentation_comparison.h"
#include "core/evaluation/segmentation_output.h"
#include "core/runs/run_folder.h"

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

void write(const evaluation::SegmentationEvaluation& evaluation, const std::optional<evaluation::MaskComparison>& compared, const MaskRequest& request)
{
    if (!request.json.empty()) {
        std::string text = "{\"segmentation\": " + evaluation::segmentationJson(evaluation, request.epoch);
        if (compared) {
            text += ",\n\"against\": " + comparedJson(request.against, *compared).dump(1, ' ', false, Json::error_handler_t::replace);
        }
        writeOutput(request.json, text + "}\n");
    }
    if (request.json != "-") {
        std::cout << evaluation::segmentationTable(evaluation, request.epoch);
        if (compared) {
            writeCompared(request.against, *compared);
        }
    }
}

bool isMaskRun(const std::string& path)
{
    return runs::isRunFolder(path) && !runs::epochsWithDetail(path).empty();
}

std::string epochsText(std::size_t count, int first, int last)
{
    return std::to_string(count) + " epochs, from " + std::to_string(first) + " to " + std::to_string(last) + ".";
}

SegmentationPtr evaluateRunAt(const std::string& path, int epoch)
{
    const SegmentationPtr evaluation = evaluation::evaluateRun(path, commandControl());
    const auto& epochs = evaluation->epochs;
    if (epoch > 0 && std::none_of(epochs.begin(), epochs.end(), [epoch](const auto& one) { return one.epoch == epoch; })) {
        throw Error(ErrorCode::InvalidArgument, path,
                    "Has no counts of epoch " + std::to_string(epoch) + "; it has " + epochsText(epochs.size(), epochs.front().epoch, epochs.back().epoch));
    }
    return evaluation;
}

SegmentationPtr evaluateFolderAt(const std::string& path, const MaskRequest& request, const MaskArguments& arguments)
{
    predictions::PredictionPlace place = predictions::findPredictions(path);
    if (place.format != predictions::PredictionFormat::MaskFolder) {
        throw Error(ErrorCode::InvalidArgument, path, "Holds no masks, and cannot be compared with " + request.predictions + ", which does.");
    }
    if (request.epoch > 0 && place.epochs.back().epoch > 0) {
        const auto at = std::find_if(place.epochs.begin(), place.epochs.end(), [&](const auto& one) { return one.epoch == request.epoch; });
        if (at == place.epochs.end()) {
            throw Error(ErrorCode::InvalidArgument, path,
                        "Has no masks of epoch " + std::to_string(request.epoch) + "; it has "
                            + epochsText(place.epochs.size(), place.epochs.front().epoch, place.epochs.back().epoch));
        }
        place.epochs = {*at};
    }
    const dataset::DatasetPtr truth = request.truth();
    return evaluation::evaluateMaskEpochs(truth, evaluation::findMaskEpochs(*truth, place, commandControl()), path, optionsOf(arguments, request.split),
                                          commandControl());
}

SegmentationPtr evaluateAt(const std::string& path, const MaskRequest& request, const MaskArguments& arguments)
{
    return isMaskRun(path) ? evaluateRunAt(path, request.epoch) : evaluateFolderAt(path, request, arguments);
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

bool holdsMasks(const std::string& path)
{
    return isMaskRun(path) || predictions::findPredictions(path).format == predictions::PredictionFormat::MaskFolder;
}

void evaluateMasks(const MaskRequest& request, const MaskArguments& arguments)
{
    const SegmentationPtr evaluation = evaluateAt(request.predictions, request, arguments);
    std::optional<evaluation::MaskComparison> compared;
    if (!request.against.empty()) {
        const SegmentationPtr against = evaluateAt(request.against, request, arguments);
        compared = compareMasks(*evaluation, epochAt(*evaluation, request.epoch), *against, epochAt(*against, request.epoch), commandControl());
    }
    write(*evaluation, compared, request);
}

}  // namespace gg::cli
