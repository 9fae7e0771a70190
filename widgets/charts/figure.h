#pragma once

#include "core/metrics/segmentation.h"
#include "widgets/charts/bar_figure.h"
#include "widgets/charts/chart_spec.h"
#include "widgets/charts/confusion_drawing.h"
#include "widgets/charts/heat_drawing.h"
#include "widgets/charts/matrix_drawing.h"
#include "widgets/charts/prediction_image.h"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace gg::widgets
{

enum class FigureFormat { Pdf, Svg, Png };

/// How a figure is put on paper. Always light, whatever the window's theme.
struct FigureOptions {
    double widthMm = 84;   ///< 10 … 1000
    double heightMm = 60;  ///< 10 … 1000
    double fontPt = 8;     ///< 4 … 36
    QString fontFamily = QStringLiteral("DejaVu Sans");
    FigureFormat format = FigureFormat::Pdf;
    int dpi = 300;  ///< of PNG, 50 … 1200
    bool title = false;
};

/// Followed images by epoch and run, as a grid: a row an image, columns input, truth and each run's predictions.
struct SnapshotFigure {
    struct Column {
        QString run;
        QColor colour;
        int epoch = 0;
    };
    struct Tile {
        QImage probability;  ///< null: nothing stored, `missing` says why
        QString missing;
        QString file;
        std::optional<metrics::PixelCounts> counts;
    };
    struct Row {
        QString sample;
        QString image;
        QImage input;
        QImage truth;
        std::vector<Tile> tiles;  ///< one a column
    };
    PredictionMode mode = PredictionMode::Overlay;
    std::vector<Column> columns;
    std::vector<Row> rows;
};

struct ConfusionFigures {
    std::vector<ConfusionFigure> runs;
};

/// A matrix of classes as it is shown.
struct ClassMatrixFigure {
    MatrixFigure matrix;
    MatrixScale scale = MatrixScale::ShareOfTruth;
    std::vector<std::size_t> classes;  ///< that are shown, ascending
};

using Figure = std::variant<ChartSpec, SnapshotFigure, ConfusionFigures, ClassMatrixFigure, BarFigure, HeatFigure>;

/// By the suffix of a file name. Throws Error (InvalidArgument) naming the suffixes that there are.
FigureFormat figureFormatOf(const QString& file);
/// "pdf", "svg", "png".
QString figureSuffix(FigureFormat format);
/// The height that a figure of this width needs; charts take what is pleasant.
double naturalHeightMm(const Figure& figure, const FigureOptions& options);

/// The figure as bytes of a file. PDF: the page is the size to a hundredth of a point, fonts are embedded; SVG: width and height
/// in mm, a viewBox in tenths of a point, the font embedded; PNG: mm / 25.4 · dpi pixels, rounded, and the dpi in its header.
/// Fonts have exactly fontPt points and lines at least half a point. Throws Error (InvalidArgument) for a size out of range.
QByteArray renderFigure(const Figure& figure, const FigureOptions& options);
/// For a preview: the same drawing at a size in pixels.
QImage previewFigure(const Figure& figure, const FigureOptions& options, QSize pixels);
/// The numbers that are drawn. Charts of runs: run,series,epoch,value; other charts: series, then the names of the axes; matrices of
/// pixels: run,epoch,truth,predicted,pixels,share of the row; of classes: truth,predicted,count,share of truth,share of predicted;
/// grids of counts: x,y,count; bars: their groups, labels and numbers; snapshots: image,run,epoch,tp,fp,fn,tn,dice,file. Doubles round-trip; what is not finite is "nan", "inf" or "-inf".
QByteArray figureCsv(const Figure& figure);

/// Writes the figure, and NAME.csv beside it. Throws Error (NotWritable, NoSpace, InvalidArgument).
void exportFigure(const Figure& figure, const FigureOptions& options, const QString& file);

}  // namespace gg::widgets
