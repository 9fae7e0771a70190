// What a chart says of the values at the pointer.

#include "widgets/charts/chart_plot.h"
#include "widgets/charts/chart_ticks.h"
#include "widgets/charts/chart_view.h"
#include "widgets/charts/curve_reading.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QLocale>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

/// More rows than this cover the chart.
constexpr int mostRowsHere = 24;
constexpr int mostRowsElsewhere = 8;
/// With more rows than this the names of files' columns would crowd out the values.
constexpr std::size_t mostRowsWithRaw = 6;
/// A mark is meant as long as the pointer is this near.
constexpr double nearMark = 4;

/// x of the point, of any series, that is nearest: what is read off is a measurement, not a place between two.
double nearestX(const ChartSpec& spec, double x)
{
    double best = x;
    double distance = qInf();
    for (const ChartSeries& one : spec.series) {
        const auto i = indexNear(one, x);
        if (i && std::abs(one.x[*i] - x) < distance) {
            best = one.x[*i];
            distance = std::abs(best - x);
        }
    }
    return best;
}

QString valueText(double value)
{
    return std::isfinite(value) ? QLocale().toString(value, 'g', 4) : QStringLiteral("NaN");
}

QString fullName(const ChartSeries& series)
{
    return series.run.isEmpty() ? series.name : QStringLiteral("%1, %2").arg(series.run, series.name);
}

}  // namespace

QString ChartView::readoutAt(double x) const
{
    QStringList lines;
    for (const ChartSeries& one : spec().series) {
        if (const auto i = indexNear(one, x)) {
            lines << QStringLiteral("%1: %2").arg(fullName(one), valueText(one.y[*i]));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

/// A value, the smoothed one beside it, and how many points its column of pixels holds, with their extremes.
QString ChartView::rowOf(const ChartSeries& series, std::size_t index) const
{
    QString value = valueText(series.y[index]);
    if (index < series.smooth.size() && std::isfinite(series.smooth[index])) {
        value = tr("%1 (smoothed %2)").arg(value, valueText(series.smooth[index]));
    }
    const Extremes* extremes = m_chart->extremes(static_cast<std::size_t>(&series - spec().series.data()));
    if (extremes != nullptr) {
        const double half = m_plot->xAxis->range().size() / std::max(1, m_plot->axisRect()->width()) / 2;
        for (const CurvePart& part : partsOf(series)) {
            if (index < part.first || index >= part.last) {
                continue;
            }
            const auto [first, last] = stretchIn(series, part, series.x[index] - half, series.x[index] + half);
            const auto places = extremes->of(first, last);
            if (places && last - first > 1) {
                value += tr(", %1 to %2 in %n point(s)", nullptr, static_cast<int>(last - first))
                             .arg(valueText(series.y[places->lowest]), valueText(series.y[places->highest]));
            }
        }
    }
    const QString colour = onBackground(series.colour, theme().dark).name();
    QString raw;
    if (!series.raw.isEmpty() && spec().series.size() <= mostRowsWithRaw) {
        raw = QStringLiteral("<td><font color='%1'>&nbsp;%2</font></td>").arg(theme().mutedText.name(), series.raw.toHtmlEscaped());
    }
    return QStringLiteral("<tr><td><font color='%1'>■</font></td><td>%2&nbsp;</td><td align='right'>%3</td>%4</tr>").arg(colour, fullName(series).toHtmlEscaped(), value, raw);
}

std::vector<const ChartMark*> ChartView::marksNear(double x) const
{
    std::vector<const ChartMark*> near;
    const double at = m_plot->xAxis->coordToPixel(x);
    for (const ChartMark& mark : spec().marks) {
        if (std::abs(m_plot->xAxis->coordToPixel(mark.x) - at) <= nearMark) {
            near.push_back(&mark);
        }
    }
    return near;
}

QString ChartView::tipsNear(double x) const
{
    QString tips;
    for (const ChartMark* mark : marksNear(x)) {
        if (!mark->tip.isEmpty()) {
            tips += QStringLiteral("<br>▏%1").arg(mark->tip.toHtmlEscaped());
        }
    }
    return tips;
}

QString ChartView::readoutText(double x, int mostRows) const
{
    QString rows;
    int shown = 0;
    int left = 0;
    for (const ChartSeries& one : spec().series) {
        const auto i = indexNear(one, x);
        if (!i) {
            continue;
        }
        if (shown == mostRows) {
            ++left;
            continue;
        }
        rows += rowOf(one, *i);
        ++shown;
    }
    if (left > 0) {
        rows += QStringLiteral("<tr><td></td><td>%1</td></tr>").arg(tr("and %n more", nullptr, left));
    }
    const QString head = QStringLiteral("%1 %2").arg(spec().x.label, axisText(spec().x, x));
    return QStringLiteral("<b>%1</b>%2<table cellspacing='0'>%3</table>").arg(head, tipsNear(x), rows);
}

void ChartView::showReadout(const QPoint& at)
{
    const QRect inside = m_plot->axisRect()->rect();
    if (!inside.contains(at) || spec().empty()) {
        hideReadout();
        return;
    }
    const double pointer = m_plot->xAxis->pixelToCoord(at.x());
    const double x = nearestX(spec(), pointer);
    moveLine(*m_overlay.hover, x);
    m_overlay.hover->setVisible(true);
    m_overlay.layer->replot();
    m_readout->setText(readoutText(x, mostRowsHere));
    placeReadout(m_plot->mapToParent(at));
    m_hovering = true;
    Q_EMIT hovered(x);
}

void ChartView::setHover(std::optional<double> x)
{
    if (!x || spec().empty() || !m_plot->xAxis->range().contains(*x) || !isVisible()) {
        hideReadout();
        return;
    }
    moveLine(*m_overlay.hover, *x);
    m_overlay.hover->setVisible(true);
    m_overlay.layer->replot();
    m_readout->setText(readoutText(*x, mostRowsElsewhere));
    placeReadout(m_plot->mapToParent(QPoint(qRound(m_plot->xAxis->coordToPixel(*x)), m_plot->axisRect()->top())));
}

void ChartView::placeReadout(const QPoint& pointer)
{
    m_readout->adjustSize();
    const int left = pointer.x() + 14 + m_readout->width() < width() ? pointer.x() + 14 : pointer.x() - 14 - m_readout->width();
    m_readout->move(std::max(0, left),
                    std::clamp(pointer.y() - m_readout->height() / 2, 0, std::max(0, height() - m_readout->height())));
    m_readout->show();
    m_readout->raise();
}

void ChartView::hideReadout()
{
    if (m_overlay.hover->visible()) {
        m_overlay.hover->setVisible(false);
        m_overlay.layer->replot();
    }
    if (m_cursor == nullptr && m_overlay.point->visible()) {
        m_overlay.point->setVisible(false);
        m_overlay.layer->replot();
    }
    m_readout->hide();
    if (std::exchange(m_hovering, false)) {
        Q_EMIT hovered(std::nullopt);
    }
}

}  // namespace gg::widgets
