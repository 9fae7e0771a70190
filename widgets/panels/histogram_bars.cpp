#include "widgets/panels/histogram_bars.h"

#include "widgets/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace gg::widgets {

HistogramBars::HistogramBars(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
}

void HistogramBars::setHistogram(Histogram histogram, const QString& unit)
{
    const bool sameBars = histogram.edges == m_histogram.edges;
    m_histogram = std::move(histogram);
    m_unit = unit;
    if (!sameBars) {
        m_anchor = m_cursor = m_first = m_last = -1;
    }
    update();
}

void HistogramBars::setSelectedRange(const std::optional<NumberRange>& range)
{
    int first = -1;
    int last = -1;
    for (int i = 0; range && i < bars(); ++i) {
        const double from = m_histogram.edges[static_cast<std::size_t>(i)];
        const double to = m_histogram.edges[static_cast<std::size_t>(i) + 1];
        if (range->contains(std::isinf(to) ? from + 1 : (from + to) / 2)) {
            first = first < 0 ? i : first;
            last = i;
        }
    }
    mark(first, last);
}

void HistogramBars::mark(int first, int last)
{
    m_first = first;
    m_last = last;
    update();
}

double HistogramBars::axisTop() const
{
    return height() - fontMetrics().height() - 4.0;
}

double HistogramBars::heightOf(std::int64_t count) const
{
    const std::int64_t most = std::max<std::int64_t>(1, *std::max_element(m_histogram.all.begin(), m_histogram.all.end()));
    // A bar of one among thousands is still seen.
    return count == 0 ? 0 : std::max(2.0, (axisTop() - 6) * double(count) / double(most));
}

QRectF HistogramBars::barRect(int bar) const
{
    const double pitch = (width() - 4.0) / std::max(1, bars());
    const double tall = heightOf(m_histogram.all[static_cast<std::size_t>(bar)]);
    return {2 + bar * pitch, axisTop() - tall, std::max(1.0, pitch - 1), tall};
}

int HistogramBars::barAt(double x) const
{
    if (m_histogram.empty()) {
        return -1;
    }
    const double pitch = (width() - 4.0) / bars();
    return std::clamp(static_cast<int>((x - 2) / pitch), 0, bars() - 1);
}

QString HistogramBars::numberText(double value) const
{
    const bool fine = value < 10 && value != std::floor(value);
    return QLocale().toString(value, 'f', fine ? (value * 10 == std::floor(value * 10) ? 1 : 2) : 0);
}

QString HistogramBars::rangeText(int bar) const
{
    const double from = m_histogram.edges[static_cast<std::size_t>(bar)];
    const double to = m_histogram.edges[static_cast<std::size_t>(bar) + 1];
    return std::isinf(to) ? tr("%1 and more").arg(numberText(from)) : QStringLiteral("%1–%2 %3").arg(numberText(from), numberText(to), m_unit).trimmed();
}

void HistogramBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_histogram.empty()) {
        painter.setPen(theme().mutedText);
        painter.drawText(rect(), Qt::AlignCenter, tr("nothing to count"));
        return;
    }
    QColor whole = theme().mutedText;
    whole.setAlpha(110);
    QColor band = theme().accent;
    band.setAlpha(45);
    for (int i = 0; i < bars(); ++i) {
        const QRectF bar = barRect(i);
        const QRectF column(bar.x(), 2, bar.width(), axisTop() - 2);
        if (m_first >= 0 && i >= m_first && i <= m_last) {
            painter.fillRect(column.adjusted(0, 0, i < m_last ? 1 : 0, 0), band);
        }
        painter.fillRect(bar, whole);
        const double tall = heightOf(m_histogram.chosen[static_cast<std::size_t>(i)]);
        painter.fillRect(QRectF(bar.x(), axisTop() - tall, bar.width(), tall), theme().accent);
        if (hasFocus() && i == m_cursor) {
            painter.setPen(QPen(palette().color(QPalette::Text), 1, Qt::DotLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(column);
        }
    }
    drawAxis(painter);
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void HistogramBars::drawAxis(QPainter& painter) const
{
    const double bottom = axisTop();
    painter.setPen(theme().line);
    painter.drawLine(QPointF(0, bottom), QPointF(width(), bottom));
    painter.setPen(theme().mutedText);
    const QRectF axis(2, bottom + 2, width() - 4, fontMetrics().height());
    const double last = m_histogram.edges.back();
    const QString begin = numberText(m_histogram.edges.front());
    const QString end = std::isinf(last) ? tr("more") : QStringLiteral("%1 %2").arg(numberText(last), m_unit).trimmed();
    painter.drawText(axis, Qt::AlignLeft, begin);
    painter.drawText(axis, Qt::AlignRight, end);
    // Edges in between, where they do not touch what is written already.
    const double pitch = (width() - 4.0) / bars();
    double free = 2 + fontMetrics().horizontalAdvance(begin) + 10;
    const double stop = width() - fontMetrics().horizontalAdvance(end) - 12;
    const int every = std::max(1, bars() / 5);
    for (int i = every; i < bars(); i += every) {
        const QString text = numberText(m_histogram.edges[static_cast<std::size_t>(i)]);
        const double wide = fontMetrics().horizontalAdvance(text);
        const double x = 2 + i * pitch - wide / 2;
        if (x > free && x + wide < stop) {
            painter.drawText(QPointF(x, bottom + 2 + fontMetrics().ascent()), text);
            free = x + wide + 10;
        }
    }
}

void HistogramBars::choose()
{
    m_anchor = -1;
    if (m_first < 0) {
        Q_EMIT rangeSelected(std::nullopt);
        return;
    }
    const double to = m_histogram.edges[static_cast<std::size_t>(m_last) + 1];
    Q_EMIT rangeSelected(NumberRange{m_histogram.edges[static_cast<std::size_t>(m_first)], std::isinf(to) ? std::nullopt : std::optional(to)});
}

void HistogramBars::mousePressEvent(QMouseEvent* event)
{
    m_anchor = m_cursor = barAt(event->position().x());
    if (m_anchor < 0) {
        return;
    }
    // A click on the only selected bar takes the selection back.
    if (m_first == m_anchor && m_last == m_anchor) {
        mark(-1, -1);
        choose();
        return;
    }
    mark(m_anchor, m_anchor);
}

void HistogramBars::mouseMoveEvent(QMouseEvent* event)
{
    if (m_anchor >= 0 && event->buttons() & Qt::LeftButton) {
        m_cursor = barAt(event->position().x());
        mark(std::min(m_anchor, m_cursor), std::max(m_anchor, m_cursor));
    }
}

void HistogramBars::mouseReleaseEvent(QMouseEvent*)
{
    if (m_anchor >= 0) {
        choose();
    }
}

void HistogramBars::moveCursor(int to, bool extend)
{
    to = std::clamp(to, 0, std::max(0, bars() - 1));
    if (extend && m_cursor >= 0 && bars() > 0) {
        m_anchor = m_anchor < 0 ? m_cursor : m_anchor;
        mark(std::min(m_anchor, to), std::max(m_anchor, to));
    } else {
        m_anchor = -1;
    }
    m_cursor = to;
    update();
}

void HistogramBars::keyPressEvent(QKeyEvent* event)
{
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Left: moveCursor(m_cursor - 1, extend); break;
    case Qt::Key_Right: moveCursor(m_cursor + 1, extend); break;
    case Qt::Key_Home: moveCursor(0, extend); break;
    case Qt::Key_End: moveCursor(bars() - 1, extend); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_cursor >= 0 && bars() > 0) {
            if (m_anchor < 0) {
                mark(m_cursor, m_cursor);
            }
            choose();
        }
        break;
    case Qt::Key_Escape:
        if (m_first >= 0) {
            mark(-1, -1);
            choose();
            break;
        }
        [[fallthrough]];
    default:
        QWidget::keyPressEvent(event);
    }
}

void HistogramBars::focusInEvent(QFocusEvent* event)
{
    if (m_cursor < 0 && bars() > 0 && event->reason() != Qt::MouseFocusReason) {
        m_cursor = std::max(0, m_first);
    }
    QWidget::focusInEvent(event);
}

bool HistogramBars::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && !m_histogram.empty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int bar = barAt(help->pos().x());
        const QLocale locale;
        const std::int64_t all = m_histogram.all[static_cast<std::size_t>(bar)];
        const std::int64_t chosen = m_histogram.chosen[static_cast<std::size_t>(bar)];
        const QString counts = all == chosen ? locale.toString(qlonglong(all)) : tr("%1 of %2 shown").arg(locale.toString(qlonglong(chosen)), locale.toString(qlonglong(all)));
        QToolTip::showText(help->globalPos(), QStringLiteral("%1: %2").arg(rangeText(bar), counts), this);
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride && m_first >= 0 && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();  // taking the selection back comes before what Escape does on the page
        return true;
    }
    return QWidget::event(event);
}

}  // namespace gg::widgets
