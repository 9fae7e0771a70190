#include "app/cli/command.h"
#include "app/cli/command_dataset.h"
#include "app/cli/evaluate_masks.h"
#include "app/cli/evaluate_output.h"

#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/predictions/ensemble.h"

#include <unistd.h>

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
    std::vector<std::string> ensemble;  ///< beside `predictions`
    std::string fusion = "wbf";
    double fusionIou = 0.55;
    std::vector<double> weights;
    std::string ensembleOut;
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
            if (!m_arguments.ensemble.empty()) {
                loaded = ensemble(std::move(loaded));
            }
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

    /// With the others of the command line, on the images of the first.
    predictions::LoadedDetections ensemble(predictions::LoadedDetections first) const
    {
        const auto truth = first.truth;
        const std::string split = first.splits.size() == 1 ? first.splits.front() : m_arguments.split;
        std::vector<predictions::LoadedDetections> parts;
        parts.push_back(std::move(first));
        for (const std::string& path : m_arguments.ensemble) {
            parts.push_back(load(truth, predictions::findPredictions(path).epochs.back().path, split));
        }
        const metrics::FusionOptions options{.fusion = *metrics::fusionFromId(m_arguments.fusion), .iou = m_arguments.fusionIou, .weights = m_arguments.weights};
        predictions::LoadedDetections fused = predictions::ensembleOf(parts, options, commandControl());
        if (!m_arguments.ensembleOut.empty()) {
            writeOutput(m_arguments.ensembleOut, predictions::toResults(fused));
        }
        return fused;
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

/// A folder that is gone at the end.
class PassingFolder {
public:
    PassingFolder()
        : m_path(std::filesystem::temp_directory_path() / ("groundglass-ensemble-" + std::to_string(::getpid())))
    {
        std::error_code failed;
        std::filesystem::remove_all(m_path, failed);
    }
    ~PassingFolder()
    {
        std::error_code failed;
        std::filesystem::remove_all(m_path, failed);
    }
    PassingFolder(const PassingFolder&) = delete;
    PassingFolder& operator=(const PassingFolder&) = delete;
    std::string path() const { return m_path.string(); }

private:
    std::filesystem::path m_path;
};

/// Masks are fused picture by picture into files, and those are scored like any others.
int evaluateMaskEnsemble(const EvaluateArguments& arguments)
{
    const PassingFolder passing;
    const std::string out = arguments.ensembleOut.empty() ? passing.path() : arguments.ensembleOut;
    const dataset::DatasetPtr truth = openCommandDataset(arguments.truth, arguments.format);
    std::vector<std::string> folders;
    std::vector<std::string> paths{arguments.predictions};
    paths.insert(paths.end(), arguments.ensemble.begin(), arguments.ensemble.end());
    for (const std::string& path : paths) {
        const PredictionPlace place = predictions::findPredictions(path);
        if (place.format != predictions::PredictionFormat::MaskFolder) {
            throw Error(ErrorCode::InvalidArgument, path, "Holds no masks, and cannot be fused with " + arguments.predictions + ", which does. Predict masks with the run's model first.");
        }
        folders.push_back(place.epochs.back().path);
    }
    const predictions::MaskEnsemble fused = predictions::writeMaskEnsemble(*truth, folders, std::nullopt, out, commandControl());
    std::cerr << fused.images << " masks fused by the " << (fused.fusion == predictions::MaskFusion::Mean ? "mean of their probabilities" : "majority of their labels") << '\n';
    for (const std::string& image : fused.missing) {
        std::cerr << "warning: " << image << " has no mask in some of the folders; the others' are fused.\n";
    }
    evaluateMasks({.predictions = out, .against = arguments.against, .split = arguments.split, .json = arguments.json, .epoch = 0, .truth = [&truth] { return truth; }},
                  arguments.masks);
    return Clean;
}

int runEvaluateCommand(const EvaluateArguments& arguments)
{
    if (!arguments.ensemble.empty() && arguments.iouType == "segm") {
        throw Error(ErrorCode::InvalidArgument, {}, "--ensemble fuses boxes, or masks of whole pictures; objects' masks are not fused. Leave out --iou-type segm.");
    }
    if (!arguments.ensemble.empty() && holdsMasks(arguments.predictions)) {
        return evaluateMaskEnsemble(arguments);
    }
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
    CLI::Option* ensemble = command->add_option("--ensemble", arguments.ensemble, "Further predictions that are fused with --predictions before they are scored: files or runs")->expected(1, 32);
    command->add_option("--fusion", arguments.fusion, "Boxes: weighted boxes fusion (wbf), the strongest alone (nms), or mean box and mean score (vote)")
        ->check(CLI::IsMember({"wbf", "nms", "vote"}))
        ->needs(ensemble);
    command->add_option("--fusion-iou", arguments.fusionIou, "Boxes that overlap by more are one object; 0.55 unless given")->check(CLI::Range(0.0, 1.0))->needs(ensemble);
    command->add_option("--weights", arguments.weights, "How much each counts, --predictions first; 1 each unless given")->delimiter(',')->check(CLI::PositiveNumber)->needs(ensemble);
    command->add_option("--ensemble-out", arguments.ensembleOut, "Keep what was fused: a results JSON, or a new folder of masks")->needs(ensemble);
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
