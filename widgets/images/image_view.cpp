#include "widgets/images/image_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

constexpr double largestScale = 64;
constexpr double stepFactor = 1.25;

/// The picture and its halves, down to about the size of a thumbnail.
std::vector<QImage> pyramid(const QImage& image)
{
    std::vector<QImage> levels{image};
    while (std::max(levels.back().width(), levels.back().height()) > 512) {
        const QSize half((levels.back().width() + 1) / 2, (levels.back().height() + 1) / 2);
        const QImage& above = levels.back();
        QImage below(half, above.format());
        // OpenCV halves 20 megapixels in a few milliseconds; QImage::scaled takes a tenth of a second.
        const cv::Mat from(above.height(), above.width(), CV_8UC4, const_cast<uchar*>(above.constBits()), static_cast<std::size_t>(above.bytesPerLine()));
        cv::Mat to(below.height(), below.width(), CV_8UC4, below.bits(), static_cast<std::size_t>(below.bytesPerLine()));
        cv::resize(from, to, to.size(), 0, 0, cv::INTER_AREA);
        levels.push_back(std::move(below));
    }
    return levels;
}

}  // namespace

ImageView::ImageView(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(160, 120);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Picture"));
}

void ImageView::setImage(const QImage& image, KeepZoom keep)
{
    const QSize before = m_image.size();
    // Opaque 32-bit is what the painter copies without converting.
    m_image = image.isNull() ? QImage() : image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    m_image.setDevicePixelRatio(1);
    m_levels = m_image.isNull() ? std::vector<QImage>{} : pyramid(m_image);
    if (!m_image.isNull()) {
        m_message.clear();
    }
    if (keep == KeepZoom::Yes && !m_fitted && !before.isEmpty() && !m_image.isNull()) {
        // A sharper version of the same picture: the same part stays in sight.
        setView(m_scale * before.width() / m_image.width(), m_offset);
    } else {
        fit();
    }
    m_layerValid = false;
    update();
}

void ImageView::setShapes(std::vector<OverlayShape> shapes)
{
    m_shapes = std::move(shapes);
    update();
}

void ImageView::setMask(const QImage& mask)
{
    m_coverage = maskCoverage(mask);
    m_maskLevels = m_coverage.isNull() ? std::vector<QImage>{} : std::vector<QImage>{m_coverage};
    m_outline = maskOutline(m_coverage);
    m_layerValid = false;
    update();
}

void ImageView::setFurtherMasks(const std::vector<QImage>& masks)
{
    m_furtherOutlines.clear();
    for (const QImage& mask : masks) {
        const QImage coverage = maskCoverage(mask);
        m_furtherOutlines.push_back({maskOutline(coverage), coverage.size()});
    }
    m_layerValid = false;
    update();
}

void ImageView::setMessage(const QString& message)
{
    m_message = message;
    update();
}

void ImageView::setOverlaysVisible(bool visible)
{
    if (visible != m_overlaysVisible) {
        m_overlaysVisible = visible;
        m_layerValid = false;
        update();
        Q_EMIT overlaysVisibleChanged(visible);
    }
}

void ImageView::setOverlayOpacity(int percent)
{
    percent = std::clamp(percent, 0, 100);
    if (percent != m_opacity) {
        m_opacity = percent;
        m_layerValid = false;
        update();
        Q_EMIT overlayOpacityChanged(percent);
    }
}

void ImageView::setOverlayStyle(OverlayStyle style)
{
    if (style != m_style) {
        m_style = style;
        m_layerValid = false;
        update();
        Q_EMIT overlayStyleChanged(style);
    }
}

double ImageView::fitScale() const
{
    if (m_image.isNull() || width() < 1 || height() < 1) {
        return 1;
    }
    const double fitted = std::min(double(width()) / m_image.width(), double(height()) / m_image.height());
    return std::min(fitted, largestScale);
}

void ImageView::fit()
{
    const double scale = fitScale();
    setView(scale, (QPointF(width(), height()) - QPointF(m_image.width(), m_image.height()) * scale) / 2);
    m_fitted = true;
}

void ImageView::oneToOne()
{
    zoomBy(1 / (devicePixelRatioF() * m_scale), rect().toRectF().center());
}

void ImageView::setView(double scale, QPointF offset)
{
    const bool zoomed = !qFuzzyCompare(scale, m_scale);
    m_scale = scale;
    m_offset = offset;
    m_fitted = false;
    keepInSight();
    m_layerValid = false;
    update();
    if (zoomed) {
        Q_EMIT zoomChanged(m_scale);
    }
}

void ImageView::keepInSight()
{
    const auto clampAxis = [](double offset, double shown, double room) {
        // Smaller than the view: centred. Larger: no empty strip beside it.
        return shown <= room ? (room - shown) / 2 : std::clamp(offset, room - shown, 0.0);
    };
    m_offset.setX(clampAxis(m_offset.x(), m_image.width() * m_scale, width()));
    m_offset.setY(clampAxis(m_offset.y(), m_image.height() * m_scale, height()));
}

void ImageView::zoomBy(double factor, QPointF widgetPoint)
{
    if (m_image.isNull()) {
        return;
    }
    const double smallest = std::min(fitScale(), 1 / devicePixelRatioF()) / 2;
    const double scale = std::clamp(m_scale * factor, smallest, largestScale);
    const QPointF under = toImage(widgetPoint);
    setView(scale, widgetPoint - under * scale);
}

void ImageView::zoomTo(const QRectF& imageRect)
{
    if (m_image.isNull() || imageRect.isEmpty()) {
        return;
    }
    // The object takes a third of the view: what is around it tells what it is.
    const double scale = std::clamp(std::min(width() / imageRect.width(), height() / imageRect.height()) / 3, fitScale(), 16.0);
    setView(scale, rect().toRectF().center() - imageRect.center() * scale);
}

QRectF ImageView::rectOf(int object) const
{
    const auto it = std::find_if(m_shapes.begin(), m_shapes.end(), [&](const OverlayShape& shape) { return shape.object == object; });
    if (it == m_shapes.end()) {
        return {};
    }
    const QRectF box = it->outline.isEmpty() ? it->box : it->outline.boundingRect();
    // A tiny or empty box is not blown up until nothing around it can be recognised.
    const double least = std::max(m_image.width(), m_image.height()) / 10.0;
    const double padX = std::max(0.0, (least - box.width()) / 2);
    const double padY = std::max(0.0, (least - box.height()) / 2);
    return box.adjusted(-padX, -padY, padX, padY);
}

void ImageView::zoomToObject(int object)
{
    zoomTo(rectOf(object));
}

void ImageView::zoomToNextObject()
{
    if (m_shapes.empty()) {
        if (!m_outline.isEmpty() && !m_image.isNull()) {
            const QRectF box = m_outline.boundingRect();
            const double sx = double(m_image.width()) / m_coverage.width();
            const double sy = double(m_image.height()) / m_coverage.height();
            zoomTo(QRectF(box.x() * sx, box.y() * sy, std::max(1.0, box.width() * sx), std::max(1.0, box.height() * sy)));
        }
        return;
    }
    const auto it = std::find_if(m_shapes.begin(), m_shapes.end(), [&](const OverlayShape& shape) { return shape.object == m_selected; });
    const auto at = it == m_shapes.end() || it + 1 == m_shapes.end() ? m_shapes.begin() : it + 1;
    const int object = at->object;
    setSelectedObject(object);
    zoomToObject(object);
    Q_EMIT objectClicked(object);
}

void ImageView::setSelectedObject(int object)
{
    m_selected = object;
    update();
}

void ImageView::setHoveredObject(int object)
{
    if (object != m_hovered) {
        m_hovered = object;
        update();
    }
}

int ImageView::objectAt(QPointF widgetPoint) const
{
    if (!m_overlaysVisible) {
        return -1;
    }
    // The smallest object under the pointer: a large box must not hide the ones inside it.
    const QPointF point = toImage(widgetPoint);
    const double reach = 3 / m_scale;
    int found = -1;
    double smallest = 0;
    for (const OverlayShape& shape : m_shapes) {
        const double area = shape.box.width() * shape.box.height();
        if (shape.contains(point, reach) && (found < 0 || area < smallest)) {
            found = shape.object;
            smallest = area;
        }
    }
    return found;
}

void ImageView::resizeEvent(QResizeEvent*)
{
    m_layerValid = false;
    if (m_fitted) {
        fit();
    } else {
        keepInSight();
    }
}

void ImageView::wheelEvent(QWheelEvent* event)
{
    const double steps = event->angleDelta().y() / 120.0;
    if (steps != 0) {
        zoomBy(std::pow(stepFactor, steps), event->position());
    }
    event->accept();
}

void ImageView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = m_lastMouse = event->position();
    m_dragging = false;
}

void ImageView::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & (Qt::LeftButton | Qt::MiddleButton)) {
        if (!m_dragging && (event->position() - m_pressed).manhattanLength() < 4) {
            return;
        }
        m_dragging = true;
        setCursor(Qt::ClosedHandCursor);
        const bool fitted = m_fitted;
        setView(m_scale, m_offset + event->position() - m_lastMouse);
        m_fitted = fitted;
        m_lastMouse = event->position();
        return;
    }
    const int object = objectAt(event->position());
    if (object != m_hovered) {
        setHoveredObject(object);
        Q_EMIT objectHovered(object);
    }
}

void ImageView::mouseReleaseEvent(QMouseEvent* event)
{
    unsetCursor();
    if (!m_dragging && event->button() == Qt::LeftButton) {
        const int object = objectAt(event->position());
        setSelectedObject(object);
        Q_EMIT objectClicked(object);
    }
    m_dragging = false;
}

void ImageView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int object = objectAt(event->position());
    if (object >= 0) {
        zoomToObject(object);
    } else {
        fit();
    }
}

void ImageView::leaveEvent(QEvent*)
{
    if (m_hovered >= 0) {
        setHoveredObject(-1);
        Q_EMIT objectHovered(-1);
    }
}

void ImageView::keyPressEvent(QKeyEvent* event)
{
    const QPointF centre = rect().toRectF().center();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(stepFactor, centre);
        break;
    case Qt::Key_Minus:
        zoomBy(1 / stepFactor, centre);
        break;
    case Qt::Key_F:
        fit();
        break;
    case Qt::Key_0:
        oneToOne();
        break;
    case Qt::Key_Z:
        zoomToNextObject();
        break;
    case Qt::Key_O:
        setOverlaysVisible(!m_overlaysVisible);
        break;
    case Qt::Key_L:
        setOverlayStyle(m_style == OverlayStyle::Fill ? OverlayStyle::Outline : OverlayStyle::Fill);
        break;
    case Qt::Key_BracketLeft:
        setOverlayOpacity(m_opacity - 10);
        break;
    case Qt::Key_BracketRight:
        setOverlayOpacity(m_opacity + 10);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

}  // namespace gg::widgets
