// The lines of a chart: of each curve only the points that its columns of pixels show.

#include "widgets/charts/chart_plot.h"
#include "widgets/charts/curve_reading.h"

#include <cmath>

namespace gg::widgets {
namespace {

const QString contextLayer = QStringLiteral("context");
const QString mainLayer = QStringLiteral("main");
/// Points that are dots each have their own place: no column of pixels stands for them, as long as they are few enough to be drawn.
constexpr std::size_t mostLoose = 20'000;
/// A mark of what lies beyond the view for every so many pixels.
constexpr double clippedEvery = 7;

}  // namespace

/// What a graph is filled with.
struct ChartPlot::Points {
    QVector<double> x;
    QVector<double> y;

    void add(double atX, double atY)
    {
        x.push_back(atX);
        y.push_back(atY);
    }
};

void ChartPlot::removeLine(Line& line)
{
    for (CurveGraph* graph : {line.main, line.raw, line.gaps, line.lone, line.above, line.below}) {
        if (graph != nullptr) {
            m_plot.removeGraph(graph);
        }
    }
    for (CurveGraph* graph : line.abandoned) {
        m_plot.removeGraph(graph);
    }
    line = {};
}

CurveGraph* ChartPlot::makeGraph(QCPAxis* value)
{
    // The plot takes it over.
    auto* graph = new CurveGraph(m_plot.xAxis, value);
    graph->setWithPlot(!m_look.readout);
    return graph;
}

/// In the window graphs are painted in their order by us, and moving one would have everything drawn anew.
void ChartPlot::moveTo(CurveGraph& graph, const QString& layer) const
{
    if (!m_look.readout && graph.layer()->name() != layer) {
        graph.setLayer(layer);
    }
}

/// Graphs that are there serve other series: making them costs more than filling them.
void ChartPlot::rebuildLines()
{
    for (; m_lines.size() > m_spec.series.size(); m_lines.pop_back()) {
        removeLine(m_lines.back());
    }
    const std::size_t known = m_lines.size();
    m_lines.resize(m_spec.series.size());
    for (std::size_t i = known; i < m_lines.size(); ++i) {
        m_lines[i].main = makeGraph(m_plot.yAxis);
        m_lines[i].gaps = makeGraph(m_plot.yAxis2);
    }
}

void ChartPlot::readExtremes(std::size_t index)
{
    const ChartSeries& series = m_spec.series[index];
    const Drawable drawable = m_spec.y.logarithmic ? Drawable::Positive : Drawable::Finite;
    const auto kept = [&](const CurveColumn& values, const std::shared_ptr<const Extremes>& given) {
        if (given && given->kind() == drawable && given->values().size() >= values.size()) {
            return given;
        }
        auto own = std::make_shared<Extremes>(drawable);
        own->extend(values);
        return std::shared_ptr<const Extremes>(own);
    };
    Line& line = m_lines[index];
    // Who keeps extremes keeps parts in which x ascends.
    const bool known = series.extremes != nullptr || ascends(series);
    line.extremes = known ? kept(series.y, series.extremes) : nullptr;
    line.smoothExtremes = known && !series.smooth.empty() ? kept(series.smooth, series.smoothExtremes) : nullptr;
}

void ChartPlot::fill(std::size_t index)
{
    const ChartSeries& series = m_spec.series[index];
    Line& line = m_lines[index];
    line.drawn = series.y.size();
    line.drawnSmooth = series.smooth.size();
    if (line.extremes == nullptr || (series.stroke == Stroke::Points && series.x.size() <= mostLoose)) {
        fillWhole(index);
        return;
    }
    const QCPRange x = m_plot.xAxis->range();
    const int pixels = std::max(1, m_plot.axisRect()->width());
    const auto columns = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(pixels * m_look.columnsPerPixel)));
    const QCPRange y = m_plot.yAxis->range();
    fillSeen(index, {.lower = x.lower,
                     .upper = x.upper,
                     .columns = columns,
                     .rows = m_look.readout ? static_cast<std::size_t>(std::max(1, m_plot.axisRect()->height())) : 0,
                     .low = y.lower,
                     .high = y.upper});
}

void ChartPlot::setPoints(CurveGraph*& graph, const QString& layer, QCPAxis* value, const Points& points)
{
    if (graph == nullptr) {
        if (points.x.isEmpty()) {
            return;
        }
        graph = makeGraph(value);
        graph->setAdaptiveSampling(false);
    }
    moveTo(*graph, layer);
    graph->setData(points.x, points.y, true);
}

/// Curves whose x goes back and forth: everything, in its order.
void ChartPlot::fillWhole(std::size_t index)
{
    const ChartSeries& series = m_spec.series[index];
    Points line;
    Points gaps;
    for (std::size_t i = 0; i < series.x.size(); ++i) {
        const bool drawn = std::isfinite(series.y[i]) && (!m_spec.y.logarithmic || series.y[i] > 0);
        line.add(series.x[i], drawn ? series.y[i] : qQNaN());
        if (!drawn) {
            gaps.add(series.x[i], 0.02);
        }
    }
    m_lines[index].main->setAdaptiveSampling(true);
    // Points of one x, as where a precision falls, keep their order only if nothing is sorted.
    m_lines[index].main->setData(line.x, line.y, std::is_sorted(line.x.begin(), line.x.end()));
    m_lines[index].gaps->setData(gaps.x, gaps.y);
    for (CurveGraph* graph : {m_lines[index].raw, m_lines[index].lone, m_lines[index].above, m_lines[index].below}) {
        if (graph != nullptr) {
            graph->data()->clear();
        }
    }
    for (CurveGraph* graph : m_lines[index].abandoned) {
        graph->data()->clear();
    }
    styleLine(index);
}

/// Points of a smoothed line that are within half a pixel of the one before: without them the line is drawn a few times faster.
void ChartPlot::dropUnseen(Points& points) const
{
    Points kept;
    QPointF last(-1e9, 0);
    for (qsizetype i = 0; i < points.x.size(); ++i) {
        const QPointF at(m_plot.xAxis->coordToPixel(points.x[i]), m_plot.yAxis->coordToPixel(points.y[i]));
        const bool near = std::abs(at.x() - last.x()) < 0.5 && std::abs(at.y() - last.y()) < 0.5;
        if (!near || i + 1 == points.x.size()) {
            kept.add(points.x[i], points.y[i]);
            last = std::isfinite(points.y[i]) ? at : QPointF(-1e9, 0);
        }
    }
    points = std::move(kept);
}

void ChartPlot::fillSeen(std::size_t index, const ChartWindow& window)
{
    const ChartSeries& series = m_spec.series[index];
    Line& line = m_lines[index];
    const QCPRange seen = m_plot.yAxis->range();
    const double clippedStep = clippedEvery / static_cast<double>(window.columns) * m_look.columnsPerPixel * m_look.unit * (window.upper - window.lower);
    Points raw;
    Points smooth;
    Points gaps;
    Points lone;
    Points above;
    Points below;
    std::vector<Points> abandoned;
    const auto add = [&](const Extremes& values, const CurvePart& part, Points& to, bool marking) {
        if (!to.x.isEmpty()) {
            to.add(series.x[part.first], qQNaN());
        }
        const std::vector<std::size_t> kept = keptPoints(series.x, values, part.first, std::min(part.last, values.values().size()), window);
        const auto drawnAt = [&](std::size_t place) { return place < kept.size() && values.drawable(values.values()[kept[place]]); };
        for (std::size_t place = 0; place < kept.size(); ++place) {
            const double y = values.values()[kept[place]];
            const bool drawn = drawnAt(place);
            // Points of one column of pixels may go back within it.
            const double x = place == 0 ? series.x[kept[0]] : std::max(series.x[kept[place]], to.x.back());
            to.add(x, drawn ? y : qQNaN());
            if (!marking) {
                continue;
            }
            if (!drawn && (gaps.x.isEmpty() || gaps.x.back() != x)) {
                gaps.add(x, 0.02);
            } else if (drawn && (place == 0 || !drawnAt(place - 1)) && !drawnAt(place + 1)) {
                lone.add(x, y);
            }
            if (Points& beyond = y > seen.upper ? above : below;
                drawn && !seen.contains(y) && (beyond.x.isEmpty() || x - beyond.x.back() >= clippedStep)) {
                beyond.add(x, y > seen.upper ? 0.985 : 0.015);
            }
        }
    };
    for (const CurvePart& part : partsOf(series)) {
        if (part.abandoned) {
            add(*line.extremes, part, abandoned.emplace_back(), true);
            continue;
        }
        add(*line.extremes, part, raw, true);
        if (line.smoothExtremes && part.first < line.smoothExtremes->values().size()) {
            add(*line.smoothExtremes, part, smooth, false);
        }
    }
    const bool smoothed = line.smoothExtremes != nullptr;
    line.dense = m_look.readout && raw.x.size() > static_cast<qsizetype>(window.columns);
    if (m_look.readout) {
        dropUnseen(smooth);
    }
    line.main->setAdaptiveSampling(false);
    setPoints(line.main, mainLayer, m_plot.yAxis, smoothed ? smooth : raw);
    setPoints(line.raw, contextLayer, m_plot.yAxis, smoothed ? raw : Points{});
    setPoints(line.gaps, mainLayer, m_plot.yAxis2, gaps);
    setPoints(line.lone, mainLayer, m_plot.yAxis, lone);
    setPoints(line.above, mainLayer, m_plot.yAxis2, above);
    setPoints(line.below, mainLayer, m_plot.yAxis2, below);
    for (; line.abandoned.size() > abandoned.size(); line.abandoned.pop_back()) {
        m_plot.removeGraph(line.abandoned.back());
    }
    line.abandoned.resize(abandoned.size(), nullptr);
    for (std::size_t i = 0; i < abandoned.size(); ++i) {
        setPoints(line.abandoned[i], contextLayer, m_plot.yAxis, abandoned[i]);
    }
    styleLine(index);
}

void ChartPlot::styleLine(std::size_t index)
{
    const ChartSeries& series = m_spec.series[index];
    const Line& line = m_lines[index];
    const QColor full = onBackground(series.colour, m_look.dark);
    const QColor pale = faded(full, m_look.background, 0.68);
    const QColor colour = series.faint ? pale : full;
    const auto draw = [&](QCPGraph* graph, const QColor& with, double width) {
        graph->setPen(strokePen(series.stroke == Stroke::Points ? Stroke::Solid : series.stroke, with, m_look.px(width)));
        graph->setLineStyle(series.stroke == Stroke::Points ? QCPGraph::lsNone
                            : series.steps                  ? QCPGraph::lsStepLeft
                                                            : QCPGraph::lsLine);
    };
    const auto mark = [&](QCPGraph* graph, QCPScatterStyle::ScatterShape shape, const QBrush& brush, double size) {
        if (graph != nullptr) {
            graph->setLineStyle(QCPGraph::lsNone);
            graph->setScatterStyle(QCPScatterStyle(shape, QPen(colour, m_look.px(1.4)), brush, m_look.px(size)));
        }
    };
    // Columns that are filled from top to bottom have no edge to be smooth, and their pixels are exactly those of all points.
    const auto ofPoints = [&](QCPGraph* graph) {
        graph->setAntialiased(!line.dense);
        if (line.dense) {
            graph->setPen(QPen(graph->pen().color(), m_look.px(1)));
        }
    };
    draw(line.main, colour, series.faint ? 1.0 : 1.7);
    if (line.raw == nullptr || line.smoothExtremes == nullptr) {
        ofPoints(line.main);
    } else {
        line.main->setAntialiased(true);
    }
    moveTo(*line.main, series.faint ? contextLayer : mainLayer);
    line.main->setBrush(series.filled ? QBrush(faded(colour, m_look.background, 0.5)) : QBrush(Qt::NoBrush));
    const bool dots = series.marked || series.stroke == Stroke::Points;
    line.main->setScatterStyle(QCPScatterStyle(dots ? QCPScatterStyle::ssCircle : QCPScatterStyle::ssNone, QPen(colour, m_look.px(0.7)), colour, m_look.px(3.6)));
    line.main->setChannelFillGraph(nullptr);
    for (const ChartBand& band : m_spec.bands) {
        if (band.upper == index && band.lower < m_lines.size()) {
            QColor shade = colour;
            shade.setAlphaF(m_look.dark ? 0.28F : 0.18F);
            line.main->setBrush(shade);
            line.main->setChannelFillGraph(m_lines[band.lower].main);
        }
    }
    if (line.raw != nullptr) {
        draw(line.raw, pale, 1.0);
        ofPoints(line.raw);
    }
    for (CurveGraph* graph : line.abandoned) {
        if (graph != nullptr) {
            draw(graph, pale, 1.0);
        }
    }
    mark(line.gaps, QCPScatterStyle::ssCross, Qt::NoBrush, 6);
    mark(line.lone, QCPScatterStyle::ssDisc, colour, 3);
    mark(line.above, QCPScatterStyle::ssTriangle, colour, 6);
    mark(line.below, QCPScatterStyle::ssTriangleInverted, colour, 6);
}

}  // namespace gg::widgets
