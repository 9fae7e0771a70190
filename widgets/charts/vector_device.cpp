#include "widgets/charts/vector_device.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>

#include <cmath>

namespace gg::widgets {
namespace {

constexpr double exponentSize = 0.72;
constexpr double exponentRise = 0.38;

double scaleOf(const QTransform& transform)
{
    return std::sqrt(std::abs(transform.determinant()));
}

/// A painter tells the engine of a new pen or place only when it draws; of an empty path nothing remains.
void tellState(QPainter& painter)
{
    painter.drawPath(QPainterPath());
}

}  // namespace

class VectorDevice::Engine final : public QPaintEngine {
public:
    Engine()
        : QPaintEngine(QPaintEngine::AllFeatures)
    {
    }

    VectorPicture picture;

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    Type type() const override { return QPaintEngine::User; }

    void updateState(const QPaintEngineState& now) override
    {
        const DirtyFlags flags = now.state();
        if (flags & DirtyPen) {
            m_pen = now.pen();
        }
        if (flags & DirtyBrush) {
            m_brush = now.brush();
        }
        if (flags & DirtyTransform) {
            m_transform = now.transform();
        }
        if (flags & DirtyOpacity) {
            m_opacity = now.opacity();
        }
        if ((flags & DirtyClipEnabled) && !now.isClipEnabled()) {
            m_clip = -1;
        }
        if (flags & DirtyClipPath) {
            clip(now.clipOperation(), m_transform.map(now.clipPath()).boundingRect());
        }
        if (flags & DirtyClipRegion) {
            clip(now.clipOperation(), m_transform.mapRect(QRectF(now.clipRegion().boundingRect())));
        }
    }

    void drawPath(const QPainterPath& path) override
    {
        VectorPath part{.path = m_transform.map(path)};
        fillAndStroke(part);
        add(std::move(part));
    }

    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override
    {
        if (count < 1) {
            return;
        }
        VectorPath part;
        part.path.reserve(count + 1);
        part.path.moveTo(m_transform.map(points[0]));
        for (int i = 1; i < count; ++i) {
            part.path.lineTo(m_transform.map(points[i]));
        }
        if (mode != PolylineMode) {
            part.path.closeSubpath();
        }
        part.path.setFillRule(mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
        fillAndStroke(part);
        if (mode == PolylineMode) {
            part.fill = {};
        }
        add(std::move(part));
    }

    void drawPixmap(const QRectF& rect, const QPixmap& pixmap, const QRectF& source) override { drawImage(rect, pixmap.toImage(), source, {}); }

    void drawImage(const QRectF& rect, const QImage& image, const QRectF& source, Qt::ImageConversionFlags) override
    {
        const QRect part = source.toAlignedRect().intersected(image.rect());
        picture.parts.emplace_back(VectorImage{part == image.rect() ? image : image.copy(part), m_transform.mapRect(rect), m_clip});
    }

    void drawTextItem(const QPointF& at, const QTextItem& item) override { text(at, VectorText::Anchor::Left, item.text(), item.font(), false); }

    void text(QPointF at, VectorText::Anchor anchor, const QString& words, const QFont& font, bool raised)
    {
        if (words.trimmed().isEmpty() || m_pen.style() == Qt::NoPen) {
            return;
        }
        const double size = (font.pixelSize() > 0 ? font.pixelSize() : QFontMetricsF(font).height()) * scaleOf(m_transform);
        QColor colour = m_pen.color();
        colour.setAlphaF(static_cast<float>(static_cast<double>(colour.alphaF()) * m_opacity));
        picture.parts.emplace_back(VectorText{.at = m_transform.map(at),
                                              .anchor = anchor,
                                              .angle = std::atan2(m_transform.m12(), m_transform.m11()) * 180 / M_PI,
                                              .text = words,
                                              .family = font.family(),
                                              .size = raised ? size * exponentSize : size,
                                              .bold = font.bold(),
                                              .italic = font.italic(),
                                              .raised = raised,
                                              .colour = colour,
                                              .clip = m_clip});
    }

private:
    void clip(Qt::ClipOperation operation, QRectF rect)
    {
        if (operation == Qt::NoClip) {
            m_clip = -1;
            return;
        }
        if (operation == Qt::IntersectClip && m_clip >= 0) {
            rect = rect.intersected(picture.clips[static_cast<std::size_t>(m_clip)]);
        }
        if (m_clip < 0 || picture.clips[static_cast<std::size_t>(m_clip)] != rect) {
            m_clip = static_cast<int>(picture.clips.size());
            picture.clips.push_back(rect);
        }
    }

    void fillAndStroke(VectorPath& part) const
    {
        const auto seen = [this](QColor colour) {
            colour.setAlphaF(static_cast<float>(static_cast<double>(colour.alphaF()) * m_opacity));
            return colour;
        };
        if (m_brush.style() != Qt::NoBrush) {
            part.fill = seen(m_brush.color());
        }
        if (m_pen.style() != Qt::NoPen) {
            part.stroke = seen(m_pen.color());
            part.width = m_pen.widthF() * (m_pen.isCosmetic() ? 1 : scaleOf(m_transform));
            for (const double length : m_pen.dashPattern()) {
                part.dashes.push_back(length * part.width);
            }
            part.roundCaps = m_pen.capStyle() == Qt::RoundCap;
            part.roundJoins = m_pen.joinStyle() == Qt::RoundJoin;
        }
    }

    void add(VectorPath&& part)
    {
        part.clip = m_clip;
        if (!part.path.isEmpty() && (part.fill.isValid() || part.stroke.isValid())) {
            picture.parts.emplace_back(std::move(part));
        }
    }

    QPen m_pen;
    QBrush m_brush;
    QTransform m_transform;
    double m_opacity = 1;
    int m_clip = -1;
};

VectorDevice::VectorDevice(QSize units, int unitsPerInch)
    : m_size(units), m_dpi(unitsPerInch), m_engine(std::make_unique<Engine>())
{
}

VectorDevice::~VectorDevice() = default;

QPaintEngine* VectorDevice::paintEngine() const
{
    return m_engine.get();
}

const VectorPicture& VectorDevice::picture() const
{
    return m_engine->picture;
}

int VectorDevice::metric(PaintDeviceMetric metric) const
{
    switch (metric) {
    case PdmWidth: return m_size.width();
    case PdmHeight: return m_size.height();
    case PdmWidthMM: return qRound(m_size.width() * 25.4 / m_dpi);
    case PdmHeightMM: return qRound(m_size.height() * 25.4 / m_dpi);
    case PdmNumColors: return 0x7fffffff;
    case PdmDepth: return 32;
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY: return m_dpi;
    case PdmDevicePixelRatio: return 1;
    case PdmDevicePixelRatioScaled: return static_cast<int>(devicePixelRatioFScale());
    }
    return 0;
}

void paintText(QPainter& painter, const QRectF& rect, int flags, const QString& text)
{
    auto* device = dynamic_cast<VectorDevice*>(painter.device());
    if (device == nullptr) {
        painter.drawText(rect, flags | Qt::TextDontClip, text);
        return;
    }
    const QFontMetricsF metrics(painter.font());
    const bool right = (flags & Qt::AlignRight) != 0;
    const bool middle = (flags & Qt::AlignHCenter) != 0;
    const double x = right ? rect.right() : middle ? rect.center().x() : rect.left();
    const double y = (flags & Qt::AlignBottom) != 0    ? rect.bottom() - metrics.descent()
                     : (flags & Qt::AlignVCenter) != 0 ? rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
                                                       : rect.top() + metrics.ascent();
    tellState(painter);
    device->m_engine->text({x, y}, right ? VectorText::Anchor::Right : middle ? VectorText::Anchor::Middle : VectorText::Anchor::Left, text, painter.font(), false);
}

void paintExponent(QPainter& painter, QPointF at, const QString& text)
{
    QFont small = painter.font();
    const QPointF raised = at - QPointF(0, QFontMetricsF(small).ascent() * exponentRise);
    if (auto* device = dynamic_cast<VectorDevice*>(painter.device()); device != nullptr) {
        tellState(painter);
        device->m_engine->text(raised, VectorText::Anchor::Left, text, small, true);
        return;
    }
    const QFont font = small;
    small.setPixelSize(qRound(font.pixelSize() * exponentSize));
    painter.setFont(small);
    painter.drawText(raised, text);
    painter.setFont(font);
}

}  // namespace gg::widgets
