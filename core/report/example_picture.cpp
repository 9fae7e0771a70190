#include "core/report/example_picture.h"

#include "core/base/error.h"
#include "core/dataset/image_io.h"
#include "core/io/image_codec.h"
#include "core/report/html.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <boost/archive/iterators/base64_from_binary.hpp>
#include <boost/archive/iterators/transform_width.hpp>

#include <algorithm>
#include <cmath>

namespace gg::report {
namespace {

constexpr int side = 260;            ///< of the picture in the page, px
constexpr double context = 1.5;      ///< a crop shows the object and this many of its sizes around it
constexpr int smallestDrawn = 8;   ///< px of the picture in the page
constexpr double smallestCrop = 96;  ///< px of the image: less is a blur
const cv::Scalar truthColour(115, 158, 0);   // Okabe–Ito green, as BGR
const cv::Scalar faultColour(0, 94, 213);    // vermilion
const cv::Scalar ignoreColour(140, 140, 140);

std::string base64(const std::vector<unsigned char>& bytes)
{
    using namespace boost::archive::iterators;
    using Encoder = base64_from_binary<transform_width<std::vector<unsigned char>::const_iterator, 6, 8>>;
    std::string text(Encoder(bytes.begin()), Encoder(bytes.end()));
    return text.append((3 - bytes.size() % 3) % 3, '=');
}

cv::Rect2d inPixels(const dataset::Record& record, const dataset::Rect& box, cv::Size size)
{
    if (record.space == dataset::CoordinateSpace::Normalised) {
        return {box.x * size.width, box.y * size.height, box.width * size.width, box.height * size.height};
    }
    const double sx = record.declaredWidth > 0 ? static_cast<double>(size.width) / record.declaredWidth : 1;
    const double sy = record.declaredHeight > 0 ? static_cast<double>(size.height) / record.declaredHeight : 1;
    return {box.x * sx, box.y * sy, box.width * sx, box.height * sy};
}

/// What of the image is shown: all of it, or a square around the object.
cv::Rect viewOf(const cv::Rect2d& object, cv::Size size)
{
    const double wanted = std::max({smallestCrop, object.width * (1 + 2 * context), object.height * (1 + 2 * context)});
    const int edge = static_cast<int>(std::min<double>(wanted, std::min(size.width, size.height)));
    const auto start = [&](double centre, int whole) { return std::clamp(static_cast<int>(centre) - edge / 2, 0, whole - edge); };
    return {start(object.x + object.width / 2, size.width), start(object.y + object.height / 2, size.height), edge, edge};
}

void drawBox(cv::Mat& canvas, const cv::Rect2d& box, const cv::Rect& view, double scale, const cv::Scalar& colour, int thickness)
{
    const auto point = [&](double x, double y) {
        const auto bounded = [](double value) { return static_cast<int>(std::clamp(value, -30000.0, 30000.0)); };
        return cv::Point(bounded((x - view.x) * scale), bounded((y - view.y) * scale));
    };
    cv::Point topLeft = point(box.x, box.y);
    cv::Point bottomRight = point(box.x + box.width, box.y + box.height);
    // What has no area is drawn large enough to be seen.
    const cv::Point lacking(std::max(0, smallestDrawn - (bottomRight.x - topLeft.x)) / 2, std::max(0, smallestDrawn - (bottomRight.y - topLeft.y)) / 2);
    topLeft -= lacking;
    bottomRight += lacking;
    // A dark line beside the bright one: visible on any picture.
    cv::rectangle(canvas, topLeft - cv::Point(1, 1), bottomRight + cv::Point(1, 1), cv::Scalar::all(20), thickness);
    cv::rectangle(canvas, topLeft, bottomRight, colour, thickness, cv::LINE_AA);
}

void layMask(cv::Mat& image, const dataset::Dataset& dataset, const dataset::Record& record)
{
    if (dataset.format != dataset::Format::ImageMask || record.state != dataset::LabelState::Labelled) {
        return;
    }
    cv::Mat mask = dataset::binariseMask(dataset::readMaskGrey(dataset.absolute(record.label)));
    if (mask.size() != image.size()) {
        cv::resize(mask, mask, image.size(), 0, 0, cv::INTER_NEAREST);
    }
    cv::Mat tinted;
    cv::addWeighted(image, 0.55, cv::Mat(image.size(), image.type(), truthColour), 0.45, 0, tinted);
    tinted.copyTo(image, mask);
}

std::string figureOf(const cv::Mat& picture, const std::string& caption)
{
    std::vector<unsigned char> jpeg;
    io::encodeImage(".jpg", picture, jpeg, {cv::IMWRITE_JPEG_QUALITY, 82});
    return "<figure class=\"example\"><img alt=\"" + escaped(caption) + "\" src=\"data:image/jpeg;base64," + base64(jpeg) +
           "\"><figcaption>" + escaped(caption) + "</figcaption></figure>\n";
}

cv::Mat drawn(const dataset::Dataset& dataset, const dataset::Record& record, int object)
{
    cv::Mat image = dataset::readImage(dataset.absolute(record.image));
    layMask(image, dataset, record);
    const bool hasObject = object >= 0 && static_cast<std::size_t>(object) < record.objects.size();
    const cv::Rect view = hasObject ? viewOf(inPixels(record, record.objects[static_cast<std::size_t>(object)].box, image.size()), image.size())
                                    : cv::Rect({}, image.size());
    const double scale = static_cast<double>(side) / std::max(view.width, view.height);
    cv::Mat canvas;
    cv::resize(image(view), canvas, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    for (std::size_t i = 0; i < record.objects.size(); ++i) {
        if (!hasObject || i != static_cast<std::size_t>(object)) {
            drawBox(canvas, inPixels(record, record.objects[i].box, image.size()), view, scale, record.objects[i].ignore ? ignoreColour : truthColour, 1);
        }
    }
    if (hasObject) {
        drawBox(canvas, inPixels(record, record.objects[static_cast<std::size_t>(object)].box, image.size()), view, scale, faultColour, 2);
    }
    return canvas;
}

}  // namespace

std::string examplePicture(const dataset::Dataset& dataset, const audit::Finding& finding)
{
    std::int64_t number = finding.record;
    if (number < 0 && !finding.records.empty()) {
        number = finding.records.front();
    }
    if (number < 0) {
        return {};
    }
    const dataset::Record& record = dataset.records[static_cast<std::size_t>(number)];
    try {
        const std::string name = record.image.substr(record.image.rfind('/') + 1);
        return figureOf(drawn(dataset, record, finding.record < 0 ? -1 : finding.object), name);
    } catch (const Error&) {
        return {};  // the finding itself says that the picture cannot be read, if that is what is wrong
    }
}

}  // namespace gg::report
