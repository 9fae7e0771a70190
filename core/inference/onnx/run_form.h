#pragma once

#include "core/inference/backend.h"
#include "core/inference/onnx/onnx_file.h"

#include <cstdint>
#include <string>
#include <vector>

namespace gg::inference {

/// A model in the form that OpenCV's DNN runs: open axes of the input fixed, half precision widened to float32.
struct RunForm {
    std::string bytes;                    ///< serialised
    std::string inputName;
    std::vector<std::int64_t> inputShape; ///< [1, C, H, W] or [1, H, W, C]
    std::vector<std::string> outputs;
};

/// Throws Error (Unsupported) for several inputs, an input that is no picture (rank, channels, type), a batch that is fixed above 1.
RunForm runForm(const OnnxFile& file, const OpenOptions& options);

}  // namespace gg::inference
