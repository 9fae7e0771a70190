#include "widgets/images/overlay.h"

#include "core/dataset/image_io.h"
#include "widgets/models/object_model.h"
#include "widgets/theme/theme.h"

#include <QPainter>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace gg::widgets {

namespace {

/// The rings of a polygon: the record's further rings begin inside the object's range of points.
QPainterPath polygonPath(const dataset::Record& record, const dataset::Object& object, QSizeF scale)
{
    static const std::vector<std::uint32_t> none;
    const auto& starts = record.extras ? record.extras->ringStarts : none;
    const std::size_t end = std::min(record.points.size(), std::size_t{object.firstPoint} + object.pointCount);
    auto next = std::upper_bound(starts.begin(), starts.end(), object.firstPoint);
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    QPolygonF ring;
    for (std::size_t i = object.firstPoint; i < end; ++i) {
        if (next != starts.end() && i == *next) {
            path.addPolygon(ring);
            path.closeSubpath();
            ring.clear();
            ++next;
        }
        ring << QPointF(record.points[i].x * scale.width(), record.points[i].y * scale.height());
    }
    if (!ring.isEmpty()) {
        path.addPolygon(ring);
        path.closeSubpath();
    }
    return path;
}

/// Gives the shape the mask's own bounds: the box in the file may be another.
void takeMask(OverlayShape& shape, const dataset::Record& record, const dataset::Object& object, QSizeF scale)
{
    if (!record.extras || object.firstPoint >= record.extras->runs.size()) {
        return;
    }
    const std::span<const std::uint32_t> all(record.extras->runs);
    const auto runs = all.subspan(object.firstPoint, std::min<std::size_t>(object.pointCount, all.size() - object.firstPoint));
    const QSizeF drawn(std::min(1.0, scale.width()), std::min(1.0, scale.height()));
    const RunCoverage cover = coverRuns(runs, {record.declaredWidth, record.declaredHeight}, drawn);
    if (cover.coverage.isNull()) {
        return;
    }
    shape.coverage = cover.coverage;
    shape.box = QRectF(cover.bounds.x() * scale.width(), cover.bounds.y() * scale.height(), cover.bounds.width() * scale.width(),
                       cover.bounds.height() * scale.height());
    const QTransform place = QTransform::fromTranslate(shape.box.x(), shape.box.y())
                                 .scale(shape.box.width() / cover.coverage.width(), shape.box.height() / cover.coverage.height());
    shape.outline = place.map(maskOutline(cover.coverage));
}

/// Factors from the record's coordinates to pixels of the picture; nothing where they are not known.
std::optional<QSizeF> scaleOf(const dataset::Record& record, QSizeF pictureSize, PictureKind kind)
{
    if (record.space == dataset::CoordinateSpace::Normalised) {
        return pictureSize;
    }
    if (kind == PictureKind::Original) {
        return QSizeF(1, 1);
    }
    if (record.declaredWidth <= 0 || record.declaredHeight <= 0) {
        return std::nullopt;
    }
    return QSizeF(pictureSize.width() / record.declaredWidth, pictureSize.height() / record.declaredHeight);
}

}  // namespace

bool OverlayShape::contains(QPointF point, double reach) const
{
    if (!coverage.isNull()) {
        const QPointF inside((point.x() - box.x()) / box.width() * coverage.width(), (point.y() - box.y()) / box.height() * coverage.height());
        const QPoint pixel(static_cast<int>(std::floor(inside.x())), static_cast<int>(std::floor(inside.y())));
        return coverage.rect().contains(pixel) && coverage.constScanLine(pixel.y())[pixel.x()] > 0;
    }
    return outline.isEmpty() ? box.adjusted(-reach, -reach, reach, reach).contains(point) : outline.contains(point);
}

std::vector<OverlayShape> recordShapes(const dataset::Dataset& dataset, const dataset::Record& record, QSizeF pictureSize, PictureKind kind)
{
    const std::optional<QSizeF> scale = scaleOf(record, pictureSize, kind);
    if (!scale) {
        return {};
    }
    std::vector<OverlayShape> shapes;
    shapes.reserve(record.objects.size());
    for (std::size_t i = 0; i < record.objects.size(); ++i) {
        const dataset::Object& object = record.objects[i];
        OverlayShape shape;
        shape.box = QRectF(object.box.x * scale->width(), object.box.y * scale->height(), object.box.width * scale->width(),
                           object.box.height * scale->height());
        if (object.kind == dataset::ShapeKind::Polygon) {
            shape.outline = polygonPath(record, object, *scale);
        } else if (object.kind == dataset::ShapeKind::Mask) {
            takeMask(shape, record, object, *scale);
        }
        shape.label = className(dataset, object.classId);
        shape.colour = dataset.classNames.size() == 1 && object.classId == 0 ? QColor::fromRgb(meaning::truth) : classColour(object.classId);
        shape.object = static_cast<int>(i);
        shape.ignored = object.ignore;
        shapes.push_back(std::move(shape));
    }
    return shapes;
}

namespace {

/// Calls body(column, firstRow, endRow) for each stretch of foreground.
template <typename Body>
void eachStretch(std::span<const std::uint32_t> runs, QSize size, Body&& body)
{
    const auto height = static_cast<std::uint64_t>(size.height());
    const std::uint64_t total = height * static_cast<std::uint64_t>(size.width());
    std::uint64_t at = 0;
    for (std::size_t i = 0; i < runs.size() && at < total; ++i) {
        const std::uint64_t end = std::min(total, at + runs[i]);
        for (; i % 2 == 1 && at < end;) {
            const std::uint64_t column = at / height;
            const std::uint64_t stop = std::min(end, (column + 1) * height);
            body(static_cast<int>(column), static_cast<int>(at - column * height), static_cast<int>(stop - column * height));
            at = stop;
        }
        at = end;
    }
}

}  // namespace

RunCoverage coverRuns(std::span<const std::uint32_t> runs, QSize imageSize, QSizeF scale)
{
    RunCoverage out;
    if (imageSize.isEmpty()) {
        return out;
    }
    QRect& bounds = out.bounds;
    eachStretch(runs, imageSize, [&](int column, int from, int to) { bounds |= QRect(column, from, 1, to - from); });
    if (bounds.isEmpty()) {
        return out;
    }
    const QSize size(std::max(1, static_cast<int>(std::ceil(bounds.width() * scale.width()))),
                     std::max(1, static_cast<int>(std::ceil(bounds.height() * scale.height()))));
    out.coverage = QImage(size, QImage::Format_Alpha8);
    out.coverage.fill(0);
    const double sx = double(size.width()) / bounds.width();
    const double sy = double(size.height()) / bounds.height();
    uchar* bits = out.coverage.bits();
    const qsizetype stride = out.coverage.bytesPerLine();
    eachStretch(runs, imageSize, [&](int column, int from, int to) {
        const auto x = std::min(size.width() - 1, static_cast<int>((column - bounds.x()) * sx));
        const auto top = std::min(size.height() - 1, static_cast<int>((from - bounds.y()) * sy));
        const auto bottom = std::min(size.height() - 1, static_cast<int>((to - 1 - bounds.y()) * sy));
        for (int y = top; y <= bottom; ++y) {
            bits[y * stride + x] = 255;
        }
    });
    return out;
}

QImage tintedCoverage(const OverlayShape& shape, double opacity)
{
    QImage tint(shape.coverage.size(), QImage::Format_ARGB32_Premultiplied);
    QColor colour = shape.ignored ? QColor(Qt::gray) : shape.colour;
    colour.setAlphaF(static_cast<float>(std::clamp(opacity, 0.0, 1.0)));
    tint.fill(colour);
    QPainter painter(&tint);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
    painter.drawImage(0, 0, shape.coverage);
    return tint;
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
