#include "core/evaluation/painted_truth.h"

#include "core/dataset/run_length.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <span>

namespace gg::evaluation {
namespace {

using dataset::Object;
using dataset::Point;
using dataset::Record;
using dataset::ShapeKind;

void paintRuns(cv::Mat& labels, const Record& record, const Object& object, int value)
{
    if (!record.extras || object.firstPoint > record.extras->runs.size()) {
        return;
    }
    const auto all = std::span<const std::uint32_t>(record.extras->runs).subspan(object.firstPoint);
    cv::Mat mask = dataset::runsToMask(all.first(std::min<std::size_t>(all.size(), object.pointCount)),
                                       {record.declaredWidth, record.declaredHeight});
    if (mask.empty()) {
        return;
    }
    if (mask.size() != labels.size()) {
        cv::resize(mask, mask, labels.size(), 0, 0, cv::INTER_NEAREST);
    }
    labels.setTo(value, mask);
}

void paintPolygon(cv::Mat& labels, const Record& record, const Object& object, int value)
{
    const std::size_t first = std::min<std::size_t>(object.firstPoint, record.points.size());
    const std::size_t last = std::min<std::size_t>(record.points.size(), first + object.pointCount);
    std::vector<Point> points(record.points.begin() + static_cast<std::ptrdiff_t>(first),
                              record.points.begin() + static_cast<std::ptrdiff_t>(last));
    if (record.space == dataset::CoordinateSpace::Normalised) {
        for (Point& point : points) {
            point.x *= labels.cols;
            point.y *= labels.rows;
        }
    }
    std::size_t begin = 0;
    const auto paintTo = [&](std::size_t end) {
        dataset::paintRing(labels, std::span<const Point>(points).subspan(begin, end - begin), value);
        begin = end;
    };
    if (record.extras) {
        const std::vector<std::uint32_t>& starts = record.extras->ringStarts;
        for (auto start = std::upper_bound(starts.begin(), starts.end(), first); start != starts.end() && *start < last; ++start) {
            paintTo(*start - first);
        }
    }
    paintTo(points.size());
}

void paintObject(cv::Mat& labels, const Record& record, const Object& object, int value)
{
    if (object.kind == ShapeKind::Mask) {
        paintRuns(labels, record, object, value);
    } else if (object.kind == ShapeKind::Polygon) {
        paintPolygon(labels, record, object, value);
    } else {
        const bool normalised = record.space == dataset::CoordinateSpace::Normalised;
        const double sx = normalised ? labels.cols : 1.0;
        const double sy = normalised ? labels.rows : 1.0;
        const double left = object.box.x * sx;
        const double top = object.box.y * sy;
        const double right = left + object.box.width * sx;
        const double bottom = top + object.box.height * sy;
        dataset::paintRing(labels, std::array<Point, 4>{{{left, top}, {right, top}, {right, bottom}, {left, bottom}}}, value);
    }
}

}  // namespace

cv::Mat paintLabels(const Record& record, cv::Size size, std::size_t classes)
{
    cv::Mat labels = cv::Mat::zeros(size, CV_8U);
    for (const bool ignored : {true, false}) {
        for (const Object& object : record.objects) {
            if (object.ignore == ignored) {
                const bool known = object.classId >= 0 && static_cast<std::size_t>(object.classId) < classes;
                paintObject(labels, record, object, ignored || !known ? metrics::noLabel : object.classId + 1);
            }
        }
    }
    return labels;
}

bool hasOutlines(const Record& record)
{
    return std::none_of(record.objects.begin(), record.objects.end(),
                        [](const Object& object) { return object.kind == ShapeKind::Box && !object.ignore; });
}

}  // namespace gg::evaluation
