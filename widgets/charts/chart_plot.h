#pragma once

#include "widgets/charts/chart_legend.h"
#include "widgets/charts/chart_look.h"
#include "widgets/charts/chart_spec.h"
#include "widgets/charts/curve_picture.h"
#include "widgets/charts/decimation.h"
#include "widgets/charts/qcustomplot_shim.h"

#include <optional>
#include <vector>

namespace gg::widgets
{

/// Moves an upright line that goes through the whole chart.
void moveLine(QCPItemStraightLine& line, double x);

/// Puts a ChartSpec into a QCustomPlot: the same code for the window and for paper.
///
/// In the window curves are drawn into a picture of their own. Few points are drawn with the plot; hundreds of lines take as many turns as they
/// need, see draw(). Points that came are added to the picture: what was drawn is not drawn again for them.
class ChartPlot
{
public:
    /// What a new spec asks for.
    enum class Change {
        None,   ///< the same is drawn
        Grown,  ///< lines have further points, all else is the same
        Words,  ///< the same with other marks, dots or words
        Other
    };
    /// Steady: growth alone moves the view only when it runs out of room.
    enum class View { Exact, Steady };

    explicit ChartPlot(QCustomPlot& plot);
    ~ChartPlot();
    Q_DISABLE_COPY_MOVE(ChartPlot)

    void setLook(const DrawLook& look);
    /// Curves are kept as they are handed over; what is seen of them is chosen whenever the plot is laid out.
    Change setSpec(const ChartSpec& spec);
    const ChartSpec& spec() const { return m_spec; }
    /// The dots alone, which have a layer of their own: the curves are not drawn again.
    void setDots(const std::vector<ChartDot>& dots);
    QCPLayer* dotLayer() const { return m_dotLayer; }
    /// x is the whole of it where it is absent; y fits what x shows where it is. False where that is what is shown already.
    bool setView(const std::optional<QCPRange>& x, const std::optional<QCPRange>& y = {}, View view = View::Exact);
    /// Curves that wait to be drawn: goes on with them for so long. True when they are all there.
    bool draw(int milliseconds);
    bool drawing() const;
    /// Adds the points that came to the picture. False where that does not do and the plot has to be drawn anew.
    bool drawGrowth();
    QCPRange fullRange() const;
    /// What y shows unless somebody chose.
    QCPRange valueRange(const QCPRange& x) const;
    /// Of a series; made where nobody keeps them. nullptr where x does not ascend.
    const Extremes* extremes(std::size_t series) const { return m_lines[series].extremes.get(); }

private:
    /// How one series is drawn. What few series need is made when it is needed.
    struct Line {
        CurveGraph* main = nullptr;
        CurveGraph* raw = nullptr;                ///< behind, where main is smoothed
        CurveGraph* gaps = nullptr;               ///< where values are not finite, at the foot
        CurveGraph* lone = nullptr;               ///< points between two gaps, which no line reaches
        CurveGraph* above = nullptr;              ///< where values lie beyond the view
        CurveGraph* below = nullptr;
        std::vector<CurveGraph*> abandoned = {};  ///< one for each such part
        bool dense = false;                       ///< its points fill whole columns of the window's pixels
        std::size_t drawn = 0;                    ///< points that are in the picture
        std::size_t drawnSmooth = 0;
        std::shared_ptr<const Extremes> extremes = {};
        std::shared_ptr<const Extremes> smoothExtremes = {};
    };
    struct Points;
    /// What is to be added to a picture of a line that has grown.
    struct Tail {
        std::size_t line = 0;
        QPolygonF points = {};
        QPolygonF smooth = {};
        QPolygonF below = {};  ///< of the line that the room down to it is shaded to
    };

    void styleAxes();
    void setTickers(const ChartSpec& before);
    void rebuildLines();
    void removeLine(Line& line);
    void readExtremes(std::size_t index);
    void placeCurves();
    CurveFrame frameNow() const;
    std::size_t pointsToDraw() const;
    bool advance(int milliseconds);
    void drawStep(std::size_t step);
    void paintLine(std::size_t index, bool behind);
    bool drawTails();
    std::optional<Tail> tailOf(std::size_t index) const;
    std::optional<QPolygonF> furtherPixels(const ChartSeries& series, const CurveColumn& values, std::size_t from) const;
    void drawTail(const Tail& tail, QCPPainter& painter) const;
    void fill(std::size_t index);
    void fillWhole(std::size_t index);
    void fillSeen(std::size_t index, const ChartWindow& window);
    void dropUnseen(Points& points) const;
    void styleLine(std::size_t index);
    CurveGraph* makeGraph(QCPAxis* value);
    void moveTo(CurveGraph& graph, const QString& layer) const;
    void setPoints(CurveGraph*& graph, const QString& layer, QCPAxis* value, const Points& points);
    void setLabels();
    void rebuildMarks();
    void rebuildDots();
    std::optional<QCPRange> placesOfData() const;
    std::optional<QCPRange> valuesOfData(const QCPRange& x) const;
    QCPRange steadyX() const;
    QCPRange steadyY(const QCPRange& x) const;
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
    CurvePicture* m_picture;
    QCPLayer* m_curveLayer;
    bool m_stale = true;       ///< the picture is not of these curves
    std::size_t m_step = 0;    ///< of the picture that is being made
    std::vector<QCPAbstractItem*> m_marks;
    std::vector<QCPItemText*> m_markLabels;
    std::vector<QCPAbstractItem*> m_dots;
    QCPLayer* m_dotLayer;
};

}  // namespace gg::widgets
