#pragma once

#include <QColor>
#include <QFont>

namespace gg::widgets
{

/// What a chart, a snapshot grid or a matrix is drawn with. Lengths are given in `unit`s, so that one painter code serves the
/// window (a unit is a pixel) and paper (a unit is three quarters of a point).
struct DrawLook {
    QFont font;       ///< its size is in pixels of the drawing
    double unit = 1;  ///< pixels of the drawing that 0.75 pt take
    bool dark = false;
    QColor background;
    QColor text;
    QColor muted;
    QColor grid;
    bool legendNamesRuns = false;  ///< false where a list beside the chart does
    bool showTitle = false;
    double columnsPerPixel = 1;  ///< how finely curves are drawn: columns of M4 that a pixel of the drawing takes
    bool readout = true;  ///< markers of the window (cursor) have a layer of their own

    double px(double units) const { return units * unit; }
};

/// The theme of the window and the widget's own font.
DrawLook windowLook(const QFont& font, qreal dotsPerInch);
/// Paper: light whatever the theme. `unitsPerPoint` are the pixels of the drawing that a point takes.
/// Curves keep every pixel of a print of `printDpi`.
DrawLook paperLook(const QString& family, double fontPt, double unitsPerPoint, double printDpi = 300);

/// A run's or a meaning's colour as it is drawn on the background: lighter on a dark one, so that lines keep a contrast of 3:1.
QColor onBackground(const QColor& colour, bool dark);
/// Mixes towards the background without transparency, which vector formats and thin lines take better.
QColor faded(const QColor& colour, const QColor& background, double share);

}  // namespace gg::widgets
