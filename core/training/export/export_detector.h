#pragma once

#include "core/training/models/detector.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace gg::training
{

/// What an exported detector says of itself beside its weights.
struct DetectorFacts {
    std::vector<std::string> classes;  ///< as many as the plan's
    std::string datasetFingerprint;
    std::string trainedAs;                                ///< the run's name; empty where there is none
    std::vector<std::pair<std::string, double>> metrics;  ///< "val/map50" → 0.47, of the epoch whose weights these are
};

/// The metadata of an exported detector: names, stride, imgsz and task as everybody's programs read them, and how the workbench prepares pictures.
std::map<std::string, std::string> detectorMetadata(const recipe::ModelPlan& plan, const DetectorFacts& facts, int height, int width);

/// As the public exports of YOLOv8 answer: [1, 4 + classes, positions], centre and size of the box in pixels of the input and the
/// classes' probabilities (with the objectness in them), for pictures of [1, 3, height, width] in [0, 1].
torch::Tensor decodedOutput(Detector& detector, const torch::Tensor& images);

/// Writes the detector as ONNX ("images" → "output0"), batch norm folded, with names, stride, imgsz and task as everybody's
/// programs read them, and how the workbench prepares pictures. Then runs the file in OpenCV's DNN on a picture of noise; returns
/// the largest difference from LibTorch's answer: of boxes in pixels, of scores. Throws Error: InvalidArgument (a size that the
/// network does not take), Unsupported (an operation that ONNX or OpenCV lacks), Internal where the file answers otherwise than
/// the network, NoSpace, NotWritable.
struct ExportDifference {
    double boxPixels = 0;
    double score = 0;
};
ExportDifference exportOnnx(Detector& detector, const DetectorFacts& facts, int height, int width, const std::string& file);

/// "{0: 'person', 1: "driver's seat"}": Python's literal, which is YAML as well.
std::string namesLiteral(const std::vector<std::string>& classes);

}  // namespace gg::training
