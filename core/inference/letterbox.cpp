#include "core/inference/letterbox.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace gg::inference {
namespace {

int rounded(double side)
{
    return std::max(1, static_cast<int>(std::lround(side)));
}

cv::Mat inColours(const cv::Mat& bgr, Colours colours)
{
    cv::Mat out = bgr;
    if (colours == Colours::Rgb) {
        cv::cvtColor(bgr, out, cv::COLOR_BGR2RGB);
    } else if (colours == Colours::Grey) {
        cv::cvtColor(bgr, out, cv::COLOR_BGR2GRAY);
    }
    return out;
}

/// (value * scale - mean) / deviation for the 256 values that a pixel may have.
std::array<float, 256> tableFor(const PreProcessing& processing, std::size_t channel)
{
    std::array<float, 256> table{};
    for (std::size_t value = 0; value < table.size(); ++value) {
        table[value] = static_cast<float>((static_cast<double>(value) * processing.scale - processing.mean[channel]) / processing.deviation[channel]);
    }
    return table;
}

void fillInput(const cv::Mat& picture, const PreProcessing& processing, float* out)
{
    const int channels = picture.channels();
    const auto plane = static_cast<std::size_t>(picture.rows) * static_cast<std::size_t>(picture.cols);
    const bool first = processing.layout == Layout::ChannelsFirst;
    for (int channel = 0; channel < channels; ++channel) {
        const std::array<float, 256> table = tableFor(processing, static_cast<std::size_t>(channel));
        float* to = first ? out + static_cast<std::size_t>(channel) * plane : out + channel;
        const int step = first ? 1 : channels;
        for (int y = 0; y < picture.rows; ++y) {
            const uchar* row = picture.ptr<uchar>(y) + channel;
            for (int x = 0; x < picture.cols; ++x, to += step) {
                *to = table[row[x * channels]];
            }
        }
    }
}

}  // namespace

metrics::Box Placement::toImage(double left, double top, double right, double bottom) const
{
    return {.x = (left - offsetX) / scaleX,
            .y = (top - offsetY) / scaleY,
            .width = (right - left) / scaleX,
            .height = (bottom - top) / scaleY};
}

Placement placeImage(cv::Size image, const PreProcessing& processing)
{
    Placement place{.image = image, .input = {processing.width, processing.height}};
    cv::Size resized = place.input;
    if (processing.resize != Resize::Stretch) {
        const double ratio = std::min(static_cast<double>(processing.width) / image.width, static_cast<double>(processing.height) / image.height);
        resized = {std::min(rounded(image.width * ratio), processing.width), std::min(rounded(image.height * ratio), processing.height)};
    }
    place.scaleX = static_cast<double>(resized.width) / image.width;
    place.scaleY = static_cast<double>(resized.height) / image.height;
    if (processing.resize == Resize::Letterbox) {
        place.offsetX = (processing.width - resized.width) / 2;
        place.offsetY = (processing.height - resized.height) / 2;
    }
    return place;
}

cv::Mat makeInput(const cv::Mat& bgr, const PreProcessing& processing, const Placement& placement)
{
    const int width = processing.width;
    const int height = processing.height;
    cv::Mat canvas(height, width, bgr.type(), cv::Scalar::all(processing.padding));
    const cv::Rect place(placement.offsetX, placement.offsetY, static_cast<int>(std::lround(placement.scaleX * bgr.cols)),
                         static_cast<int>(std::lround(placement.scaleY * bgr.rows)));
    cv::resize(bgr, canvas(place), place.size(), 0, 0, cv::INTER_LINEAR);
    const cv::Mat picture = inColours(canvas, processing.colours);
    const int channels = picture.channels();
    const std::array<int, 4> shape = processing.layout == Layout::ChannelsFirst ? std::array<int, 4>{1, channels, height, width}
                                                                                : std::array<int, 4>{1, height, width, channels};
    cv::Mat input(4, shape.data(), CV_32F);
    fillInput(picture, processing, input.ptr<float>());
    return input;
}

}  // namespace gg::inference
