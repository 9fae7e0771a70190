#include "widgets/charts/curve_picture.h"

namespace gg::widgets
{
namespace
{

/// A picture that is stretched further than this shows nothing that helps.
constexpr double mostStretched = 8;

}  // namespace

void CurveGraph::draw(QCPPainter* painter)
{
    if (m_withPlot) {
        QCPGraph::draw(painter);
    }
}

void CurveGraph::paint(QCPPainter& painter)
{
    if (!visible()) {
        return;
    }
    painter.save();
    painter.setClipRect(clipRect().translated(0, -1));
    applyDefaultAntialiasingHint(&painter);
    QCPGraph::draw(&painter);
    painter.restore();
}

CurvePicture::CurvePicture(QCustomPlot& plot, const QString& layer)
    : QCPLayerable(&plot, layer)
{
}

CurvePicture::~CurvePicture() = default;

void CurvePicture::begin(const CurveFrame& frame)
{
    m_next.frame = frame;
    const QSize size = (QSizeF(frame.rect.size()) * frame.pixelRatio).toSize().expandedTo({1, 1});
    if (m_next.image.size() != size) {
        m_next.image = QImage(size, QImage::Format_ARGB32_Premultiplied);
        m_next.image.setDevicePixelRatio(frame.pixelRatio);
    }
    m_next.image.fill(Qt::transparent);
}

void CurvePicture::finish()
{
    m_shown = std::exchange(m_next, {});
}

void CurvePicture::clear()
{
    m_shown = {};
    m_next = {};
}

std::unique_ptr<QCPPainter> CurvePicture::painter()
{
    Picture& picture = inProgress() ? m_next : m_shown;
    auto painter = std::make_unique<QCPPainter>(&picture.image);
    painter->translate(-picture.frame.rect.topLeft());
    return painter;
}

QRect CurvePicture::clipRect() const
{
    return mParentPlot->axisRect()->rect();
}

void CurvePicture::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    painter->setAntialiasing(false);
}

CurveFrame CurvePicture::frameNow() const
{
    return {.rect = mParentPlot->axisRect()->rect(),
            .x = mParentPlot->xAxis->range(),
            .y = mParentPlot->yAxis->range(),
            .logarithmic = mParentPlot->yAxis->scaleType() == QCPAxis::stLogarithmic,
            .pixelRatio = m_shown.frame.pixelRatio};
}

void CurvePicture::draw(QCPPainter* painter)
{
    const CurveFrame now = frameNow();
    if (m_shown.image.isNull() || now.logarithmic != m_shown.frame.logarithmic) {
        return;
    }
    if (now == m_shown.frame) {
        painter->drawImage(now.rect.topLeft(), m_shown.image);
        return;
    }
    // Until the curves are drawn for what is looked at now, the last picture stands where its curves belong.
    const QPointF from(mParentPlot->xAxis->coordToPixel(m_shown.frame.x.lower), mParentPlot->yAxis->coordToPixel(m_shown.frame.y.upper));
    const QPointF to(mParentPlot->xAxis->coordToPixel(m_shown.frame.x.upper), mParentPlot->yAxis->coordToPixel(m_shown.frame.y.lower));
    const QRectF target(from, to);
    if (target.width() > 0 && target.height() > 0 && target.width() < mostStretched * now.rect.width() && target.height() < mostStretched * now.rect.height()) {
        painter->drawImage(target, m_shown.image);
    }
}

}  // namespace gg::widgets
