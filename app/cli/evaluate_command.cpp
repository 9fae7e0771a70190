#include "app/cli/command.h"
#include "app/cli/command_dataset.h"
#include "app/cli/evaluate_masks.h"
#include "app/cli/evaluate_output.h"

#include "core/base/error.h"
#include "core/dataset/open.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>

namespace gg::cli {
namespace {

using evaluation::EvaluationPtr;
using predictions::PredictionPlace;
using predictions::Shapes;

struct EvaluateArguments {
    std::string truth;
    std::string format;
    std::string predictions;
    std::string against;
    std::string iouType = "bbox";
    std::string definition = "coco";
    std::string split;
    std::string json;
    double confidence = 0.25;
    double iou = 0.5;
    int trainingSize = 640;
    int epoch = 0;
    MaskArguments masks;
};

class Stopwatch {
public:
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count(); }

private:
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

Shapes shapesOf(const EvaluateArguments& arguments)
{
    return arguments.iouType == "segm" ? Shapes::Masks : Shapes::Boxes;
}

/// A JSON file is read as it is, anything else is opened as a data set.
std::shared_ptr<const predictions::TruthTable> readTruth(const EvaluateArguments& arguments)
{
    const std::filesystem::path path(arguments.truth);
    if (path.extension() == ".json" && !std::filesystem::is_directory(path)) {
        return predictions::readCocoTruth(arguments.truth, shapesOf(arguments), commandControl());
    }
    return predictions::truthOf(openCommandDataset(arguments.truth, arguments.format), shapesOf(arguments), commandControl());
}

/// The epochs to look at: the one that was asked for, else all of them.
std::vector<PredictionPlace::Epoch> epochsOf(const EvaluateArguments& arguments, const PredictionPlace& place)
{
    if (arguments.epoch == 0) {
        return place.epochs;
    }
    const auto it = std::find_if(place.epochs.begin(), place.epochs.end(), [&](const auto& one) { return one.epoch == arguments.epoch; });
    if (it == place.epochs.end()) {
        throw Error(ErrorCode::InvalidArgument, arguments.predictions,
                    "Has no predictions of epoch " + std::to_string(arguments.epoch) + "; it has " + std::to_string(place.epochs.size()) +
                        " epochs, from " + std::to_string(place.epochs.front().epoch) + " to " + std::to_string(place.epochs.back().epoch) + ".");
    }
    return {*it};
}

std::vector<metrics::Definition> definitionsOf(const EvaluateArguments& arguments)
{
    if (arguments.definition == "all") {
        return {metrics::definitions.begin(), metrics::definitions.end()};
    }
    return {*metrics::definitionFromId(arguments.definition)};
}

class DetectionCommand {
public:
    explicit DetectionCommand(const EvaluateArguments& arguments)
        : m_arguments(arguments)
        , m_options{.iouType = arguments.iouType == "segm" ? metrics::IouType::Mask : metrics::IouType::Box,
                    .trainingSize = arguments.trainingSize,
                    .definitions = definitionsOf(arguments)}
    {
    }

    int run(const PredictionPlace& place)
    {
        const std::vector<PredictionPlace::Epoch> epochs = epochsOf(m_arguments, place);
        const Stopwatch reading;
        const auto truth = readTruth(m_arguments);
        const double truthSeconds = reading.seconds();
        EvaluationReport report;
        for (const PredictionPlace::Epoch& epoch : epochs) {
            const Stopwatch loading;
            predictions::LoadedDetections loaded = load(truth, epoch.path, m_arguments.split);
            report.loadSeconds = truthSeconds + loading.seconds();
            report.evaluation = evaluation::evaluateDetections(std::move(loaded), m_options, commandControl());
            if (epochs.size() > 1) {
                report.epochs.push_back({epoch.epoch, report.evaluation->coco.all});
            }
        }
        report.reading = evaluation::readAt(*report.evaluation, {.confidence = m_arguments.confidence, .iou = m_arguments.iou}, nullptr, commandControl());
        if (!m_arguments.against.empty()) {
            compare(truth, report);
        }
        write(report);
        const predictions::LoadedDetections& last = report.evaluation->loaded;
        return last.rows > 0 && last.used == 0 ? FindingsOfErrorSeverity : Clean;
    }

private:
    predictions::LoadedDetections load(std::shared_ptr<const predictions::TruthTable> truth, const std::string& path, const std::string& split) const
    {
        return predictions::loadDetections(std::move(truth), path, {.split = split, .shapes = shapesOf(m_arguments)}, commandControl());
    }

    /// On the same images: those of the first predictions.
    void compare(const std::shared_ptr<const predictions::TruthTable>& truth, EvaluationReport& report) const
    {
        const predictions::LoadedDetections& first = report.evaluation->loaded;
        predictions::LoadedDetections loaded = load(truth, m_arguments.against, first.splits.size() == 1 ? first.splits.front() : std::string());
        if (loaded.images != first.images) {
            throw Error(ErrorCode::InvalidArgument, m_arguments.against,
                        "Is for other images than " + first.path + ", so that the two cannot be compared image by image. Name the split with --split.");
        }
        const EvaluationPtr other = evaluation::evaluateDetections(std::move(loaded), m_options, commandControl());
        report.against = m_arguments.against;
        for (const metrics::BootstrapMetric metric : {metrics::BootstrapMetric::Ap, metrics::BootstrapMetric::Ap50}) {
            report.differences.push_back(metrics::bootstrapDifference(report.evaluation->set(), report.evaluation->overlaps, other->set(),
                                                                      other->overlaps, metric, commandControl()));
        }
    }

    void write(const EvaluationReport& report) const
    {
        if (!m_arguments.json.empty()) {
            writeOutput(m_arguments.json, reportJson(report) + "\n");
        }
        if (m_arguments.json != "-") {
            std::cout << reportTable(report);
        }
    }

    const EvaluateArguments& m_arguments;
    evaluation::EvaluateOptions m_options;
};

int runEvaluateCommand(const EvaluateArguments& arguments)
{
    if (holdsMasks(arguments.predictions)) {
        evaluateMasks({.predictions = arguments.predictions,
                       .against = arguments.against,
                       .split = arguments.split,
                       .json = arguments.json,
                       .epoch = arguments.epoch,
                       .truth = [&arguments] { return openCommandDataset(arguments.truth, arguments.format); }},
                      arguments.masks);
        return Clean;
    }
    return DetectionCommand(arguments).run(predictions::findPredictions(arguments.predictions));
}

}  // namespace

void addEvaluateCommand(CLI::App& app, int& exitCode)
{
    static EvaluateArguments arguments;
    CLI::App* command = app.add_subcommand("evaluate", "Score predictions against labels: COCO's numbers and what is behind them");
    command->add_option("--truth", arguments.truth, "A COCO JSON file, or any data set: a folder, a data.yaml")->required();
    addFormatOption(*command, arguments.format);
    command->add_option("--predictions", arguments.predictions,
                        "A results JSON, a folder of labels with confidences, a folder of masks, or a run's folder")->required();
    command->add_option("--against", arguments.against, "Other predictions on the same images: is the difference more than luck?");
    command->add_option("--iou-type", arguments.iouType, "Compare boxes (bbox) or masks (segm)")->check(CLI::IsMember({"bbox", "segm"}));
    command->add_option("--definition", arguments.definition, "Whose mean average precision is shown beside COCO's numbers")
        ->check(CLI::IsMember({"coco", "ultralytics-8.3", "ultralytics", "voc2007", "voc2012", "all"}));
    command->add_option("--split", arguments.split, "Evaluate this split; unless given, the one that the predictions are for");
    command->add_option("--confidence", arguments.confidence, "For precision, recall and the confusion matrix; 0.25 unless given")->check(CLI::Range(0.0, 1.0));
    command->add_option("--iou", arguments.iou, "For precision, recall and the kinds of errors; 0.5 unless given")->check(CLI::Range(0.1, 1.0));
    command->add_option("--training-size", arguments.trainingSize,
                        "Longer side in training, at which tiny, small, medium and large are meant; 640 unless given, 0: as the images are")
        ->check(CLI::Range(0, 8192));
    command->add_option("--epoch", arguments.epoch, "Of predictions of several epochs, this one; the last and a table of all unless given")
        ->check(CLI::PositiveNumber);
    addMaskOptions(*command, arguments.masks);
    command->add_option("--json", arguments.json, "Write everything as JSON to this file, or to standard output for -");
    command->footer("In JSON, COCO's numbers are -1 where they are undefined, as pycocotools writes them; other undefined numbers are null.\n"
                    "Exit code: 0 evaluated, also where rows were left out (they are named), 1 none of the rows could be used, 2 it could not be done.");
    command->callback([&exitCode] { exitCode = runEvaluateCommand(arguments); });
}

}  // namespace gg::cli
