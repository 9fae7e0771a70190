#include "widgets/figures/figure_style.h"

#include <QFontDatabase>
#include <QImage>

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::widgets {
namespace {

template <typename T>
struct Named {
    T value;
    const char* id;
};

constexpr std::array palettes{Named{FigurePalette::OkabeIto, "okabe-ito"}, Named{FigurePalette::TolBright, "tol-bright"},
                              Named{FigurePalette::TolMuted, "tol-muted"}, Named{FigurePalette::Ibm, "ibm"},
                              Named{FigurePalette::Greys, "greys"},        Named{FigurePalette::AsInWindow, "runs"}};
constexpr std::array lineStyles{Named{LineStyles::Distinct, "distinct"}, Named{LineStyles::ByKind, "by-kind"}};
constexpr std::array places{Named{LegendPlace::Best, "best"},
                            Named{LegendPlace::TopLeft, "top-left"},
                            Named{LegendPlace::TopRight, "top-right"},
                            Named{LegendPlace::BottomLeft, "bottom-left"},
                            Named{LegendPlace::BottomRight, "bottom-right"},
                            Named{LegendPlace::Right, "right"},
                            Named{LegendPlace::Below, "below"},
                            Named{LegendPlace::Above, "above"},
                            Named{LegendPlace::None, "none"}};

template <typename T, std::size_t n>
QString idOf(const std::array<Named<T>, n>& names, T value)
{
    const auto it = std::find_if(names.begin(), names.end(), [&](const Named<T>& one) { return one.value == value; });
    return QLatin1String(it->id);
}

template <typename T, std::size_t n>
bool fromId(const std::array<Named<T>, n>& names, const QString& id, T& value)
{
    const auto it = std::find_if(names.begin(), names.end(), [&](const Named<T>& one) { return id == QLatin1String(one.id); });
    if (it == names.end()) {
        return false;
    }
    value = it->value;
    return true;
}

template <typename T, std::size_t n>
QList<T> valuesOf(const std::array<Named<T>, n>& names)
{
    QList<T> values;
    for (const Named<T>& one : names) {
        values << one.value;
    }
    return values;
}

double linear(double level)
{
    return level <= 0.04045 ? level / 12.92 : std::pow((level + 0.055) / 1.055, 2.4);
}

double encoded(double light)
{
    light = std::clamp(light, 0.0, 1.0);
    return light <= 0.0031308 ? light * 12.92 : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
}

using Matrix = std::array<double, 9>;

constexpr Matrix deuteranopia{0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881};
constexpr Matrix protanopia{0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998};
constexpr Matrix grey{0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722};

const Matrix& matrixOf(Vision vision)
{
    return vision == Vision::Deuteranopia ? deuteranopia : vision == Vision::Protanopia ? protanopia : grey;
}

/// Levels of sRGB as light, and light in 4,096 steps as levels.
struct LightTables {
    std::array<double, 256> light{};
    std::array<uchar, 4096> level{};

    LightTables()
    {
        for (std::size_t i = 0; i < light.size(); ++i) {
            light[i] = linear(static_cast<double>(i) / 255);
        }
        for (std::size_t i = 0; i < level.size(); ++i) {
            level[i] = static_cast<uchar>(std::lround(encoded(static_cast<double>(i) / 4095) * 255));
        }
    }
    uchar levelOf(double value) const { return level[static_cast<std::size_t>(std::lround(std::clamp(value, 0.0, 1.0) * 4095))]; }
};

struct KnownFont {
    const char* family;
    bool serif;
};

/// In the order to offer them.
constexpr std::array knownFonts{KnownFont{"Latin Modern Roman", true}, KnownFont{"Latin Modern Sans", false}, KnownFont{"CMU Serif", true},
                                KnownFont{"CMU Sans Serif", false},    KnownFont{"TeX Gyre Termes", true},     KnownFont{"TeX Gyre Pagella", true},
                                KnownFont{"TeX Gyre Heros", false},    KnownFont{"Liberation Serif", true},    KnownFont{"Liberation Sans", false},
                                KnownFont{"DejaVu Serif", true},       KnownFont{"DejaVu Sans", false}};

}  // namespace

QString paletteId(FigurePalette palette)
{
    return idOf(palettes, palette);
}

bool paletteFromId(const QString& id, FigurePalette& palette)
{
    return fromId(palettes, id, palette);
}

const QList<FigurePalette>& allPalettes()
{
    static const QList<FigurePalette> all = valuesOf(palettes);
    return all;
}

QString lineStylesId(LineStyles styles)
{
    return idOf(lineStyles, styles);
}

bool lineStylesFromId(const QString& id, LineStyles& styles)
{
    return fromId(lineStyles, id, styles);
}

QString legendPlaceId(LegendPlace place)
{
    return idOf(places, place);
}

bool legendPlaceFromId(const QString& id, LegendPlace& place)
{
    return fromId(places, id, place);
}

const QList<LegendPlace>& allLegendPlaces()
{
    static const QList<LegendPlace> all = valuesOf(places);
    return all;
}

const QList<QColor>& paletteColours(FigurePalette palette)
{
    static const QList<QColor> none;
    static const QList<QColor> okabeIto{0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xe69f00, QColor(Qt::black), 0xf0e442};
    static const QList<QColor> tolBright{0x4477aa, 0xee6677, 0x228833, 0xaa3377, 0x66ccee, 0xccbb44, 0xbbbbbb};
    static const QList<QColor> tolMuted{0x332288, 0xcc6677, 0x117733, 0x88ccee, 0x882255, 0x44aa99, 0x999933, 0xaa4499, 0xddcc77};
    static const QList<QColor> ibm{0x648fff, 0xdc267f, 0x785ef0, 0xfe6100, 0xffb000};
    static const QList<QColor> greys{QColor(Qt::black), 0x8c8c8c, 0x4a4a4a, 0xa8a8a8, 0x2a2a2a, 0x6b6b6b};
    switch (palette) {
    case FigurePalette::OkabeIto: return okabeIto;
    case FigurePalette::TolBright: return tolBright;
    case FigurePalette::TolMuted: return tolMuted;
    case FigurePalette::Ibm: return ibm;
    case FigurePalette::Greys: return greys;
    case FigurePalette::AsInWindow: break;
    }
    return none;
}

LinePen distinctPen(int line, const QColor& colour)
{
    static const std::array<std::vector<double>, 6> dashes{std::vector<double>{},           {5, 2.2}, {1.3, 1.7}, {6, 1.8, 1.3, 1.8}, {10, 2.6},
                                                           {6, 1.6, 1.3, 1.6, 1.3, 1.6}};
    constexpr std::array markers{Marker::None, Marker::Circle, Marker::Square, Marker::Triangle, Marker::Diamond, Marker::Cross};
    const auto place = static_cast<std::size_t>(std::max(0, line));
    return {.colour = colour, .dashes = dashes[place % dashes.size()], .marker = markers[place / dashes.size() % markers.size()]};
}

QColor seenAs(const QColor& colour, Vision vision)
{
    if (vision == Vision::Normal) {
        return colour;
    }
    const std::array<double, 3> light{linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
    const Matrix& m = matrixOf(vision);
    std::array<float, 3> seen{};
    for (std::size_t row = 0; row < 3; ++row) {
        seen[row] = static_cast<float>(encoded(m[3 * row] * light[0] + m[3 * row + 1] * light[1] + m[3 * row + 2] * light[2]));
    }
    return QColor::fromRgbF(seen[0], seen[1], seen[2], colour.alphaF());
}

void applyVision(QImage& image, Vision vision)
{
    if (vision == Vision::Normal) {
        return;
    }
    static const LightTables tables;
    const Matrix& m = matrixOf(vision);
    image.convertTo(QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const double r = tables.light[static_cast<std::size_t>(qRed(row[x]))];
            const double g = tables.light[static_cast<std::size_t>(qGreen(row[x]))];
            const double b = tables.light[static_cast<std::size_t>(qBlue(row[x]))];
            row[x] = qRgb(tables.levelOf(m[0] * r + m[1] * g + m[2] * b), tables.levelOf(m[3] * r + m[4] * g + m[5] * b),
                          tables.levelOf(m[6] * r + m[7] * g + m[8] * b));
        }
    }
}

const QList<FigureFont>& installedFigureFonts()
{
    static const QList<FigureFont> fonts = [] {
        const QStringList installed = QFontDatabase::families();
        QList<FigureFont> found;
        for (const KnownFont& one : knownFonts) {
            const QString family = QLatin1String(one.family);
            if (installed.contains(family)) {
                found << FigureFont{family, one.serif, family};
            }
        }
        return found;
    }();
    return fonts;
}

bool isSerifFamily(const QString& family)
{
    for (const KnownFont& one : knownFonts) {
        if (family == QLatin1String(one.family)) {
            return one.serif;
        }
    }
    const QString lower = family.toLower();
    return !lower.contains(QLatin1String("sans")) &&
           (lower.contains(QLatin1String("serif")) || lower.contains(QLatin1String("roman")) || lower.contains(QLatin1String("times")));
}

QString cutForSize(const QString& family, double pt)
{
    QString cut = family;
    if (family == QLatin1String("Latin Modern Roman")) {
        cut = pt < 8.5 ? QStringLiteral("LM Roman 8") : pt < 9.5 ? QStringLiteral("LM Roman 9") : pt < 11 ? QStringLiteral("LM Roman 10") : QStringLiteral("LM Roman 12");
    } else if (family == QLatin1String("Latin Modern Sans")) {
        cut = QStringLiteral("LM Sans 10");  // the one that has a bold
    }
    return QFontDatabase::hasFamily(cut) ? cut : family;
}

QString drawnFamily(const QString& wanted)
{
    const bool generic = wanted == QLatin1String("serif") || wanted == QLatin1String("sans");
    if (!generic && QFontDatabase::hasFamily(wanted)) {
        return wanted;
    }
    const bool serif = wanted == QLatin1String("serif") || isSerifFamily(wanted);
    for (const FigureFont& one : installedFigureFonts()) {
        if (one.serif == serif) {
            return one.family;
        }
    }
    return QStringLiteral("DejaVu Sans");
}

}  // namespace gg::widgets
