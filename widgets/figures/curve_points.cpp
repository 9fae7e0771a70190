#include "widgets/figures/curve_points.h"

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

double rounded(double value)
{
    return std::round(value * 10) / 10;
}

/// The middle of three on one vertical line that lies between the others adds nothing; nor does one that is met twice.
void addPoint(std::vector<QPointF>& line, QPointF point)
{
    if (!line.empty() && line.back() == point) {
        return;
    }
    if (line.size() >= 2) {
        const QPointF a = line[line.size() - 2];
        const QPointF b = line.back();
        const bool upright = a.x() == b.x() && b.x() == point.x() && (b.y() - a.y()) * (point.y() - b.y()) >= 0;
        const bool level = a.y() == b.y() && b.y() == point.y() && (b.x() - a.x()) * (point.x() - b.x()) >= 0;
        if (upright || level) {
            line.back() = point;
            return;
        }
    }
    line.push_back(point);
}

/// The points of one column of dots.
struct Column {
    double x = 0;
    double first = 0;
    double last = 0;
    double low = 0;
    double high = 0;
};

std::vector<Column> columnsOf(const std::vector<QPointF>& line)
{
    std::vector<Column> columns;
    for (const QPointF& point : line) {
        if (columns.empty() || columns.back().x != point.x()) {
            columns.push_back({point.x(), point.y(), point.y(), point.y(), point.y()});
        }
        Column& column = columns.back();
        column.last = point.y();
        column.low = std::min(column.low, point.y());
        column.high = std::max(column.high, point.y());
    }
    return columns;
}

/// The way from a column to the next one lies within what both cover, and the next one is a line by itself.
bool wayIsCovered(const Column& from, const Column& to)
{
    const double low = std::max(from.low, to.low);
    const double high = std::min(from.high, to.high);
    return to.high > to.low && from.last >= low && from.last <= high && to.first >= low && to.first <= high;
}

void addColumns(QPainterPath& path, const std::vector<Column>& columns)
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Column& here = columns[i];
        const bool arrives = i > 0 && !wayIsCovered(columns[i - 1], here);
        const bool leaves = i + 1 < columns.size() && !wayIsCovered(here, columns[i + 1]);
        // Where the line may begin and end as it likes, it begins next to where the last one ended.
        const double from = arrives ? here.first : leaves ? (here.last < (here.low + here.high) / 2 ? here.high : here.low) : path.currentPosition().y();
        const bool upwards = std::abs(from - here.low) < std::abs(from - here.high);
        const double begin = upwards ? here.low : here.high;
        const double end = upwards ? here.high : here.low;
        if (arrives) {
            path.lineTo(here.x, here.first);
            if (begin != here.first) {
                path.lineTo(here.x, begin);
            }
        } else {
            path.moveTo(here.x, begin);
        }
        if (end != begin) {
            path.lineTo(here.x, end);
        }
        if (leaves && here.last != end) {
            path.lineTo(here.x, here.last);
        }
    }
}

}  // namespace

double PaperAxes::y(double value) const
{
    const double share = yLogarithmic ? (std::log(value) - std::log(yLower)) / (std::log(yUpper) - std::log(yLower)) : (value - yLower) / (yUpper - yLower);
    // Far outside of the axes nothing is seen; huge numbers are trouble for whoever reads the file.
    return rect.bottom() - std::clamp(share, -20.0, 20.0) * rect.height();
}

bool PaperAxes::drawable(double value) const
{
    return std::isfinite(value) && (!yLogarithmic || value > 0);
}

std::size_t dotColumns(const PaperAxes& axes, double dot)
{
    return static_cast<std::size_t>(std::max(1.0, std::round(axes.rect.width() / dot)));
}

PaperCurve paperCurve(const ChartSeries& series, const ThinnedLine& origin, const PaperAxes& axes, double dot)
{
    const std::size_t columns = dotColumns(axes, dot);
    PaperCurve curve;
    curve.dense = origin.dense;
    const double column = axes.rect.width() / static_cast<double>(columns);
    const double columnsPerValue = static_cast<double>(columns) / (axes.xUpper - axes.xLower);
    std::vector<QPointF> line;
    const auto finish = [&] {
        if (!line.empty()) {
            curve.lines.push_back(std::move(line));
            line.clear();
        }
    };
    for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i) {
        const double across = axes.x(series.x[i]);
        if (!axes.drawable(series.y[i])) {
            finish();
            if (std::isfinite(across) && !std::binary_search(origin.joints.begin(), origin.joints.end(), i)) {
                curve.gaps.push_back(across);
            }
            continue;
        }
        if (!std::isfinite(across)) {
            continue;
        }
        // Points left and right of what is shown only lead there.
        const double near = std::clamp(across, axes.rect.left() - 10 * axes.rect.width(), axes.rect.right() + 10 * axes.rect.width());
        // The column is counted as it was when the points were chosen: one on its edge belongs to one side in both.
        const double place = std::floor((series.x[i] - axes.xLower) * columnsPerValue);
        const double placed = curve.dense && near == across ? axes.rect.left() + (place + 0.5) * column : near;
        addPoint(line, {rounded(placed), rounded(axes.y(series.y[i]))});
    }
    finish();
    return curve;
}

QPainterPath strokePath(const PaperCurve& curve)
{
    QPainterPath path;
    for (const auto& line : curve.lines) {
        if (curve.dense) {
            addColumns(path, columnsOf(line));
            continue;
        }
        path.moveTo(line.front());
        for (std::size_t i = 1; i < line.size(); ++i) {
            path.lineTo(line[i]);
        }
    }
    return path;
}

}  // namespace gg::widgets
