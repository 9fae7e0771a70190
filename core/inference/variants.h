#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"
#include "core/inference/backend.h"
#include "core/inference/decode.h"
#include "core/metrics/box_fusion.h"

#include <functional>
#include <string>
#include <vector>

namespace gg::inference {

/// How a picture is shown to the network: mirrored, or smaller with more padding around it.
struct Variant {
    bool flipHorizontal = false;
    bool flipVertical = false;
    double scale = 1;  ///< of the size that it would have otherwise; 0.1 … 1: more would not fit into the input

    friend bool operator==(const Variant&, const Variant&) = default;
};

/// Every scale, each in every flip that is asked for; the picture as it is comes first. Horizontal alone and scales 0.83, 0.67: six.
GG_EXPORT std::vector<Variant> variantsOf(bool horizontal, bool vertical, const std::vector<double>& scales);
/// Each of them so many times one after the other: for a network that answers differently each time. None of them stands for the picture as it is.
GG_EXPORT std::vector<Variant> repeated(std::vector<Variant> variants, int times);
/// What is wrong, for a person; empty where all is well.
GG_EXPORT std::string problemOf(const std::vector<Variant>& variants, Head head);

/// Where an image lies in the input in a variant; of a letterbox and a stretched picture in the middle of where it would lie otherwise.
GG_EXPORT Placement placeVariant(cv::Size image, const PreProcessing& processing, const Variant& variant);
/// Back in the picture that was mirrored.
GG_EXPORT metrics::Box unflipped(const metrics::Box& box, cv::Size image, const Variant& variant);

/// What the network said of one picture.
struct Look {
    cv::Size image;
    std::vector<std::vector<Found>> objects;  ///< by variant, in pixels of the picture as it is
    std::vector<cv::Mat> maps;                ///< by variant, of a segmentation: see decodeSegmentation
    double networkMs = 0;                     ///< all variants together
    double totalMs = 0;
    std::string unreadable;                   ///< why there is none of this
};

struct Looking {
    const dataset::Dataset& dataset;
    const std::vector<std::size_t>& records;
    const Processing& processing;
    std::vector<Variant> variants;  ///< empty: the picture as it is
    int threads = 1;
};

/// Shows every picture to the network in every variant. `take` gets each picture once all its variants are there, with its index into `records`, from several
/// threads at once. Advances the control once a variant. Throws as runPipeline and what `take` throws.
void lookAt(Backend& backend, const Looking& looking, const std::function<void(std::size_t index, Look&& look)>& take, JobControl& control);

/// An object of all variants together, with how far they agree.
struct FusedObject {
    Found found;
    metrics::FusedBox agreement;
};
/// Of a single variant its objects as they are. `options.sources` is taken from the look.
GG_EXPORT std::vector<FusedObject> fuseLook(const Look& look, metrics::FusionOptions options);

/// Maps of all variants together. Probabilities of foreground: their mean, and the uncertainty in each pixel in nats (see uncertainty.h). Class numbers: what
/// most variants say, and the same of their votes.
struct FusedMap {
    cv::Mat map;                ///< CV_8U, as decodeSegmentation gives it
    cv::Mat entropy;            ///< CV_32F
    double meanEntropy = 0;
    double meanMutualInformation = 0;
};
GG_EXPORT FusedMap fuseMaps(const std::vector<cv::Mat>& maps, bool probabilities);

}  // namespace gg::inference
