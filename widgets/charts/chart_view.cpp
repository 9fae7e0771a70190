#include "widgets/charts/chart_view.h"

#include "widgets/charts/chart_plot.h"
#include "widgets/charts/curve_reading.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/theme/theme.h"

#include <QBackingStore>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>

namespace gg::widgets
{

namespace
{

/// What drawing curves may take of a turn of the event loop; several charts may have theirs in the same one.
constexpr int sliceMs = 4;
constexpr int litMs = 1500;

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
    m_overlay.box = new QCPItemRect(m_plot);
    m_overlay.box->setLayer(QStringLiteral("pointer"));
    m_overlay.box->setVisible(false);
    m_readout->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_readout->setTextFormat(Qt::RichText);
    m_readout->setMargin(6);
    m_readout->setAutoFillBackground(true);
    m_readout->setFrameShape(QFrame::Box);
    m_readout->hide();
    if (m_cursor != nullptr) {
        connect(m_cursor, &EpochCursor::changed, this, &ChartView::moveCursorLine);
    }
    connect(&m_slices, &QTimer::timeout, this, [this] {
        if (!isVisible() || m_chart->draw(sliceMs)) {
            m_slices.stop();
        }
    });
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
    QColor shade = theme().accent;
    shade.setAlphaF(0.15F);
    m_overlay.box->setPen(QPen(theme().accent, 1));
    m_overlay.box->setBrush(shade);
    m_readout->setFont(windowLook(font(), logicalDpiY()).font);
    m_readout->setBackgroundRole(QPalette::ToolTipBase);
    m_readout->setForegroundRole(QPalette::ToolTipText);
    redraw();
}

void ChartView::setSpec(const ChartSpec& spec)
{
    const bool otherChart = spec.name != m_chart->spec().name;
    const bool drawn = isVisible() && !m_dirty;
    const ChartPlot::Change change = m_chart->setSpec(spec);
    if (drawn && (change == ChartPlot::Change::None || (change == ChartPlot::Change::Grown && growOn()))) {
        moveCursorLine();
        return;
    }
    // Before anything asks for a layer of its own: everything is drawn once.
    m_dirty = true;
    if (otherChart) {
        m_zoom.reset();
        m_zoomY.reset();
    }
    if (m_point && (otherChart || m_point->series >= spec.series.size() || m_point->index >= spec.series[m_point->series].x.size())) {
        m_point.reset();
    }
    if (m_cursor == nullptr) {
        lookAt(m_point);
    }
    setAccessibleName(spec.title);
    moveCursorLine();
    if (change != ChartPlot::Change::Other && isVisible()) {
        showView(true);
        update();
        m_plot->update();
    } else {
        redraw();
    }
}

/// Points that came, on top of what is drawn. False where the view moves for them.
bool ChartView::growOn()
{
    return !showView(true) && m_chart->drawGrowth();
}

bool ChartView::drawing() const
{
    return m_dirty || m_chart->drawing();
}

/// False where it was shown already.
bool ChartView::showView(bool steady)
{
    const auto range = [](const std::optional<AxisRange>& chosen) {
        return chosen ? std::optional(QCPRange(chosen->first, chosen->second)) : std::nullopt;
    };
    return m_chart->setView(range(m_zoom), range(m_zoomY), steady ? ChartPlot::View::Steady : ChartPlot::View::Exact);
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
        showView(false);
        update();
        m_plot->update();
    }
}

void ChartView::moveCursorLine()
{
    if (m_cursor == nullptr) {
        return;
    }
    const bool visible = m_cursor->epoch() > 0 && spec().epochPlaces.known;
    const double x = xOfEpoch(spec(), m_cursor->epoch());
    const bool moved = visible != m_overlay.cursor->visible() || x != cursorX();
    m_overlay.cursor->setVisible(visible);
    moveLine(*m_overlay.cursor, x);
    if (moved && isVisible() && !m_dirty) {
        m_overlay.layer->replot();
    }
}

double ChartView::cursorX() const
{
    return m_overlay.cursor->point1->key();
}

std::size_t ChartView::pointCount() const
{
    std::size_t count = 0;
    for (const ChartSeries& one : spec().series) {
        count += one.x.size();
    }
    return count;
}

double ChartView::toPixel(double x) const
{
    return m_plot->xAxis->coordToPixel(x) + m_plot->x();
}

double ChartView::fromPixel(double pixel) const
{
    return m_plot->xAxis->pixelToCoord(pixel - m_plot->x());
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
        released(*static_cast<QMouseEvent*>(event));
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
    if (m_chart->drawing()) {
        if (onScreen()) {
            m_slices.start();
        } else {
            m_chart->draw(std::numeric_limits<int>::max());
        }
    }
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

/// A picture that somebody takes of it has everything; on the screen curves may follow.
bool ChartView::onScreen() const
{
    QBackingStore* store = window()->backingStore();
    return store != nullptr && redirected(nullptr) == store->paintDevice();
}

void ChartView::lightUp()
{
    auto* frame = new QFrame(this);
    frame->setObjectName(QStringLiteral("lit"));
    frame->setAttribute(Qt::WA_TransparentForMouseEvents);
    frame->setStyleSheet(QStringLiteral("#lit { border: 3px solid %1; border-radius: 4px; }").arg(theme().accent.name()));
    frame->setGeometry(rect());
    frame->show();
    frame->raise();
    QTimer::singleShot(litMs, frame, &QObject::deleteLater);
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
