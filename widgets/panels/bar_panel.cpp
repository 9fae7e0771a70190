#include "widgets/panels/bar_panel.h"

#include "widgets/charts/chart_look.h"
#include "widgets/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace gg::widgets {

BarPanel::BarPanel(const QString& name, QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void BarPanel::setRows(std::vector<BarRow> rows, const QString& emptyText)
{
    if (rows.size() != m_rows.size()) {
        m_marked = m_current = m_hovered = -1;
        updateGeometry();
    }
    m_rows = std::move(rows);
    m_emptyText = emptyText;
    measure();
    update();
}

void BarPanel::measure()
{
    m_labelWidth = m_valueWidth = m_countWidth = 0;
    for (const BarRow& row : m_rows) {
        m_labelWidth = std::max(m_labelWidth, row.heading ? 0 : fontMetrics().horizontalAdvance(row.label) + 2);
        m_valueWidth = std::max(m_valueWidth, row.heading ? 0 : fontMetrics().horizontalAdvance(row.value));
        m_countWidth = std::max(m_countWidth, fontMetrics().horizontalAdvance(row.count));
    }
}

void BarPanel::setMarked(int row)
{
    m_marked = row;
    update();
}

int BarPanel::rowHeight() const
{
    return std::max(space::target - 4, fontMetrics().height() + 6);
}

QRect BarPanel::rowRect(int row) const
{
    return {0, row * rowHeight(), width(), rowHeight()};
}

QRectF BarPanel::barRect(int row) const
{
    const QRect whole = rowRect(row).adjusted(space::medium, 0, -space::small, 0);
    const int left = whole.left() + std::min(m_labelWidth, whole.width() / 2) + space::medium;
    const int right = whole.right() - m_countWidth - space::medium - m_valueWidth - space::medium;
    const double share = m_rows[static_cast<std::size_t>(row)].share.value_or(0);
    const double thick = std::min(14, rowHeight() - 10);
    return {double(left), whole.center().y() - thick / 2 + 0.5, std::max(0.0, double(right - left) * std::clamp(share, 0.0, 1.0)), thick};
}

int BarPanel::rowAt(QPointF at) const
{
    const int row = static_cast<int>(at.y()) / rowHeight();
    return at.y() >= 0 && row < static_cast<int>(m_rows.size()) ? row : -1;
}

bool BarPanel::clickable(int row) const
{
    return row >= 0 && row < static_cast<int>(m_rows.size()) && m_rows[static_cast<std::size_t>(row)].clickable &&
           !m_rows[static_cast<std::size_t>(row)].heading;
}

QSize BarPanel::sizeHint() const
{
    return {m_labelWidth + m_valueWidth + m_countWidth + 90 + 4 * space::medium, std::max<int>(2, static_cast<int>(m_rows.size())) * rowHeight()};
}

QSize BarPanel::minimumSizeHint() const
{
    return {std::min(m_labelWidth, 90) + m_valueWidth + m_countWidth + 30 + 4 * space::medium, sizeHint().height()};
}

void BarPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_rows.empty()) {
        painter.setPen(theme().mutedText);
        painter.drawText(rect().adjusted(space::medium, space::medium, -space::medium, -space::medium), Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap,
                         m_emptyText);
    }
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        paintRow(painter, row);
    }
}

void BarPanel::paintRow(QPainter& painter, int row) const
{
    const BarRow& bar = m_rows[static_cast<std::size_t>(row)];
    const QRect whole = rowRect(row);
    const QRect inner = whole.adjusted(space::medium, 0, -space::small, 0);
    const QColor accent = theme().accent;
    if (bar.heading) {
        painter.setPen(theme().mutedText);
        painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, bar.label);
        painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, bar.count);
        return;
    }
    if (row == m_marked || row == m_hovered) {
        painter.fillRect(whole, faded(accent, palette().color(QPalette::Window), row == m_marked ? 0.75 : 0.9));
    }
    painter.setPen(palette().color(QPalette::WindowText));
    const QRectF place = barRect(row);
    const QRect label(inner.left(), inner.top(), static_cast<int>(place.left()) - space::medium - inner.left(), inner.height());
    painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(bar.label, Qt::ElideRight, label.width()));
    const QRect count(inner.right() - m_countWidth, inner.top(), m_countWidth, inner.height());
    const QRect value(count.left() - space::medium - m_valueWidth, inner.top(), m_valueWidth, inner.height());
    painter.drawText(value, Qt::AlignRight | Qt::AlignVCenter, bar.value);
    painter.setPen(theme().mutedText);
    painter.drawText(count, Qt::AlignRight | Qt::AlignVCenter, bar.count);
    const double full = value.left() - space::medium - place.left();
    painter.fillRect(QRectF(place.left(), place.bottom() - 1, full, 1), theme().line);
    // What is there is seen, however little.
    const double length = bar.share.value_or(0) > 0 ? std::max(1.5, place.width()) : 0;
    const QRectF drawn(place.left(), place.top(), length, place.height());
    const QColor colour = bar.colour.isValid() ? bar.colour : accent;
    painter.fillRect(drawn, colour);
    // Yellow on white ends where nobody sees it.
    if (length > 3 && colour.lightness() > 110) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour.darker(160), 1));
        painter.drawRect(drawn.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (bar.mark) {
        const double at = place.left() + full * std::clamp(*bar.mark, 0.0, 1.0);
        painter.fillRect(QRectF(at - 2, place.top() - 3, 4, place.height() + 6), palette().color(QPalette::Window));
        painter.fillRect(QRectF(at - 1, place.top() - 3, 2, place.height() + 6), palette().color(QPalette::WindowText));
    }
    if (hasFocus() && row == m_current) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(accent, 2));
        painter.drawRect(whole.adjusted(1, 1, -1, -1));
    }
}

bool BarPanel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const int row = rowAt(help->pos()); row >= 0) {
            QToolTip::showText(help->globalPos(), m_rows[static_cast<std::size_t>(row)].tip, this, rowRect(row));
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    if (event->type() == QEvent::FontChange) {
        measure();
        updateGeometry();
    }
    return QWidget::event(event);
}

void BarPanel::mousePressEvent(QMouseEvent* event)
{
    const int row = rowAt(event->position());
    if (event->button() == Qt::LeftButton && clickable(row)) {
        activate(row);
    }
}

void BarPanel::activate(int row)
{
    m_current = row;
    setMarked(row);
    Q_EMIT activated(row);
}

void BarPanel::mouseMoveEvent(QMouseEvent* event)
{
    const int row = rowAt(event->position());
    const int hovered = clickable(row) ? row : -1;
    if (hovered != m_hovered) {
        m_hovered = hovered;
        setCursor(hovered >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void BarPanel::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_hovered = -1;
    update();
}

void BarPanel::moveTo(int row, int direction)
{
    while (row >= 0 && row < static_cast<int>(m_rows.size()) && !clickable(row)) {
        row += direction;
    }
    if (clickable(row)) {
        m_current = row;
        setAccessibleDescription(m_rows[static_cast<std::size_t>(row)].label);
        Q_EMIT currentMoved(rowRect(row));
        update();
    }
}

void BarPanel::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up: moveTo(m_current - 1, -1); break;
    case Qt::Key_Down: moveTo(m_current + 1, 1); break;
    case Qt::Key_Home: moveTo(0, 1); break;
    case Qt::Key_End: moveTo(static_cast<int>(m_rows.size()) - 1, -1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (!clickable(m_current)) {
            moveTo(0, 1);
        }
        if (clickable(m_current)) {
            activate(m_current);
        }
        break;
    default: QWidget::keyPressEvent(event);
    }
}

void BarPanel::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (!clickable(m_current)) {
        moveTo(0, 1);
    }
    update();
}

void BarPanel::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace gg::widgets
