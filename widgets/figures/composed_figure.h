#pragma once

#include "core/runs/run_groups.h"
#include "widgets/charts/chart_builder.h"
#include "widgets/charts/evaluation_recipe.h"
#include "widgets/charts/figure_request.h"
#include "widgets/figures/figure_style.h"
#include "widgets/figures/panel_figure.h"

#include <QRect>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace gg::widgets {

/// A run as a composed figure names it.
struct FigureRun {
    QString folder;
    QColor colour;   ///< in the window
    QString label;   ///< in legends; empty: the run's own name
    QString stepColumn = {};  ///< of the run's table, that a person chose to hold the steps
    friend bool operator==(const FigureRun&, const FigureRun&) = default;
};

/// One panel of a figure: what it shows, where on the grid, and its own settings.
struct ComposedPanel {
    /// chartNames(), "snapshots", "confusion", "table"; any name where an evaluation or `kept` has the numbers.
    QString what;
    /// Where predictions are evaluated for the numbers.
    std::optional<EvaluationRecipe> evaluation = {};
    /// Numbers that are written into the recipe: of what comes from no run folder. Of an evaluation those of the last time, for when its files are gone.
    std::shared_ptr<const PanelFigure> kept = {};
    QRect cells = {0, 0, 1, 1};  ///< column, row, columns, rows
    QString title;               ///< empty: none
    std::optional<QString> letter = {};  ///< nullopt: the next one in order; empty: none
    std::optional<LegendPlace> legend = {};  ///< nullopt: the figure's
    bool logarithmic = false;             ///< the y axis
    bool logarithmicX = false;
    RunAxis axis = RunAxis::Epoch;        ///< of curves of runs; not WallTime: a paper has no use for dates
    double smoothing = 0;                 ///< weight of Smoothing, 0 … 0.999; the curve as it is stays behind, faint
    std::vector<MarkKind> annotations = {};  ///< what is marked on the x axis of curves of runs
    runs::Grouping group = {};            ///< of curves: a line a group, the mean over its runs in a band
    std::optional<double> lower = {};  ///< of the y axis; nullopt: from the data
    std::optional<double> upper = {};
    std::vector<int> runs = {};    ///< indices into ComposedFigure::runs; empty: all
    std::vector<int> epochs = {};  ///< of snapshots and matrices; empty: the newest
    QStringList samples = {};
    QStringList series = {};       ///< of a table: names of its rows; empty: those that fit the task
    PredictionMode mode = PredictionMode::Overlay;
    friend bool operator==(const ComposedPanel&, const ComposedPanel&) = default;
};

/// Smoothed so far, a curve is a straight line.
inline constexpr double mostSmoothing = 0.999;
/// "learning-rate", "warm-up", "mosaic", "checkpoints", "verdicts": those of annotations, in the order to offer them, and their ids in recipes.
const std::vector<MarkKind>& annotationKinds();
QString annotationId(MarkKind kind);

enum class LetterStyle { Plain, Parentheses, Capital, None };

/// A figure of panels on a grid, as a paper prints it.
struct ComposedFigure {
    double widthMm = 174;               ///< 10 … 1000
    std::vector<double> rowsMm = {50};  ///< height of each row, 5 … 1000
    int columns = 2;                    ///< 1 … 12, of equal width
    double gapMm = 3;
    QString font = QStringLiteral("serif");  ///< a family, or "serif" or "sans"
    double fontPt = 8;                  ///< 4 … 36
    LetterStyle letters = LetterStyle::Plain;
    FigurePalette palette = FigurePalette::OkabeIto;
    LineStyles lines = LineStyles::Distinct;
    double linePt = 1;                  ///< 0.5 … 6
    bool grid = true;                   ///< thin lines behind curves
    LegendPlace legend = LegendPlace::Best;
    QString format = QStringLiteral("pdf");  ///< to write again: suffixes, separated by commas
    int dpi = 600;                      ///< of pixels, and of pictures within vectors
    std::vector<FigureRun> runs = {};
    std::vector<ComposedPanel> panels = {};
    friend bool operator==(const ComposedFigure&, const ComposedFigure&) = default;

    double heightMm() const;
    int rows() const { return static_cast<int>(rowsMm.size()); }
};

/// The letter of a panel as it is printed: "a", "(b)", "C", or nothing.
QString panelLetter(const ComposedFigure& figure, std::size_t panel);
/// Indices of the panels in reading order.
std::vector<std::size_t> readingOrder(const ComposedFigure& figure);

/// As the text of NAME.figure.json. parse(toJson(f)) is f. Throws Error (Malformed) naming the file, the line and the key that is wrong. A recipe of a
/// single chart (version 1) is read as a figure of one panel.
QByteArray toJson(const ComposedFigure& figure);
ComposedFigure parseComposedFigure(const QByteArray& json, const QString& file);
/// 1: a single chart, 2: a figure of panels. Throws Error (Malformed) for anything else.
int recipeVersion(const QByteArray& json, const QString& file);

QString letterStyleId(LetterStyle style);
/// Throws Error (InvalidArgument) naming what is out of its range.
void checkFigure(const ComposedFigure& figure);

}  // namespace gg::widgets
