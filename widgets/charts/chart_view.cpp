#include "widgets/charts/chart_view.h"

#include "widgets/charts/chart_plot.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace gg::widgets
{

namespace
{

QCPItemStraightLine* verticalLine(QCustomPlot& plot, const QString& layer)
{
    auto* line = new QCPItemStraightLine(&plot);
    for (QCPItemPosition* point : {line->point1, line->point2}) {
        point->setTypeX(QCPItemPosition::ptPlotCoords);
        point->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    line->setLayer(layer);
    line->setVisible(false);
    return line;
}

void moveLine(QCPItemStraightLine& line, double x)
{
    line.point1->setCoords(x, 0);
    line.point2->setCoords(x, 1);
}

/// Index of the point nearest to x; x is sorted.
std::size_t nearest(const std::vector<double>& xs, double x)
{
    const auto at = std::lower_bound(xs.begin(), xs.end(), x);
    if (at == xs.begin()) {
        return 0;
    }
    const auto i = static_cast<std::size_t>(at - xs.begin());
    if (at == xs.end()) {
        return i - 1;
    }
    return x - xs[i - 1] <= *at - x ? i - 1 : i;
}

/// x of the point, of any series, that is nearest: what is read off is a measurement, not a place between two.
double nearestX(const ChartSpec& spec, double x)
{
    double best = x;
    double distance = qInf();
    for (const ChartSeries& one : spec.series) {
        if (!one.x.empty() && std::abs(one.x[nearest(one.x, x)] - x) < distance) {
            best = one.x[nearest(one.x, x)];
            distance = std::abs(best - x);
        }
    }
    return best;
}

QString valueText(double value)
{
    return std::isfinite(value) ? QLocale().toString(value, 'g', 4) : QStringLiteral("NaN");
}

}  // namespace

ChartView::ChartView(EpochCursor& cursor, QWidget* parent)
    : ChartView(&cursor, parent)
{
}

ChartView::ChartView(QWidget* parent)
    : ChartView(nullptr, parent)
{
}

ChartView::ChartView(EpochCursor* cursor, QWidget* parent)
    : QWidget(parent)
    , m_cursor(cursor)
    , m_plot(new QCustomPlot(this))
    , m_readout(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->addWidget(m_plot);
    setFocusPolicy(Qt::StrongFocus);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_plot->setMinimumSize(1, 1);
    m_chart = std::make_unique<ChartPlot>(*m_plot);
    m_plot->addLayer(QStringLiteral("pointer"), m_plot->layer(QStringLiteral("overlay")));
    m_overlay.layer = m_plot->layer(QStringLiteral("pointer"));
    m_overlay.layer->setMode(QCPLayer::lmBuffered);
    m_overlay.cursor = verticalLine(*m_plot, QStringLiteral("pointer"));
    m_overlay.hover = verticalLine(*m_plot, QStringLiteral("pointer"));
    m_overlay.point = new QCPItemTracer(m_plot);
    m_overlay.point->position->setType(QCPItemPosition::ptPlotCoords);
    m_overlay.point->setStyle(QCPItemTracer::tsCircle);
    m_overlay.point->setSize(11);
    m_overlay.point->setLayer(QStringLiteral("pointer"));
    m_overlay.point->setVisible(false);
    m_readout->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_readout->setTextFormat(Qt::RichText);
    m_readout->setMargin(6);
    m_readout->setAutoFillBackground(true);
    m_readout->setFrameShape(QFrame::Box);
    m_readout->hide();
    if (m_cursor != nullptr) {
        connect(m_cursor, &EpochCursor::changed, this, &ChartView::moveCursorLine);
    }
    applyTheme();
    moveCursorLine();
}

ChartView::~ChartView()
{
    // The plot's children die with the plot; the drawer that points to them must not outlive it.
    m_plot->removeEventFilter(this);
}

void ChartView::applyTheme()
{
    m_chart->setLook(windowLook(font(), logicalDpiY()));
    m_overlay.cursor->setPen(QPen(palette().color(QPalette::Text), 1.6, Qt::DotLine));
    m_overlay.hover->setPen(QPen(theme().mutedText, 1));
    m_overlay.point->setPen(QPen(palette().color(QPalette::Text), 2));
    m_readout->setFont(windowLook(font(), logicalDpiY()).font);
    m_readout->setBackgroundRole(QPalette::ToolTipBase);
    m_readout->setForegroundRole(QPalette::ToolTipText);
    redraw();
}

void ChartView::setSpec(const ChartSpec& spec)
{
    const bool otherChart = spec.name != m_chart->spec().name;
    m_chart->setSpec(spec);
    if (otherChart) {
        m_zoom.reset();
    }
    if (m_point && (otherChart || m_point->series >= spec.series.size() || m_point->index >= spec.series[m_point->series].x.size())) {
        m_point.reset();
    }
    if (m_cursor == nullptr) {
        lookAt(m_point);
    }
    setAccessibleName(spec.title);
    redraw();
}

const ChartSpec& ChartView::spec() const
{
    return m_chart->spec();
}

void ChartView::setDots(const std::vector<ChartDot>& dots)
{
    m_chart->setDots(dots);
    if (isVisible() && !m_dirty) {
        m_chart->dotLayer()->replot();
    }
}

void ChartView::redraw()
{
    m_dirty = true;
    if (isVisible()) {
        m_chart->setView(m_zoom ? std::optional(QCPRange(m_zoom->first, m_zoom->second)) : std::nullopt);
        update();
        m_plot->update();
    }
}

void ChartView::resetView()
{
    m_zoom.reset();
    redraw();
}

void ChartView::moveCursorLine()
{
    if (m_cursor == nullptr) {
        return;
    }
    m_overlay.cursor->setVisible(m_cursor->epoch() > 0);
    moveLine(*m_overlay.cursor, m_cursor->epoch());
    if (isVisible() && !m_dirty) {
        m_overlay.layer->replot();
    }
}

double ChartView::cursorX() const
{
    return m_overlay.cursor->point1->key();
}

double ChartView::toPixel(double x) const
{
    return m_plot->xAxis->coordToPixel(x) + m_plot->x();
}

double ChartView::fromPixel(double pixel) const
{
    return m_plot->xAxis->pixelToCoord(pixel - m_plot->x());
}

QString ChartView::readoutAt(double x) const
{
    QStringList lines;
    for (const ChartSeries& one : spec().series) {
        if (one.x.empty()) {
            continue;
        }
        const std::size_t i = nearest(one.x, x);
        const QString name = one.run.isEmpty() ? one.name : QStringLiteral("%1, %2").arg(one.run, one.name);
        lines << QStringLiteral("%1: %2").arg(name, valueText(one.y[i]));
    }
    return lines.join(QLatin1Char('\n'));
}

void ChartView::showReadout(const QPoint& at)
{
    const QRect inside = m_plot->axisRect()->rect();
    if (!inside.contains(at) || spec().empty()) {
        hideReadout();
        return;
    }
    const double x = nearestX(spec(), m_plot->xAxis->pixelToCoord(at.x()));
    moveLine(*m_overlay.hover, x);
    m_overlay.hover->setVisible(true);
    m_overlay.layer->replot();
    QString rows;
    for (const ChartSeries& one : spec().series) {
        if (one.x.empty()) {
            continue;
        }
        const QString colour = onBackground(one.colour, theme().dark).name();
        const QString name = one.run.isEmpty() ? one.name : QStringLiteral("%1, %2").arg(one.run, one.name);
        rows += QStringLiteral("<tr><td><font color='%1'>■</font></td><td>%2&nbsp;</td><td align='right'>%3</td></tr>")
                    .arg(colour, name.toHtmlEscaped(), valueText(one.y[nearest(one.x, x)]));
    }
    m_readout->setText(QStringLiteral("<b>%1</b><table cellspacing='0'>%2</table>")
                           .arg(tr("epoch %1").arg(QLocale().toString(x, 'f', x == std::floor(x) ? 0 : 2)), rows));
    placeReadout(m_plot->mapToParent(at));
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
}

bool ChartView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_plot) {
        return QWidget::eventFilter(watched, event);
    }
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        pressed(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseMove:
        moved(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseButtonRelease:
        m_drag = Drag::None;
        return true;
    case QEvent::MouseButtonDblClick:
        resetView();
        return true;
    case QEvent::Wheel:
        if (m_wheelZoom == WheelZoom::WithControl && !static_cast<QWheelEvent*>(event)->modifiers().testFlag(Qt::ControlModifier)) {
            // Not for the plot either: what scrolls the charts gets it.
            event->ignore();
            return true;
        }
        wheeled(*static_cast<QWheelEvent*>(event));
        return true;
    case QEvent::Leave:
        hideReadout();
        return false;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void ChartView::pressed(const QMouseEvent& event)
{
    setFocus(Qt::MouseFocusReason);
    const double x = m_plot->xAxis->pixelToCoord(event.position().x());
    const bool pan =
        event.button() == Qt::MiddleButton || (event.button() == Qt::LeftButton && event.modifiers().testFlag(Qt::ShiftModifier));
    if (pan) {
        m_drag = Drag::Pan;
        m_dragFrom = x;
        hideReadout();
    } else if (event.button() == Qt::LeftButton && m_cursor == nullptr) {
        lookNear(event.position().toPoint());
        if (m_point && m_plot->axisRect()->rect().contains(event.position().toPoint())) {
            Q_EMIT pointActivated(*m_point);
        }
    } else if (event.button() == Qt::LeftButton && m_cursor->newest() > 0) {
        m_drag = Drag::Cursor;
        m_cursor->moveTo(qRound(x));
    }
}

void ChartView::moved(const QMouseEvent& event)
{
    const double x = m_plot->xAxis->pixelToCoord(event.position().x());
    if (m_drag == Drag::Cursor) {
        m_cursor->moveTo(qRound(x));
    } else if (m_drag == Drag::Pan) {
        panBy(m_dragFrom - x);
        return;
    }
    if (m_cursor == nullptr) {
        lookNear(event.position().toPoint());
    } else {
        showReadout(event.position().toPoint());
    }
}

void ChartView::wheeled(const QWheelEvent& event)
{
    if (event.angleDelta().y() != 0 && !spec().empty()) {
        zoomBy(std::pow(0.8, event.angleDelta().y() / 120.0), m_plot->xAxis->pixelToCoord(event.position().x()));
    }
}

void ChartView::zoomBy(double factor, double centre)
{
    const QCPRange full = m_chart->fullRange();
    const QCPRange now = m_plot->xAxis->range();
    const double size = std::max(now.size() * factor, full.size() * 1e-4);
    if (size >= full.size()) {
        resetView();
        return;
    }
    const double share = (centre - now.lower) / now.size();
    const double lower = std::clamp(centre - share * size, full.lower, full.upper - size);
    m_zoom = {lower, lower + size};
    redraw();
}

void ChartView::panBy(double units)
{
    const QCPRange full = m_chart->fullRange();
    const QCPRange now = m_plot->xAxis->range();
    const double lower = std::clamp(now.lower + units, full.lower, std::max(full.lower, full.upper - now.size()));
    if (now.size() < full.size()) {
        m_zoom = {lower, lower + now.size()};
        redraw();
    }
}

double ChartView::centreOfInterest() const
{
    if (m_cursor != nullptr) {
        return m_cursor->epoch() > 0 ? m_cursor->epoch() : m_plot->xAxis->range().center();
    }
    return m_point ? spec().series[m_point->series].x[m_point->index] : m_plot->xAxis->range().center();
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    if (m_cursor == nullptr && pointKey(*event)) {
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
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(0.7, centreOfInterest());
        return;
    case Qt::Key_Minus:
        zoomBy(1 / 0.7, centreOfInterest());
        return;
    case Qt::Key_0:
        resetView();
        return;
    case Qt::Key_E:
        Q_EMIT exportRequested();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ChartView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    redraw();
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    redraw();
}

void ChartView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyTheme();
    }
}

void ChartView::paintEvent(QPaintEvent*)
{
    // Parents are painted before their children: the curves are drawn once a frame, however often they changed, and a grab has
    // them.
    if (m_dirty) {
        m_dirty = false;
        m_plot->replot(QCustomPlot::rpQueuedRefresh);
    }
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void ChartView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void ChartView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    hideReadout();
    update();
}

}  // namespace gg::widgets
