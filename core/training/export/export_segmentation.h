#pragma once

#include "core/recipe/train_config.h"
#include "core/training/engine/segmentation_network.h"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace gg::training
{

/// A trained network, from a checkpoint of a segmentation.
struct TrainedSegmentation {
    std::shared_ptr<SegmentationNetwork> network;  ///< on the processor, in evaluation mode
    std::vector<std::string> classes;              ///< names; empty: the foreground alone
    recipe::TrainConfig config;
    std::string datasetFingerprint;
};

/// Throws Error: NotFound, Malformed (no checkpoint, or one of another network).
TrainedSegmentation openSegmentation(const std::string& file);

/// What an exported segmentation says of itself beside its weights.
struct SegmentationFacts {
    std::string model = "unet";                           ///< model.name
    std::vector<std::string> classes = {};                ///< names; empty: the foreground alone
    std::string datasetFingerprint;
    std::string trainedAs;                                ///< the run's name; empty where there is none
    std::vector<std::pair<std::string, double>> metrics;  ///< "val/dice" → 0.81, of the epoch whose weights these are
};

/// What the file says of itself, see detectorMetadata.
std::map<std::string, std::string> segmentationMetadata(const SegmentationFacts& facts, int height, int width);

/// Writes the network as ONNX: pictures of [1, 3, height, width] in [0, 1], RGB, stretched to that size ("images") → probability of
/// foreground [1, 1, height, width], or of classes [1, C, height, width] ("output0"). Then runs the file in OpenCV's DNN on a picture of noise; returns the largest
/// difference from LibTorch's answer. Throws Error: InvalidArgument (sides that are no multiples of 32), Unsupported (an operation that ONNX
/// or OpenCV lacks), Internal where the file answers otherwise than the network, NoSpace, NotWritable.
double exportSegmentationOnnx(SegmentationNetwork& network, const SegmentationFacts& facts, int height, int width, const std::string& file);

}  // namespace gg::training
