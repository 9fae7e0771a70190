// How ImageView draws: picture and mask once into a layer, objects over it at each paint.
#include "widgets/images/image_view.h"
#include "widgets/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::widgets {

const QImage& ImageView::levelFor(std::vector<QImage>& levels, double deviceScale) const
{
    std::size_t level = 0;
    while (level + 1 < levels.size() && deviceScale * std::pow(2.0, double(level)) <= 0.5) {
        ++level;
    }
    return levels[level];
}

void ImageView::paintEvent(QPaintEvent*)
{
    if (!m_layerValid) {
        renderLayer();
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_layer);
    if (m_image.isNull()) {
        painter.setPen(theme().mutedText);
        painter.drawText(rect().adjusted(space::large, space::large, -space::large, -space::large), Qt::AlignCenter | Qt::TextWordWrap, m_message);
    } else if (m_overlaysVisible) {
        drawShapes(painter);
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void ImageView::renderLayer()
{
    const double ratio = devicePixelRatioF();
    const QSize size = (QSizeF(this->size()) * ratio).toSize();
    if (m_layer.size() != size) {
        m_layer = QPixmap(size);
    }
    m_layer.setDevicePixelRatio(ratio);
    m_layer.fill(theme().canvas);
    m_layerValid = true;
    if (m_image.isNull()) {
        return;
    }
    QPainter painter(&m_layer);
    const QRectF shown(m_offset, QSizeF(m_image.size()) * m_scale);
    const QRectF visible = shown.intersected(rect().toRectF());
    drawPicture(painter, visible);
    if (m_overlaysVisible && !m_coverage.isNull()) {
        drawMask(painter, visible);
    }
    if (m_overlaysVisible) {
        drawFurtherMasks(painter, visible);
    }
}

QColor ImageView::furtherMaskColour(int index)
{
    // Not the green of ground truth, which the first annotator has.
    static constexpr std::array<QRgb, 4> colours{0xffe69f00, 0xff56b4e9, 0xffcc79a7, 0xffd55e00};
    return QColor::fromRgb(colours[static_cast<std::size_t>(index) % colours.size()]);
}

void ImageView::drawFurtherMasks(QPainter& painter, const QRectF& visible) const
{
    painter.save();
    painter.setClipRect(visible.adjusted(-2, -2, 2, 2));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setOpacity(std::min(1.0, m_opacity / 100.0 + 0.3));
    for (std::size_t i = 0; i < m_furtherOutlines.size(); ++i) {
        const Contour& contour = m_furtherOutlines[i];
        if (contour.path.isEmpty()) {
            continue;
        }
        const double sx = m_scale * m_image.width() / contour.size.width();
        const double sy = m_scale * m_image.height() / contour.size.height();
        const QPainterPath path = QTransform(sx, 0, 0, sy, m_offset.x(), m_offset.y()).map(contour.path);
        painter.setPen(QPen(QColor(0, 0, 0, 110), 4));
        painter.drawPath(path);
        painter.setPen(QPen(furtherMaskColour(static_cast<int>(i)), 2, Qt::DashLine));
        painter.drawPath(path);
    }
    painter.restore();
}

void ImageView::drawPicture(QPainter& painter, const QRectF& visible)
{
    const double deviceScale = m_scale * devicePixelRatioF();
    const QImage& level = levelFor(m_levels, deviceScale);
    const double sx = double(level.width()) / m_image.width();
    const double sy = double(level.height()) / m_image.height();
    const QRectF source((visible.x() - m_offset.x()) / m_scale * sx, (visible.y() - m_offset.y()) / m_scale * sy,
                        visible.width() / m_scale * sx, visible.height() / m_scale * sy);
    if (m_image.hasAlphaChannel()) {
        painter.fillRect(visible, QBrush(theme().line, Qt::Dense4Pattern));
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, deviceScale <= 2);
    painter.drawImage(visible, level, source);
}

void ImageView::drawMask(QPainter& painter, const QRectF& visible)
{
    const QColor colour = QColor::fromRgb(meaning::truth);
    const double sx = m_scale * m_image.width() / m_coverage.width();
    const double sy = m_scale * m_image.height() / m_coverage.height();
    painter.save();
    painter.setOpacity(m_opacity / 100.0);
    if (m_style == OverlayStyle::Fill) {
        if (m_maskLevels.size() == 1 && sx * devicePixelRatioF() <= 0.5) {
            for (QImage half = m_coverage; std::max(half.width(), half.height()) > 512;) {
                half = half.scaled((half.width() + 1) / 2, (half.height() + 1) / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                           .convertToFormat(QImage::Format_Alpha8);
                m_maskLevels.push_back(half);
            }
        }
        const QImage& level = levelFor(m_maskLevels, sx * devicePixelRatioF());
        const double lx = double(level.width()) / m_coverage.width() / sx;
        const double ly = double(level.height()) / m_coverage.height() / sy;
        QImage tint(m_layer.size(), QImage::Format_ARGB32_Premultiplied);
        tint.setDevicePixelRatio(devicePixelRatioF());
        tint.fill(Qt::transparent);
        QPainter into(&tint);
        into.setRenderHint(QPainter::SmoothPixmapTransform, sx * devicePixelRatioF() <= 2);
        into.drawImage(visible, level, QRectF((visible.x() - m_offset.x()) * lx, (visible.y() - m_offset.y()) * ly,
                                              visible.width() * lx, visible.height() * ly));
        into.setCompositionMode(QPainter::CompositionMode_SourceIn);
        into.fillRect(rect(), colour);
        into.end();
        painter.drawImage(0, 0, tint);
    } else {
        painter.setClipRect(visible.adjusted(-2, -2, 2, 2));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setOpacity(std::min(1.0, m_opacity / 100.0 + 0.3));
        painter.setBrush(Qt::NoBrush);
        const QPainterPath outline = QTransform(sx, 0, 0, sy, m_offset.x(), m_offset.y()).map(m_outline);
        painter.setPen(QPen(QColor(0, 0, 0, 110), 4));
        painter.drawPath(outline);
        painter.setPen(QPen(colour, 2));
        painter.drawPath(outline);
    }
    painter.restore();
}

void ImageView::drawShapes(QPainter& painter) const
{
    painter.save();
    for (const OverlayShape& shape : m_shapes) {
        if (!isLit(shape)) {
            drawShape(painter, shape);
        }
    }
    // Lit ones last: nothing may cover them.
    for (const OverlayShape& shape : m_shapes) {
        if (isLit(shape)) {
            drawShape(painter, shape);
        }
    }
    painter.restore();
    // Hundreds of labels hide the picture: then only lit and marked ones have theirs.
    const bool few = m_shapes.size() <= 40;
    for (const OverlayShape& shape : m_shapes) {
        // A short one hides less.
        const bool large = shape.box.width() * m_scale > (shape.shortLabel ? 24 : 48);
        if (isLit(shape) || (shape.marked && m_shapes.size() <= 200) || (few && large)) {
            drawLabel(painter, shape);
        }
    }
}

void ImageView::drawShape(QPainter& painter, const OverlayShape& shape) const
{
    const bool lit = isLit(shape);
    const QTransform toView(m_scale, 0, 0, m_scale, m_offset.x(), m_offset.y());
    const QRectF box = toView.mapRect(shape.box);
    if (!box.adjusted(-8, -8, 8, 8).intersects(rect().toRectF())) {
        return;
    }
    const QColor line = shape.ignored ? QColor(Qt::gray) : shape.colour;
    const double strength = lit ? 1.0 : m_opacity / 100.0;
    QColor fill = line;
    const bool covered = !shape.coverage.isNull();
    // A mask has its coverage for a filling.
    fill.setAlphaF(static_cast<float>(covered ? 0.0 : lit ? 0.25 : m_style == OverlayStyle::Fill ? strength * 0.6 : 0.0));
    const QBrush brush = shape.ignored ? QBrush(Qt::gray, Qt::BDiagPattern) : QBrush(fill);
    if (covered) {
        drawCoverage(painter, shape, box);
    }
    const auto draw = [&] {
        if (box.width() < 3 && box.height() < 3) {
            // Too small to be seen as a box: a cross marks the place.
            const QPointF centre = box.center();
            painter.drawLine(centre - QPointF(9, 0), centre + QPointF(9, 0));
            painter.drawLine(centre - QPointF(0, 9), centre + QPointF(0, 9));
        } else if (shape.outline.isEmpty()) {
            painter.drawRect(box);
        } else {
            painter.drawPath(toView.map(shape.outline));
        }
    };
    painter.setRenderHint(QPainter::Antialiasing, !shape.outline.isEmpty());
    painter.setOpacity(lit ? 1.0 : std::min(1.0, strength + 0.3));
    const double wide = lit ? 3 : shape.marked ? 2.5 : 1.5;
    // A dark rim keeps the line apart from a picture of the same colour.
    painter.setPen(QPen(QColor(0, 0, 0, 110), wide + 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    draw();
    // Flat ends where it is dashed: square ones fill the gaps of a thin line.
    const bool broken = shape.ignored || shape.dashed;
    painter.setPen(QPen(line, wide, broken ? Qt::DashLine : Qt::SolidLine, broken ? Qt::FlatCap : Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(brush);
    draw();
}

void ImageView::drawCoverage(QPainter& painter, const OverlayShape& shape, const QRectF& box) const
{
    // An outline has a light filling, too: a mask that is nothing but its edge is hard to read.
    const double opacity = isLit(shape) ? 0.5 : m_opacity / 100.0 * (m_style == OverlayStyle::Fill ? 0.6 : 0.3);
    painter.setOpacity(1);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_scale * devicePixelRatioF() <= 2);
    painter.drawImage(box, tintedCoverage(shape, opacity));
}

void ImageView::drawLabel(QPainter& painter, const OverlayShape& shape) const
{
    const QString& label = shape.shortLabel && !isLit(shape) ? *shape.shortLabel : shape.label;
    if (label.isEmpty()) {
        return;
    }
    const QString text = shape.marked ? QStringLiteral("● %1").arg(label) : label;
    const QFontMetrics metrics(font());
    QRectF tag(0, 0, metrics.horizontalAdvance(text) + 2.0 * space::small, metrics.height() + 2.0);
    const QRectF box(toWidget(shape.box.topLeft()), shape.box.size() * m_scale);
    if (!box.adjusted(-1, -1, 1, 1).intersects(rect().toRectF())) {
        return;
    }
    if (shape.labelBelow) {
        tag.moveTopLeft(box.bottomLeft());
        if (tag.bottom() > height()) {
            tag.moveBottom(std::min<double>(height(), box.bottom()));
        }
    } else {
        tag.moveBottomLeft(box.topLeft());
        if (tag.top() < 0) {
            tag.moveTop(std::max(0.0, box.top()));
        }
    }
    tag.moveLeft(std::clamp(tag.left(), 0.0, std::max(0.0, width() - tag.width())));
    const QColor back = shape.ignored ? QColor(Qt::gray) : shape.colour;
    painter.setPen(Qt::NoPen);
    painter.setBrush(back);
    painter.drawRect(tag);
    painter.setPen(qGray(back.rgb()) > 120 ? Qt::black : Qt::white);
    painter.drawText(tag, Qt::AlignCenter, text);
}

}  // namespace gg::widgets
