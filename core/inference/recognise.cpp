#include "core/base/error.h"
#include "core/dataset/known_lists.h"
#include "core/inference/metadata.h"
#include "core/inference/processing.h"
#include "core/inference/recognise_output.h"

#include <opencv2/core.hpp>

#include <algorithm>

namespace gg::inference {
namespace {

/// ImageNet's, of values in [0, 1], red first: what most segmentation networks are trained with.
constexpr std::array<double, 3> imagenetMean{0.485, 0.456, 0.406};
constexpr std::array<double, 3> imagenetDeviation{0.229, 0.224, 0.225};

/// Our own models and people who know may put the whole processing into the file.
constexpr const char* ownKey = "groundglass.processing";

struct Input {
    int width = 640;
    int height = 640;
    int channels = 3;
    Layout layout = Layout::ChannelsFirst;
};

Input inputOf(const std::vector<std::int64_t>& shape)
{
    if (shape.size() != 4) {
        return {};
    }
    const auto isColour = [](std::int64_t axis) { return axis == 1 || axis == 3; };
    const bool last = !isColour(shape[1]) && isColour(shape[3]);
    const auto axis = [&](std::size_t at) { return static_cast<int>(shape[at]); };
    return last ? Input{.width = axis(2), .height = axis(1), .channels = axis(3), .layout = Layout::ChannelsLast}
                : Input{.width = axis(3), .height = axis(2), .channels = axis(1), .layout = Layout::ChannelsFirst};
}

bool isFromUltralytics(const ModelDescription& description)
{
    const auto author = description.metadata.find("author");
    return (author != description.metadata.end() && author->second == "Ultralytics") ||
           (description.metadata.contains("stride") && description.metadata.contains("names"));
}

class Choice
{
public:
    Choice(const ModelDescription& description, const Input& input, OutputKind kind, const dataset::Dataset* dataset)
        : m_description(description)
        , m_input(input)
        , m_kind(std::move(kind))
        , m_dataset(dataset)
    {
    }

    Recognition make()
    {
        chooseOutput();
        chooseSize();
        chooseResize();
        chooseColours();
        chooseValues();
        because("layout", m_input.layout == Layout::ChannelsFirst ? "model.layout.nchw" : "model.layout.nhwc");
        pre().layout = m_input.layout;
        for (const Reason& reason : m_kind.reasons) {
            m_result.reasons.push_back(reason);
        }
        chooseNames();
        chooseThresholds();
        return std::move(m_result);
    }

private:
    PreProcessing& pre() { return m_result.processing.pre; }
    PostProcessing& post() { return m_result.processing.post; }
    void because(const char* field, const char* text, texts::Values values = {})
    {
        m_result.reasons.push_back({field, text, std::move(values)});
    }

    void chooseOutput()
    {
        post().head = m_kind.head;
        post().output = m_kind.output;
        post().prototypes = m_kind.prototypes;
        post().activation = m_kind.activation;
        post().normalised = m_kind.normalised;
    }

    void chooseSize()
    {
        pre().width = m_input.width;
        pre().height = m_input.height;
        const texts::Values size{{"size", std::to_string(m_input.width) + " x " + std::to_string(m_input.height)}};
        const std::vector<std::int64_t> shape = m_description.inputs.empty() ? std::vector<std::int64_t>() : m_description.inputs.front().shape;
        const bool open = shape.empty() || std::count(shape.begin() + 1, shape.end(), -1) > 0;
        because("size", !open ? "model.size.fixed" : declaredSize(m_description) ? "model.size.metadata" : "model.size.open", size);
    }

    void chooseResize()
    {
        if (m_kind.head == Head::Yolox) {
            pre().resize = Resize::LetterboxTopLeft;
            because("resize", "model.resize.yolox");
        } else if (m_kind.head == Head::FastestDet || isSegmentation(m_kind.head)) {
            pre().resize = Resize::Stretch;
            because("resize", m_kind.head == Head::FastestDet ? "model.resize.fastestdet" : "model.resize.segmentation");
        } else {
            pre().resize = Resize::Letterbox;
            because("resize", isFromUltralytics(m_description) ? "model.resize.ultralytics" : "model.resize.yolo");
        }
        because("padding", pre().resize == Resize::Stretch ? "model.padding.none" : "model.padding.yolo");
    }

    void chooseColours()
    {
        if (m_input.channels == 1) {
            pre().colours = Colours::Grey;
            because("colours", "model.colours.grey");
        } else if (m_kind.head == Head::Yolox || m_kind.head == Head::FastestDet) {
            pre().colours = Colours::Bgr;
            because("colours", m_kind.head == Head::Yolox ? "model.colours.yolox" : "model.colours.fastestdet");
        } else {
            pre().colours = Colours::Rgb;
            because("colours", isFromUltralytics(m_description) ? "model.colours.ultralytics" : "model.colours.usual");
        }
    }

    void chooseValues()
    {
        static constexpr std::array<std::string_view, 5> arithmetic{"Sub", "Div", "Mul", "Add", "BatchNormalization"};
        const std::string& first = m_description.firstOperator;
        const bool inGraph = std::find(arithmetic.begin(), arithmetic.end(), first) != arithmetic.end();
        const bool bytes = !m_description.inputs.empty() && m_description.inputs.front().type == "uint8";
        if (m_kind.head == Head::Yolox || bytes || inGraph) {
            pre().scale = 1;
            because("scale", bytes ? "model.scale.bytes" : inGraph ? "model.scale.in_graph" : "model.scale.yolox", {{"operator", first}});
            because("mean", inGraph ? "model.mean.in_graph" : "model.mean.none", {{"operator", first}});
            return;
        }
        because("scale", "model.scale.unit");
        if (isSegmentation(m_kind.head) && m_input.channels == 3) {
            pre().mean = imagenetMean;
            pre().deviation = imagenetDeviation;
            because("mean", "model.mean.imagenet");
        } else {
            because("mean", "model.mean.none");
        }
    }

    void chooseNames()
    {
        std::vector<std::string>& names = post().classNames;
        names = declaredNames(m_description);
        if (!names.empty()) {
            because("names", "model.names.metadata", {{"count", std::to_string(names.size())}});
            return;
        }
        const texts::Values count{{"count", std::to_string(m_kind.classes)}};
        if (chooseCoco()) {
            return;
        }
        if (m_dataset != nullptr && m_dataset->classNames.size() == m_kind.classes) {
            names = m_dataset->classNames;
            because("names", "model.names.dataset", count);
            return;
        }
        names.resize(m_kind.classes);
        because("names", m_kind.classes == 0 ? "model.names.none" : "model.names.unknown", count);
    }

    /// A network of 80 classes was trained on COCO unless the data set has 80 of its own; one with COCO's classes may have them in another
    /// order than the network.
    bool chooseCoco()
    {
        const std::span<const std::string_view> coco = dataset::knownLists().front().names;
        if (m_kind.classes != coco.size() || isSegmentation(m_kind.head)) {
            return false;
        }
        if (m_dataset != nullptr && m_dataset->classNames.size() == coco.size()) {
            const auto isCocos = [&](const std::string& name) { return std::find(coco.begin(), coco.end(), name) != coco.end(); };
            const auto shared = std::count_if(m_dataset->classNames.begin(), m_dataset->classNames.end(), isCocos);
            if (static_cast<std::size_t>(shared) * 2 < coco.size()) {
                return false;
            }
        }
        post().classNames.assign(coco.begin(), coco.end());
        because("names", "model.names.coco");
        return true;
    }

    void chooseThresholds()
    {
        if (isSegmentation(m_kind.head)) {
            return;
        }
        because("confidence", "model.confidence.low");
        switch (m_kind.head) {
        case Head::EndToEnd:
            post().nmsIou = 1;
            because("nms_iou", "model.nms.end_to_end");
            break;
        case Head::Yolox:
            post().nmsIou = 0.65;
            because("nms_iou", "model.nms.yolox");
            break;
        case Head::FastestDet:
            post().nmsIou = 0.45;
            because("nms_iou", "model.nms.fastestdet");
            break;
        case Head::YoloObjectness:
        case Head::YoloObjectnessMasks:
            post().nmsIou = 0.6;
            because("nms_iou", "model.nms.yolov5");
            break;
        default:
            because("nms_iou", "model.nms.ultralytics");
        }
        because("max_detections", "model.max_detections.usual");
        because("class_agnostic", "model.class_agnostic.no");
        const bool single = m_kind.head == Head::Yolox || m_kind.head == Head::FastestDet || m_kind.head == Head::EndToEnd;
        post().everyClass = !single;
        because("every_class", single ? "model.every_class.no" : "model.every_class.yes");
    }

    const ModelDescription& m_description;
    Input m_input;
    OutputKind m_kind;
    const dataset::Dataset* m_dataset;
    Recognition m_result;
};

/// The file's own word goes before everything that could be guessed.
Recognition fromTheFile(const ModelDescription& description, const std::string& yaml)
{
    Recognition result{.processing = processingFromYaml(yaml, description.file), .reasons = {}};
    for (const char* field : {"size", "resize", "padding", "colours", "scale", "mean", "layout", "head", "normalised", "activation", "names",
                              "confidence", "nms_iou", "max_detections", "class_agnostic", "every_class"}) {
        result.reasons.push_back({field, "model.said_by_file", {}});
    }
    return result;
}

}  // namespace

Recognition recognise(const ModelDescription& description, const std::vector<std::int64_t>& inputShape, std::span<const Tensor> probe,
                      const dataset::Dataset* dataset)
{
    if (const auto own = description.metadata.find(ownKey); own != description.metadata.end()) {
        return fromTheFile(description, own->second);
    }
    if (probe.empty()) {
        throw Error(ErrorCode::Unsupported, description.file, "The model gives no output. Export it again.");
    }
    const Input input = inputOf(inputShape);
    OutputKind kind = recogniseOutput(description, probe, declaredNames(description).size(), input.width, input.height);
    return Choice(description, input, std::move(kind), dataset).make();
}

Recognition recognise(Backend& backend, const dataset::Dataset* dataset)
{
    const std::vector<std::int64_t> shape = backend.inputShape();
    const std::vector<int> sizes(shape.begin(), shape.end());
    // Noise with a fixed seed: unlike an even picture it drives outputs apart, and the same model is always recognised the same way.
    cv::Mat picture(static_cast<int>(sizes.size()), sizes.data(), CV_32F);
    cv::RNG random(20'240'613);
    random.fill(picture, cv::RNG::UNIFORM, 0.0, 1.0);
    const std::vector<Tensor> outputs = backend.run(picture);
    return recognise(backend.description(), shape, outputs, dataset);
}

}  // namespace gg::inference
