#include "widgets/panels/heat_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace gg::widgets {

HeatView::HeatView(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

void HeatView::setFigure(std::optional<HeatFigure> figure, const QString& why)
{
    m_figure = std::move(figure);
    m_why = why;
    if (!m_figure || (m_framed && (m_framed->column >= m_figure->columns || m_framed->row >= m_figure->rows))) {
        m_framed.reset();
    }
    setAccessibleName(m_figure ? m_figure->title : QString());
    setAccessibleDescription(m_figure && m_framed ? heatSentence(*m_figure, *m_framed) : why);
    update();
}

DrawLook HeatView::look() const
{
    return windowLook(font(), logicalDpiX());
}

bool HeatView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_figure) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto place = heatPlaceAt(heatGrid(rect(), *m_figure, look()), *m_figure, help->pos());
        if (place) {
            QToolTip::showText(help->globalPos(), heatSentence(*m_figure, *place), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

void HeatView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const DrawLook drawn = look();
    painter.fillRect(rect(), drawn.background);
    if (!m_figure || m_figure->total() == 0) {
        painter.setPen(drawn.muted);
        painter.drawText(rect().adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap, m_why);
        return;
    }
    paintHeat(painter, rect(), *m_figure, drawn, hasFocus() ? m_framed : std::nullopt);
}

void HeatView::frame(HeatPlace place)
{
    m_framed = place;
    const QString sentence = heatSentence(*m_figure, place);
    setAccessibleDescription(sentence);
    const QRectF cell = heatCell(heatGrid(rect(), *m_figure, look()), *m_figure, place);
    QToolTip::showText(mapToGlobal(cell.bottomRight().toPoint()), sentence, this);
    update();
}

void HeatView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_E && event->modifiers() == Qt::NoModifier && m_figure) {
        Q_EMIT exportRequested();
        return;
    }
    const int right = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    int up = event->key() == Qt::Key_Up ? 1 : event->key() == Qt::Key_Down ? -1 : 0;
    if (!m_figure || (right == 0 && up == 0)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_figure->fromTop) {
        up = -up;
    }
    const HeatPlace from = m_framed.value_or(HeatPlace{.column = m_figure->columns / 2, .row = m_figure->rows / 2});
    const auto moved = [](std::size_t at, int by, std::size_t count) {
        return static_cast<std::size_t>(std::clamp<std::int64_t>(static_cast<std::int64_t>(at) + by, 0, static_cast<std::int64_t>(count) - 1));
    };
    frame(m_framed ? HeatPlace{.column = moved(from.column, right, m_figure->columns), .row = moved(from.row, up, m_figure->rows)} : from);
}

void HeatView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void HeatView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace gg::widgets
