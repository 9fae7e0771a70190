#include "core/inference/processing.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace gg::inference {
namespace {

constexpr std::array heads{Head::YoloClasses, Head::YoloMasks,  Head::YoloObjectness,     Head::YoloObjectnessMasks,    Head::Yolox,
                           Head::EndToEnd,    Head::FastestDet, Head::SegmentationLabels, Head::SegmentationProbability};

/// The side of the input that the model fixes; 0 where it takes any.
struct FixedInput {
    int width = 0;
    int height = 0;
    int channels = 0;
};

FixedInput fixedInput(const std::vector<std::int64_t>& shape, Layout layout)
{
    if (shape.size() != 4) {
        return {};
    }
    const bool first = layout == Layout::ChannelsFirst;
    const auto axis = [&](std::size_t at) { return static_cast<int>(std::max<std::int64_t>(shape[at], 0)); };
    return {.width = axis(first ? 3 : 2), .height = axis(first ? 2 : 1), .channels = axis(first ? 1 : 3)};
}

void checkSize(const PreProcessing& pre, const std::vector<std::int64_t>& shape, std::vector<ProcessingProblem>& problems)
{
    const FixedInput fixed = fixedInput(shape, pre.layout);
    const bool fits = (fixed.width == 0 || fixed.width == pre.width) && (fixed.height == 0 || fixed.height == pre.height);
    if (pre.width < 1 || pre.height < 1 || !fits) {
        problems.push_back({"size", "model.problem.size",
                            {{"width", std::to_string(pre.width)}, {"height", std::to_string(pre.height)}, {"shape", shapeText(shape)}}});
    }
    const int channels = pre.colours == Colours::Grey ? 1 : 3;
    if (fixed.channels != 0 && fixed.channels != channels) {
        problems.push_back({"colours", "model.problem.channels", {{"channels", std::to_string(channels)}, {"shape", shapeText(shape)}}});
    }
}

}  // namespace

std::string sentence(const Reason& reason)
{
    return texts::render(reason.text, reason.values);
}

std::vector<ProcessingProblem> check(const Processing& processing, const std::vector<std::int64_t>& inputShape)
{
    std::vector<ProcessingProblem> problems;
    const auto outside = [&](const char* field, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            problems.push_back({field, "model.problem.range",
                                {{"field", field}, {"value", std::to_string(value)}, {"low", std::to_string(low)}, {"high", std::to_string(high)}}});
        }
    };
    checkSize(processing.pre, inputShape, problems);
    outside("padding", processing.pre.padding, 0, 255);
    outside("confidence", processing.post.confidence, 0, 1);
    outside("nms_iou", processing.post.nmsIou, 0, 1);
    outside("max_detections", processing.post.maxDetections, 1, 1'000'000);
    if (!(processing.pre.scale > 0)) {
        problems.push_back({"scale", "model.problem.scale", {{"value", std::to_string(processing.pre.scale)}}});
    }
    for (const double deviation : processing.pre.deviation) {
        if (!(deviation > 0)) {
            problems.push_back({"deviation", "model.problem.deviation", {{"value", std::to_string(deviation)}}});
            break;
        }
    }
    return problems;
}

std::string_view idOf(Resize resize)
{
    switch (resize) {
    case Resize::Letterbox:
        return "letterbox";
    case Resize::LetterboxTopLeft:
        return "letterbox_top_left";
    case Resize::Stretch:
        return "stretch";
    }
    return {};
}

std::string_view idOf(Colours colours)
{
    switch (colours) {
    case Colours::Rgb:
        return "rgb";
    case Colours::Bgr:
        return "bgr";
    case Colours::Grey:
        return "grey";
    }
    return {};
}

std::string_view idOf(Layout layout)
{
    return layout == Layout::ChannelsFirst ? "nchw" : "nhwc";
}

std::string_view idOf(Head head)
{
    switch (head) {
    case Head::YoloObjectness:
        return "yolo_objectness";
    case Head::YoloClasses:
        return "yolo_classes";
    case Head::YoloMasks:
        return "yolo_masks";
    case Head::YoloObjectnessMasks:
        return "yolo_objectness_masks";
    case Head::Yolox:
        return "yolox";
    case Head::EndToEnd:
        return "end_to_end";
    case Head::FastestDet:
        return "fastestdet";
    case Head::SegmentationLabels:
        return "segmentation_labels";
    case Head::SegmentationProbability:
        return "segmentation_probability";
    }
    return {};
}

std::string_view idOf(Activation activation)
{
    switch (activation) {
    case Activation::None:
        return "none";
    case Activation::Sigmoid:
        return "sigmoid";
    case Activation::Softmax:
        return "softmax";
    }
    return {};
}

std::span<const Head> allHeads()
{
    return heads;
}

std::optional<Head> headFromId(std::string_view id)
{
    const auto found = std::find_if(heads.begin(), heads.end(), [&](Head head) { return idOf(head) == id; });
    return found == heads.end() ? std::nullopt : std::optional(*found);
}

bool isSegmentation(Head head)
{
    return head == Head::SegmentationLabels || head == Head::SegmentationProbability;
}

std::string processingFile(const ModelDescription& description)
{
    const char* data = std::getenv("XDG_DATA_HOME");
    const char* home = std::getenv("HOME");
    const std::filesystem::path root = data != nullptr && *data == '/' ? std::filesystem::path(data)
                                                                       : std::filesystem::path(home != nullptr ? home : "/") / ".local/share";
    return (root / "groundglass" / "models" / (description.fingerprint + ".yaml")).string();
}

}  // namespace gg::inference
