#include "widgets/figures/curve_points.h"

#include "widgets/charts/decimation.h"

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

PaperCurve paperCurve(std::span<const double> x, std::span<const double> y, const PaperAxes& axes, double dot)
{
    const auto columns = static_cast<std::size_t>(std::max(1.0, std::round(axes.rect.width() / dot)));
    const std::vector<std::size_t> kept = keptPoints(x, y, axes.xLower, axes.xUpper, columns);
    PaperCurve curve;
    curve.dense = kept.size() < x.size();
    const double column = axes.rect.width() / static_cast<double>(columns);
    std::vector<QPointF> line;
    const auto finish = [&] {
        if (!line.empty()) {
            curve.lines.push_back(std::move(line));
            line.clear();
        }
    };
    for (const std::size_t i : kept) {
        const double across = axes.x(x[i]);
        if (!axes.drawable(y[i])) {
            finish();
            if (std::isfinite(x[i])) {
                curve.gaps.push_back(across);
            }
            continue;
        }
        if (!std::isfinite(across)) {
            continue;
        }
        // Points left and right of what is shown only lead there.
        const double near = std::clamp(across, axes.rect.left() - 10 * axes.rect.width(), axes.rect.right() + 10 * axes.rect.width());
        const double placed = curve.dense ? axes.rect.left() + (std::floor((near - axes.rect.left()) / column) + 0.5) * column : near;
        addPoint(line, {rounded(placed), rounded(axes.y(y[i]))});
    }
    finish();
    return curve;
}

}  // namespace gg::widgets
