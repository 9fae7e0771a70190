#include "app/cli/command.h"

#include "core/base/error.h"
#include "core/imports/run_place.h"
#include "core/imports/tensorboard/event_writer.h"
#include "core/predictions/export_results.h"
#include "core/training/engine.h"

#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace gg::cli
{
namespace
{

struct ExportArguments {
    training::ExportRequest request;
    std::vector<int> size;  ///< one side, or height and width
    std::string eventFolder;
    predictions::ResultsExport results;
};

void print(const training::ExportRequest& request, const training::ExportResult& result)
{
    std::cout << request.file << ": " << result.model << ", " << result.classes.size()
              << (result.classes.size() == 1 ? " class" : " classes");
    if (result.height > 0) {
        std::cout << ", pictures of " << result.width << " x " << result.height;
    }
    std::cout << "\nweights: " << result.checkpoint;
    if (result.epoch > 0) {
        std::cout << ", epoch " << result.epoch;
    }
    std::cout << '\n';
    for (const auto& [name, value] : result.metrics) {
        if (name == "val/map50" || name == "val/map50_95" || name == "val/dice" || name == "val/iou") {
            std::printf("%s: %.4f\n", name.c_str(), value);
        }
    }
    if (result.height > 0 && result.task != "detection") {
        std::printf("run in OpenCV and compared with LibTorch: probabilities within %.2g\n", result.scoreDifference);
    } else if (result.height > 0) {
        std::printf("run in OpenCV and compared with LibTorch: boxes within %.2g px, scores within %.2g\n", result.boxDifference,
                    result.scoreDifference);
    }
}

void exportModel(ExportArguments& arguments)
{
    if (!arguments.size.empty()) {
        arguments.request.height = arguments.size.front();
        arguments.request.width = arguments.size.back();
    }
    std::cout << std::unitbuf;  // printf and the stream write in turns
    print(arguments.request, training::loadEngine().exportModel(arguments.request));
}

void exportEvents(const std::string& source, const std::string& folder)
{
    const imports::OpenedRun opened = imports::openRun(source, imports::Vocabulary());
    runs::RunHistory history;
    constexpr std::size_t slice = 16U << 20U;
    for (bool more = true; more;) {
        commandControl().throwIfStopped();
        runs::RunBatch batch = opened.tail->poll(slice);
        more = batch.more;
        history.append(std::move(batch));
    }
    for (const std::string& problem : opened.tail->problems()) {
        std::cerr << source << ": " << problem << '\n';
    }
    const imports::WrittenEvents written = imports::writeEventFile(history, folder);
    std::cout << written.file << ": " << written.points << " points of " << written.series << " series\n";
}

void exportPredictions(ExportArguments& arguments)
{
    arguments.results.runFolder = arguments.request.source;
    if (runs::isRunFolder(arguments.request.source)) {
        arguments.results.datasetFormat = runs::readRunInfo(arguments.request.source).datasetFormat;
    }
    const predictions::WrittenResults written = predictions::exportResults(arguments.results, commandControl());
    std::cout << arguments.results.file << ": " << written.rows << (written.rows == 1 ? " prediction" : " predictions") << " for " << written.images
              << (written.images == 1 ? " picture" : " pictures") << ", epoch " << written.epoch << '\n';
}

int runExportCommand(ExportArguments& arguments)
{
    if (arguments.request.file.empty() && arguments.eventFolder.empty() && arguments.results.file.empty()) {
        throw Error(ErrorCode::InvalidArgument, arguments.request.source, "Say what to write: --out, --tensorboard or --coco-results.");
    }
    if (!arguments.request.file.empty()) {
        exportModel(arguments);
    }
    if (!arguments.eventFolder.empty()) {
        exportEvents(arguments.request.source, arguments.eventFolder);
    }
    if (!arguments.results.file.empty()) {
        exportPredictions(arguments);
    }
    return Clean;
}

}  // namespace

void addExportCommand(CLI::App& app, int& exitCode)
{
    const auto arguments = std::make_shared<ExportArguments>();
    CLI::App* command = app.add_subcommand("export", "Write a trained network, a run's curves or its predictions for other programs");
    command->add_option("SOURCE", arguments->request.source, "A run folder or a checkpoint; for curves a run of any tool")->required();
    command->add_option("--out", arguments->request.file, "The network: a detector as *.onnx or *.safetensors, a segmentation as *.onnx");
    command->add_option("--weights", arguments->request.which, "Of a run: best or last")
        ->check(CLI::IsMember({"best", "last"}))
        ->capture_default_str();
    command->add_option("--size", arguments->size, "ONNX: side of the pictures, or height and width; the training's otherwise")
        ->expected(1, 2)
        ->check(CLI::Range(32, 8192));
    command->add_option("--tensorboard", arguments->eventFolder, "A folder for the run's curves as TensorBoard events");
    CLI::Option* results =
        command->add_option("--coco-results", arguments->results.file, "The file for an epoch's predictions as COCO results: *.json");
    command->add_option("--epoch", arguments->results.epoch, "The epoch of the predictions; the last one otherwise")
        ->needs(results)
        ->check(CLI::PositiveNumber);
    command->add_option("--truth", arguments->results.truthFile,
                        "A COCO file whose ids of pictures and classes are taken; otherwise stem and place + 1")
        ->needs(results)
        ->check(CLI::ExistingFile);
    command->footer("An ONNX file is run in OpenCV and compared before it is called written. Exit code: 0 written, 2 could not.");
    command->callback([arguments, &exitCode] { exitCode = runExportCommand(*arguments); });
}

}  // namespace gg::cli
