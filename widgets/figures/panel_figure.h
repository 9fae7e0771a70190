#pragma once

#include "core/report/result_table.h"
#include "widgets/charts/figure.h"

#include <variant>

namespace gg::widgets {

/// Results as a table: what is printed of a cell, and which is best, are core/report's to say.
struct TableFigure {
    report::ResultTable table;
};
/// A cell as it is printed: the column's decimals, a spread behind them.
QString printed(const report::ResultColumn& column, const report::ResultCell& cell);

class RecipeReader;

/// What a panel shows.
using PanelFigure = std::variant<ChartSpec, SnapshotFigure, ConfusionFigures, ClassMatrixFigure, BarFigure, TableFigure, HeatFigure>;

PanelFigure panelFigure(const Figure& figure);
/// Charts, matrices of classes, bars and tables as JSON, to be kept in a recipe: the numbers themselves. Throws Error (InvalidArgument) for what
/// comes from run folders and is read there again.
QByteArray toJson(const PanelFigure& figure);
PanelFigure parsePanelFigure(const RecipeReader& reader);
/// The numbers that are drawn.
QByteArray panelCsv(const PanelFigure& figure);

/// Characters that mean something to LaTeX as themselves; letters of other alphabets stay, symbols that figures use become mathematics.
QString latexText(const QString& text);

}  // namespace gg::widgets
