#include "widgets/charts/figure_font.h"
#include "widgets/figures/paper_style.h"
#include "widgets/figures/vector_writing.h"

#include <QBuffer>

#include <cmath>

namespace gg::widgets {
namespace {

/// Hundredths of a point.
constexpr double svgUnits = 10;

qint64 whole(double units)
{
    return std::llround(units * svgUnits);
}

QByteArray number(double value)
{
    return QByteArray::number(std::round(value * 100) / 100, 'g', 9);
}

/// A number in a list of them: its sign separates it from the one before.
void put(QByteArray& out, qint64 value, bool first)
{
    if (!first && value >= 0) {
        out += ' ';
    }
    out += QByteArray::number(value);
}

QByteArray pathData(const QPainterPath& path)
{
    QByteArray out;
    qint64 x = 0;
    qint64 y = 0;
    char last = 0;
    const auto command = [&](char letter) {
        const bool same = letter == last;
        if (!same) {
            out += letter;
        }
        last = letter;
        return !same;
    };
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        if (element.isCurveTo()) {
            const qint64 fromX = x;
            const qint64 fromY = y;
            bool first = command('c');
            for (int k = 0; k < 3 && i + k < path.elementCount(); ++k) {
                const QPainterPath::Element point = path.elementAt(i + k);
                x = whole(point.x);
                y = whole(point.y);
                put(out, x - fromX, first);
                put(out, y - fromY, false);
                first = false;
            }
            i += 2;
            continue;
        }
        const qint64 toX = whole(element.x);
        const qint64 toY = whole(element.y);
        if (element.isMoveTo()) {
            last = 0;
            command(i == 0 ? 'M' : 'm');
            put(out, toX - x, true);
            put(out, toY - y, false);
        } else if (toX == x && toY == y) {
            continue;
        } else if (toX == x) {
            put(out, toY - y, command('v'));
        } else if (toY == y) {
            put(out, toX - x, command('h'));
        } else {
            put(out, toX - x, command('l'));
            put(out, toY - y, false);
        }
        x = toX;
        y = toY;
    }
    return out;
}

void putColour(QByteArray& out, const char* what, const QColor& colour)
{
    out += ' ' + QByteArray(what) + "=\"" + (colour.isValid() ? colour.name().toLatin1() : QByteArray("none")) + '"';
    if (colour.isValid() && colour.alpha() < 255) {
        out += ' ' + QByteArray(what) + "-opacity=\"" + number(colour.alphaF()) + '"';
    }
}

struct SvgWriter {
    QByteArray out;

    void operator()(const VectorPath& part)
    {
        out += "<path";
        putColour(out, "fill", part.fill);
        if (part.stroke.isValid()) {
            putColour(out, "stroke", part.stroke);
            out += " stroke-width=\"" + number(part.width * svgUnits) + '"';
            if (part.roundJoins) {
                out += " stroke-linejoin=\"round\"";
            }
            if (part.roundCaps) {
                out += " stroke-linecap=\"round\"";
            }
            if (!part.dashes.empty()) {
                out += " stroke-dasharray=\"";
                for (std::size_t i = 0; i < part.dashes.size(); ++i) {
                    out += (i > 0 ? " " : "") + number(part.dashes[i] * svgUnits);
                }
                out += '"';
            }
        }
        if (part.fill.isValid() && part.path.fillRule() == Qt::OddEvenFill) {
            out += " fill-rule=\"evenodd\"";
        }
        out += " d=\"" + pathData(part.path) + "\"/>\n";
    }
    void operator()(const VectorText& part)
    {
        const char* anchors[] = {"start", "middle", "end"};
        out += "<text font-family=\"" + part.family.toHtmlEscaped().toUtf8() + "\" font-size=\"" + number(part.size * svgUnits) + "\" font-weight=\"" +
               (part.bold ? "700" : "400") + '"' + (part.italic ? " font-style=\"italic\"" : "");
        putColour(out, "fill", part.colour);
        if (part.anchor != VectorText::Anchor::Left) {
            out += " text-anchor=\"" + QByteArray(anchors[static_cast<int>(part.anchor)]) + '"';
        }
        const QByteArray x = number(part.at.x() * svgUnits);
        const QByteArray y = number(part.at.y() * svgUnits);
        out += " x=\"" + x + "\" y=\"" + y + '"';
        if (std::abs(part.angle) > 0.01) {
            out += " transform=\"rotate(" + number(part.angle) + ' ' + x + ' ' + y + ")\"";
        }
        out += " xml:space=\"preserve\">" + part.text.toHtmlEscaped().toUtf8() + "</text>\n";
    }
    void operator()(const VectorImage& part)
    {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        part.image.save(&buffer, "PNG");
        out += "<image x=\"" + number(part.rect.x() * svgUnits) + "\" y=\"" + number(part.rect.y() * svgUnits) + "\" width=\"" +
               number(part.rect.width() * svgUnits) + "\" height=\"" + number(part.rect.height() * svgUnits) +
               "\" preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64," + png.toBase64() + "\"/>\n";
    }
};

}  // namespace

QByteArray toSvg(const VectorPicture& picture, QSizeF mm)
{
    const auto exact = [](double value) { return QByteArray::number(value, 'g', 9); };
    QByteArray head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg width=\"" + exact(mm.width()) + "mm\" height=\"" + exact(mm.height()) +
                      "mm\" viewBox=\"0 0 " + exact(mm.width() * unitsPerMm * svgUnits) + ' ' + exact(mm.height() * unitsPerMm * svgUnits) +
                      "\" xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\">\n<defs>\n";
    for (std::size_t i = 0; i < picture.clips.size(); ++i) {
        const QRectF& rect = picture.clips[i];
        head += "<clipPath id=\"c" + QByteArray::number(i) + "\"><rect x=\"" + number(rect.x() * svgUnits) + "\" y=\"" + number(rect.y() * svgUnits) +
                "\" width=\"" + number(rect.width() * svgUnits) + "\" height=\"" + number(rect.height() * svgUnits) + "\"/></clipPath>\n";
    }
    SvgWriter writer{head + "</defs>\n"};
    int clip = -1;
    for (const auto& part : picture.parts) {
        const int own = std::visit([](const auto& one) { return one.clip; }, part);
        if (own != clip) {
            writer.out += clip >= 0 ? "</g>\n" : "";
            writer.out += own >= 0 ? "<g clip-path=\"url(#c" + QByteArray::number(own) + ")\">\n" : QByteArray();
            clip = own;
        }
        std::visit(writer, part);
    }
    writer.out += clip >= 0 ? "</g>\n</svg>\n" : "</svg>\n";
    return withEmbeddedFonts(writer.out);
}

}  // namespace gg::widgets
