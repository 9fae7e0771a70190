#include "widgets/charts/chart_look.h"

#include "widgets/theme/theme.h"

#include <QApplication>

#include <algorithm>

namespace gg::widgets
{

DrawLook windowLook(const QFont& font, qreal dotsPerInch)
{
    DrawLook look;
    look.font = font;
    // Layout in QCustomPlot measures with the font's pixels; a point size would be measured for the screen and drawn for the
    // device.
    const int pixels = font.pixelSize() > 0 ? font.pixelSize() : qRound(font.pointSizeF() * dotsPerInch / 72.0);
    look.font.setPixelSize(std::max(10, qRound(pixels * 0.92)));
    look.dark = theme().dark;
    const QPalette palette = QApplication::palette();
    look.background = palette.color(QPalette::Base);
    look.text = palette.color(QPalette::Text);
    look.muted = theme().mutedText;
    look.grid = theme().line;
    return look;
}

DrawLook paperLook(const QString& family, double fontPt, double unitsPerPoint, double printDpi)
{
    DrawLook look;
    look.font = QFont(family);
    look.font.setPixelSize(std::max(1, qRound(fontPt * unitsPerPoint)));
    look.unit = 0.75 * unitsPerPoint;
    look.background = Qt::white;
    look.text = Qt::black;
    look.muted = QColor(0x40, 0x46, 0x4e);
    look.grid = QColor(0xdd, 0xe0, 0xe4);
    look.legendNamesRuns = true;
    look.readout = false;
    look.columnsPerPixel = printDpi / (72 * unitsPerPoint);
    return look;
}

QColor onBackground(const QColor& colour, bool dark)
{
    if (!dark) {
        return colour;
    }
    float hue = 0;
    float saturation = 0;
    float lightness = 0;
    colour.getHslF(&hue, &saturation, &lightness);
    return QColor::fromHslF(hue, saturation, std::max(lightness, 0.55F));
}

QColor faded(const QColor& colour, const QColor& background, double share)
{
    const auto mix = [share](int from, int to) { return qRound(from + (to - from) * share); };
    return QColor(mix(colour.red(), background.red()), mix(colour.green(), background.green()),
                  mix(colour.blue(), background.blue()));
}

}  // namespace gg::widgets
