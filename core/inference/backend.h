#pragma once

#include "core/inference/model_description.h"

#include <opencv2/core/mat.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace gg::inference {

/// What a network gave: CV_32F with as many dimensions as the output has, continuous; the shape is the Mat's.
struct Tensor {
    std::string name;
    cv::Mat values;

    std::vector<std::int64_t> shape() const { return {values.size.p, values.size.p + values.dims}; }
};

struct OpenOptions {
    int width = 0;   ///< of the network's input where the file leaves it open; 0: what the metadata say, else 640
    int height = 0;
    int channels = 0;    ///< of the same; 0: 3
    std::string device;  ///< of TorchScript: "cpu", "cuda:0"; empty: the best there is
};

/// A model that was opened and can be run, one batch of one image at a time. Not to be called from several threads at once; the
/// results belong to the caller.
class Backend {
public:
    virtual ~Backend() = default;
    virtual const ModelDescription& description() const = 0;
    /// Sizes of the input as they are run: [1, 3, height, width] with open axes fixed; empty where any size is taken.
    virtual std::vector<std::int64_t> inputShape() const = 0;
    /// "OpenCV DNN 4.6.0 on the processor": for reports.
    virtual std::string engine() const = 0;
    /// `input` is CV_32F [1, C, H, W] (or [1, H, W, C]). Throws Error, saying the layer and the shapes that do not fit.
    virtual std::vector<Tensor> run(const cv::Mat& input) = 0;
};

/// Opens an ONNX file through OpenCV's DNN. The module with it is opened on first use (most of 0.1 s). Throws Error: NotFound,
/// Unreadable (not an ONNX file, broken off), Unsupported (names the operator and its node, or the input that does not fit; says what
/// would help), NotFound for weights in another file that is not there.
GG_EXPORT std::unique_ptr<Backend> openOnnx(const std::string& file, const OpenOptions& options = {});

/// Reads what an ONNX file says of itself, also of one that cannot be run. Throws as openOnnx, but for what running needs.
GG_EXPORT ModelDescription describeOnnx(const std::string& file);

/// What the first bytes of a file are; TorchScript is a zip with a code/ folder in it.
enum class FileKind : std::uint8_t { Onnx, TorchScript, PytorchWeights, Other };
GG_EXPORT FileKind modelFileKind(const std::string& file);

}  // namespace gg::inference
