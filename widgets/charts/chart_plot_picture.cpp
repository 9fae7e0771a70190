// How the window draws curves: into a picture, in slices where there are many of them, and further points on top of what is there.

#include "widgets/charts/chart_plot.h"
#include "widgets/charts/curve_reading.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <limits>

namespace gg::widgets {
namespace {

/// So few points are drawn with the plot: it takes a few milliseconds.
constexpr std::size_t mostAtOnce = 10'000;
/// What a plot with more of them begins with.
constexpr int beginMs = 3;
/// Further points than this are drawn like all others, thinned to what is seen of them.
constexpr std::size_t longestTail = 2'000;
/// Points a column of pixels (M4).
constexpr std::size_t pointsAColumn = 4;

}  // namespace

CurveFrame ChartPlot::frameNow() const
{
    return {.rect = m_plot.axisRect()->rect(),
            .x = m_plot.xAxis->range(),
            .y = m_plot.yAxis->range(),
            .logarithmic = m_plot.yAxis->scaleType() == QCPAxis::stLogarithmic,
            .pixelRatio = m_plot.bufferDevicePixelRatio()};
}

std::size_t ChartPlot::pointsToDraw() const
{
    const auto columns = static_cast<std::size_t>(std::max(1, m_plot.axisRect()->width()));
    std::size_t points = 0;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const ChartSeries& series = m_spec.series[i];
        const std::size_t most = m_lines[i].extremes ? pointsAColumn * columns : std::numeric_limits<std::size_t>::max();
        points += std::min(series.y.size(), most) + std::min(series.smooth.size(), most);
    }
    return points;
}

/// Only when the plot was laid out is it known how many columns of pixels there are.
void ChartPlot::placeCurves()
{
    if (!m_look.readout) {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            fill(i);
        }
        return;
    }
    const CurveFrame now = frameNow();
    const bool making = m_picture->inProgress();
    const bool known = !m_stale && (making || m_picture->isShown()) && now == (making ? m_picture->nextFrame() : m_picture->shownFrame());
    if (known && (making || drawTails())) {
        return;
    }
    m_picture->begin(now);
    m_stale = false;
    m_step = 0;
    advance(pointsToDraw() <= mostAtOnce ? std::numeric_limits<int>::max() : beginMs);
}

bool ChartPlot::drawing() const
{
    return m_picture->inProgress();
}

bool ChartPlot::draw(int milliseconds)
{
    if (!m_picture->inProgress()) {
        return true;
    }
    // What is drawn now is of other curves: the plot begins anew as soon as it is laid out.
    if (m_stale || !advance(milliseconds)) {
        return false;
    }
    m_curveLayer->replot();
    return true;
}

bool ChartPlot::advance(int milliseconds)
{
    QElapsedTimer spent;
    spent.start();
    const std::size_t steps = 3 * m_lines.size();
    while (m_step < steps) {
        drawStep(m_step++);
        if (m_step < steps && spent.elapsed() >= milliseconds) {
            return false;
        }
    }
    m_picture->finish();
    // Points may have come meanwhile.
    m_stale = m_stale || !drawTails();
    return true;
}

/// Lines are filled with what is seen of them, then painted: first what lies behind the others.
void ChartPlot::drawStep(std::size_t step)
{
    const std::size_t line = step % m_lines.size();
    if (step < m_lines.size()) {
        fill(line);
    } else {
        paintLine(line, step < 2 * m_lines.size());
    }
}

void ChartPlot::paintLine(std::size_t index, bool behind)
{
    const Line& line = m_lines[index];
    const bool faint = m_spec.series[index].faint;
    std::vector<CurveGraph*> graphs;
    if (behind) {
        graphs = line.abandoned;
        graphs.push_back(line.raw);
    }
    if (faint == behind) {
        graphs.push_back(line.main);
    }
    if (!behind) {
        graphs.insert(graphs.end(), {line.gaps, line.lone, line.above, line.below});
    }
    std::unique_ptr<QCPPainter> painter;
    for (CurveGraph* graph : graphs) {
        if (graph != nullptr && !graph->data()->isEmpty()) {
            painter = painter ? std::move(painter) : m_picture->painter();
            graph->paint(*painter);
        }
    }
}

bool ChartPlot::drawGrowth()
{
    if (m_stale) {
        return false;
    }
    if (m_picture->inProgress()) {
        return true;
    }
    if (!m_picture->isShown() || !(m_picture->shownFrame() == frameNow()) || !drawTails()) {
        return false;
    }
    m_curveLayer->replot();
    return true;
}

/// False where a line did not grow as lines do: then everything is drawn anew.
bool ChartPlot::drawTails()
{
    std::vector<Tail> tails;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const ChartSeries& series = m_spec.series[i];
        if (m_lines[i].drawn == series.y.size() && m_lines[i].drawnSmooth == series.smooth.size()) {
            continue;
        }
        auto tail = tailOf(i);
        if (!tail) {
            m_stale = true;
            return false;
        }
        tails.push_back(std::move(*tail));
    }
    if (tails.empty()) {
        return true;
    }
    const auto painter = m_picture->painter();
    painter->setClipRect(m_plot.axisRect()->rect().translated(0, -1));
    for (const Tail& tail : tails) {
        drawTail(tail, *painter);
        m_lines[tail.line].drawn = m_spec.series[tail.line].y.size();
        m_lines[tail.line].drawnSmooth = m_spec.series[tail.line].smooth.size();
    }
    return true;
}

/// The last point that is drawn and those after it; nullopt where one of them needs more than a line.
std::optional<QPolygonF> ChartPlot::furtherPixels(const ChartSeries& series, const CurveColumn& values, std::size_t from) const
{
    if (from == values.size()) {
        return QPolygonF();
    }
    const std::size_t first = series.parts.empty() ? 0 : series.parts.back().first;
    if (from <= first || values.size() - from > longestTail) {
        return std::nullopt;
    }
    QPolygonF pixels;
    for (std::size_t i = from - 1; i < values.size(); ++i) {
        const double y = values[i];
        if (!std::isfinite(y) || !m_plot.yAxis->range().contains(y) || (i > from - 1 && series.x[i] < series.x[i - 1])) {
            return std::nullopt;
        }
        const QPointF at(m_plot.xAxis->coordToPixel(series.x[i]), m_plot.yAxis->coordToPixel(y));
        if (series.steps && !pixels.isEmpty()) {
            pixels << QPointF(at.x(), pixels.back().y());
        }
        pixels << at;
    }
    return pixels;
}

std::optional<ChartPlot::Tail> ChartPlot::tailOf(std::size_t index) const
{
    const ChartSeries& series = m_spec.series[index];
    const Line& line = m_lines[index];
    const bool smoothed = !series.smooth.empty();
    // A line between two points, or of few, is drawn in another way than a longer one.
    if (line.extremes == nullptr || series.filled || line.drawn < 2 || (smoothed && (line.raw == nullptr || line.drawnSmooth < 2))) {
        return std::nullopt;
    }
    auto points = furtherPixels(series, series.y, line.drawn);
    auto smooth = furtherPixels(series, series.smooth, line.drawnSmooth);
    if (!points || !smooth) {
        return std::nullopt;
    }
    Tail tail{.line = index, .points = std::move(*points), .smooth = std::move(*smooth)};
    for (const ChartBand& band : m_spec.bands) {
        if (band.upper != index || band.lower >= m_lines.size()) {
            continue;
        }
        const ChartSeries& other = m_spec.series[band.lower];
        const auto below = smoothed || other.y.size() != series.y.size() || !std::equal(series.x.begin() + (line.drawn - 1), series.x.end(), other.x.begin() + (line.drawn - 1))
                               ? std::nullopt
                               : furtherPixels(other, other.y, line.drawn);
        if (!below) {
            return std::nullopt;
        }
        tail.below = *below;
    }
    return tail;
}

void ChartPlot::drawTail(const Tail& tail, QCPPainter& painter) const
{
    const Line& line = m_lines[tail.line];
    const bool smoothed = !m_spec.series[tail.line].smooth.empty();
    if (!tail.below.isEmpty()) {
        QPolygonF area = tail.points;
        std::copy(tail.below.rbegin(), tail.below.rend(), std::back_inserter(area));
        painter.setAntialiasing(false);
        painter.setPen(Qt::NoPen);
        painter.setBrush(line.main->brush());
        painter.drawPolygon(area);
        painter.setBrush(Qt::NoBrush);
    }
    const auto draw = [&](const CurveGraph& graph, const QPolygonF& points) {
        painter.setAntialiasing(graph.antialiased());
        if (graph.lineStyle() != QCPGraph::lsNone) {
            painter.setPen(graph.pen());
            painter.drawPolyline(points);
        }
        const QCPScatterStyle style = graph.scatterStyle();
        if (!style.isNone()) {
            painter.setAntialiasing(true);
            style.applyTo(&painter, graph.pen());
            for (qsizetype i = 1; i < points.size(); ++i) {
                style.drawShape(&painter, points[i]);
            }
        }
    };
    if (!tail.points.isEmpty()) {
        draw(smoothed ? *line.raw : *line.main, tail.points);
    }
    if (!tail.smooth.isEmpty()) {
        draw(*line.main, tail.smooth);
    }
}

}  // namespace gg::widgets
