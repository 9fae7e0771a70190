#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

namespace gg::widgets {

/// Colours of lines and runs on white paper. AsInWindow: those that the runs have on the runs page.
enum class FigurePalette { AsInWindow, OkabeIto, TolBright, TolMuted, Ibm, Greys };

/// How lines are told apart. Distinct: no two lines share both their dashes and their marker, so that a copy in grey is read like the original.
/// ByKind: colour for the run and dashes for the kind of series, as in the window.
enum class LineStyles { Distinct, ByKind };

enum class LegendPlace { Best, TopLeft, TopRight, BottomLeft, BottomRight, Right, Below, Above, None };

/// How somebody else sees a figure: a reader without cones for green or red, or a copy in grey.
enum class Vision { Normal, Deuteranopia, Protanopia, Grey };

/// "okabe-ito": the id in recipes; the ids of all values in their order, and back. A text that is no id gives false.
QString paletteId(FigurePalette palette);
bool paletteFromId(const QString& id, FigurePalette& palette);
const QList<FigurePalette>& allPalettes();
QString lineStylesId(LineStyles styles);
bool lineStylesFromId(const QString& id, LineStyles& styles);
QString legendPlaceId(LegendPlace place);
bool legendPlaceFromId(const QString& id, LegendPlace& place);
const QList<LegendPlace>& allLegendPlaces();

/// Colours in the order to use them: Okabe & Ito 2008 without black and with yellow, which is pale on white, last; Tol's "bright" and "muted"
/// (SRON/EPS/TN/09-002, 2021); IBM's design library; greys whose neighbours are far apart. Empty for AsInWindow.
const QList<QColor>& paletteColours(FigurePalette palette);

enum class Marker { None, Circle, Square, Triangle, Diamond, Cross };

/// What a line is drawn with, beside its width.
struct LinePen {
    QColor colour = {};
    std::vector<double> dashes = {};  ///< in line widths, on and off in turn; empty: solid
    Marker marker = Marker::None;
    friend bool operator==(const LinePen&, const LinePen&) = default;
};

/// The pen of the nth line: dashes change fastest, then markers. Any two of the first 36 differ in dashes or marker.
LinePen distinctPen(int line, const QColor& colour);

/// The colour as it is seen: Machado, Oliveira & Fernandes 2009 at full severity, in linear RGB; grey is the luminance of Rec. 709.
QColor seenAs(const QColor& colour, Vision vision);
/// A table look-up for whole pictures gives the same as seenAs() to within two of 255 levels.
void applyVision(class QImage& image, Vision vision);

/// Fonts that are offered, those that are installed: Latin Modern, as LaTeX sets it, first.
struct FigureFont {
    QString family;
    bool serif = false;
    QString title;  ///< "Latin Modern Roman"
};
const QList<FigureFont>& installedFigureFonts();
/// The family to draw with: itself where it is installed; "serif" and "sans" are the first of their kind; else the first of the same kind
/// as far as the name tells.
QString drawnFamily(const QString& wanted);
/// Latin Modern is cut for sizes, as LaTeX uses it: the cut for this one, where it is installed. Any other family as it is.
QString cutForSize(const QString& family, double pt);
/// Whether LaTeX should set the texts of that family in the document's roman font.
bool isSerifFamily(const QString& family);

}  // namespace gg::widgets
