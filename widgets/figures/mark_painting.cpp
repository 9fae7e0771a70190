#include "widgets/figures/mark_painting.h"

#include "widgets/charts/vector_device.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

constexpr double linePt = 0.5;

/// A run's own colour where marks of several runs have to be told apart.
QColor colourOf(const ChartMark& mark, const ChartSpec& chart, const std::vector<StyledLine>& lines, const PaperStyle& style)
{
    QSet<QString> runs;
    for (const ChartSeries& series : chart.series) {
        runs.insert(series.run);
    }
    for (std::size_t i = 0; runs.size() > 1 && !mark.run.isEmpty() && i < std::min(lines.size(), chart.series.size()); ++i) {
        if (chart.series[i].run == mark.run && !lines[i].faint) {
            return lines[i].pen.colour;
        }
    }
    return style.look.muted;
}

/// By place, from left to right; runs that say the same at the same place say it once.
std::vector<MarkLayout::Flag> flagsOf(const ChartSpec& chart, const PaperAxes& axes, const std::vector<StyledLine>& lines, const PaperStyle& style)
{
    std::vector<MarkLayout::Flag> flags;
    for (const ChartMark& mark : chart.marks) {
        const double x = axes.x(mark.x);
        if (!std::isfinite(x) || x < axes.rect.left() - 1 || x > axes.rect.right() + 1) {
            continue;
        }
        const QString words = mark.words.isEmpty() ? mark.label : mark.words;
        const auto same = std::find_if(flags.begin(), flags.end(), [&](const MarkLayout::Flag& one) { return one.words == words && std::abs(one.x - x) < unitsPerPoint; });
        const QColor colour = colourOf(mark, chart, lines, style);
        if (same == flags.end()) {
            flags.push_back({.x = x, .words = words, .colour = colour});
        } else if (same->colour != colour) {
            same->colour = style.look.muted;
        }
    }
    std::stable_sort(flags.begin(), flags.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    return flags;
}

}  // namespace

MarkLayout layoutMarks(const ChartSpec& chart, const PaperAxes& axes, const std::vector<StyledLine>& lines, const PaperStyle& style, int mostRows)
{
    MarkLayout layout{.flags = flagsOf(chart, axes, lines, style)};
    const QFontMetricsF metrics(style.look.font);
    const double row = lineHeight(style.look);
    const double air = style.look.px(3);
    // From the right: a flag flies to the right of its pole, so that the poles of those further left, which stand higher, pass no words.
    std::vector<double> taken(static_cast<std::size_t>(std::max(0, mostRows)), 1e9);
    for (auto flag = layout.flags.rbegin(); flag != layout.flags.rend(); ++flag) {
        const double width = metrics.horizontalAdvance(flag->words);
        const double left = std::max(axes.rect.left(), std::min(flag->x, axes.rect.right() - width));
        const auto free = std::find_if(taken.begin(), taken.end(), [&](double from) { return left + width + air <= from; });
        flag->written = !flag->words.isEmpty() && free != taken.end() && width <= axes.rect.width();
        if (flag->written) {
            const int at = static_cast<int>(free - taken.begin());
            flag->text = QRectF(left, -row * (at + 1), width, row);
            *free = left;
            layout.rows = std::max(layout.rows, at + 1);
        }
    }
    return layout;
}

void paintMarkLines(QPainter& painter, const MarkLayout& layout, const PaperAxes& axes)
{
    for (const MarkLayout::Flag& flag : layout.flags) {
        QPen pen(flag.colour, linePt * unitsPerPoint, Qt::SolidLine, Qt::FlatCap);
        pen.setDashPattern({4, 3});
        painter.setPen(pen);
        painter.drawLine(QLineF(flag.x, axes.rect.bottom(), flag.x, axes.rect.top() + (flag.written ? flag.text.bottom() : 0)));
    }
}

void paintFlags(QPainter& painter, const MarkLayout& layout, const PaperAxes& axes, const PaperStyle& style)
{
    painter.setFont(style.look.font);
    for (const MarkLayout::Flag& flag : layout.flags) {
        if (flag.written) {
            painter.setPen(flag.colour);
            paintText(painter, flag.text.translated(0, axes.rect.top()), Qt::AlignLeft | Qt::AlignVCenter, flag.words);
        }
    }
}

}  // namespace gg::widgets
