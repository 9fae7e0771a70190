#pragma once

#include "core/metrics/confusion.h"
#include "widgets/charts/chart_look.h"

#include <QPointF>
#include <QRectF>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

class QPainter;

namespace gg::widgets {

/// What the last row and column of a confusion matrix are.
enum class MatrixBackground : std::uint8_t {
    Objects,  ///< of detectors: a truth that nothing found, a prediction where nothing is; there is no cell for neither
    Class     ///< of pixels: a class as any other
};

/// How often each truth (a row) was predicted as each class (a column).
struct MatrixFigure {
    QString title = {};                 ///< on paper, and for screen readers
    QStringList labels = {};            ///< one a row and column, the background last where there is one
    std::vector<std::uint64_t> counts = {};  ///< size()², row by row
    MatrixBackground background = MatrixBackground::Objects;

    std::size_t size() const { return static_cast<std::size_t>(labels.size()); }
    const QString& label(std::size_t index) const { return labels[static_cast<qsizetype>(index)]; }
    std::uint64_t at(std::size_t truth, std::size_t predicted) const { return counts[truth * size() + predicted]; }
    bool isBackground(std::size_t index) const { return background == MatrixBackground::Objects && index + 1 == size(); }
};

/// The matrix of a detector, with background.
MatrixFigure matrixFigure(const metrics::ConfusionMatrix& matrix, const QStringList& classes);

enum class MatrixScale : std::uint8_t {
    ShareOfTruth,      ///< each cell over the sum of its row
    ShareOfPredicted,  ///< over the sum of its column
    Counts
};

struct MatrixCellPlace {
    std::size_t truth = 0;
    std::size_t predicted = 0;
    friend bool operator==(const MatrixCellPlace&, const MatrixCellPlace&) = default;
};

/// nullopt where the row or column is empty, or the cell does not exist (background, background).
std::optional<double> cellShare(const MatrixFigure& figure, MatrixCellPlace cell, MatrixScale scale);
/// "truth Truck, predicted Bus"; "truth Truck, not found"; "nothing there, predicted Bus".
QString cellName(const MatrixFigure& figure, MatrixCellPlace cell);
/// "truth Truck, predicted Bus: 70 (7 % of all Truck, 8 % of what was predicted as Bus)".
QString cellSentence(const MatrixFigure& figure, MatrixCellPlace cell);
/// Two classes that are taken for one another.
struct MatrixPair {
    std::size_t a = 0;
    std::size_t b = 0;
    std::uint64_t aAsB = 0;
    std::uint64_t bAsA = 0;
    double share = 0;  ///< of the truths of both that were predicted as any class

    std::uint64_t errors() const { return aAsB + bAsA; }
};
/// As metrics::confusedPairs(), of objects or pixels: most errors first, without those that have none.
std::vector<MatrixPair> confusedPairs(const MatrixFigure& figure);
/// The classes of the most confused pairs, at least two and at most `most` of them, and the background; in their order. All where
/// nothing is confused or there are not more.
std::vector<std::size_t> mostConfused(const MatrixFigure& figure, std::size_t most);

/// What is shown of a matrix, and how.
struct MatrixShown {
    MatrixScale scale = MatrixScale::ShareOfTruth;
    std::vector<std::size_t> classes = {};  ///< indices of rows and columns, ascending
    std::optional<MatrixCellPlace> framed = {};
    std::optional<MatrixCellPlace> hovered = {};  ///< its labels are written whatever the room
    std::vector<MatrixCellPlace> marked = {};     ///< what was clicked: outlined
};

/// Where the parts of a matrix are drawn. The labels keep their place while the cells are scrolled beneath them.
struct MatrixLayout {
    QRectF axisTruth;      ///< "truth ↓"
    QRectF axisPredicted;  ///< "predicted →"
    QRectF rows;           ///< labels of the rows
    QRectF columns;        ///< labels of the columns
    QRectF cells;          ///< what is seen of them
    bool upright = false;  ///< column labels are written upwards
    double cellWidth = 0;
    double cellHeight = 0;
    QPointF scroll;        ///< of the cells within their place

    QRectF cell(std::size_t row, std::size_t column) const  ///< of what is shown, not of the classes
    {
        return {cells.left() + static_cast<double>(column) * cellWidth - scroll.x(), cells.top() + static_cast<double>(row) * cellHeight - scroll.y(),
                cellWidth, cellHeight};
    }
};

/// `zoom` 1: everything fits.
MatrixLayout layoutMatrix(const QRectF& rect, const MatrixFigure& figure, const MatrixShown& shown, const DrawLook& look, double zoom = 1,
                          QPointF scroll = {});
/// Cells in one hue, the stronger the larger their share; the diagonal is outlined. Numbers and labels are left out where they do not fit.
void paintMatrix(QPainter& painter, const MatrixLayout& layout, const MatrixFigure& figure, const MatrixShown& shown, const DrawLook& look);

/// Black or white, whichever is read better on `background`: at least 4.5:1 on any colour.
QColor readableOn(const QColor& background);

}  // namespace gg::widgets
