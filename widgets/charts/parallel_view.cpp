#include "widgets/charts/parallel_view.h"

#include "widgets/charts/chart_look.h"
#include "widgets/charts/setting_axis.h"
#include "widgets/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

constexpr double reach = 14;
constexpr double leastBrush = 0.01;
constexpr double keyStep = 0.05;

/// Between two points, in pixels.
double distanceToLine(const QPointF& at, const QPointF& from, const QPointF& to)
{
    const QPointF along = to - from;
    const double length = QPointF::dotProduct(along, along);
    const double share = length > 0 ? std::clamp(QPointF::dotProduct(at - from, along) / length, 0.0, 1.0) : 0;
    const QPointF away = at - (from + share * along);
    return std::sqrt(QPointF::dotProduct(away, away));
}

}  // namespace

ParallelView::ParallelView(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Settings and results of all runs"));
}

void ParallelView::setData(std::vector<PlottedRun> runs, std::vector<Axis> axes, const QString& emptyText)
{
    m_runs = std::move(runs);
    m_axes = std::move(axes);
    m_empty = emptyText;
    m_axis = std::clamp(m_axis, 0, std::max(0, static_cast<int>(m_axes.size()) - 1));
    update();
}

void ParallelView::setBrushes(const std::map<QString, Brush>& brushes)
{
    m_brushes = brushes;
    update();
}

void ParallelView::setChosen(const QStringList& folders)
{
    if (folders != m_chosen) {
        m_chosen = folders;
        update();
    }
}

QRectF ParallelView::axisArea() const
{
    const double line = QFontMetricsF(font()).height();
    const double side = std::clamp(width() * 0.09, 40.0, 90.0);
    return QRectF(rect()).adjusted(side, 2 * line + space::medium, -side, -(line + 2 * space::large));
}

double ParallelView::axisX(int axis) const
{
    const QRectF area = axisArea();
    return m_axes.size() < 2 ? area.center().x() : area.left() + area.width() * axis / static_cast<double>(m_axes.size() - 1);
}

QPointF ParallelView::point(int run, int axis) const
{
    const QRectF area = axisArea();
    const runs::SettingColumn& column = m_axes[static_cast<std::size_t>(axis)].column;
    const double position = column.position(column.values[static_cast<std::size_t>(run)]);
    return {axisX(axis), std::isfinite(position) ? area.bottom() - position * area.height() : area.bottom() + space::large};
}

double ParallelView::shareAt(double y) const
{
    const QRectF area = axisArea();
    return std::clamp((area.bottom() - y) / area.height(), 0.0, 1.0);
}

void ParallelView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (!m_empty.isEmpty() || m_axes.empty()) {
        painter.setPen(theme().mutedText);
        painter.drawText(rect().adjusted(space::large, 0, -space::large, 0), Qt::AlignCenter | Qt::TextWordWrap, m_empty);
    } else {
        paintLines(painter);
        for (int axis = 0; axis < static_cast<int>(m_axes.size()); ++axis) {
            paintAxis(painter, axis);
        }
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().accent, 2));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void ParallelView::paintLines(QPainter& painter) const
{
    const QColor background = palette().color(QPalette::Base);
    for (const int pass : {0, 1, 2}) {
        for (std::size_t run = 0; run < m_runs.size(); ++run) {
            const bool chosen = m_chosen.contains(m_runs[run].folder);
            if (pass != (chosen ? 2 : m_runs[run].faint ? 0 : 1)) {
                continue;
            }
            const QColor colour = onBackground(m_runs[run].colour, theme().dark);
            painter.setPen(QPen(pass == 0 ? faded(colour, background, 0.82) : colour, chosen ? 3 : pass == 0 ? 1 : 1.5));
            QPolygonF line;
            for (int axis = 0; axis < static_cast<int>(m_axes.size()); ++axis) {
                line << point(static_cast<int>(run), axis);
            }
            painter.drawPolyline(line);
        }
    }
}

void ParallelView::paintAxis(QPainter& painter, int axis) const
{
    const QFontMetricsF metrics(font());
    const Axis& one = m_axes[static_cast<std::size_t>(axis)];
    const QRectF area = axisArea();
    const double x = axisX(axis);
    const double between = m_axes.size() < 2 ? area.width() : area.width() / static_cast<double>(m_axes.size() - 1);
    const QColor background = palette().color(QPalette::Base);
    painter.setPen(QPen(theme().mutedText, 1.4));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    if (const auto brush = m_brushes.find(one.id); brush != m_brushes.end()) {
        QColor fill = theme().accent;
        fill.setAlpha(90);
        painter.setPen(QPen(theme().accent, 1.5));
        painter.setBrush(fill);
        painter.drawRect(QRectF(QPointF(x - 7, area.bottom() - brush->second.high * area.height()), QPointF(x + 7, area.bottom() - brush->second.low * area.height())));
    }
    // Labels lie over lines: they need ground of their own.
    const auto label = [&](const QRectF& room, Qt::Alignment alignment, const QString& text) {
        const double wide = metrics.horizontalAdvance(text);
        QRectF ground(room.left(), room.center().y() - metrics.height() / 2, wide + 4, metrics.height());
        if (alignment & Qt::AlignRight) {
            ground.moveRight(room.right());
        }
        QColor cover = background;
        cover.setAlpha(200);
        painter.fillRect(ground, cover);
        painter.drawText(room.adjusted(2, 0, -2, 0), alignment | Qt::AlignVCenter, text);
    };
    painter.setPen(theme().mutedText);
    for (const AxisTick& tick : ticksOf(one.column, std::max(2, static_cast<int>(area.height() / 34)))) {
        const double y = area.bottom() - tick.position * area.height();
        painter.drawLine(QPointF(x - 4, y), QPointF(x + 4, y));
        // The first axis has its labels outside.
        const bool left = axis == 0;
        const double room = left ? x - space::medium : std::min(between / 2, width() - x) - space::medium;
        label(QRectF(left ? space::small : x + space::medium, y - metrics.height() / 2, room - space::small, metrics.height()), left ? Qt::AlignRight : Qt::AlignLeft,
              metrics.elidedText(tick.label, Qt::ElideMiddle, room - space::medium));
    }
    const bool missing = std::any_of(one.column.values.begin(), one.column.values.end(), [](double value) { return !std::isfinite(value); });
    if (missing) {
        painter.drawText(QRectF(x - 60, area.bottom() + space::large, 120, metrics.height() + 2), Qt::AlignHCenter | Qt::AlignBottom, tr("none"));
    }
    QFont bold = font();
    bold.setBold(hasFocus() && axis == m_axis);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::Text));
    const double wide = std::max(60.0, std::min(between, 2 * std::min(x, width() - x)) - space::medium);
    const double lower = axis % 2 == 0 || between > 110 ? 1 : 0;
    painter.drawText(QRectF(x - wide / 2, space::small + lower * metrics.height(), wide, metrics.height()), Qt::AlignHCenter | Qt::AlignVCenter,
                     QFontMetricsF(bold).elidedText(one.title, Qt::ElideMiddle, wide));
    painter.setFont(font());
}

int ParallelView::axisAt(const QPointF& at) const
{
    for (int axis = 0; axis < static_cast<int>(m_axes.size()); ++axis) {
        if (std::abs(axisX(axis) - at.x()) <= reach) {
            return axis;
        }
    }
    return -1;
}

int ParallelView::lineAt(const QPointF& at) const
{
    int found = -1;
    double closest = 6;
    for (std::size_t run = 0; run < m_runs.size(); ++run) {
        for (int axis = 0; axis + 1 < static_cast<int>(m_axes.size()); ++axis) {
            const double distance = distanceToLine(at, point(static_cast<int>(run), axis), point(static_cast<int>(run), axis + 1));
            if (distance < closest) {
                closest = distance;
                found = static_cast<int>(run);
            }
        }
    }
    return found;
}

QString ParallelView::textOf(int run) const
{
    QStringList lines{m_runs[static_cast<std::size_t>(run)].name};
    for (const Axis& axis : m_axes) {
        lines << tr("%1: %2").arg(axis.title, axisValueText(axis.column, axis.column.values[static_cast<std::size_t>(run)]));
    }
    return lines.join(QLatin1Char('\n'));
}

bool ParallelView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int run = lineAt(help->pos());
        QToolTip::showText(help->globalPos(), run >= 0 ? textOf(run) : axisAt(help->pos()) >= 0 ? tr("Drag along the axis to look at the runs that lie there") : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

void ParallelView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    m_dragged = axisAt(event->position());
    m_moved = false;
    if (m_dragged >= 0) {
        m_axis = m_dragged;
        m_dragFrom = shareAt(event->position().y());
        update();
    } else if (const int run = lineAt(event->position()); run >= 0) {
        Q_EMIT runActivated(m_runs[static_cast<std::size_t>(run)].folder);
    }
}

void ParallelView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged < 0) {
        return;
    }
    const double to = shareAt(event->position().y());
    if (m_moved || std::abs(to - m_dragFrom) >= leastBrush) {
        m_moved = true;
        moveBrush(std::min(m_dragFrom, to), std::max(m_dragFrom, to));
    }
}

void ParallelView::mouseReleaseEvent(QMouseEvent*)
{
    if (m_dragged >= 0 && !m_moved) {
        Q_EMIT brushRemoved(m_axes[static_cast<std::size_t>(m_dragged)].id);
    }
    m_dragged = -1;
}

void ParallelView::moveBrush(double low, double high)
{
    Q_EMIT brushChanged(m_axes[static_cast<std::size_t>(m_axis)].id, std::clamp(low, 0.0, 1.0 - leastBrush), std::clamp(high, leastBrush, 1.0));
}

void ParallelView::keyPressEvent(QKeyEvent* event)
{
    if (m_axes.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const QString id = m_axes[static_cast<std::size_t>(m_axis)].id;
    const auto it = m_brushes.find(id);
    const Brush brush = it == m_brushes.end() ? Brush{0.5, 1} : it->second;
    const double up = event->key() == Qt::Key_Up ? keyStep : -keyStep;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        m_axis = std::clamp(m_axis + (event->key() == Qt::Key_Right ? 1 : -1), 0, static_cast<int>(m_axes.size()) - 1);
        update();
        return;
    case Qt::Key_Space:
        moveBrush(brush.low, brush.high);
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (it == m_brushes.end()) {
            moveBrush(brush.low, brush.high);
        } else if (event->modifiers().testFlag(Qt::ShiftModifier)) {
            moveBrush(brush.low, std::max(brush.low + leastBrush, brush.high + up));
        } else {
            const double shift = std::clamp(up, -brush.low, 1 - brush.high);
            moveBrush(brush.low + shift, brush.high + shift);
        }
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        Q_EMIT brushRemoved(id);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

}  // namespace gg::widgets
