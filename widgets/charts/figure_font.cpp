#include "widgets/charts/figure_font.h"

#include <QFont>
#include <QMap>
#include <QPainterPath>
#include <QXmlStreamReader>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <vector>

// The layout of the tables is that of the OpenType specification 1.9: "glyf", "loca", "cmap" format 12, "head".

namespace gg::widgets
{
namespace
{

using Tables = QMap<QByteArray, QByteArray>;

template <typename T>
void put(QByteArray& data, T value)
{
    char bytes[sizeof(T)];
    qToBigEndian(value, bytes);
    data.append(bytes, sizeof(T));
}

template <typename T>
void putAt(QByteArray& data, qsizetype at, T value)
{
    if (at + static_cast<qsizetype>(sizeof(T)) <= data.size()) {
        qToBigEndian(value, data.data() + at);
    }
}

quint32 checksum(const QByteArray& data)
{
    quint32 sum = 0;
    for (qsizetype at = 0; at < data.size(); at += 4) {
        sum += qFromBigEndian<quint32>(data.mid(at, 4).leftJustified(4, '\0').constData());
    }
    return sum;
}

struct GlyphPoint {
    int x = 0;
    int y = 0;
    bool onCurve = true;
};
using Contour = std::vector<GlyphPoint>;

GlyphPoint rounded(QPointF at, bool onCurve)
{
    return {qRound(at.x()), qRound(-at.y()), onCurve};
}

/// A cubic as quadratic curves, to half a unit of the font.
void addCubic(Contour& contour, QPointF p0, QPointF p1, QPointF p2, QPointF p3, int depth)
{
    const QPointF off = p3 - 3 * p2 + 3 * p1 - p0;
    if (depth == 0 || std::hypot(off.x(), off.y()) * std::sqrt(3.0) / 36 < 0.5) {
        contour.push_back(rounded((3 * p1 + 3 * p2 - p0 - p3) / 4, false));
        contour.push_back(rounded(p3, true));
        return;
    }
    const QPointF a = (p0 + p1) / 2;
    const QPointF m = (p1 + p2) / 2;
    const QPointF b = (p2 + p3) / 2;
    const QPointF left = (a + m) / 2;
    const QPointF right = (m + b) / 2;
    const QPointF middle = (left + right) / 2;
    addCubic(contour, p0, a, left, middle, depth - 1);
    addCubic(contour, middle, right, b, p3, depth - 1);
}

std::vector<Contour> contoursOf(const QPainterPath& path)
{
    std::vector<Contour> contours;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        if (element.isMoveTo()) {
            contours.push_back({rounded(element, true)});
        } else if (contours.empty()) {
            continue;
        } else if (element.isCurveTo() && i + 2 < path.elementCount()) {
            addCubic(contours.back(), path.elementAt(i - 1), element, path.elementAt(i + 1), path.elementAt(i + 2), 4);
            i += 2;
        } else {
            contours.back().push_back(rounded(element, true));
        }
    }
    for (Contour& one : contours) {
        // A contour closes by itself.
        if (one.size() > 1 && one.front().x == one.back().x && one.front().y == one.back().y && one.back().onCurve) {
            one.pop_back();
        }
    }
    std::erase_if(contours, [](const Contour& one) { return one.size() < 3; });
    return contours;
}

/// A "glyf" entry without instructions; empty for an empty glyph.
QByteArray glyphData(const std::vector<Contour>& contours)
{
    if (contours.empty()) {
        return {};
    }
    constexpr quint8 onCurve = 0x01;
    constexpr quint8 shortX = 0x02;
    constexpr quint8 shortY = 0x04;
    constexpr quint8 sameOrPositiveX = 0x10;
    constexpr quint8 sameOrPositiveY = 0x20;
    int left = 32767;
    int bottom = 32767;
    int right = -32768;
    int top = -32768;
    QByteArray ends;
    QByteArray flags;
    QByteArray xs;
    QByteArray ys;
    int count = 0;
    int x = 0;
    int y = 0;
    const auto delta = [](QByteArray& out, int step, quint8& flag, quint8 isShort, quint8 sameOrPositive) {
        if (step == 0) {
            flag |= sameOrPositive;
        } else if (std::abs(step) < 256) {
            flag |= static_cast<quint8>(isShort | (step > 0 ? sameOrPositive : 0));
            put<quint8>(out, static_cast<quint8>(std::abs(step)));
        } else {
            put<qint16>(out, static_cast<qint16>(step));
        }
    };
    for (const Contour& contour : contours) {
        for (const GlyphPoint& point : contour) {
            quint8 flag = point.onCurve ? onCurve : 0;
            delta(xs, point.x - x, flag, shortX, sameOrPositiveX);
            delta(ys, point.y - y, flag, shortY, sameOrPositiveY);
            put<quint8>(flags, flag);
            x = point.x;
            y = point.y;
            left = std::min(left, x);
            right = std::max(right, x);
            bottom = std::min(bottom, y);
            top = std::max(top, y);
            ++count;
        }
        put<quint16>(ends, static_cast<quint16>(count - 1));
    }
    QByteArray data;
    put<qint16>(data, static_cast<qint16>(contours.size()));
    for (const int edge : {left, bottom, right, top}) {
        put<qint16>(data, static_cast<qint16>(edge));
    }
    data += ends;
    put<quint16>(data, 0);
    data += flags + xs + ys;
    data.append((4 - data.size() % 4) % 4, '\0');
    return data;
}

/// The tables of outlines for these glyphs, in this order. The outlines are the font's own, whichever kind it is: PostScript's curves become
/// TrueType's to half a unit.
void putOutlines(Tables& tables, const QRawFont& font, const QList<quint32>& glyphs)
{
    QRawFont whole = font;
    whole.setPixelSize(font.unitsPerEm());
    QByteArray glyf;
    QByteArray loca;
    QByteArray hmtx;
    std::size_t mostPoints = 0;
    std::size_t mostContours = 0;
    for (const quint32 glyph : glyphs) {
        const std::vector<Contour> contours = contoursOf(whole.pathForGlyph(glyph));
        std::size_t points = 0;
        int left = 32767;
        for (const Contour& contour : contours) {
            points += contour.size();
            for (const GlyphPoint& point : contour) {
                left = std::min(left, point.x);
            }
        }
        mostPoints = std::max(mostPoints, points);
        mostContours = std::max(mostContours, contours.size());
        put<quint32>(loca, static_cast<quint32>(glyf.size()));
        glyf += glyphData(contours);
        put<quint16>(hmtx, static_cast<quint16>(qRound(whole.advancesForGlyphIndexes({glyph}).value(0).x())));
        put<qint16>(hmtx, static_cast<qint16>(contours.empty() ? 0 : left));
    }
    put<quint32>(loca, static_cast<quint32>(glyf.size()));
    QByteArray maxp;
    put<quint32>(maxp, 0x00010000);
    put<quint16>(maxp, static_cast<quint16>(glyphs.size()));
    put<quint16>(maxp, static_cast<quint16>(mostPoints));
    put<quint16>(maxp, static_cast<quint16>(mostContours));
    maxp.append(QByteArray(32 - maxp.size(), '\0'));
    putAt<quint16>(maxp, 14, 1);  // zones: without instructions there is one
    putAt<quint16>(tables[QByteArrayLiteral("hhea")], 34, static_cast<quint16>(glyphs.size()));
    putAt<quint16>(tables[QByteArrayLiteral("head")], 50, 1);
    tables[QByteArrayLiteral("glyf")] = glyf;
    tables[QByteArrayLiteral("loca")] = loca;
    tables[QByteArrayLiteral("hmtx")] = hmtx;
    tables[QByteArrayLiteral("maxp")] = maxp;
}

/// Format 12, one group a character.
QByteArray characterMap(const QMap<quint32, quint32>& glyphOf)
{
    QByteArray table;
    put<quint16>(table, 0);
    put<quint16>(table, 1);
    put<quint16>(table, 3);
    put<quint16>(table, 10);
    put<quint32>(table, 12);
    put<quint16>(table, 12);
    put<quint16>(table, 0);
    put<quint32>(table, static_cast<quint32>(16 + 12 * glyphOf.size()));
    put<quint32>(table, 0);
    put<quint32>(table, static_cast<quint32>(glyphOf.size()));
    for (auto it = glyphOf.begin(); it != glyphOf.end(); ++it) {
        put<quint32>(table, it.key());
        put<quint32>(table, it.key());
        put<quint32>(table, it.value());
    }
    return table;
}

QByteArray assemble(Tables tables)
{
    putAt<quint32>(tables[QByteArrayLiteral("head")], 8, 0);
    const auto count = static_cast<quint16>(tables.size());
    quint16 power = 1;
    quint16 log = 0;
    while (power * 2 <= count) {
        power = static_cast<quint16>(power * 2);
        ++log;
    }
    QByteArray file;
    put<quint32>(file, 0x00010000);
    put<quint16>(file, count);
    put<quint16>(file, static_cast<quint16>(power * 16));
    put<quint16>(file, log);
    put<quint16>(file, static_cast<quint16>((count - power) * 16));
    quint32 offset = 12U + 16U * count;
    quint32 headAt = 0;
    QByteArray bodies;
    for (auto it = tables.begin(); it != tables.end(); ++it) {
        file += it.key();
        put<quint32>(file, checksum(it.value()));
        put<quint32>(file, offset);
        put<quint32>(file, static_cast<quint32>(it.value().size()));
        headAt = it.key() == "head" ? offset : headAt;
        const QByteArray body = it.value() + QByteArray((4 - it.value().size() % 4) % 4, '\0');
        bodies += body;
        offset += static_cast<quint32>(body.size());
    }
    file += bodies;
    putAt<quint32>(file, headAt + 8, 0xB1B0AFBAU - checksum(file));
    return file;
}

struct UsedFont {
    QString family;
    int weight = 400;
    friend bool operator<(const UsedFont& a, const UsedFont& b)
    {
        return std::pair(a.family, a.weight) < std::pair(b.family, b.weight);
    }
};

QMap<UsedFont, QString> textsByFont(const QByteArray& svg)
{
    QMap<UsedFont, QString> texts;
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("text")) {
            const auto attributes = xml.attributes();
            const UsedFont font{attributes.value(QStringLiteral("font-family")).toString(),
                                attributes.value(QStringLiteral("font-weight")).toInt()};
            texts[font] += xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    return texts;
}

}  // namespace

QByteArray subsetFont(const QRawFont& font, const QString& characters)
{
    Tables tables;
    for (const char* name : {"head", "hhea", "OS/2"}) {
        if (const QByteArray table = font.fontTable(name); !table.isEmpty()) {
            tables.insert(name, table);
        }
    }
    if (!tables.contains("head") || !tables.contains("hhea")) {
        return {};
    }
    QMap<quint32, quint32> glyphOf;
    QList<quint32> glyphs{0};
    for (const char32_t character : characters.toUcs4()) {
        const auto found = font.glyphIndexesForString(QString::fromUcs4(&character, 1));
        if (found.size() == 1 && found[0] != 0 && !glyphOf.contains(character)) {
            glyphOf.insert(character, static_cast<quint32>(glyphs.size()));
            glyphs << found[0];
        }
    }
    putOutlines(tables, font, glyphs);
    tables.insert("cmap", characterMap(glyphOf));
    tables.insert("name", QByteArray("\0\0\0\0\0\6", 6));
    // Version 3: glyphs have no names. Line widths and the slant are copied.
    QByteArray post = font.fontTable("post").left(32).leftJustified(32, '\0');
    putAt<quint32>(post, 0, 0x00030000);
    tables.insert("post", post);
    return assemble(std::move(tables));
}

QByteArray withEmbeddedFonts(const QByteArray& svg)
{
    QByteArray rules;
    const auto texts = textsByFont(svg);
    for (auto it = texts.begin(); it != texts.end(); ++it) {
        QFont font(it.key().family);
        font.setWeight(static_cast<QFont::Weight>(it.key().weight));
        font.setHintingPreference(QFont::PreferNoHinting);
        const QByteArray file = subsetFont(QRawFont::fromFont(font), it.value());
        if (!file.isEmpty()) {
            rules += "@font-face { font-family: \"" + it.key().family.toUtf8() +
                     "\"; font-weight: " + QByteArray::number(it.key().weight) + "; src: url(data:font/ttf;base64," +
                     file.toBase64() + "); }\n";
        }
    }
    QByteArray result = svg;
    if (const qsizetype at = result.indexOf("<defs>"); at >= 0 && !rules.isEmpty()) {
        result.insert(at + 6, "\n<style type=\"text/css\">\n" + rules + "</style>");
    }
    return result;
}

}  // namespace gg::widgets
