#include "core/training/export/export_run.h"

#include "core/base/error.h"
#include "core/runs/history.h"
#include "core/training/detection/detection_checkpoint.h"
#include "core/training/engine/checkpoint_file.h"
#include "core/training/export/export_detector.h"
#include "core/training/export/export_segmentation.h"
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

/// Fills in what is exported, at which size. The size that was trained with, unless another was asked for.
void takeSize(const ExportRequest& request, const recipe::TrainConfig& config, ExportResult& result)
{
    result.height = request.height > 0 ? request.height : config.imageSize;
    result.width = request.width > 0 ? request.width : config.imageSize;
}

std::string nameOf(const Source& source)
{
    return source.run ? source.run->info.name : std::string();
}

void exportDetector(const ExportRequest& request, const Source& source, ExportResult& result)
{
    TrainedDetector trained = openCheckpoint(source.checkpoint);
    result.model = trained.detector->plan().name;
    result.classes = trained.classes;
    if (fs::path(request.file).extension() == ".safetensors") {
        saveSafetensors(trained.detector, request.file);
        return;
    }
    takeSize(request, trained.config, result);
    const ExportDifference difference = exportOnnx(trained.detector,
                                                   {.classes = trained.classes,
                                                    .datasetFingerprint = trained.datasetFingerprint,
                                                    .trainedAs = nameOf(source),
                                                    .metrics = result.metrics},
                                                   result.height, result.width, request.file);
    result.boxDifference = difference.boxPixels;
    result.scoreDifference = difference.score;
}

void exportSegmentation(const ExportRequest& request, const Source& source, ExportResult& result)
{
    if (fs::path(request.file).extension() != ".onnx") {
        throw Error(ErrorCode::Unsupported, request.file, "A segmentation is written as ONNX; no other program knows its weights by name. Use a file *.onnx.");
    }
    TrainedSegmentation trained = openSegmentation(source.checkpoint);
    result.model = trained.config.model;
    result.classes = trained.classes.empty() ? std::vector<std::string>{"foreground"} : trained.classes;
    takeSize(request, trained.config, result);
    result.scoreDifference = exportSegmentationOnnx(
        *trained.network,
        {.model = trained.config.model,
         .classes = trained.classes,
         .datasetFingerprint = trained.datasetFingerprint, .trainedAs = nameOf(source), .metrics = result.metrics},
        result.height, result.width, request.file);
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
    ExportResult result{.checkpoint = source.checkpoint};
    result.task = checkpointConfig(source.checkpoint).task;
    result.epoch = epochOf(source);
    result.metrics = metricsOf(source, result.epoch);
    if (result.task == "detection") {
        exportDetector(request, source, result);
    } else {
        exportSegmentation(request, source, result);
    }
    return result;
}

std::string checkpointOf(const std::string& source, const std::string& which)
{
    return sourceOf({.source = source, .which = which, .file = {}}).checkpoint;
}

}  // namespace gg::training
