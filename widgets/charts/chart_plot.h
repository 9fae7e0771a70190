#pragma once

#include "widgets/charts/chart_legend.h"
#include "widgets/charts/chart_look.h"
#include "widgets/charts/chart_spec.h"
#include "widgets/charts/decimation.h"
#include "widgets/charts/qcustomplot_shim.h"

#include <optional>
#include <vector>

namespace gg::widgets
{

/// Moves an upright line that goes through the whole chart.
void moveLine(QCPItemStraightLine& line, double x);

/// Puts a ChartSpec into a QCustomPlot: the same code for the window and for paper.
class ChartPlot
{
public:
    explicit ChartPlot(QCustomPlot& plot);
    ~ChartPlot();
    Q_DISABLE_COPY_MOVE(ChartPlot)

    void setLook(const DrawLook& look);
    /// Curves are kept as they are handed over; what is seen of them is chosen whenever the plot is laid out.
    void setSpec(const ChartSpec& spec);
    const ChartSpec& spec() const { return m_spec; }
    /// The dots alone, which have a layer of their own: the curves are not drawn again.
    void setDots(const std::vector<ChartDot>& dots);
    QCPLayer* dotLayer() const { return m_dotLayer; }
    /// x is the whole of it where it is absent; y fits what x shows where it is.
    void setView(const std::optional<QCPRange>& x, const std::optional<QCPRange>& y = {});
    QCPRange fullRange() const;
    /// What y shows unless somebody chose.
    QCPRange valueRange(const QCPRange& x) const;
    /// Of a series; made where nobody keeps them. nullptr where x does not ascend.
    const Extremes* extremes(std::size_t series) const { return m_lines[series].extremes.get(); }

private:
    /// How one series is drawn. What few series need is made when it is needed.
    struct Line {
        QCPGraph* main = nullptr;
        QCPGraph* raw = nullptr;                ///< behind, where main is smoothed
        QCPGraph* gaps = nullptr;               ///< where values are not finite, at the foot
        QCPGraph* lone = nullptr;               ///< points between two gaps, which no line reaches
        QCPGraph* above = nullptr;              ///< where values lie beyond the view
        QCPGraph* below = nullptr;
        std::vector<QCPGraph*> abandoned = {};  ///< one for each such part
        bool dense = false;                     ///< its points fill whole columns of the window's pixels
        std::shared_ptr<const Extremes> extremes = {};
        std::shared_ptr<const Extremes> smoothExtremes = {};
    };
    struct Points;
    /// What the curves were last chosen for.
    struct Filled {
        QCPRange x;
        QCPRange y;
        std::size_t columns = 0;
        friend bool operator==(const Filled& a, const Filled& b) { return a.x == b.x && a.y == b.y && a.columns == b.columns; }
    };

    void styleAxes();
    void setTickers(const ChartSpec& before);
    void rebuildLines();
    void removeLine(Line& line);
    void readExtremes(std::size_t index);
    void fillCurves();
    void fillWhole(std::size_t index);
    void fillSeen(std::size_t index, const ChartWindow& window);
    void dropUnseen(Points& points) const;
    void styleLine(std::size_t index);
    void setPoints(QCPGraph*& graph, const QString& layer, QCPAxis* value, const Points& points);
    void rebuildMarks();
    void rebuildDots();
    void placeMarkLabels(const QCPRange& x);
    void showTitle();
    void showEmptyText();

    QCustomPlot& m_plot;
    QMetaObject::Connection m_layout;
    DrawLook m_look;
    ChartSpec m_spec;
    ChartLegend* m_legend;
    QCPTextElement* m_title = nullptr;
    QCPItemText* m_emptyText;
    std::vector<Line> m_lines;
    std::optional<Filled> m_filled;
    std::vector<QCPAbstractItem*> m_marks;
    std::vector<QCPItemText*> m_markLabels;
    std::vector<QCPAbstractItem*> m_dots;
    QCPLayer* m_dotLayer;
};

}  // namespace gg::widgets
