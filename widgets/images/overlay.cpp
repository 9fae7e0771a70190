#include "widgets/images/overlay.h"

#include "core/dataset/image_io.h"
#include "widgets/models/object_model.h"
#include "widgets/theme/theme.h"

#include <opencv2/imgproc.hpp>

namespace gg::widgets {

std::vector<OverlayShape> recordShapes(const dataset::Dataset& dataset, const dataset::Record& record, QSizeF pictureSize, PictureKind kind)
{
    double sx = 1;
    double sy = 1;
    if (record.space == dataset::CoordinateSpace::Normalised) {
        sx = pictureSize.width();
        sy = pictureSize.height();
    } else if (kind == PictureKind::Reduced) {
        if (record.declaredWidth <= 0 || record.declaredHeight <= 0) {
            return {};
        }
        sx = pictureSize.width() / record.declaredWidth;
        sy = pictureSize.height() / record.declaredHeight;
    }
    std::vector<OverlayShape> shapes;
    shapes.reserve(record.objects.size());
    for (std::size_t i = 0; i < record.objects.size(); ++i) {
        const dataset::Object& object = record.objects[i];
        OverlayShape shape;
        shape.box = QRectF(object.box.x * sx, object.box.y * sy, object.box.width * sx, object.box.height * sy);
        for (std::uint32_t p = 0; p < object.pointCount && object.firstPoint + p < record.points.size(); ++p) {
            const dataset::Point& point = record.points[object.firstPoint + p];
            shape.polygon << QPointF(point.x * sx, point.y * sy);
        }
        shape.label = className(dataset, object.classId);
        shape.colour = dataset.classNames.size() == 1 && object.classId == 0 ? QColor::fromRgb(meaning::truth) : classColour(object.classId);
        shape.object = static_cast<int>(i);
        shape.ignored = object.ignore;
        shapes.push_back(std::move(shape));
    }
    return shapes;
}

QImage maskCoverage(const QImage& mask)
{
    if (mask.isNull()) {
        return {};
    }
    const QImage grey = mask.format() == QImage::Format_Grayscale8 ? mask : mask.convertToFormat(QImage::Format_Grayscale8);
    const cv::Mat view(grey.height(), grey.width(), CV_8UC1, const_cast<uchar*>(grey.constBits()),
                       static_cast<std::size_t>(grey.bytesPerLine()));
    const cv::Mat binary = dataset::binariseMask(view);
    QImage coverage(grey.size(), QImage::Format_Alpha8);
    cv::Mat out(coverage.height(), coverage.width(), CV_8UC1, coverage.bits(), static_cast<std::size_t>(coverage.bytesPerLine()));
    binary.convertTo(out, CV_8U, 255);
    return coverage;
}

QPainterPath maskOutline(const QImage& coverage)
{
    if (coverage.isNull()) {
        return {};
    }
    const cv::Mat view(coverage.height(), coverage.width(), CV_8UC1, const_cast<uchar*>(coverage.constBits()),
                       static_cast<std::size_t>(coverage.bytesPerLine()));
    std::vector<std::vector<cv::Point>> contours;
    cv::findContours(view, contours, cv::RETR_CCOMP, cv::CHAIN_APPROX_SIMPLE);
    QPainterPath path;
    for (const auto& contour : contours) {
        QPolygonF polygon;
        polygon.reserve(static_cast<qsizetype>(contour.size()) + 1);
        for (const cv::Point& point : contour) {
            // findContours names pixels; their centres are half a pixel further.
            polygon << QPointF(point.x + 0.5, point.y + 0.5);
        }
        polygon << polygon.front();
        path.addPolygon(polygon);
    }
    return path;
}

}  // namespace gg::widgets
