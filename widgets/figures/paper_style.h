#pragma once

#include "widgets/charts/chart_look.h"
#include "widgets/charts/chart_spec.h"
#include "widgets/figures/composed_figure.h"

namespace gg::widgets {

/// Figures are laid out in tenths of a point.
inline constexpr double unitsPerPoint = 10;
inline constexpr double unitsPerMm = 72 / 25.4 * unitsPerPoint;
/// Curves are exact to the dots of a printer of this resolution.
inline constexpr double printDpi = 1200;
inline constexpr double printDot = 72 * unitsPerPoint / printDpi;

/// What a panel is drawn with.
struct PaperStyle {
    DrawLook look;
    FigurePalette palette = FigurePalette::OkabeIto;
    LineStyles lines = LineStyles::Distinct;
    LegendPlace legend = LegendPlace::Best;
    double lineWidth = 10;  ///< units
    bool grid = true;
    QStringList runs = {};  ///< names of the figure's runs in their order: a run has one colour in all panels
    double dot = printDot;  ///< the smallest thing that is told apart
};

PaperStyle paperStyle(const ComposedFigure& figure);

/// The height of a line of text. Some fonts, Latin Modern among them, ask for half as much again as they need.
inline double lineHeight(const DrawLook& look)
{
    return 1.2 * look.font.pixelSize();
}

/// A line of a chart and what is drawn with it.
struct StyledLine {
    LinePen pen;
    bool faint = false;
    QString key = {};  ///< in the legend; empty: none
};

/// One for each series of the chart.
std::vector<StyledLine> styledLines(const ChartSpec& chart, const PaperStyle& style);
/// The colour of the nth run or series.
QColor paletteColour(FigurePalette palette, int index, const QColor& inWindow);

}  // namespace gg::widgets
