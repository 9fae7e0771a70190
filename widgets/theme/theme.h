#pragma once

#include <QColor>
#include <QList>
#include <QPalette>

namespace gg::widgets {

enum class Appearance { System, Light, Dark };

/// The colours that mean something, the same on every page. Okabe–Ito: told apart with any kind of colour vision.
namespace meaning {
inline constexpr QRgb truth = 0xff009e73;          ///< ground truth: green
inline constexpr QRgb prediction = 0xff0072b2;     ///< predictions: blue
inline constexpr QRgb falsePositive = 0xffd55e00;  ///< vermilion
inline constexpr QRgb miss = 0xfff0e442;           ///< false negatives: yellow
inline constexpr QRgb truePositive = 0xff009e73;
}  // namespace meaning

/// Colours of runs in order of start; repeats after the last.
QColor runColour(int index);
/// Colour of a class by its id, for boxes and class lists.
QColor classColour(int classId);

/// What palettes do not have.
struct ThemeColours {
    bool dark = false;
    QColor accent;
    QColor error;     ///< text and marks, at least 4.5:1 on the base colour
    QColor warning;
    QColor success;
    QColor mutedText; ///< context; at least 4.5:1
    QColor line;      ///< separators and grids
    QColor panel;     ///< side columns
    QColor canvas;    ///< behind pictures
};

/// The theme in use. Follows applyAppearance().
const ThemeColours& theme();
/// The light theme whatever is in use: figures are drawn with it.
const ThemeColours& lightTheme();

/// Sets style and palette of the application. System looks at the desktop's own palette.
void applyAppearance(Appearance appearance);

/// Distances in pixels that all pages use.
namespace space {
inline constexpr int small = 4;
inline constexpr int medium = 8;
inline constexpr int large = 16;
inline constexpr int target = 28;  ///< height of a control; nothing to click is smaller than 24
}  // namespace space

}  // namespace gg::widgets
