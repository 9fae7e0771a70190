// How a chart is zoomed and panned, and what the mouse and the keys do in it.

#include "widgets/charts/chart_plot.h"
#include "widgets/charts/chart_view.h"
#include "widgets/charts/curve_reading.h"
#include "widgets/models/epoch_cursor.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

constexpr double keyZoom = 0.7;
/// A box that is smaller was a click.
constexpr int leastBox = 5;
/// A click that moves no further than this was not meant to drag.
constexpr int slack = 3;

double wheelFactor(const QWheelEvent& event)
{
    // Alt turns the wheel sideways.
    const QPoint delta = event.angleDelta();
    return std::pow(0.8, (delta.y() != 0 ? delta.y() : delta.x()) / 120.0);
}

}  // namespace

void ChartView::chooseX(const std::optional<AxisRange>& x)
{
    m_zoom = x;
    redraw();
    Q_EMIT xViewChanged(x);
}

void ChartView::setXView(const std::optional<AxisRange>& x)
{
    if (m_zoom != x) {
        m_zoom = x;
        redraw();
    }
}

void ChartView::chooseY(const std::optional<AxisRange>& y)
{
    m_zoomY = y;
    redraw();
}

void ChartView::setYView(const std::optional<AxisRange>& y)
{
    chooseY(y);
}

AxisRange ChartView::yRange() const
{
    return {m_plot->yAxis->range().lower, m_plot->yAxis->range().upper};
}

void ChartView::resetView()
{
    m_zoomY.reset();
    chooseX(std::nullopt);
}

void ChartView::zoomBy(double factor, double centre)
{
    const QCPRange full = m_chart->fullRange();
    const QCPRange now = m_plot->xAxis->range();
    const double size = std::max(now.size() * factor, full.size() * 1e-7);
    if (size >= full.size()) {
        chooseX(std::nullopt);
        return;
    }
    const double share = (centre - now.lower) / now.size();
    const double lower = std::clamp(centre - share * size, full.lower, full.upper - size);
    chooseX(AxisRange(lower, lower + size));
}

void ChartView::zoomYBy(double factor, double centre)
{
    const QCPRange now = m_plot->yAxis->range();
    if (spec().y.logarithmic) {
        if (centre > 0) {
            chooseY(AxisRange(centre * std::pow(now.lower / centre, factor), centre * std::pow(now.upper / centre, factor)));
        }
        return;
    }
    chooseY(AxisRange(centre + (now.lower - centre) * factor, centre + (now.upper - centre) * factor));
}

void ChartView::panBy(double units)
{
    const QCPRange full = m_chart->fullRange();
    const QCPRange now = m_plot->xAxis->range();
    const double lower = std::clamp(now.lower + units, full.lower, std::max(full.lower, full.upper - now.size()));
    if (now.size() < full.size()) {
        chooseX(AxisRange(lower, lower + now.size()));
    }
}

/// By a share of what is seen, upwards; only what was zoomed into has anything beyond.
void ChartView::panYBy(double share)
{
    if (!m_zoomY) {
        return;
    }
    const auto [lower, upper] = *m_zoomY;
    if (spec().y.logarithmic) {
        const double factor = std::pow(upper / lower, share);
        chooseY(AxisRange(lower * factor, upper * factor));
    } else {
        const double units = (upper - lower) * share;
        chooseY(AxisRange(lower + units, upper + units));
    }
}

void ChartView::drawBox(const QPoint& to)
{
    m_overlay.box->topLeft->setCoords(m_plot->xAxis->pixelToCoord(m_boxFrom.x()), m_plot->yAxis->pixelToCoord(m_boxFrom.y()));
    m_overlay.box->bottomRight->setCoords(m_plot->xAxis->pixelToCoord(to.x()), m_plot->yAxis->pixelToCoord(to.y()));
    m_overlay.box->setVisible(true);
    m_overlay.layer->replot();
}

void ChartView::zoomToBox(const QPoint& to)
{
    m_overlay.box->setVisible(false);
    m_overlay.layer->replot();
    const QRect inside = m_plot->axisRect()->rect();
    const QRect box = QRect(m_boxFrom, to).normalized().intersected(inside);
    if (box.width() < leastBox || box.height() < leastBox) {
        return;
    }
    m_zoomY = AxisRange(m_plot->yAxis->pixelToCoord(box.bottom()), m_plot->yAxis->pixelToCoord(box.top()));
    chooseX(AxisRange(m_plot->xAxis->pixelToCoord(box.left()), m_plot->xAxis->pixelToCoord(box.right())));
}

void ChartView::pressed(const QMouseEvent& event)
{
    setFocus(Qt::MouseFocusReason);
    m_pressedAt = event.position().toPoint();
    const double x = m_plot->xAxis->pixelToCoord(event.position().x());
    const bool pan =
        event.button() == Qt::MiddleButton || (event.button() == Qt::LeftButton && event.modifiers().testFlag(Qt::ShiftModifier));
    if (pan) {
        m_drag = Drag::Pan;
        m_dragFrom = x;
        m_dragFromY = event.position().y();
        hideReadout();
    } else if (event.button() == Qt::RightButton && !spec().empty()) {
        m_drag = Drag::Box;
        m_boxFrom = event.position().toPoint();
        hideReadout();
    } else if (event.button() == Qt::LeftButton && m_cursor == nullptr) {
        lookNear(event.position().toPoint());
        if (m_point && m_plot->axisRect()->rect().contains(event.position().toPoint())) {
            Q_EMIT pointActivated(*m_point);
        }
    } else if (event.button() == Qt::LeftButton && m_cursor->newest() > 0 && spec().epochPlaces.known) {
        m_drag = Drag::Cursor;
        m_cursor->moveTo(qRound(epochOfX(spec(), x)));
    }
}

void ChartView::moved(const QMouseEvent& event)
{
    const double x = m_plot->xAxis->pixelToCoord(event.position().x());
    if (m_drag == Drag::Cursor) {
        m_cursor->moveTo(qRound(epochOfX(spec(), x)));
    } else if (m_drag == Drag::Box) {
        drawBox(event.position().toPoint());
        return;
    } else if (m_drag == Drag::Pan) {
        panBy(m_dragFrom - x);
        panYBy((event.position().y() - m_dragFromY) / std::max(1, m_plot->axisRect()->height()));
        m_dragFromY = event.position().y();
        return;
    }
    if (m_cursor == nullptr) {
        lookNear(event.position().toPoint());
    } else {
        showReadout(event.position().toPoint());
    }
}

void ChartView::released(const QMouseEvent& event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Box) {
        zoomToBox(event.position().toPoint());
    } else if (drag == Drag::Cursor && (event.position().toPoint() - m_pressedAt).manhattanLength() <= slack) {
        for (const ChartMark* mark : marksNear(m_plot->xAxis->pixelToCoord(m_pressedAt.x()))) {
            if (!mark->id.isEmpty()) {
                Q_EMIT markActivated(QString(mark->id));
                return;
            }
        }
    }
}

void ChartView::wheeled(const QWheelEvent& event)
{
    if (event.angleDelta().isNull() || spec().empty()) {
        return;
    }
    const QRect inside = m_plot->axisRect()->rect();
    const QPointF at = event.position();
    if (at.x() < inside.left() || event.modifiers().testFlag(Qt::AltModifier)) {
        zoomYBy(wheelFactor(event), m_plot->yAxis->pixelToCoord(std::clamp<double>(at.y(), inside.top(), inside.bottom())));
    } else {
        zoomBy(wheelFactor(event), m_plot->xAxis->pixelToCoord(at.x()));
    }
}

double ChartView::centreOfInterest() const
{
    if (m_cursor != nullptr) {
        return m_cursor->epoch() > 0 && spec().epochPlaces.known ? xOfEpoch(spec(), m_cursor->epoch()) : m_plot->xAxis->range().center();
    }
    return m_point ? spec().series[m_point->series].x[m_point->index] : m_plot->xAxis->range().center();
}

bool ChartView::zoomKey(const QKeyEvent& event)
{
    const QCPRange y = m_plot->yAxis->range();
    const double middle = spec().y.logarithmic ? std::sqrt(y.lower * y.upper) : y.center();
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(keyZoom, centreOfInterest());
        return true;
    case Qt::Key_Minus:
        zoomBy(1 / keyZoom, centreOfInterest());
        return true;
    case Qt::Key_PageUp:
        zoomYBy(keyZoom, middle);
        return true;
    case Qt::Key_PageDown:
        zoomYBy(1 / keyZoom, middle);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        panYBy(event.key() == Qt::Key_Up ? 0.1 : -0.1);
        return m_zoomY.has_value();
    case Qt::Key_0:
        resetView();
        return true;
    default:
        return false;
    }
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    if (m_cursor == nullptr && pointKey(*event)) {
        return;
    }
    if (zoomKey(*event)) {
        return;
    }
    const double tenth = m_plot->xAxis->range().size() / 10;
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (const int direction = event->key() == Qt::Key_Left ? -1 : 1; shift) {
            panBy(direction * tenth);
        } else if (m_cursor != nullptr) {
            m_cursor->moveTo(m_cursor->epoch() + direction);
        }
        return;
    case Qt::Key_Home:
    case Qt::Key_End:
        if (m_cursor != nullptr) {
            m_cursor->moveTo(event->key() == Qt::Key_Home ? 1 : m_cursor->newest());
        }
        return;
    case Qt::Key_E:
        Q_EMIT exportRequested();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

}  // namespace gg::widgets
