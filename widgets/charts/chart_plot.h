#pragma once

#include "widgets/charts/chart_legend.h"
#include "widgets/charts/chart_look.h"
#include "widgets/charts/chart_spec.h"
#include "widgets/charts/qcustomplot_shim.h"

#include <optional>
#include <vector>

namespace gg::widgets
{

/// Puts a ChartSpec into a QCustomPlot: the same code for the window and for paper.
class ChartPlot
{
public:
    explicit ChartPlot(QCustomPlot& plot);

    void setLook(const DrawLook& look);
    /// Data that only grew is appended; anything else is set anew.
    void setSpec(const ChartSpec& spec);
    const ChartSpec& spec() const { return m_spec; }
    /// The dots alone, which have a layer of their own: the curves are not drawn again.
    void setDots(const std::vector<ChartDot>& dots);
    QCPLayer* dotLayer() const { return m_dotLayer; }
    /// x is the whole of it where it is absent; y fits what x shows.
    void setView(const std::optional<QCPRange>& x);
    QCPRange fullRange() const;

private:
    void styleAxes();
    void rebuildGraphs();
    void fillGraph(std::size_t index, const ChartSeries& before, const ChartSeries& now);
    void styleGraph(std::size_t index);
    void rebuildMarks();
    void rebuildDots();
    void placeMarkLabels(const QCPRange& x);
    void showEmptyText();
    QCPRange valueRange(const QCPRange& x) const;

    QCustomPlot& m_plot;
    DrawLook m_look;
    ChartSpec m_spec;
    ChartLegend* m_legend;
    QCPTextElement* m_title = nullptr;
    QCPItemText* m_emptyText;
    std::vector<QCPGraph*> m_graphs;
    std::vector<QCPGraph*> m_gaps;  ///< where values are not finite, at the foot
    std::vector<QCPAbstractItem*> m_marks;
    std::vector<QCPItemText*> m_markLabels;
    std::vector<QCPAbstractItem*> m_dots;
    QCPLayer* m_dotLayer;
};

}  // namespace gg::widgets
