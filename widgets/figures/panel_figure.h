#pragma once

#include "widgets/charts/figure.h"

#include <QStringList>

#include <variant>
#include <vector>

namespace gg::widgets {

/// A table as a paper prints it: runs against values.
struct TableFigure {
    struct Cell {
        QString text = {};   ///< as it is printed
        bool best = false;   ///< of its column: bold
        friend bool operator==(const Cell&, const Cell&) = default;
    };
    struct Row {
        QString label = {};
        std::vector<Cell> cells = {};  ///< one a column
        friend bool operator==(const Row&, const Row&) = default;
    };
    QString rowHead;      ///< over the labels: "run"
    QStringList columns;  ///< heads
    std::vector<Row> rows;
    friend bool operator==(const TableFigure&, const TableFigure&) = default;
};

/// What a panel shows.
using PanelFigure = std::variant<ChartSpec, SnapshotFigure, ConfusionFigures, ClassMatrixFigure, BarFigure, TableFigure>;

PanelFigure panelFigure(const Figure& figure);
/// Charts, matrices of classes, bars and tables as JSON, to be kept in a recipe: the numbers themselves. Throws Error (InvalidArgument) for what
/// comes from run folders and is read there again.
QByteArray toJson(const PanelFigure& figure);
PanelFigure parsePanelFigure(const QByteArray& json, const QString& file);
/// The numbers that are drawn.
QByteArray panelCsv(const PanelFigure& figure);

/// booktabs, with the best of each column in bold; a tabular without its surrounding float.
QByteArray tableLatex(const TableFigure& table);
QByteArray tableMarkdown(const TableFigure& table);
QByteArray tableCsv(const TableFigure& table);

/// Characters that mean something to LaTeX as themselves; letters of other alphabets stay, symbols that figures use become mathematics.
QString latexText(const QString& text);

}  // namespace gg::widgets
