#include "widgets/panels/style_view.h"

#include "widgets/theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <numeric>

namespace gg::widgets {
namespace {

constexpr int binCount = static_cast<int>(std::tuple_size_v<decltype(audit::MarginHistogram::counts)>);

double largestShare(const audit::MarginHistogram& histogram)
{
    const auto all = std::accumulate(histogram.counts.begin(), histogram.counts.end(), 0U);
    return all == 0 ? 0 : static_cast<double>(*std::max_element(histogram.counts.begin(), histogram.counts.end())) / all;
}

QPainterPath steps(const audit::MarginHistogram& histogram, const QRectF& area, double top)
{
    const auto all = std::max(1U, std::accumulate(histogram.counts.begin(), histogram.counts.end(), 0U));
    const double width = area.width() / binCount;
    QPainterPath path(area.bottomLeft());
    for (int i = 0; i < binCount; ++i) {
        const double share = static_cast<double>(histogram.counts[static_cast<std::size_t>(i)]) / all;
        const double y = area.bottom() - area.height() * share / top;
        path.lineTo(area.left() + i * width, y);
        path.lineTo(area.left() + (i + 1) * width, y);
    }
    path.lineTo(area.bottomRight());
    return path;
}

QString describe(const audit::StylePopulation& population, const QString& name)
{
    const QLocale locale;
    QStringList keys;
    for (std::size_t i = 0; i < std::min<std::size_t>(population.keys.size(), 3); ++i) {
        keys << QString::fromStdString(population.keys[i]);
    }
    if (population.keys.size() > 3) {
        keys << QStringLiteral("…");
    }
    const QString what = StyleView::tr("%1: %2 px, %Ln box(es)", nullptr, static_cast<int>(population.boxes))
                             .arg(name, locale.toString(static_cast<double>(population.margin), 'f', 1));
    return keys.isEmpty() ? what : StyleView::tr("%1 (%2)").arg(what, keys.join(QStringLiteral(", ")));
}

}  // namespace

StyleView::StyleView(QWidget* parent)
    : QWidget(parent)
{
    setMinimumHeight(160);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void StyleView::setMixture(std::optional<audit::StyleMixture> mixture)
{
    m_mixture = std::move(mixture);
    setAccessibleName(m_mixture ? describe(m_mixture->tighter, tr("Tighter")) + QStringLiteral("; ") + describe(m_mixture->looser, tr("Looser")) : QString());
    update();
}

void StyleView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().panel);
    if (!m_mixture) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = fontMetrics().height() + space::small;
    const QRectF area = QRectF(rect()).adjusted(space::large, space::medium + 2 * line, -space::large, -2.0 * line - space::medium);
    const struct {
        const audit::StylePopulation& population;
        QColor colour;
        QString name;
    } parts[] = {{m_mixture->tighter, QColor::fromRgb(meaning::prediction), tr("Tighter")}, {m_mixture->looser, QColor::fromRgb(meaning::falsePositive), tr("Looser")}};
    const double top = std::max({largestShare(m_mixture->tighter.histogram), largestShare(m_mixture->looser.histogram), 1e-9}) * 1.05;
    int row = 0;
    for (const auto& part : parts) {
        QColor fill = part.colour;
        fill.setAlphaF(0.30F);
        painter.setPen(QPen(part.colour, 1.5));
        painter.setBrush(fill);
        painter.drawPath(steps(part.population.histogram, area, top));
        const QRectF legend(area.left(), space::medium + row * line, area.width(), line);
        painter.fillRect(QRectF(legend.left(), legend.center().y() - 5, 10, 10), part.colour);
        painter.setPen(palette().color(QPalette::WindowText));
        const QString text = fontMetrics().elidedText(describe(part.population, part.name), Qt::ElideRight, static_cast<int>(legend.width()) - 18);
        painter.drawText(legend.adjusted(18, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
        ++row;
    }
    // Zero is the object's edge.
    const auto xOf = [&](int margin) { return area.left() + area.width() * (margin - audit::MarginHistogram::lowest) / binCount; };
    painter.setPen(QPen(palette().color(QPalette::WindowText), 1, Qt::DashLine));
    painter.drawLine(QPointF(xOf(0), area.top()), QPointF(xOf(0), area.bottom()));
    painter.setPen(theme().mutedText);
    for (const int margin : {-12, -8, -4, 0, 4, 8, 12}) {
        painter.drawText(QRectF(xOf(margin) - 20, area.bottom() + 2, 40, line), Qt::AlignHCenter | Qt::AlignTop, QLocale().toString(margin));
    }
    painter.drawText(QRectF(area.left(), area.bottom() + line, area.width(), line), Qt::AlignHCenter | Qt::AlignTop,
                     tr("px from the object's edge: cuts it ‹ 0 › leaves a margin"));
}

}  // namespace gg::widgets
