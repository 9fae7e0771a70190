#include "app/cli/command.h"

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

int runExportCommand(ExportArguments& arguments)
{
    if (!arguments.size.empty()) {
        arguments.request.height = arguments.size.front();
        arguments.request.width = arguments.size.back();
    }
    std::cout << std::unitbuf;  // printf and the stream write in turns
    print(arguments.request, training::loadEngine().exportModel(arguments.request));
    return Clean;
}

}  // namespace

void addExportCommand(CLI::App& app, int& exitCode)
{
    const auto arguments = std::make_shared<ExportArguments>();
    CLI::App* command = app.add_subcommand("export", "Write a trained network for other programs: a detector as ONNX or safetensors, a segmentation as ONNX");
    command->add_option("SOURCE", arguments->request.source, "A run folder or a checkpoint")->required();
    command->add_option("--out", arguments->request.file, "The file to write: *.onnx or *.safetensors")->required();
    command->add_option("--weights", arguments->request.which, "Of a run: best or last")
        ->check(CLI::IsMember({"best", "last"}))
        ->capture_default_str();
    command->add_option("--size", arguments->size, "ONNX: side of the pictures, or height and width; the training's otherwise")
        ->expected(1, 2)
        ->check(CLI::Range(32, 8192));
    command->footer("An ONNX file is run in OpenCV and compared before it is called written. Exit code: 0 written, 2 could not.");
    command->callback([arguments, &exitCode] { exitCode = runExportCommand(*arguments); });
}

}  // namespace gg::cli
