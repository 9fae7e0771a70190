#include "widgets/panels/chart_links.h"

#include <algorithm>

namespace gg::widgets {

void ChartLinks::add(ChartView* chart)
{
    std::erase_if(m_charts, [](const QPointer<ChartView>& one) { return one.isNull(); });
    m_charts.emplace_back(chart);
    chart->setXView(m_x);
    connect(chart, &ChartView::xViewChanged, this, [this, chart](const std::optional<AxisRange>& x) { zoom(chart, x); });
    connect(chart, &ChartView::hovered, this, [this, chart](std::optional<double> x) { hover(chart, x); });
}

void ChartLinks::reset()
{
    m_x.reset();
    for (const QPointer<ChartView>& chart : m_charts) {
        if (chart) {
            chart->setYView(std::nullopt);
            chart->setXView(std::nullopt);
        }
    }
}

void ChartLinks::zoom(const ChartView* from, const std::optional<AxisRange>& x)
{
    m_x = x;
    for (const QPointer<ChartView>& chart : m_charts) {
        if (chart && chart != from) {
            chart->setXView(x);
        }
    }
}

void ChartLinks::hover(const ChartView* from, std::optional<double> x)
{
    for (const QPointer<ChartView>& chart : m_charts) {
        if (chart && chart != from && (!x || !chart->visibleRegion().isEmpty())) {
            chart->setHover(x);
        }
    }
}

}  // namespace gg::widgets
