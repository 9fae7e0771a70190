#include "widgets/figures/panel_figure.h"
#include "widgets/figures/paper_style.h"
#include "widgets/figures/vector_writing.h"

#include <QBuffer>
#include <QMap>

#include <cmath>

namespace gg::widgets {
namespace {

/// A unit of the code is 1/128 TeX point, 512 of TeX's scaled points: whole numbers of it are exact in TeX's arithmetic.
constexpr double pgfUnits = 128 * 72.27 / 72 / unitsPerPoint;

QByteArray points(double units)
{
    return QByteArray::number(units / unitsPerPoint, 'f', 3) + "bp";
}

const char* const preamble = R"(%% A figure as PGF code. In the document: \usepackage{pgf} and, in the text, \input{%NAME%}.
%% The texts are set in the document's own fonts. Pictures, if there are any, lie beside this file.
\begingroup%
\makeatletter%
\ifdefined\ggfigx\else\newdimen\ggfigx\newdimen\ggfigy\newdimen\ggfigu\fi%
\ggfigu=512sp%
\def\M#1,#2;{\ggfigx=#1\ggfigu\ggfigy=#2\ggfigu\pgfpathmoveto{\pgfqpoint{\ggfigx}{\ggfigy}}}%
\def\N#1,#2;{\advance\ggfigx#1\ggfigu\advance\ggfigy#2\ggfigu\pgfpathmoveto{\pgfqpoint{\ggfigx}{\ggfigy}}}%
\def\A#1,#2;{\advance\ggfigx#1\ggfigu\advance\ggfigy#2\ggfigu\pgfpathlineto{\pgfqpoint{\ggfigx}{\ggfigy}}}%
\def\X#1;{\advance\ggfigx#1\ggfigu\pgfpathlineto{\pgfqpoint{\ggfigx}{\ggfigy}}}%
\def\Y#1;{\advance\ggfigy#1\ggfigu\pgfpathlineto{\pgfqpoint{\ggfigx}{\ggfigy}}}%
\def\B#1,#2,#3,#4,#5,#6;{\ggfigx=#5\ggfigu\ggfigy=#6\ggfigu\pgfpathcurveto{\pgfqpoint{#1\ggfigu}{#2\ggfigu}}{\pgfqpoint{#3\ggfigu}{#4\ggfigu}}{\pgfqpoint{\ggfigx}{\ggfigy}}}%
\makeatother%
)";

class PgfWriter {
public:
    PgfWriter(QSizeF mm, QString name)
        : m_mm(mm), m_height(mm.height() * unitsPerMm), m_name(std::move(name))
    {
    }

    void operator()(const VectorPath& part)
    {
        if (part.fill.isValid()) {
            put("\\pgfsetfillcolor{" + colour(part.fill) + "}\\pgfsetfillopacity{" + QByteArray::number(part.fill.alphaF(), 'g', 4) + "}%\n");
            put(part.path.fillRule() == Qt::OddEvenFill ? "\\pgfseteorule%\n" : "\\pgfsetnonzerorule%\n");
        }
        if (part.stroke.isValid()) {
            put("\\pgfsetstrokecolor{" + colour(part.stroke) + "}\\pgfsetstrokeopacity{" + QByteArray::number(part.stroke.alphaF(), 'g', 4) +
                "}\\pgfsetlinewidth{" + points(part.width) + "}" + (part.roundJoins ? "\\pgfsetroundjoin" : "\\pgfsetmiterjoin") +
                (part.roundCaps ? "\\pgfsetroundcap" : "\\pgfsetbuttcap") + "%\n");
            put("\\pgfsetdash{");
            for (const double dash : part.dashes) {
                put("{" + points(dash) + "}");
            }
            put("}{0pt}%\n");
        }
        path(part.path);
        const char* use = part.fill.isValid() && part.stroke.isValid() ? "fill,stroke" : part.fill.isValid() ? "fill" : "stroke";
        put("\n\\pgfusepath{" + QByteArray(use) + "}%\n");
    }
    void operator()(const VectorText& part)
    {
        const char* anchors[] = {"left,", "", "right,"};
        const double size = part.size / unitsPerPoint;
        put("\\pgftext[" + QByteArray(anchors[static_cast<int>(part.anchor)]) + "base,x=" + points(part.at.x()) + ",y=" + points(m_height - part.at.y()) +
            (std::abs(part.angle) > 0.01 ? ",rotate=" + QByteArray::number(-part.angle, 'g', 6) : QByteArray()) + "]{\\color{" + colour(part.colour) + "}" +
            (isSerifFamily(part.family) ? "\\rmfamily" : "\\sffamily") + (part.bold ? "\\bfseries" : "\\mdseries") + (part.italic ? "\\itshape" : "\\upshape") +
            "\\fontsize{" + QByteArray::number(size, 'g', 5) + "bp}{" + QByteArray::number(size * 1.2, 'g', 5) + "bp}\\selectfont " + latexText(part.text).toUtf8() +
            "}%\n");
    }
    void operator()(const VectorImage& part)
    {
        PgfImage image{QStringLiteral("%1-%2.png").arg(m_name).arg(m_images.size() + 1), {}};
        QBuffer buffer(&image.png);
        buffer.open(QIODevice::WriteOnly);
        part.image.save(&buffer, "PNG");
        put("\\pgftext[left,bottom,x=" + points(part.rect.left()) + ",y=" + points(m_height - part.rect.bottom()) + "]{\\pgfimage[interpolate=false,width=" +
            points(part.rect.width()) + ",height=" + points(part.rect.height()) + "]{" + image.name.toUtf8() + "}}%\n");
        m_images.push_back(std::move(image));
    }
    void clip(const QRectF* rect)
    {
        if (m_clipped) {
            put("\\end{pgfscope}%\n");
        }
        m_clipped = rect != nullptr;
        if (rect != nullptr) {
            put("\\begin{pgfscope}%\n\\pgfpathrectangle{\\pgfqpoint{" + points(rect->left()) + "}{" + points(m_height - rect->bottom()) + "}}{\\pgfqpoint{" +
                points(rect->width()) + "}{" + points(rect->height()) + "}}\\pgfusepath{clip}%\n");
        }
    }
    PgfFile file() const
    {
        const auto mm = [](double value) { return QByteArray::number(value, 'g', 9) + "mm"; };
        QByteArray code = preamble;
        code.replace("%%", "%").replace("%NAME%", (m_name + QStringLiteral(".pgf")).toUtf8());
        for (auto it = m_colours.begin(); it != m_colours.end(); ++it) {
            const QColor one = QColor::fromRgb(it.key());
            code += "\\definecolor{" + it.value() + "}{RGB}{" + QByteArray::number(one.red()) + ',' + QByteArray::number(one.green()) + ',' +
                    QByteArray::number(one.blue()) + "}%\n";
        }
        code += "\\begin{pgfpicture}%\n\\pgfpathrectangle{\\pgfpointorigin}{\\pgfqpoint{" + mm(m_mm.width()) + "}{" + mm(m_mm.height()) +
                "}}\\pgfusepath{use as bounding box}%\n";
        return {code + m_code + "\\end{pgfpicture}%\n\\endgroup%\n", m_images};
    }

private:
    void put(const QByteArray& text) { m_code += text; }

    QByteArray colour(const QColor& colour)
    {
        QByteArray& name = m_colours[colour.rgb() & 0xffffff];
        if (name.isEmpty()) {
            name = "ggcolour" + QByteArray(1, static_cast<char>('a' + m_colours.size() / 26 % 26)) + QByteArray(1, static_cast<char>('a' + m_colours.size() % 26));
        }
        return name;
    }

    qint64 across(double x) const { return std::llround(x * pgfUnits); }
    qint64 up(double y) const { return std::llround((m_height - y) * pgfUnits); }

    /// Lines of the file stay readable, and within what editors bear.
    void piece(const QByteArray& text)
    {
        if (m_lineLength + text.size() > 110) {
            m_code += "%\n";
            m_lineLength = 0;
        }
        m_code += text;
        m_lineLength += text.size();
    }

    void path(const QPainterPath& path)
    {
        const auto number = [](qint64 value) { return QByteArray::number(value); };
        m_lineLength = 0;
        qint64 x = 0;
        qint64 y = 0;
        for (int i = 0; i < path.elementCount(); ++i) {
            const QPainterPath::Element element = path.elementAt(i);
            const qint64 toX = across(element.x);
            const qint64 toY = up(element.y);
            if (element.isCurveTo() && i + 2 < path.elementCount()) {
                QByteArray command = "\\B" + number(toX) + ',' + number(toY);
                for (int k = 1; k < 3; ++k) {
                    const QPainterPath::Element point = path.elementAt(i + k);
                    x = across(point.x);
                    y = up(point.y);
                    command += ',' + number(x) + ',' + number(y);
                }
                piece(command + ';');
                i += 2;
                continue;
            }
            if (element.isMoveTo()) {
                piece(i == 0 ? "\\M" + number(toX) + ',' + number(toY) + ';' : "\\N" + number(toX - x) + ',' + number(toY - y) + ';');
            } else if (toX == x && toY == y) {
                continue;
            } else if (toX == x) {
                piece("\\Y" + number(toY - y) + ';');
            } else if (toY == y) {
                piece("\\X" + number(toX - x) + ';');
            } else {
                piece("\\A" + number(toX - x) + ',' + number(toY - y) + ';');
            }
            x = toX;
            y = toY;
        }
        piece("%");
    }

    QSizeF m_mm;
    double m_height;
    QString m_name;
    QByteArray m_code;
    qsizetype m_lineLength = 0;
    bool m_clipped = false;
    QMap<QRgb, QByteArray> m_colours;
    std::vector<PgfImage> m_images;
};

}  // namespace

PgfFile toPgf(const VectorPicture& picture, QSizeF mm, const QString& name)
{
    PgfWriter writer(mm, name);
    int clip = -1;
    for (const auto& part : picture.parts) {
        const int own = std::visit([](const auto& one) { return one.clip; }, part);
        if (own != clip) {
            writer.clip(own >= 0 ? &picture.clips[static_cast<std::size_t>(own)] : nullptr);
            clip = own;
        }
        std::visit(writer, part);
    }
    if (clip >= 0) {
        writer.clip(nullptr);
    }
    return writer.file();
}

}  // namespace gg::widgets
