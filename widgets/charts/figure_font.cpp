#include "widgets/charts/figure_font.h"

#include <QFont>
#include <QMap>
#include <QSet>
#include <QXmlStreamReader>
#include <QtEndian>

#include <algorithm>

// The layout of the tables is that of the OpenType specification 1.9: "glyf", "loca", "cmap" format 12, "head".

namespace gg::widgets
{
namespace
{

using Tables = QMap<QByteArray, QByteArray>;

quint16 u16(const QByteArray& data, qsizetype at)
{
    return at + 2 <= data.size() ? qFromBigEndian<quint16>(data.constData() + at) : 0;
}

quint32 u32(const QByteArray& data, qsizetype at)
{
    return at + 4 <= data.size() ? qFromBigEndian<quint32>(data.constData() + at) : 0;
}

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

QByteArray outline(const Tables& tables, quint32 glyph)
{
    const QByteArray& loca = tables[QByteArrayLiteral("loca")];
    const bool wide = u16(tables[QByteArrayLiteral("head")], 50) != 0;
    const quint32 from = wide ? u32(loca, glyph * 4) : 2U * u16(loca, glyph * 2);
    const quint32 to = wide ? u32(loca, glyph * 4 + 4) : 2U * u16(loca, glyph * 2 + 2);
    return to > from ? tables[QByteArrayLiteral("glyf")].mid(from, to - from) : QByteArray();
}

/// Glyphs that a composite is made of.
QList<quint32> components(const QByteArray& glyph)
{
    constexpr quint16 wordArguments = 0x0001;
    constexpr quint16 oneScale = 0x0008;
    constexpr quint16 more = 0x0020;
    constexpr quint16 twoScales = 0x0040;
    constexpr quint16 matrix = 0x0080;
    QList<quint32> parts;
    if (static_cast<qint16>(u16(glyph, 0)) >= 0) {
        return parts;
    }
    qsizetype at = 10;
    quint16 flags = more;
    while ((flags & more) != 0 && at + 4 <= glyph.size()) {
        flags = u16(glyph, at);
        parts << u16(glyph, at + 2);
        at += 4 + ((flags & wordArguments) != 0 ? 4 : 2);
        at += (flags & oneScale) != 0 ? 2 : (flags & twoScales) != 0 ? 4 : (flags & matrix) != 0 ? 8 : 0;
    }
    return parts;
}

QSet<quint32> withComponents(const Tables& tables, const QSet<quint32>& glyphs)
{
    QSet<quint32> all = glyphs;
    QList<quint32> open(all.begin(), all.end());
    while (!open.isEmpty()) {
        for (const quint32 part : components(outline(tables, open.takeLast()))) {
            if (!all.contains(part)) {
                all << part;
                open << part;
            }
        }
    }
    return all;
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

/// Glyphs keep their numbers; those behind the last one that is used are cut off, those that are not used are empty.
void keepOutlines(Tables& tables, const QSet<quint32>& used)
{
    const quint32 count = *std::max_element(used.begin(), used.end()) + 1;
    QByteArray glyf;
    QByteArray loca;
    for (quint32 glyph = 0; glyph < count; ++glyph) {
        put<quint32>(loca, static_cast<quint32>(glyf.size()));
        if (used.contains(glyph)) {
            glyf += outline(tables, glyph);
            glyf.append((4 - glyf.size() % 4) % 4, '\0');
        }
    }
    put<quint32>(loca, static_cast<quint32>(glyf.size()));
    QByteArray& hhea = tables[QByteArrayLiteral("hhea")];
    QByteArray& hmtx = tables[QByteArrayLiteral("hmtx")];
    const quint32 metrics = std::min<quint32>(u16(hhea, 34), count);
    hmtx.truncate(metrics * 4 + (count - metrics) * 2);
    putAt<quint16>(hhea, 34, static_cast<quint16>(metrics));
    putAt<quint16>(tables[QByteArrayLiteral("maxp")], 4, static_cast<quint16>(count));
    putAt<quint16>(tables[QByteArrayLiteral("head")], 50, 1);
    tables[QByteArrayLiteral("glyf")] = glyf;
    tables[QByteArrayLiteral("loca")] = loca;
}

QByteArray assemble(Tables tables, bool trueType)
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
    put<quint32>(file, trueType ? 0x00010000 : 0x4F54544F);
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
    for (const char* name : {"head", "hhea", "maxp", "hmtx", "loca", "glyf", "cvt ", "fpgm", "prep", "OS/2", "name", "CFF "}) {
        if (const QByteArray table = font.fontTable(name); !table.isEmpty()) {
            tables.insert(name, table);
        }
    }
    if (!tables.contains("head") || !tables.contains("maxp") || !tables.contains("hhea") || !tables.contains("hmtx")) {
        return {};
    }
    QMap<quint32, quint32> glyphOf;
    QSet<quint32> used{0};
    for (const char32_t character : characters.toUcs4()) {
        const QString one = QString::fromUcs4(&character, 1);
        const auto glyphs = font.glyphIndexesForString(one);
        if (glyphs.size() == 1 && glyphs[0] != 0) {
            glyphOf.insert(character, glyphs[0]);
            used << glyphs[0];
        }
    }
    const bool trueType = tables.contains("glyf") && tables.contains("loca");
    if (trueType) {
        keepOutlines(tables, withComponents(tables, used));
    }
    tables.insert("cmap", characterMap(glyphOf));
    // Version 3: glyphs have no names. Line widths and the slant are copied.
    QByteArray post = font.fontTable("post").left(32).leftJustified(32, '\0');
    putAt<quint32>(post, 0, 0x00030000);
    tables.insert("post", post);
    return assemble(std::move(tables), trueType);
}

QByteArray withEmbeddedFonts(const QByteArray& svg)
{
    QByteArray rules;
    const auto texts = textsByFont(svg);
    for (auto it = texts.begin(); it != texts.end(); ++it) {
        QFont font(it.key().family);
        font.setWeight(static_cast<QFont::Weight>(it.key().weight));
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
