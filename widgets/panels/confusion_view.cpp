#include "widgets/panels/confusion_view.h"

#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace gg::widgets
{

ConfusionView::ConfusionView(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAccessibleName(tr("Confusion matrix"));
}

void ConfusionView::setFigure(const std::optional<ConfusionFigure>& figure, const QString& why)
{
    m_figure = figure;
    m_why = why;
    if (figure) {
        setAccessibleDescription(tr("%1, epoch %2").arg(figure->run).arg(figure->epoch));
    }
    update();
}

QRectF ConfusionView::drawingRect() const
{
    return QRectF(rect()).adjusted(4, 2, -4, -4);
}

QRect ConfusionView::cellRect(ConfusionCell cell) const
{
    const auto layout = layoutConfusion(drawingRect(), windowLook(font(), logicalDpiY()));
    return layout.cells[static_cast<std::size_t>(cell)].toAlignedRect();
}

std::optional<ConfusionCell> ConfusionView::cellAt(QPointF at) const
{
    for (const ConfusionCell cell : confusionCells) {
        if (m_figure && cellRect(cell).contains(at.toPoint())) {
            return cell;
        }
    }
    return std::nullopt;
}

void ConfusionView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    DrawLook look = windowLook(font(), logicalDpiY());
    look.background = palette().color(QPalette::Window);
    if (!m_figure) {
        painter.setPen(look.muted);
        painter.drawText(drawingRect(), Qt::AlignCenter | Qt::TextWordWrap, m_why);
        return;
    }
    const auto framed = hasFocus() ? std::optional(confusionCells[static_cast<std::size_t>(m_current)]) : m_hovered;
    paintConfusion(painter, drawingRect(), *m_figure, look, framed);
}

void ConfusionView::mousePressEvent(QMouseEvent* event)
{
    if (const auto cell = cellAt(event->position()); cell && event->button() == Qt::LeftButton) {
        m_current = static_cast<int>(*cell);
        update();
        Q_EMIT cellActivated(*cell);
    }
}

void ConfusionView::mouseMoveEvent(QMouseEvent* event)
{
    const auto cell = cellAt(event->position());
    if (cell != m_hovered) {
        m_hovered = cell;
        setCursor(cell ? Qt::PointingHandCursor : Qt::ArrowCursor);
        setToolTip(cell ? tr("%1: show the images that fill this cell most").arg(cellText(*cell)) : QString());
        update();
    }
}

void ConfusionView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_hovered.reset();
    update();
}

void ConfusionView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        m_current ^= 1;
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_current ^= 2;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_figure) {
            Q_EMIT cellActivated(confusionCells[static_cast<std::size_t>(m_current)]);
        }
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    update();
}

void ConfusionView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void ConfusionView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace gg::widgets
