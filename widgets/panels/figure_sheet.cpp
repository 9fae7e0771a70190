#include "widgets/panels/figure_sheet.h"

#include "widgets/figures/figure_grid.h"
#include "widgets/figures/figure_painting.h"
#include "widgets/theme/theme.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

constexpr int rulerPx = 22;
constexpr int edgePx = 28;
constexpr double gripPx = 12;  ///< on either side of an edge: a target of 24
constexpr double keyStepMm = 1;

}  // namespace

FigureSheet::FigureSheet(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setAccessibleName(tr("Page of the figure"));
    setAccessibleDescription(tr("Tab and arrows choose a panel, Ctrl and arrows move it, Shift and arrows change how many cells it takes, Delete removes it."));
}

void FigureSheet::setFigure(const ComposedFigure& figure)
{
    m_figure = figure;
    m_current = std::min(m_current, static_cast<int>(figure.panels.size()) - 1);
    updateGeometry();
    resize(sizeHint());
    update();
}

void FigureSheet::setImage(const QImage& image)
{
    m_image = image;
    update();
}

void FigureSheet::setZoom(double pixelsPerMm)
{
    m_scale = pixelsPerMm;
    updateGeometry();
    resize(sizeHint());
    update();
}

void FigureSheet::setCurrent(int panel)
{
    if (panel != m_current) {
        m_current = panel;
        update();
        Q_EMIT currentChanged(panel);
    }
}

QSize FigureSheet::sizeHint() const
{
    return {qCeil(m_figure.widthMm * m_scale) + 2 * edgePx + rulerPx, qCeil(m_figure.heightMm() * m_scale) + 2 * edgePx + rulerPx + 40};
}

QRectF FigureSheet::pageRect() const
{
    const double width = m_figure.widthMm * m_scale;
    const double left = std::max<double>(rulerPx + edgePx, (this->width() - width + rulerPx) / 2);
    return {std::round(left), rulerPx + edgePx, width, m_figure.heightMm() * m_scale};
}

QRectF FigureSheet::panelRect(const QRect& cells) const
{
    const QRectF mm = panelRectMm(m_figure, cells);
    return {pageRect().topLeft() + mm.topLeft() * m_scale, mm.size() * m_scale};
}

QPointF FigureSheet::toMm(QPointF pixel) const
{
    return (pixel - pageRect().topLeft()) / m_scale;
}

FigureSheet::Grip FigureSheet::gripAt(QPointF at, int& panel, int& row) const
{
    panel = -1;
    row = -1;
    // The chosen panel's edges come before what lies beside it.
    if (m_current >= 0) {
        const QRectF rect = panelRect(m_figure.panels[static_cast<std::size_t>(m_current)].cells);
        const bool right = std::abs(at.x() - rect.right()) <= gripPx && at.y() >= rect.top() && at.y() <= rect.bottom() + gripPx;
        const bool bottom = std::abs(at.y() - rect.bottom()) <= gripPx && at.x() >= rect.left() && at.x() <= rect.right() + gripPx;
        if (right || bottom) {
            panel = m_current;
            return right && bottom ? Grip::Corner : right ? Grip::Right : Grip::Bottom;
        }
    }
    // The lines between rows, at the ruler.
    if (at.x() < pageRect().left() - 2) {
        for (int i = 0; i < m_figure.rows(); ++i) {
            if (std::abs(panelRect(QRect(0, i, 1, 1)).bottom() - at.y()) <= gripPx) {
                row = i;
                return Grip::Row;
            }
        }
    }
    panel = panelAt(m_figure, toMm(at));
    return panel >= 0 ? Grip::Move : Grip::None;
}

void FigureSheet::showCursor(QPointF at)
{
    int panel = -1;
    int row = -1;
    switch (gripAt(at, panel, row)) {
    case Grip::Move: setCursor(Qt::SizeAllCursor); break;
    case Grip::Right: setCursor(Qt::SizeHorCursor); break;
    case Grip::Row:
    case Grip::Bottom: setCursor(Qt::SizeVerCursor); break;
    case Grip::Corner: setCursor(Qt::SizeFDiagCursor); break;
    case Grip::None: unsetCursor(); break;
    }
}

void FigureSheet::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    setFocus(Qt::MouseFocusReason);
    Drag drag;
    drag.grip = gripAt(event->position(), drag.panel, drag.row);
    drag.from = event->position();
    if (drag.panel >= 0) {
        drag.cells = m_figure.panels[static_cast<std::size_t>(drag.panel)].cells;
        drag.grabbed = cellAt(m_figure, toMm(event->position())) - drag.cells.topLeft();
    }
    if (drag.row >= 0) {
        drag.heightMm = m_figure.rowsMm[static_cast<std::size_t>(drag.row)];
    }
    m_drag = drag;
    if (drag.grip != Grip::Row) {
        setCurrent(drag.panel);
    }
    update();
}

void FigureSheet::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag.grip == Grip::None) {
        showCursor(event->position());
        return;
    }
    const QPointF away = event->position() - m_drag.from;
    m_drag.moved = m_drag.moved || std::abs(away.x()) + std::abs(away.y()) > 6;
    if (!m_drag.moved) {
        return;
    }
    if (m_drag.grip == Grip::Row) {
        m_drag.heightMm = std::clamp(std::round((m_figure.rowsMm[static_cast<std::size_t>(m_drag.row)] + away.y() / m_scale) * 2) / 2, 5.0, 500.0);
        update();
        return;
    }
    const QPoint cell = cellAt(m_figure, toMm(event->position()));
    const QRect own = m_figure.panels[static_cast<std::size_t>(m_drag.panel)].cells;
    if (m_drag.grip == Grip::Move) {
        const QPoint corner = cell - m_drag.grabbed;
        m_drag.cells = QRect(QPoint(std::clamp(corner.x(), 0, m_figure.columns - own.width()), std::max(0, corner.y())), own.size());
    } else {
        m_drag.cells = own;
        if (m_drag.grip != Grip::Bottom) {
            m_drag.cells.setWidth(std::clamp(cell.x() - own.x() + 1, 1, m_figure.columns - own.x()));
        }
        if (m_drag.grip != Grip::Right) {
            m_drag.cells.setHeight(std::max(1, cell.y() - own.y() + 1));
        }
    }
    update();
}

void FigureSheet::mouseReleaseEvent(QMouseEvent*)
{
    const Drag drag = std::exchange(m_drag, {});
    update();
    if (!drag.moved) {
        return;
    }
    if (drag.grip == Grip::Row) {
        Q_EMIT rowHeightRequested(drag.row, drag.heightMm);
    } else if (drag.grip != Grip::None && drag.cells != m_figure.panels[static_cast<std::size_t>(drag.panel)].cells) {
        Q_EMIT placeRequested(drag.panel, drag.cells);
    }
}

void FigureSheet::stepCurrent(int by)
{
    const std::vector<std::size_t> order = readingOrder(m_figure);
    if (order.empty()) {
        return;
    }
    const auto it = std::find(order.begin(), order.end(), static_cast<std::size_t>(std::max(0, m_current)));
    const auto place = m_current < 0 ? (by > 0 ? -1 : static_cast<std::ptrdiff_t>(order.size())) : it - order.begin();
    const auto next = std::clamp<std::ptrdiff_t>(place + by, 0, static_cast<std::ptrdiff_t>(order.size()) - 1);
    setCurrent(static_cast<int>(order[static_cast<std::size_t>(next)]));
}

/// The nearest panel in the direction of an arrow.
void FigureSheet::goTo(int key)
{
    if (m_current < 0) {
        stepCurrent(1);
        return;
    }
    const QPointF from = QRectF(m_figure.panels[static_cast<std::size_t>(m_current)].cells).center();
    int best = -1;
    double least = 1e9;
    for (std::size_t i = 0; i < m_figure.panels.size(); ++i) {
        const QPointF way = QRectF(m_figure.panels[i].cells).center() - from;
        const bool horizontal = key == Qt::Key_Left || key == Qt::Key_Right;
        const double along = key == Qt::Key_Left ? -way.x() : key == Qt::Key_Right ? way.x() : key == Qt::Key_Up ? -way.y() : way.y();
        const double across = std::abs(horizontal ? way.y() : way.x());
        if (along > 0.1 && along + 3 * across < least) {
            least = along + 3 * across;
            best = static_cast<int>(i);
        }
    }
    if (best >= 0) {
        setCurrent(best);
    }
}

bool FigureSheet::event(QEvent* event)
{
    // Tab goes from panel to panel, and on to the next widget after the last.
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) {
            const int before = m_current;
            stepCurrent(key->key() == Qt::Key_Tab ? 1 : -1);
            if (m_current != before) {
                return true;
            }
        }
    }
    return QWidget::event(event);
}

void FigureSheet::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const bool arrow = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
    if (key == Qt::Key_Escape && m_drag.grip != Grip::None) {
        m_drag = {};
        update();
        return;
    }
    if (m_current >= 0 && (key == Qt::Key_Delete || key == Qt::Key_Backspace)) {
        Q_EMIT removeRequested(m_current);
        return;
    }
    if (!arrow) {
        QWidget::keyPressEvent(event);
        return;
    }
    const Qt::KeyboardModifiers keys = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier | Qt::AltModifier);
    if (m_current < 0 || keys == Qt::NoModifier) {
        goTo(key);
        return;
    }
    const QPoint step(key == Qt::Key_Left ? -1 : key == Qt::Key_Right ? 1 : 0, key == Qt::Key_Up ? -1 : key == Qt::Key_Down ? 1 : 0);
    QRect cells = m_figure.panels[static_cast<std::size_t>(m_current)].cells;
    if (keys == Qt::AltModifier) {
        const int row = cells.y() + cells.height() - 1;
        Q_EMIT rowHeightRequested(row, std::clamp(m_figure.rowsMm[static_cast<std::size_t>(row)] + step.y() * keyStepMm, 5.0, 500.0));
        return;
    }
    if (keys == Qt::ControlModifier) {
        cells.translate(step);
    } else if (keys == Qt::ShiftModifier) {
        cells.setSize((cells.size() + QSize(step.x(), step.y())).expandedTo(QSize(1, 1)));
    }
    const bool inside = cells.x() >= 0 && cells.y() >= 0 && cells.x() + cells.width() <= m_figure.columns;
    if (inside && cells != m_figure.panels[static_cast<std::size_t>(m_current)].cells) {
        Q_EMIT placeRequested(m_current, cells);
    }
}

void FigureSheet::focusInEvent(QFocusEvent* event)
{
    if (m_current < 0 && event->reason() != Qt::MouseFocusReason) {
        stepCurrent(1);
    }
    update();
}

void FigureSheet::focusOutEvent(QFocusEvent*)
{
    update();
}

void FigureSheet::leaveEvent(QEvent*)
{
    unsetCursor();
}

void FigureSheet::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasFormat(QLatin1String(mimeType))) {
        event->acceptProposedAction();
    }
}

void FigureSheet::dragMoveEvent(QDragMoveEvent* event)
{
    m_dropCell = cellAt(m_figure, toMm(event->position()));
    event->acceptProposedAction();
    update();
}

void FigureSheet::dragLeaveEvent(QDragLeaveEvent*)
{
    m_dropCell.reset();
    update();
}

void FigureSheet::dropEvent(QDropEvent* event)
{
    m_dropCell.reset();
    update();
    event->acceptProposedAction();
    Q_EMIT dropped(QString::fromUtf8(event->mimeData()->data(QLatin1String(mimeType))), cellAt(m_figure, toMm(event->position())));
}

void FigureSheet::paintRuler(QPainter& painter) const
{
    const QRectF page = pageRect();
    QFont small = font();
    small.setPointSizeF(std::max(7.0, small.pointSizeF() * 0.8));
    painter.setFont(small);
    const int every = m_scale >= 2.4 ? 10 : m_scale >= 1 ? 20 : 50;
    const auto along = [&](double length, const auto& mark, const auto& number) {
        for (int mm = 0; mm <= static_cast<int>(length); mm += 5) {
            painter.setPen(theme().mutedText);
            mark(mm * m_scale, mm % 10 == 0 ? 6 : 3);
            if (mm % every == 0) {
                number(mm * m_scale, QString::number(mm));
            }
        }
    };
    const double top = page.top() - 8;
    const double left = page.left() - 8;
    along(m_figure.widthMm, [&](double at, int size) { painter.drawLine(QLineF(page.left() + at, top, page.left() + at, top - size)); },
          [&](double at, const QString& text) { painter.drawText(QRectF(page.left() + at - 30, top - 24, 60, 16), Qt::AlignCenter, text); });
    along(m_figure.heightMm(), [&](double at, int size) { painter.drawLine(QLineF(left, page.top() + at, left - size, page.top() + at)); },
          [&](double at, const QString& text) { painter.drawText(QRectF(left - 40, page.top() + at - 8, 31, 16), Qt::AlignRight | Qt::AlignVCenter, text); });
}

void FigureSheet::paintCells(QPainter& painter) const
{
    // The grid shows while something is moved, and where nothing stands yet.
    const bool busy = m_drag.moved || m_dropCell.has_value();
    painter.setPen(QPen(QColor(0xb8, 0xbf, 0xc8), 1, Qt::DashLine));
    for (int row = 0; row < m_figure.rows(); ++row) {
        for (int column = 0; column < m_figure.columns; ++column) {
            const QRect cell(column, row, 1, 1);
            const bool taken = std::any_of(m_figure.panels.begin(), m_figure.panels.end(), [&](const ComposedPanel& panel) { return panel.cells.intersects(cell); });
            if (busy || !taken) {
                painter.drawRect(panelRect(cell).adjusted(0.5, 0.5, -0.5, -0.5));
            }
        }
    }
}

void FigureSheet::paintFrames(QPainter& painter) const
{
    const QColor accent = lightTheme().accent;
    if (m_current >= 0 && m_current < static_cast<int>(m_figure.panels.size())) {
        const QRectF rect = panelRect(m_figure.panels[static_cast<std::size_t>(m_current)].cells).adjusted(-2, -2, 2, 2);
        painter.setPen(QPen(accent, hasFocus() ? 2 : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect);
        painter.setBrush(Qt::white);
        for (const QPointF at : {QPointF(rect.right(), rect.center().y()), QPointF(rect.center().x(), rect.bottom()), rect.bottomRight()}) {
            painter.drawRect(QRectF(at - QPointF(4, 4), QSizeF(8, 8)));
        }
    }
    QColor shade = accent;
    shade.setAlphaF(0.15F);
    painter.setPen(QPen(accent, 2, Qt::DashLine));
    painter.setBrush(shade);
    if (m_drag.moved && m_drag.grip == Grip::Row) {
        const QRectF row = panelRect(QRect(0, m_drag.row, m_figure.columns, 1));
        const double y = row.top() + m_drag.heightMm * m_scale;
        painter.drawLine(QLineF(pageRect().left() - edgePx, y, pageRect().right(), y));
        painter.setPen(accent);
        painter.drawText(QPointF(pageRect().left() + 6, y - 5), tr("%1 mm").arg(m_drag.heightMm));
    } else if (m_drag.moved) {
        painter.drawRect(panelRect(m_drag.cells));
    } else if (m_dropCell) {
        const QPoint cell(m_dropCell->x(), m_dropCell->y());
        QRectF rect = panelRect(QRect(cell, QSize(1, 1)));
        if (cell.y() >= m_figure.rows()) {
            rect = QRectF(panelRect(QRect(cell.x(), 0, 1, 1)).left(), pageRect().bottom() + 6, rect.width(), 24);
        }
        painter.drawRect(rect);
    }
}

void FigureSheet::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().canvas);
    const QRectF page = pageRect();
    paintRuler(painter);
    painter.fillRect(page.translated(2, 2), QColor(0, 0, 0, 40));
    painter.fillRect(page, Qt::white);
    if (!m_image.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(page, m_image);
    }
    paintCells(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrames(painter);
}

}  // namespace gg::widgets
