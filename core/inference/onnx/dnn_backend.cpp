#include "core/inference/onnx/dnn_backend.h"

#include "core/base/error.h"
#include "core/inference/onnx/failure.h"
#include "core/inference/onnx/onnx_file.h"
#include "core/inference/onnx/run_form.h"

#include <opencv2/core/utils/logger.hpp>
#include <opencv2/core/version.hpp>
#include <opencv2/dnn.hpp>

namespace gg::inference {
namespace {

/// OpenCV prints what it refuses to standard error, where nobody looks; here it becomes an Error instead.
class Quiet
{
public:
    Quiet()
        : m_before(cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT))
        , m_handler(cv::redirectError([](int, const char*, const char*, const char*, int, void*) { return 0; }))
    {
    }
    ~Quiet()
    {
        cv::redirectError(m_handler);
        cv::utils::logging::setLogLevel(m_before);
    }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;

private:
    cv::utils::logging::LogLevel m_before;
    cv::ErrorCallback m_handler;
};

class DnnBackend final : public Backend
{
public:
    DnnBackend(OnnxFile file, const OpenOptions& options)
    {
        RunForm form = runForm(file, options);
        file.model.clear_metadata_props();
        m_name = form.inputName;
        m_shape = form.inputShape;
        const Quiet quiet;
        try {
            m_net = cv::dnn::readNetFromONNX(form.bytes.data(), form.bytes.size());
            m_net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
            m_net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
            useOutputs(form.outputs);
            // Shapes that do not fit show themselves when the network runs, and the first run allocates everything.
            const std::vector<int> sizes(m_shape.begin(), m_shape.end());
            forward(cv::Mat::zeros(static_cast<int>(sizes.size()), sizes.data(), CV_32F));
        } catch (const std::exception& error) {
            throw failureOf(file, error.what());
        }
        m_description = std::move(file.description);
    }

    const ModelDescription& description() const override { return m_description; }
    std::vector<std::int64_t> inputShape() const override { return m_shape; }
    std::string engine() const override { return std::string("OpenCV DNN ") + CV_VERSION + " on the processor"; }

    std::vector<Tensor> run(const cv::Mat& input) override
    {
        const std::vector<std::int64_t> given(input.size.p, input.size.p + input.dims);
        if (given != m_shape) {
            throw Error(ErrorCode::InvalidArgument, m_description.file,
                        "The model takes " + shapeText(m_shape) + ", not " + shapeText(given) + ". Choose that size.");
        }
        try {
            return forward(input);
        } catch (const cv::Exception& error) {
            throw Error(ErrorCode::Unsupported, m_description.file, std::string("OpenCV's DNN could not run the model: ") + error.err);
        }
    }

private:
    /// The order of the file, unless OpenCV gave the outputs names of its own.
    void useOutputs(const std::vector<std::string>& names)
    {
        m_outputs.assign(names.begin(), names.end());
        for (const cv::String& name : m_outputs) {
            if (m_net.getLayerId(name) < 0) {
                m_outputs = m_net.getUnconnectedOutLayersNames();
                return;
            }
        }
    }

    std::vector<Tensor> forward(const cv::Mat& input)
    {
        m_net.setInput(input, m_name);
        std::vector<cv::Mat> values;
        m_net.forward(values, m_outputs);
        std::vector<Tensor> tensors;
        for (std::size_t i = 0; i < values.size(); ++i) {
            Tensor tensor{.name = m_outputs[i], .values = {}};
            values[i].convertTo(tensor.values, CV_32F);  // a copy: the network writes into its own again
            tensors.push_back(std::move(tensor));
        }
        return tensors;
    }

    ModelDescription m_description;
    std::string m_name;
    std::vector<std::int64_t> m_shape;
    std::vector<cv::String> m_outputs;
    cv::dnn::Net m_net;
};

}  // namespace

std::unique_ptr<Backend> openWithDnn(const std::string& file, const OpenOptions& options)
{
    return std::make_unique<DnnBackend>(readOnnxFile(file), options);
}

}  // namespace gg::inference
