#include "core/base/error.h"
#include "core/inference/candidates.h"
#include "core/inference/decode.h"
#include "core/inference/plane_sampler.h"

#include <algorithm>
#include <cmath>

namespace gg::inference {
namespace {

/// [channels, h, w], whatever way the output lies.
struct Planes {
    cv::Mat values;  ///< holds what `data` points to
    const float* data = nullptr;
    int channels = 1;
    int height = 0;
    int width = 0;

    const float* plane(int channel) const { return data + static_cast<std::ptrdiff_t>(channel) * height * width; }
};

Planes planesOf(const Tensor& output, const PreProcessing& pre)
{
    const cv::Mat& values = output.values;
    Planes planes{.values = values, .data = values.ptr<float>()};
    if (values.dims == 3) {
        planes.height = values.size[1];
        planes.width = values.size[2];
        return planes;
    }
    if (values.dims != 4) {
        throw Error(ErrorCode::InvalidArgument, {},
                    "The output " + output.name + " " + shapeText(output.shape()) + " is no segmentation [1, classes, h, w]. Choose another kind of output.");
    }
    const bool last = pre.layout == Layout::ChannelsLast && values.size[3] < values.size[1];
    planes.channels = values.size[last ? 3 : 1];
    planes.height = values.size[last ? 1 : 2];
    planes.width = values.size[last ? 2 : 3];
    if (last) {
        const cv::Mat rows = values.reshape(1, planes.height * planes.width);
        planes.values = rows.t();
        planes.data = planes.values.ptr<float>();
    }
    return planes;
}

bool holdsClassNumbers(const Planes& planes, const PostProcessing& post)
{
    return planes.channels == 1 && post.head == Head::SegmentationLabels;
}

float probabilityOf(float background, float foreground, Activation activation)
{
    if (activation == Activation::Softmax) {
        return 1.0F / (1.0F + std::exp(background - foreground));
    }
    return activation == Activation::Sigmoid ? 1.0F / (1.0F + std::exp(-foreground)) : foreground;
}

cv::Mat probabilities(const Planes& planes, const PostProcessing& post, const Placement& placement)
{
    const cv::Size image = placement.image;
    cv::Mat out(image, CV_8U);
    PlaneSampler sampler(placement, planes.width, planes.height, 0, image.width);
    std::vector<float> background(static_cast<std::size_t>(image.width), 0);
    std::vector<float> foreground(background.size());
    for (int y = 0; y < image.height; ++y) {
        sampler.row(planes.plane(planes.channels > 1 ? 1 : 0), y, foreground.data());
        if (planes.channels > 1) {
            sampler.row(planes.plane(0), y, background.data());
        }
        uchar* row = out.ptr<uchar>(y);
        for (std::size_t x = 0; x < foreground.size(); ++x) {
            const float probability = probabilityOf(background[x], foreground[x], post.activation);
            row[x] = static_cast<uchar>(std::lround(std::clamp(probability, 0.0F, 1.0F) * 255));
        }
    }
    return out;
}

cv::Mat strongestClass(const Planes& planes, const Placement& placement)
{
    const cv::Size image = placement.image;
    cv::Mat out(image, CV_8U);
    PlaneSampler sampler(placement, planes.width, planes.height, 0, image.width);
    std::vector<float> values(static_cast<std::size_t>(image.width));
    std::vector<float> best(values.size());
    for (int y = 0; y < image.height; ++y) {
        uchar* row = out.ptr<uchar>(y);
        for (int channel = 0; channel < planes.channels; ++channel) {
            sampler.row(planes.plane(channel), y, values.data());
            for (std::size_t x = 0; x < values.size(); ++x) {
                if (channel == 0 || values[x] > best[x]) {
                    best[x] = values[x];
                    row[x] = static_cast<uchar>(channel);
                }
            }
        }
    }
    return out;
}

/// Class numbers cannot be averaged: the cell that a pixel's centre lies in.
cv::Mat nearestNumbers(const Planes& planes, const Placement& placement)
{
    const cv::Size image = placement.image;
    cv::Mat out(image, CV_8U);
    const auto cell = [](double at, int input, int cells) { return std::clamp(static_cast<int>(at * cells / input), 0, cells - 1); };
    for (int y = 0; y < image.height; ++y) {
        const int row = cell((y + 0.5) * placement.scaleY + placement.offsetY, placement.input.height, planes.height);
        for (int x = 0; x < image.width; ++x) {
            const int column = cell((x + 0.5) * placement.scaleX + placement.offsetX, placement.input.width, planes.width);
            out.ptr<uchar>(y)[x] = cv::saturate_cast<uchar>(planes.data[row * planes.width + column]);
        }
    }
    return out;
}

}  // namespace

cv::Mat decodeSegmentation(std::span<const Tensor> outputs, const Processing& processing, const Placement& placement)
{
    const Planes planes = planesOf(outputNamed(outputs, processing.post.output), processing.pre);
    if (planes.channels > 256) {
        throw Error(ErrorCode::Unsupported, {},
                    "The model has " + std::to_string(planes.channels) + " classes; masks in 8 bits hold 256.");
    }
    if (holdsClassNumbers(planes, processing.post)) {
        const float largest = *std::max_element(planes.data, planes.data + static_cast<std::ptrdiff_t>(planes.height) * planes.width);
        if (largest > 255) {
            throw Error(ErrorCode::Unsupported, {}, "The model gives class numbers up to " + std::to_string(static_cast<int>(largest)) +
                                                        "; masks in 8 bits hold 255.");
        }
    }
    if (processing.post.head == Head::SegmentationProbability) {
        return probabilities(planes, processing.post, placement);
    }
    return holdsClassNumbers(planes, processing.post) ? nearestNumbers(planes, placement) : strongestClass(planes, placement);
}

}  // namespace gg::inference
