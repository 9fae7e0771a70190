#pragma once

#include <QByteArray>
#include <QSizeF>
#include <QString>

namespace gg::widgets
{

/// Qt rounds a PDF page to whole points, up to 0.18 mm off: writes the exact page into its MediaBox, in as many bytes as there
/// were.
QByteArray withExactPage(QByteArray pdf, double widthPt, double heightPt);
/// The same for the head of an SVG, which Qt takes from whole units.
QByteArray withExactSize(QByteArray svg, const QSizeF& mm, const QSizeF& viewBox);
/// "plots/loss.pdf" and "csv": "plots/loss.csv".
QString besideFigure(const QString& file, const QString& suffix);

}  // namespace gg::widgets
