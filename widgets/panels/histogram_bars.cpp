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

std::vector<HistogramBars::Bar> equalBins(const std::vector<double>& values, int atMost)
{
    if (values.empty()) {
        return {};
    }
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    // A step of 1, 2 or 5 times a power of ten, so that the ends of bars are numbers that a person reads.
    const double rough = std::max((*high - *low) / atMost, *high > 0 ? *high * 1e-3 : 1e-3);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = power * 10;
    for (const double factor : {5.0, 2.0, 1.0}) {
        if (power * factor >= rough) {
            step = power * factor;
        }
    }
    const double first = std::floor(*low / step);
    const auto count = static_cast<std::size_t>(std::floor(*high / step) - first) + 1;
    std::vector<HistogramBars::Bar> bars(count);
    for (std::size_t i = 0; i < count; ++i) {
        bars[i].from = (first + static_cast<double>(i)) * step;
        bars[i].to = (first + static_cast<double>(i) + 1) * step;
    }
    for (const double value : values) {
        ++bars[std::min(count - 1, static_cast<std::size_t>(std::floor(value / step) - first))].count;
    }
    return bars;
}

HistogramBars::HistogramBars(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void HistogramBars::setBars(std::vector<Bar> bars, const QString& unit, int decimals)
{
    m_bars = std::move(bars);
    m_unit = unit;
    m_decimals = decimals;
    m_first = m_last = m_anchor = m_cursor = -1;
    update();
}

void HistogramBars::setSelection(int first, int last)
{
    m_first = first;
    m_last = last;
    update();
}

QRectF HistogramBars::barRect(int bar) const
{
    qint64 most = 1;
    for (const Bar& b : m_bars) {
        most = std::max(most, b.count);
    }
    const double bottom = height() - fontMetrics().height() - 4.0;
    const double pitch = (width() - 4.0) / std::max<std::size_t>(1, m_bars.size());
    const qint64 count = m_bars[static_cast<std::size_t>(bar)].count;
    // A bar of one among thousands is still seen.
    const double tall = count == 0 ? 0 : std::max(2.0, (bottom - 6) * double(count) / double(most));
    return {2 + bar * pitch, bottom - tall, std::max(1.0, pitch - 1), tall};
}

int HistogramBars::barAt(double x) const
{
    if (m_bars.empty()) {
        return -1;
    }
    const double pitch = (width() - 4.0) / static_cast<double>(m_bars.size());
    return std::clamp(static_cast<int>((x - 2) / pitch), 0, static_cast<int>(m_bars.size()) - 1);
}

QString HistogramBars::rangeText(const Bar& bar) const
{
    const QLocale locale;
    return QStringLiteral("%1–%2 %3").arg(locale.toString(bar.from, 'f', m_decimals), locale.toString(bar.to, 'f', m_decimals), m_unit).trimmed();
}

void HistogramBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_bars.empty()) {
        painter.setPen(theme().mutedText);
        painter.drawText(rect(), Qt::AlignCenter, tr("nothing to count"));
        return;
    }
    const double bottom = height() - fontMetrics().height() - 4.0;
    for (int i = 0; i < static_cast<int>(m_bars.size()); ++i) {
        const bool chosen = m_first >= 0 && i >= std::min(m_first, m_last) && i <= std::max(m_first, m_last);
        const QRectF bar = barRect(i);
        if (chosen) {
            QColor back = theme().accent;
            back.setAlpha(50);
            painter.fillRect(QRectF(bar.x(), 2, bar.width(), bottom - 2), back);
        }
        painter.fillRect(bar, chosen || m_first < 0 ? theme().accent : theme().mutedText);
        if (hasFocus() && i == m_cursor) {
            painter.setPen(QPen(palette().color(QPalette::Text), 1, Qt::DotLine));
            painter.drawRect(QRectF(bar.x(), 2, bar.width(), bottom - 2));
        }
    }
    painter.setPen(theme().line);
    painter.drawLine(QPointF(0, bottom), QPointF(width(), bottom));
    painter.setPen(theme().mutedText);
    const QLocale locale;
    const QRectF axis(0, bottom + 2, width(), fontMetrics().height());
    painter.drawText(axis, Qt::AlignLeft, locale.toString(m_bars.front().from, 'f', m_decimals));
    painter.drawText(axis, Qt::AlignRight, QStringLiteral("%1 %2").arg(locale.toString(m_bars.back().to, 'f', m_decimals), m_unit).trimmed());
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void HistogramBars::mousePressEvent(QMouseEvent* event)
{
    m_anchor = m_cursor = barAt(event->position().x());
    // A click on the only selected bar takes the selection back.
    if (m_anchor >= 0 && m_first == m_anchor && m_last == m_anchor) {
        setSelection(-1, -1);
        m_anchor = -1;
        Q_EMIT selected(-1, -1);
        return;
    }
    setSelection(m_anchor, m_anchor);
}

void HistogramBars::mouseMoveEvent(QMouseEvent* event)
{
    if (m_anchor >= 0) {
        m_cursor = barAt(event->position().x());
        setSelection(std::min(m_anchor, m_cursor), std::max(m_anchor, m_cursor));
    }
}

void HistogramBars::mouseReleaseEvent(QMouseEvent*)
{
    if (m_anchor >= 0) {
        m_anchor = -1;
        Q_EMIT selected(m_first, m_last);
    }
}

void HistogramBars::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_bars.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int to = std::clamp(m_cursor + (event->key() == Qt::Key_Left ? -1 : 1), 0, std::max(0, last));
        if (event->modifiers() & Qt::ShiftModifier && m_cursor >= 0 && last >= 0) {
            m_anchor = m_anchor < 0 ? m_cursor : m_anchor;
            setSelection(std::min(m_anchor, to), std::max(m_anchor, to));
        } else {
            m_anchor = -1;
        }
        m_cursor = to;
        update();
        break;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_cursor >= 0 && last >= 0) {
            if (m_anchor < 0) {
                setSelection(m_cursor, m_cursor);
            }
            m_anchor = -1;
            Q_EMIT selected(m_first, m_last);
        }
        break;
    case Qt::Key_Escape:
        if (m_first >= 0) {
            setSelection(-1, -1);
            Q_EMIT selected(-1, -1);
            break;
        }
        [[fallthrough]];
    default:
        QWidget::keyPressEvent(event);
    }
}

bool HistogramBars::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && !m_bars.empty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const Bar& bar = m_bars[static_cast<std::size_t>(barAt(help->pos().x()))];
        QToolTip::showText(help->globalPos(), QStringLiteral("%1: %2").arg(rangeText(bar), QLocale().toString(bar.count)), this);
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride && m_first >= 0 && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();  // taking the selection back comes before what Escape does on the page
        return true;
    }
    return QWidget::event(event);
}

}  // namespace gg::widgets
