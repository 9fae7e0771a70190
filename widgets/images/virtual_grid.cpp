#include "widgets/images/virtual_grid.h"

#include "widgets/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace gg::widgets {
namespace {

constexpr std::int64_t mostSteps = 1'000'000'000;

}  // namespace

// A strip is a grid of one column that lies on its side: its lines are as wide as a cell and follow each other to the right.

VirtualGrid::VirtualGrid(Flow flow, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_flow(flow)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(flow == Flow::Grid ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(flow == Flow::Grid ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
}

QScrollBar* VirtualGrid::bar() const
{
    return m_flow == Flow::Strip ? horizontalScrollBar() : verticalScrollBar();
}

int VirtualGrid::viewExtent() const
{
    return m_flow == Flow::Strip ? viewport()->width() : viewport()->height();
}

int VirtualGrid::lineExtent() const
{
    return m_flow == Flow::Strip ? cellSize().width() : cellSize().height();
}

int VirtualGrid::columns() const
{
    return std::max(1, viewport()->width() / cellSize().width());
}

int VirtualGrid::pitch() const
{
    return std::max(1, viewport()->width() / columns());
}

std::int64_t VirtualGrid::offset() const
{
    return std::int64_t{bar()->value()} * m_pixelsAStep;
}

void VirtualGrid::scrollTo(std::int64_t pixels)
{
    // Up: what is asked for must be wholly in sight, so rounding goes the other way than down.
    bar()->setValue(static_cast<int>(pixels / m_pixelsAStep));
}

void VirtualGrid::scrollToLineOf(std::int64_t index, int below)
{
    scrollTo(index / across() * lineExtent() - below);
}

int VirtualGrid::inViewport(std::int64_t pixels) const
{
    return static_cast<int>(std::clamp<std::int64_t>(pixels - offset(), -mostSteps, mostSteps));
}

QRect VirtualGrid::cellRect(std::int64_t index) const
{
    const QSize cell = cellSize();
    const int along = inViewport(index / across() * lineExtent());
    if (m_flow == Flow::Strip) {
        return {QPoint(along, stripMargin), cell};
    }
    // What is left over is spread between the columns, so that the grid fills the width.
    return {QPoint(static_cast<int>(index % columns()) * pitch() + (pitch() - cell.width()) / 2, along), cell};
}

std::int64_t VirtualGrid::indexAt(QPoint point) const
{
    const std::int64_t line = ((m_flow == Flow::Strip ? point.x() : point.y()) + offset()) / lineExtent();
    const int column = m_flow == Flow::Strip ? 0 : std::min(columns() - 1, point.x() / pitch());
    const std::int64_t index = line * across() + column;
    return index >= 0 && index < count() && cellRect(index).contains(point) ? index : -1;
}

std::pair<std::int64_t, std::int64_t> VirtualGrid::visible() const
{
    const std::int64_t first = offset() / lineExtent();
    const std::int64_t last = (offset() + viewExtent()) / lineExtent() + 1;
    return {std::min(count(), first * across()), std::min(count(), last * across())};
}

std::int64_t VirtualGrid::toKeepInSight() const
{
    const auto [from, to] = visible();
    return m_current >= from && m_current < to ? m_current : from;
}

void VirtualGrid::layOut()
{
    const std::int64_t lines = (count() + across() - 1) / across();
    const std::int64_t hidden = std::max<std::int64_t>(0, lines * lineExtent() - viewExtent());
    m_pixelsAStep = static_cast<int>(hidden / mostSteps) + 1;
    const int step = m_flow == Flow::Strip ? lineExtent() : std::max(20, lineExtent() / 3);
    const int page = m_flow == Flow::Strip ? viewExtent() : std::max(lineExtent(), viewExtent() - lineExtent());
    bar()->setRange(0, static_cast<int>((hidden + m_pixelsAStep - 1) / m_pixelsAStep));
    bar()->setPageStep(page / m_pixelsAStep);
    bar()->setSingleStep(std::max(1, step / m_pixelsAStep));
}

void VirtualGrid::ensureVisible(std::int64_t index)
{
    if (index < 0 || index >= count()) {
        return;
    }
    const std::int64_t begin = index / across() * lineExtent();
    const std::int64_t end = begin + lineExtent();
    if (m_flow == Flow::Strip) {
        // In the middle: what comes and what was are both neighbours.
        scrollTo(begin + (lineExtent() - viewExtent()) / 2);
    } else if (begin < offset()) {
        scrollTo(begin);
    } else if (end > offset() + viewExtent()) {
        scrollTo(end - viewExtent() + m_pixelsAStep - 1);
    }
}

void VirtualGrid::askForVisible()
{
    if (isVisible()) {
        const auto [from, to] = visible();
        ask(from, to);
    }
}

void VirtualGrid::refresh()
{
    askForVisible();
    viewport()->update();
}

void VirtualGrid::goTo(std::int64_t index)
{
    const bool moved = index != m_current;
    m_current = index;
    ensureVisible(index);
    viewport()->update();
    if (moved) {
        currentMoved(index);
    }
}

void VirtualGrid::moveTo(std::int64_t index, Qt::KeyboardModifiers)
{
    goTo(index);
}

void VirtualGrid::keyPressEvent(QKeyEvent* event)
{
    const std::int64_t line = across();
    const std::int64_t page = std::max(1, viewExtent() / lineExtent()) * line;
    const std::int64_t last = count() - 1;
    const auto move = [&](std::int64_t index) {
        if (last >= 0) {
            moveTo(std::clamp<std::int64_t>(index, 0, last), event->modifiers());
        }
    };
    switch (event->key()) {
    case Qt::Key_Left: move(m_current - 1); break;
    case Qt::Key_Right: move(m_current + 1); break;
    // Past an end: stay in the column rather than jump to the corner, except for the last, shorter line.
    case Qt::Key_Up: move(m_current >= line ? m_current - line : m_current); break;
    case Qt::Key_Down: move(m_current / line < last / line ? m_current + line : m_current); break;
    case Qt::Key_PageUp: move(std::max(m_current - page, m_current % line)); break;
    case Qt::Key_PageDown: move(m_current + page); break;
    case Qt::Key_Home: move(0); break;
    case Qt::Key_End: move(last); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0) {
            open(m_current);
        }
        break;
    default:
        // Not the scroll area's own handling: the page has keys of its own.
        event->ignore();
    }
}

void VirtualGrid::mousePressEvent(QMouseEvent* event)
{
    if (const std::int64_t index = indexAt(event->pos()); index >= 0 && event->button() == Qt::LeftButton) {
        moveTo(index, event->modifiers());
    }
}

void VirtualGrid::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const std::int64_t index = indexAt(event->pos()); index >= 0 && event->button() == Qt::LeftButton) {
        open(index);
    }
}

bool VirtualGrid::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) {
        return QAbstractScrollArea::viewportEvent(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const std::int64_t index = indexAt(help->pos()); index >= 0) {
        QToolTip::showText(help->globalPos(), tipAt(index), this, cellRect(index));
    } else {
        QToolTip::hideText();
    }
    return true;
}

void VirtualGrid::resizeEvent(QResizeEvent*)
{
    const std::int64_t first = m_current >= 0 ? m_current : visible().first;
    layOut();
    ensureVisible(first);
    askForVisible();
}

void VirtualGrid::showEvent(QShowEvent* event)
{
    // Comes and goes with its page, and stays where a person scrolled to.
    QAbstractScrollArea::showEvent(event);
    layOut();
    askForVisible();
}

void VirtualGrid::scrollContentsBy(int, int)
{
    refresh();
}

void VirtualGrid::focusInEvent(QFocusEvent*)
{
    viewport()->update();
}

void VirtualGrid::focusOutEvent(QFocusEvent*)
{
    viewport()->update();
}

void VirtualGrid::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().base());
    for (auto [index, end] = visible(); index < end; ++index) {
        if (cellRect(index).intersects(event->rect())) {
            drawCell(painter, index);
        }
    }
}

void VirtualGrid::fillChosen(QPainter& painter, const QRect& cell) const
{
    QColor back = theme().accent;
    back.setAlpha(hasFocus() ? 75 : 45);
    painter.fillRect(cell.adjusted(1, 1, -1, -1), back);
}

void VirtualGrid::frameCurrent(QPainter& painter, const QRect& cell) const
{
    painter.setPen(QPen(theme().accent, hasFocus() ? 2 : 1, hasFocus() ? Qt::SolidLine : Qt::DotLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(cell.adjusted(1, 1, -2, -2));
}

void VirtualGrid::drawCaption(QPainter& painter, const QRect& cell, const QRect& picture, const QString& text) const
{
    const QRect line(cell.x() + 2, picture.bottom() + 2, cell.width() - 4, fontMetrics().height());
    painter.drawText(line, Qt::AlignCenter, fontMetrics().elidedText(text, Qt::ElideMiddle, line.width()));
}

}  // namespace gg::widgets
