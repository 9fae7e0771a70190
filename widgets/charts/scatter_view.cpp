#include "widgets/charts/scatter_view.h"

#include "widgets/charts/chart_look.h"
#include "widgets/charts/setting_axis.h"
#include "widgets/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gg::widgets {
namespace {

constexpr double radius = 5;
constexpr double reach = 14;  ///< how far from a dot's centre the pointer still means it

}  // namespace

ScatterView::ScatterView(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Setting against result"));
}

void ScatterView::setData(std::vector<PlottedRun> runs, Axis x, Axis y, const QString& emptyText)
{
    const QString kept = m_current >= 0 ? m_runs[static_cast<std::size_t>(m_current)].folder : QString();
    m_runs = std::move(runs);
    m_x = std::move(x);
    m_y = std::move(y);
    m_empty = emptyText;
    int dots = 0;
    for (int run = 0; run < static_cast<int>(m_runs.size()); ++run) {
        dots += dot(run) ? 1 : 0;
    }
    if (m_empty.isEmpty() && dots == 0) {
        m_empty = tr("No run has both: %1 and %2.").arg(m_x.title, m_y.title);
    }
    const auto same = std::find_if(m_runs.begin(), m_runs.end(), [&](const PlottedRun& run) { return run.folder == kept; });
    m_current = same == m_runs.end() ? -1 : static_cast<int>(same - m_runs.begin());
    update();
}

void ScatterView::setChosen(const QStringList& folders)
{
    if (folders != m_chosen) {
        m_chosen = folders;
        update();
    }
}

QString ScatterView::correlationText() const
{
    const runs::Correlation found = runs::correlate(m_x.column, m_y.column);
    const QString count = tr("%n run(s)", nullptr, found.runs);
    if (!found.spearman || !found.pearson) {
        return count;
    }
    const auto number = [](double value) { return QLocale().toString(value, 'f', 2); };
    const bool logarithms = m_x.column.logarithmic || m_y.column.logarithmic;
    const QString pearson = logarithms ? tr("Pearson %1 (of logarithms)").arg(number(*found.pearson)) : tr("Pearson %1").arg(number(*found.pearson));
    return tr("Spearman %1, %2, %3").arg(number(*found.spearman), pearson, count);
}

QRectF ScatterView::plotArea() const
{
    const QFontMetricsF metrics(font());
    double left = 0;
    for (const AxisTick& tick : ticksOf(m_y.column, 5)) {
        left = std::max(left, metrics.horizontalAdvance(tick.label));
    }
    const double top = metrics.height() + space::medium;
    const double bottom = 3 * metrics.height() + 2 * space::medium;
    return QRectF(rect()).adjusted(std::min(left, width() * 0.3) + 2 * space::medium, top, -space::large, -bottom);
}

std::optional<QPointF> ScatterView::dot(int run) const
{
    const auto i = static_cast<std::size_t>(run);
    if (run < 0 || i >= m_x.column.values.size() || i >= m_y.column.values.size()) {
        return std::nullopt;
    }
    const double x = m_x.column.position(m_x.column.values[i]);
    const double y = m_y.column.position(m_y.column.values[i]);
    if (!std::isfinite(x) || !std::isfinite(y)) {
        return std::nullopt;
    }
    const QRectF area = plotArea().adjusted(radius + 2, radius + 2, -radius - 2, -radius - 2);
    return QPointF(area.left() + x * area.width(), area.bottom() - y * area.height());
}

void ScatterView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (m_runs.empty() || !m_empty.isEmpty()) {
        painter.setPen(theme().mutedText);
        painter.drawText(rect().adjusted(space::large, 0, -space::large, 0), Qt::AlignCenter | Qt::TextWordWrap, m_empty);
    } else {
        paintAxes(painter, plotArea());
        paintDots(painter);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().accent, 2));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void ScatterView::paintAxes(QPainter& painter, const QRectF& area) const
{
    const QFontMetricsF metrics(font());
    const QRectF inner = area.adjusted(radius + 2, radius + 2, -radius - 2, -radius - 2);
    painter.setPen(QPen(theme().line, 1));
    painter.drawRect(area);
    const auto ticksX = ticksOf(m_x.column, std::max(2, static_cast<int>(area.width() / 90)));
    const double room = area.width() / static_cast<double>(std::max<std::size_t>(1, ticksX.size()));
    for (const AxisTick& tick : ticksX) {
        const double x = inner.left() + tick.position * inner.width();
        painter.setPen(QPen(theme().line, 1));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(theme().mutedText);
        const QString label = metrics.elidedText(tick.label, Qt::ElideMiddle, std::max(room - 4, 24.0));
        painter.drawText(QRectF(x - 100, area.bottom() + 2, 200, metrics.height()), Qt::AlignHCenter | Qt::AlignTop, label);
    }
    for (const AxisTick& tick : ticksOf(m_y.column, std::max(2, static_cast<int>(area.height() / 40)))) {
        const double y = inner.bottom() - tick.position * inner.height();
        painter.setPen(QPen(theme().line, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(theme().mutedText);
        const QRectF room2(0, y - metrics.height() / 2, area.left() - space::small, metrics.height());
        painter.drawText(room2, Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(tick.label, Qt::ElideMiddle, room2.width()));
    }
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRectF(space::small, 0, width() - 2 * space::small, area.top()), Qt::AlignLeft | Qt::AlignVCenter, m_y.title);
    painter.drawText(QRectF(area.left(), area.bottom() + metrics.height() + 2, area.width(), metrics.height() + 2), Qt::AlignRight | Qt::AlignVCenter, m_x.title);
    painter.setPen(theme().mutedText);
    painter.drawText(QRectF(area.left(), height() - metrics.height() - space::small, area.width(), metrics.height()), Qt::AlignRight | Qt::AlignVCenter, correlationText());
}

void ScatterView::paintDots(QPainter& painter) const
{
    const QColor background = palette().color(QPalette::Base);
    for (const bool faint : {true, false}) {
        for (std::size_t i = 0; i < m_runs.size(); ++i) {
            const auto at = dot(static_cast<int>(i));
            if (!at || m_runs[i].faint != faint) {
                continue;
            }
            const QColor colour = onBackground(m_runs[i].colour, theme().dark);
            painter.setPen(QPen(background, 1));
            painter.setBrush(faint ? faded(colour, background, 0.75) : colour);
            painter.drawEllipse(*at, radius, radius);
            if (m_chosen.contains(m_runs[i].folder) || static_cast<int>(i) == m_current) {
                painter.setBrush(Qt::NoBrush);
                painter.setPen(QPen(palette().color(QPalette::Text), 1.6));
                painter.drawEllipse(*at, radius + 2.5, radius + 2.5);
            }
        }
    }
}

int ScatterView::nearest(const QPointF& at) const
{
    int found = -1;
    double closest = reach * reach;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        if (const auto centre = dot(static_cast<int>(i))) {
            const QPointF away = *centre - at;
            const double distance = QPointF::dotProduct(away, away);
            if (distance < closest) {
                closest = distance;
                found = static_cast<int>(i);
            }
        }
    }
    return found;
}

QString ScatterView::textOf(int run) const
{
    const auto i = static_cast<std::size_t>(run);
    return tr("%1\n%2: %3\n%4: %5")
        .arg(m_runs[i].name, m_x.title, axisValueText(m_x.column, m_x.column.values[i]), m_y.title, axisValueText(m_y.column, m_y.column.values[i]));
}

bool ScatterView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int run = nearest(help->pos());
        if (run < 0) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(help->globalPos(), textOf(run), this);
        }
        return true;
    }
    return QWidget::event(event);
}

void ScatterView::setCurrent(int run)
{
    m_current = run;
    setAccessibleDescription(run < 0 ? QString() : textOf(run));
    update();
}

void ScatterView::mousePressEvent(QMouseEvent* event)
{
    const int run = nearest(event->position());
    if (event->button() == Qt::LeftButton && run >= 0) {
        setCurrent(run);
        Q_EMIT runActivated(m_runs[static_cast<std::size_t>(run)].folder);
    }
}

void ScatterView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void ScatterView::keyPressEvent(QKeyEvent* event)
{
    std::vector<int> order;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        if (dot(static_cast<int>(i))) {
            order.push_back(static_cast<int>(i));
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return dot(a)->x() < dot(b)->x(); });
    const bool forward = event->key() == Qt::Key_Right || event->key() == Qt::Key_Up;
    if (forward || event->key() == Qt::Key_Left || event->key() == Qt::Key_Down) {
        if (!order.empty()) {
            const auto it = std::find(order.begin(), order.end(), m_current);
            const auto last = static_cast<std::ptrdiff_t>(order.size()) - 1;
            const std::ptrdiff_t place = it == order.end() ? (forward ? 0 : last) : std::clamp<std::ptrdiff_t>(it - order.begin() + (forward ? 1 : -1), 0, last);
            setCurrent(order[static_cast<std::size_t>(place)]);
            const QPointF at = *dot(m_current);
            QToolTip::showText(mapToGlobal(at.toPoint() + QPoint(8, 8)), textOf(m_current), this);
        }
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_current >= 0) {
        Q_EMIT runActivated(m_runs[static_cast<std::size_t>(m_current)].folder);
    } else {
        QWidget::keyPressEvent(event);
    }
}

}  // namespace gg::widgets
