#pragma once

#include "core/base/job_control.h"
#include "widgets/figures/figure_painting.h"

#include <QByteArray>
#include <QImage>
#include <QStringList>

#include <vector>

namespace gg::widgets {

/// What a figure is written as: "pdf", "svg", "pgf", "png", "tiff" are the figure; "csv" its numbers; "tex" and "md" its tables.
const QStringList& figureFormats();

/// A file as it will be written, beside the figure.
struct FigureFile {
    QString name;
    QByteArray bytes;
};

/// The figure in one format under that name without suffix; further files are pictures beside PGF. PDF: the page is the size to a hundredth of a
/// point, fonts are embedded, curves are lines. SVG and PGF: see vector_writing.h. PNG, TIFF: mm / 25.4 · dpi pixels, rounded, the dpi in
/// the header; TIFF is compressed without loss. Texts have exactly their points, lines at least half a point. Throws Error
/// (InvalidArgument) for a size out of range, for a format that there is not, and for a panel that could not be read; Cancelled.
std::vector<FigureFile> renderFigure(const ComposedFigure& figure, const std::vector<PanelContent>& contents, const QString& format, const QString& name,
                                     JobControl& control);

/// A picture of the figure at a number of pixels a millimetre; as somebody with that vision sees it.
QImage figureImage(const ComposedFigure& figure, const std::vector<PanelContent>& contents, double pixelsPerMm, Vision vision = Vision::Normal);

/// The panels' numbers one after the other, each under a line with its letter and title.
QByteArray composedCsv(const ComposedFigure& figure, const std::vector<PanelContent>& contents);

/// Writes `file`'s folder and name in every format of ComposedFigure::format, the figure's numbers as NAME.csv, tables as LaTeX and Markdown
/// where asked for, and NAME.figure.json, in which runs below the figure's folder are named relative to it. Each file whole or not at all. Returns the paths. Throws Error, Cancelled.
QStringList writeFigureFiles(const ComposedFigure& figure, const std::vector<PanelContent>& contents, const QString& file, JobControl& control);

/// Reads a recipe of either version; folders of runs that are relative start at it. Throws Error (NotFound, Unreadable, Malformed).
ComposedFigure readFigureRecipe(const QString& file);

}  // namespace gg::widgets
