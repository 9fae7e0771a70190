// How a chart without an epoch cursor is read: point by point.

#include "widgets/charts/chart_plot.h"
#include "widgets/charts/chart_view.h"
#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLocale>

#include <cmath>

namespace gg::widgets {
namespace {

/// A curve that is highlighted is meant as long as the pointer is this near.
constexpr double nearPixels = 14;
/// An arrow key goes as far on the screen: a curve may have a point a pixel.
constexpr double stepPixels = 6;

QString valueText(double value)
{
    return std::isfinite(value) ? QLocale().toString(value, 'g', 3) : QStringLiteral("–");
}

}  // namespace

PointToPixel ChartView::plotPixels() const
{
    return [this](double x, double y) { return QPointF(m_plot->xAxis->coordToPixel(x), m_plot->yAxis->coordToPixel(y)); };
}

QPointF ChartView::pointPixel(ChartPoint point) const
{
    const ChartSeries& series = spec().series[point.series];
    return plotPixels()(series.x[point.index], series.y[point.index]) + QPointF(m_plot->pos());
}

QString ChartView::pointText(ChartPoint point) const
{
    const ChartSeries& series = spec().series[point.series];
    QStringList lines{series.name};
    const auto add = [&](const QString& what, double value) { lines << QStringLiteral("%1: %2").arg(what, valueText(value)); };
    add(spec().x.label, series.x[point.index]);
    add(spec().y.label, series.y[point.index]);
    if (!series.along.empty()) {
        add(spec().along, series.along[point.index]);
    }
    return lines.join(QLatin1Char('\n'));
}

void ChartView::lookAt(const std::optional<ChartPoint>& point)
{
    m_point = point;
    if (!point) {
        hideReadout();
        return;
    }
    const ChartSeries& series = spec().series[point->series];
    m_overlay.point->position->setCoords(series.x[point->index], series.y[point->index]);
    m_overlay.point->setBrush(onBackground(series.colour, theme().dark));
    if (!m_overlay.point->visible()) {
        return;
    }
    m_overlay.layer->replot();
}

void ChartView::lookNear(const QPoint& at)
{
    std::optional<ChartPoint> point;
    if (m_plot->axisRect()->rect().contains(at)) {
        point = nearestPoint(spec(), plotPixels(), at, nearPixels);
    }
    showPoint(point);
}

void ChartView::showPoint(const std::optional<ChartPoint>& point)
{
    m_overlay.point->setVisible(point.has_value());
    lookAt(point);
    if (point) {
        const QString text = pointText(*point).toHtmlEscaped();
        const auto end = text.indexOf(QLatin1Char('\n'));
        m_readout->setText(QStringLiteral("<b>%1</b><br>%2").arg(text.left(end), text.mid(end + 1).replace(QLatin1Char('\n'), QStringLiteral("<br>"))));
        placeReadout(pointPixel(*point).toPoint());
    }
}

bool ChartView::pointKey(const QKeyEvent& event)
{
    if (event.modifiers().testFlag(Qt::ShiftModifier) || spec().empty()) {
        return false;
    }
    const std::optional<ChartPoint> from = m_point ? m_point : firstPoint(spec());
    if (!from) {
        return false;
    }
    const double everything = 1e9;
    switch (event.key()) {
    case Qt::Key_Left: showPoint(m_point ? stepAlong(spec(), plotPixels(), *from, -1, stepPixels) : *from); return true;
    case Qt::Key_Right: showPoint(m_point ? stepAlong(spec(), plotPixels(), *from, 1, stepPixels) : *from); return true;
    case Qt::Key_Home: showPoint(stepAlong(spec(), plotPixels(), *from, -1, everything)); return true;
    case Qt::Key_End: showPoint(stepAlong(spec(), plotPixels(), *from, 1, everything)); return true;
    case Qt::Key_Up: showPoint(m_point ? stepAcross(spec(), *from, -1) : *from); return true;
    case Qt::Key_Down: showPoint(m_point ? stepAcross(spec(), *from, 1) : *from); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        showPoint(*from);
        Q_EMIT pointActivated(*from);
        return true;
    default: return false;
    }
}

}  // namespace gg::widgets
