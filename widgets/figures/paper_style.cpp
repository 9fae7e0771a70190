#include "widgets/figures/paper_style.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::PaperStyle)
};

std::vector<double> dashesOf(Stroke stroke)
{
    switch (stroke) {
    case Stroke::Dashed: return {5, 2.2};
    case Stroke::Dotted: return {1.3, 1.7};
    case Stroke::Solid:
    case Stroke::Points: break;
    }
    return {};
}

QStringList distinct(const ChartSpec& chart, QString ChartSeries::*part)
{
    QStringList values;
    for (const ChartSeries& one : chart.series) {
        if (one.listed && !one.faint && !values.contains(one.*part)) {
            values << one.*part;
        }
    }
    return values;
}

QString keyOf(const ChartSeries& series, const QStringList& runs, const QStringList& names)
{
    if (runs.size() > 1 && names.size() > 1) {
        return series.run.isEmpty() ? series.name : Texts::tr("%1, %2").arg(series.run, series.name);
    }
    return runs.size() > 1 ? series.run : series.name;
}

}  // namespace

PaperStyle paperStyle(const ComposedFigure& figure)
{
    PaperStyle style{.look = paperLook(cutForSize(drawnFamily(figure.font), figure.fontPt), figure.fontPt, unitsPerPoint),
                     .palette = figure.palette,
                     .lines = figure.lines,
                     .legend = figure.legend,
                     .lineWidth = figure.linePt * unitsPerPoint,
                     .grid = figure.grid};
    for (const FigureRun& run : figure.runs) {
        style.runs << run.label;
    }
    // Letters keep their proportions at any scale.
    style.look.font.setHintingPreference(QFont::PreferNoHinting);
    style.look.font.setStyleStrategy(QFont::PreferOutline);
    return style;
}

QColor paletteColour(FigurePalette palette, int index, const QColor& inWindow)
{
    const QList<QColor>& colours = paletteColours(palette);
    return colours.isEmpty() ? inWindow : colours[std::max(0, index) % colours.size()];
}

std::vector<StyledLine> styledLines(const ChartSpec& chart, const PaperStyle& style)
{
    const QStringList runs = distinct(chart, &ChartSeries::run);
    const QStringList names = distinct(chart, &ChartSeries::name);
    std::vector<StyledLine> lines;
    int line = 0;
    int unnamed = 0;
    std::optional<QColor> lastStrong;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const ChartSeries& series = chart.series[i];
        const bool edge = std::any_of(chart.bands.begin(), chart.bands.end(), [i](const ChartBand& band) { return band.upper == i || band.lower == i; });
        const bool strong = series.listed && !series.faint;
        // Colour is the run's where there are several, so that a reader finds a run in every panel.
        const qsizetype ofFigure = style.runs.size() > 1 ? style.runs.indexOf(series.run) : -1;
        const bool byRun = runs.size() > 1 || (ofFigure >= 0 && names.size() == 1);
        const int place = static_cast<int>(!byRun ? names.indexOf(series.name) : ofFigure >= 0 ? ofFigure : runs.indexOf(series.run));
        const QColor colour = paletteColour(style.palette, place >= 0 ? place : strong ? 0 : unnamed, series.colour);
        StyledLine styled{.pen = {.colour = colour, .dashes = dashesOf(series.stroke)}, .faint = !strong};
        if (strong) {
            if (style.lines == LineStyles::Distinct && series.stroke != Stroke::Points) {
                styled.pen = distinctPen(line, colour);
            }
            ++line;
            lastStrong = styled.pen.colour;
            styled.key = keyOf(series, runs, names);
        } else {
            ++unnamed;
            if (edge && lastStrong) {
                styled.pen.colour = *lastStrong;  // a band is its line's, which stands before its edges
            } else if (runs.contains(series.run)) {
                const qsizetype own = runs.size() == 1 ? 0 : ofFigure >= 0 ? ofFigure : runs.indexOf(series.run);
                styled.pen.colour = paletteColour(style.palette, static_cast<int>(own), series.colour);
            }
            styled.pen.colour = faded(styled.pen.colour, style.look.background, 0.62);
            styled.pen.dashes = {};
        }
        lines.push_back(std::move(styled));
    }
    if (line < 2 && std::none_of(lines.begin(), lines.end(), [](const StyledLine& one) { return one.faint; })) {
        for (StyledLine& one : lines) {
            one.key.clear();  // a single line is what the axis says
        }
    }
    return lines;
}

}  // namespace gg::widgets
