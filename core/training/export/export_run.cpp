#include "core/training/export/export_run.h"

#include "core/base/error.h"
#include "core/runs/history.h"
#include "core/training/detection/detection_checkpoint.h"
#include "core/training/export/export_detector.h"
#include "core/training/models/weight_files.h"

#include <filesystem>
#include <optional>

namespace gg::training
{
namespace
{

namespace fs = std::filesystem;

/// A checkpoint and the run that it belongs to, where there is one.
struct Source {
    std::string checkpoint;
    std::string which;
    std::optional<runs::Run> run;
};

Source inRun(const std::string& folder, const std::string& which)
{
    if (which != "best" && which != "last") {
        throw Error(ErrorCode::InvalidArgument, folder, "A run keeps the checkpoints 'best' and 'last', not '" + which + "'.");
    }
    Source source{.checkpoint = runs::checkpointFile(folder, which), .which = which, .run = runs::readRun(folder)};
    if (source.run->info.task != "detection") {
        throw Error(ErrorCode::Unsupported, folder,
                    "Detectors can be exported, but this run trained for " + source.run->info.task + ".");
    }
    if (which == "best" && !fs::exists(source.checkpoint)) {
        source.which = "last";
        source.checkpoint = runs::checkpointFile(folder, source.which);
    }
    if (!fs::exists(source.checkpoint)) {
        throw Error(ErrorCode::NotFound, folder, "The run has no checkpoint yet; it keeps one after its first epoch.");
    }
    return source;
}

/// RUN/checkpoints/best.pt has a run around it, a file elsewhere has none.
Source sourceOf(const ExportRequest& request)
{
    if (fs::is_directory(request.source)) {
        if (!runs::isRunFolder(request.source)) {
            throw Error(ErrorCode::InvalidArgument, request.source, "This folder is no run. Give a run folder or a checkpoint.");
        }
        return inRun(request.source, request.which);
    }
    const fs::path file = fs::absolute(request.source);
    const std::string stem = file.stem().string();
    const fs::path folder = file.parent_path().parent_path();
    if (file.parent_path().filename() == "checkpoints" && (stem == "best" || stem == "last") &&
        runs::isRunFolder(folder.string())) {
        return {.checkpoint = request.source, .which = stem, .run = runs::readRun(folder.string())};
    }
    return {.checkpoint = request.source, .which = {}, .run = {}};
}

int epochOf(const Source& source)
{
    if (!source.run) {
        return 0;
    }
    return source.which == "best" ? source.run->history.bestEpoch() : source.run->history.lastEpoch();
}

/// What the validation of that epoch said.
std::vector<std::pair<std::string, double>> metricsOf(const Source& source, int epoch)
{
    std::vector<std::pair<std::string, double>> metrics;
    if (!source.run || epoch < 1) {
        return metrics;
    }
    for (const auto& [name, series] : source.run->history.series()) {
        const std::optional<double> value = name.starts_with("val/") ? source.run->history.at(name, epoch) : std::nullopt;
        if (value) {
            metrics.emplace_back(name, *value);
        }
    }
    return metrics;
}

}  // namespace

ExportResult exportCheckpoint(const ExportRequest& request)
{
    const std::string ending = fs::path(request.file).extension().string();
    if (ending != ".onnx" && ending != ".safetensors") {
        throw Error(ErrorCode::InvalidArgument, request.file,
                    "The file's ending says what is written: .onnx or .safetensors, found '" + ending + "'.");
    }
    const Source source = sourceOf(request);
    TrainedDetector trained = openCheckpoint(source.checkpoint);
    ExportResult result{.checkpoint = source.checkpoint,
                        .model = trained.detector->plan().name,
                        .classes = trained.classes,
                        .epoch = epochOf(source)};
    result.metrics = metricsOf(source, result.epoch);
    if (ending == ".safetensors") {
        saveSafetensors(trained.detector, request.file);
        return result;
    }
    result.height = request.height > 0 ? request.height : trained.config.imageSize;
    result.width = request.width > 0 ? request.width : trained.config.imageSize;
    const ExportDifference difference = exportOnnx(trained.detector,
                                                   {.classes = trained.classes,
                                                    .datasetFingerprint = trained.datasetFingerprint,
                                                    .trainedAs = source.run ? source.run->info.name : std::string(),
                                                    .metrics = result.metrics},
                                                   result.height, result.width, request.file);
    result.boxDifference = difference.boxPixels;
    result.scoreDifference = difference.score;
    return result;
}

}  // namespace gg::training
