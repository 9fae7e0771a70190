#include "core/audit/label_sketch.h"

#include "core/audit/mask_sketch.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <vector>

namespace gg::audit
{
namespace
{

/// Objects are drawn so many times finer than the sketch.
constexpr int finer = 4;
constexpr int drawnSide = finer * sketchSide;

/// Far outside of the picture nothing is to be seen of an object, whatever its number is.
int drawn(double coordinate, double scale)
{
    return static_cast<int>(std::lround(std::clamp(coordinate * scale, -1.0 * drawnSide, 2.0 * drawnSide)));
}

}  // namespace

cv::Mat sketchObjects(const dataset::Record& record, cv::Size picture)
{
    cv::Mat whole = cv::Mat::zeros(drawnSide, drawnSide, CV_8U);
    const bool normalised = record.space == dataset::CoordinateSpace::Normalised;
    const double across = normalised ? drawnSide : static_cast<double>(drawnSide) / std::max(1, picture.width);
    const double down = normalised ? drawnSide : static_cast<double>(drawnSide) / std::max(1, picture.height);
    const auto at = [&](double x, double y) { return cv::Point(drawn(x, across), drawn(y, down)); };
    for (const dataset::Object& object : record.objects) {
        const dataset::Rect& box = object.box;
        if (object.ignore || !std::isfinite(box.x + box.y + box.width + box.height)) {
            continue;
        }
        std::vector<cv::Point> outline;
        if (object.kind == dataset::ShapeKind::Polygon) {
            for (std::size_t p = object.firstPoint; p < object.firstPoint + object.pointCount; ++p) {
                outline.push_back(at(record.points[p].x, record.points[p].y));
            }
        }
        if (outline.size() > 2) {
            cv::fillPoly(whole, std::vector<std::vector<cv::Point>>{outline}, cv::Scalar(255));
        } else {
            const cv::Rect area = cv::Rect(at(box.x, box.y), at(box.x + box.width, box.y + box.height)) & cv::Rect(0, 0, drawnSide, drawnSide);
            whole(area).setTo(255);
        }
    }
    cv::Mat out;
    cv::resize(whole, out, cv::Size(sketchSide, sketchSide), 0, 0, cv::INTER_AREA);
    return out;
}

}  // namespace gg::audit
