#include "widgets/images/class_masks.h"

#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>

namespace gg::widgets {
namespace {

/// Gives the texts a name under which they are translated.
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::ClassMasks)
};

using Values = QHash<std::uint32_t, std::uint16_t>;

constexpr std::uint32_t colourBits = 0xFFFFFFU;

/// The class of a colour: its own, or that of the number which has it in the palette.
std::uint16_t classOfColour(std::uint32_t colour, const MaskClasses& classes, const Values& values)
{
    if (classes.colours) {
        return values.value(colour, noMaskClass);
    }
    const auto at = std::find(classes.palette.begin(), classes.palette.end(), colour);
    return at == classes.palette.end() ? noMaskClass : values.value(static_cast<std::uint32_t>(at - classes.palette.begin()), noMaskClass);
}

/// Of masks of a byte: class by value.
std::array<std::uint16_t, 256> classesOfBytes(const QImage& labels, const MaskClasses& classes, const Values& values)
{
    std::array<std::uint16_t, 256> out{};
    const QList<QRgb> table = labels.format() == QImage::Format_Indexed8 ? labels.colorTable() : QList<QRgb>();
    for (std::uint32_t value = 0; value < out.size(); ++value) {
        std::uint32_t key = value;
        if (classes.colours) {
            key = static_cast<qsizetype>(value) < table.size() ? table[static_cast<qsizetype>(value)] & colourBits : value * 0x010101U;
        }
        out[value] = values.value(key, noMaskClass);
    }
    return out;
}

/// Colours come in patches: the last one is looked up once.
void mapColours(const QImage& labels, const MaskClasses& classes, const Values& values, ClassMap& map)
{
    std::uint32_t last = ~0U;
    std::uint16_t lastClass = noMaskClass;
    auto out = map.classes.begin();
    for (int y = 0; y < labels.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(labels.constScanLine(y));
        for (int x = 0; x < labels.width(); ++x) {
            const std::uint32_t colour = line[x] & colourBits;
            if (colour != last) {
                last = colour;
                lastClass = classOfColour(colour, classes, values);
            }
            *out++ = lastClass;
        }
    }
}

void mapNumbers(const QImage& labels, const Values& values, ClassMap& map)
{
    auto out = map.classes.begin();
    for (int y = 0; y < labels.height(); ++y) {
        const auto* line = reinterpret_cast<const quint16*>(labels.constScanLine(y));
        out = std::transform(line, line + labels.width(), out, [&](quint16 number) { return values.value(number, noMaskClass); });
    }
}

void mapBytes(const QImage& labels, const std::array<std::uint16_t, 256>& classOf, ClassMap& map)
{
    auto out = map.classes.begin();
    for (int y = 0; y < labels.height(); ++y) {
        const uchar* line = labels.constScanLine(y);
        out = std::transform(line, line + labels.width(), out, [&](uchar value) { return classOf[value]; });
    }
}

/// The part of each pixel as shapes; a part lies in the smallest rectangle around it, so that many classes are not many whole pictures.
struct Parts {
    QSize size;
    std::vector<std::uint16_t> part;  ///< noMaskClass: none

    std::vector<QRect> bounds(std::size_t parts) const
    {
        std::vector<QRect> out(parts);
        for (int y = 0; y < size.height(); ++y) {
            const std::uint16_t* line = part.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width());
            for (int x = 0; x < size.width();) {
                int end = x + 1;
                while (end < size.width() && line[end] == line[x]) {
                    ++end;
                }
                if (line[x] < parts) {
                    out[line[x]] |= QRect(x, y, end - x, 1);
                }
                x = end;
            }
        }
        return out;
    }

    QImage coverage(std::size_t which, const QRect& bounds) const
    {
        QImage out(bounds.size(), QImage::Format_Alpha8);
        for (int y = 0; y < bounds.height(); ++y) {
            const std::uint16_t* line = part.data() + static_cast<std::size_t>(bounds.y() + y) * static_cast<std::size_t>(size.width()) + bounds.x();
            std::transform(line, line + bounds.width(), out.scanLine(y), [which](std::uint16_t p) { return p == which ? uchar(255) : uchar(0); });
        }
        return out;
    }
};

struct PartLook {
    QString name;
    QColor colour;
};

std::vector<OverlayShape> shapesOf(const Parts& parts, const std::vector<PartLook>& looks, QSize picture)
{
    std::vector<OverlayShape> shapes;
    const double across = double(picture.width()) / parts.size.width();
    const double down = double(picture.height()) / parts.size.height();
    const std::vector<QRect> bounds = parts.bounds(looks.size());
    for (std::size_t i = 0; i < looks.size(); ++i) {
        if (bounds[i].isEmpty()) {
            continue;
        }
        const QTransform place = QTransform::fromScale(across, down).translate(bounds[i].x(), bounds[i].y());
        OverlayShape shape;
        shape.box = QTransform::fromScale(across, down).mapRect(QRectF(bounds[i]));
        shape.coverage = parts.coverage(i, bounds[i]);
        shape.outline = place.map(maskOutline(shape.coverage));
        shape.colour = looks[i].colour;
        shape.label = looks[i].name;
        shape.shortLabel = QString();
        shape.object = static_cast<int>(i);
        shapes.push_back(std::move(shape));
    }
    return shapes;
}

bool isBackground(const MaskClasses& classes, std::uint16_t one)
{
    return one < classes.names.size() && classes.names[one].compare(QLatin1String("background"), Qt::CaseInsensitive) == 0;
}

}  // namespace

ClassMap classMap(const QImage& labels, const MaskClasses& classes)
{
    Values values;
    for (std::size_t i = 0; i < classes.values.size(); ++i) {
        values.insert(classes.values[i], static_cast<std::uint16_t>(i));
    }
    ClassMap map{.size = labels.size(), .classes = {}};
    map.classes.assign(static_cast<std::size_t>(labels.width()) * static_cast<std::size_t>(labels.height()), noMaskClass);
    switch (labels.format()) {
    case QImage::Format_Grayscale8:
    case QImage::Format_Indexed8:
        mapBytes(labels, classesOfBytes(labels, classes, values), map);
        break;
    case QImage::Format_Grayscale16:
        mapNumbers(labels, values, map);
        break;
    default:
        mapColours(labels.convertToFormat(QImage::Format_RGB32), classes, values, map);
        break;
    }
    return map;
}

std::vector<OverlayShape> classShapes(const ClassMap& map, const MaskClasses& classes, QSize picture)
{
    if (map.classes.empty() || picture.isEmpty()) {
        return {};
    }
    std::vector<PartLook> looks;
    for (qsizetype i = 0; i < classes.names.size(); ++i) {
        looks.push_back({.name = classes.names[i], .colour = classColour(static_cast<int>(i))});
    }
    return shapesOf({.size = map.size, .part = map.classes}, looks, picture);
}

std::vector<OverlayShape> classDifference(const ClassMap& truth, const ClassMap& predicted, const MaskClasses& classes, QSize picture)
{
    if (truth.classes.empty() || predicted.classes.empty() || picture.isEmpty()) {
        return {};
    }
    enum Part : std::uint16_t { Right, Wrong, Missed };
    Parts parts{.size = truth.size, .part = std::vector<std::uint16_t>(truth.classes.size(), noMaskClass)};
    for (int y = 0; y < truth.size.height(); ++y) {
        const int from = y * predicted.size.height() / truth.size.height();
        for (int x = 0; x < truth.size.width(); ++x) {
            const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(truth.size.width()) + static_cast<std::size_t>(x);
            const int column = x * predicted.size.width() / truth.size.width();
            const std::uint16_t t = truth.classes[at];
            const std::uint16_t p = predicted.classes[static_cast<std::size_t>(from) * static_cast<std::size_t>(predicted.size.width())
                                                      + static_cast<std::size_t>(column)];
            // Pixels without a true class do not count.
            if (t != noMaskClass && !(t == p && isBackground(classes, t))) {
                parts.part[at] = t == p ? Right : p == noMaskClass ? Missed : Wrong;
            }
        }
    }
    return shapesOf(parts,
                    {{.name = Texts::tr("right class"), .colour = QColor::fromRgb(meaning::truth)},
                     {.name = Texts::tr("wrong class"), .colour = QColor::fromRgb(meaning::falsePositive)},
                     {.name = Texts::tr("no class"), .colour = QColor::fromRgb(meaning::miss)}},
                    picture);
}

}  // namespace gg::widgets
