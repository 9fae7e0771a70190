#pragma once

#include "widgets/charts/vector_device.h"

#include <QByteArray>

#include <vector>

namespace gg::widgets {

/// A vector picture as SVG of an exact size: paths in hundredths of a point, relative and short; texts as texts, their fonts cut down to the
/// characters that are drawn and put in; pictures as PNG.
QByteArray toSvg(const VectorPicture& picture, QSizeF mm);

struct PgfImage {
    QString name;  ///< as the code includes it: NAME-1.png
    QByteArray png;
};

struct PgfFile {
    QByteArray code;
    std::vector<PgfImage> images;
};

/// The same as a pgfpicture for LaTeX with \usepackage{pgf}: texts are set by LaTeX in the document's roman or sans font at their size, curves
/// are plain PGF paths in units of 1/128 pt. `name`: of the file without its suffix, for the pictures beside it.
PgfFile toPgf(const VectorPicture& picture, QSizeF mm, const QString& name);

}  // namespace gg::widgets
