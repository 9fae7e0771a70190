#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"
#include "core/inference/backend.h"
#include "core/texts/catalogue.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gg::inference {

enum class Resize : std::uint8_t {
    Letterbox,         ///< aspect kept, padded on both sides (YOLOv5, Ultralytics)
    LetterboxTopLeft,  ///< aspect kept, padded right and below (YOLOX)
    Stretch
};
enum class Colours : std::uint8_t { Rgb, Bgr, Grey };
enum class Layout : std::uint8_t { ChannelsFirst, ChannelsLast };

/// How a picture becomes the network's input: value = (pixel * scale - mean) / deviation, a channel at a time.
struct PreProcessing {
    int width = 640;
    int height = 640;
    Resize resize = Resize::Letterbox;
    int padding = 114;  ///< 0-255, every channel
    Colours colours = Colours::Rgb;
    double scale = 1.0 / 255;
    std::array<double, 3> mean{};  ///< in the order of the channels as the network gets them, after `scale`
    std::array<double, 3> deviation{1, 1, 1};
    Layout layout = Layout::ChannelsFirst;

    friend bool operator==(const PreProcessing&, const PreProcessing&) = default;
};

/// What the outputs mean.
enum class Head : std::uint8_t {
    YoloObjectness,  ///< [1, N, 5 + classes]: centre, size, objectness, classes; decoded in the graph (YOLOv5, 7, YOLOX decoded)
    YoloClasses,     ///< [1, 4 + classes, N]: centre, size, classes (YOLOv8, 9, 11, 12)
    YoloMasks,       ///< the same with mask coefficients, and prototypes [1, coefficients, h, w]
    YoloObjectnessMasks,  ///< YoloObjectness with mask coefficients, and prototypes (YOLOv5-seg)
    Yolox,           ///< as YoloObjectness, but offsets and logarithms of a grid of strides 8, 16, 32
    EndToEnd,        ///< [1, N, 6]: left, top, right, bottom, score, class; overlaps already removed (YOLOv10, 26)
    FastestDet,      ///< [1, 5 + classes, h, w]: objectness, box of the cell, classes
    SegmentationLabels,      ///< [1, classes, h, w], or [1, h, w] of class numbers: the class with the largest value
    SegmentationProbability  ///< [1, 1, h, w], or the second channel of two: foreground's probability
};

enum class Activation : std::uint8_t { None, Sigmoid, Softmax };

struct PostProcessing {
    Head head = Head::YoloClasses;
    std::string output;      ///< name of the output that is read; empty: the first
    std::string prototypes;  ///< of masks: name of the output with the prototypes
    std::vector<std::string> classNames;  ///< by the network's class; empty strings where nobody knows
    double confidence = 0.001;   ///< detections below are left out
    double nmsIou = 0.7;         ///< a weaker box that overlaps a kept one by more is removed; 1: nothing is removed
    int maxDetections = 300;     ///< an image
    bool classAgnostic = false;  ///< a box also removes weaker ones of other classes
    bool everyClass = true;      ///< a box counts once for every class above `confidence`, else for its best class alone
    bool normalised = false;     ///< boxes are shares of the input, else its pixels
    Activation activation = Activation::None;  ///< still to be applied to scores, or to the channels of a segmentation

    friend bool operator==(const PostProcessing&, const PostProcessing&) = default;
};

/// Why a field was chosen as it was. `field` is a name of the YAML file, such as "resize" or "nms_iou"; `text` an id of the
/// catalogue.
struct Reason {
    std::string field;
    std::string text;
    texts::Values values;
};
GG_EXPORT std::string sentence(const Reason& reason);

struct Processing {
    PreProcessing pre;
    PostProcessing post;
};

struct Recognition {
    Processing processing;
    std::vector<Reason> reasons;  ///< one for every field, in the order in which they are shown
};

/// Chooses the processing from what the file says, from the shapes of in- and outputs and from the values that the network gives for
/// one test picture (`probe`): whether scores are probabilities, whether boxes are pixels. `inputShape` as Backend gives it. `dataset`
/// gives class names where the file has none and the numbers agree; may be null. Throws Error (Unsupported) where the outputs are of no
/// kind that is known, with their shapes and the kinds that are.
GG_EXPORT Recognition recognise(const ModelDescription& description, const std::vector<std::int64_t>& inputShape,
                                std::span<const Tensor> probe, const dataset::Dataset* dataset);

/// Input, output and names of a model that was opened; runs the network once on a test picture. Throws as recognise and Backend::run.
GG_EXPORT Recognition recognise(Backend& backend, const dataset::Dataset* dataset);

/// What cannot be run as it is set, for a person, by field; empty where all is well.
struct ProcessingProblem {
    std::string field;
    std::string text;
    texts::Values values;
};
GG_EXPORT std::vector<ProcessingProblem> check(const Processing& processing, const std::vector<std::int64_t>& inputShape);

GG_EXPORT std::string_view idOf(Resize resize);      ///< "letterbox", "letterbox_top_left", "stretch"
GG_EXPORT std::string_view idOf(Colours colours);    ///< "rgb", "bgr", "grey"
GG_EXPORT std::string_view idOf(Layout layout);      ///< "nchw", "nhwc"
GG_EXPORT std::string_view idOf(Head head);          ///< "yolo_objectness", "yolo_classes", …
GG_EXPORT std::string_view idOf(Activation activation);
GG_EXPORT std::optional<Head> headFromId(std::string_view id);
GG_EXPORT std::span<const Head> allHeads();
GG_EXPORT bool isSegmentation(Head head);  ///< gives a mask of the whole image, not objects

/// YAML under the names of the fields, as the command line and the window keep an edited choice. Throws Error (Malformed) naming the
/// line and the field.
GG_EXPORT std::string toYaml(const Processing& processing);
GG_EXPORT Processing processingFromYaml(const std::string& yaml, const std::string& file);

/// What a model is and how it was recognised, with a sentence for every field.
GG_EXPORT std::string toJson(const ModelDescription& description, const Recognition& recognition);

/// Where the window keeps an edited choice for a model: under the user's own data (XDG_DATA_HOME), by the model's fingerprint. Nothing
/// is ever written beside the model.
GG_EXPORT std::string processingFile(const ModelDescription& description);

}  // namespace gg::inference
