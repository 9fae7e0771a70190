#include "widgets/panels/position_map.h"

#include "widgets/theme/theme.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gg::widgets {
namespace {

constexpr int cells = Distributions::positionCells;

}  // namespace

PositionMap::PositionMap(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Positions of objects in their images"));
}

void PositionMap::setPositions(const Distributions::Positions& positions)
{
    m_positions = positions;
    m_most = *std::max_element(positions.begin(), positions.end());
    m_sum = std::accumulate(positions.begin(), positions.end(), std::int64_t{0});
    update();
}

QRectF PositionMap::area() const
{
    // Images differ in shape: four to three stands for all of them.
    const double wide = std::min(double(width()), height() * 4.0 / 3.0);
    return {0, 0, wide, wide * 3.0 / 4.0};
}

void PositionMap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF whole = area();
    painter.fillRect(whole, theme().canvas);
    if (m_most == 0) {
        painter.setPen(theme().mutedText);
        painter.drawText(whole, Qt::AlignCenter, tr("nothing to count"));
        return;
    }
    QColor colour = theme().accent;
    for (int row = 0; row < cells; ++row) {
        for (int column = 0; column < cells; ++column) {
            const auto count = m_positions[static_cast<std::size_t>(row * cells + column)];
            if (count == 0) {
                continue;
            }
            // By the root: one object is seen beside hundreds.
            colour.setAlphaF(static_cast<float>(0.12 + 0.88 * std::sqrt(double(count) / double(m_most))));
            const QPointF from(whole.width() * column / cells, whole.height() * row / cells);
            const QPointF to(whole.width() * (column + 1) / cells, whole.height() * (row + 1) / cells);
            painter.fillRect(QRect(from.toPoint(), to.toPoint() - QPoint(1, 1)), colour);
        }
    }
    painter.setPen(theme().line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(whole.adjusted(0, 0, -1, -1));
}

bool PositionMap::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_most > 0) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QRectF whole = area();
        if (!whole.contains(help->pos())) {
            return true;
        }
        const int column = std::min(cells - 1, static_cast<int>(help->pos().x() / whole.width() * cells));
        const int row = std::min(cells - 1, static_cast<int>(help->pos().y() / whole.height() * cells));
        const QLocale locale;
        QToolTip::showText(help->globalPos(),
                           tr("%1 of %2 centres lie here")
                               .arg(locale.toString(qlonglong(m_positions[static_cast<std::size_t>(row * cells + column)])), locale.toString(qlonglong(m_sum))),
                           this);
        return true;
    }
    return QWidget::event(event);
}

}  // namespace gg::widgets
