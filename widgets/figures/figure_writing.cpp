#include "widgets/figures/figure_writing.h"

#include "core/base/error.h"
#include "core/io/files.h"
#include "core/io/image_codec.h"
#include "widgets/charts/figure_files.h"
#include "widgets/charts/vector_device.h"
#include "widgets/figures/panel_building.h"
#include "widgets/figures/vector_writing.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <cmath>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::FigureWriting)
};

QSizeF sizeMm(const ComposedFigure& figure)
{
    return {figure.widthMm, figure.heightMm()};
}

QByteArray pdf(const ComposedFigure& figure, const std::vector<PanelContent>& contents)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const QSizeF exact = sizeMm(figure) * (72 / 25.4);
    {
        QPdfWriter writer(&buffer);
        writer.setCreator(QStringLiteral("Groundglass"));
        writer.setResolution(qRound(72 * unitsPerPoint));
        // Qt knows pages of whole points. The drawing is put against the upper edge of the exact page within the next larger one.
        const QSizeF whole(std::ceil(exact.width()), std::ceil(exact.height()));
        writer.setPageSize(QPageSize(whole, QPageSize::Point, QStringLiteral("figure"), QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        QPainter painter(&writer);
        painter.translate(0, (whole.height() - exact.height()) * unitsPerPoint);
        paintFigure(painter, figure, contents);
    }
    return withExactPage(buffer.data(), exact.width(), exact.height());
}

void paintVectors(VectorDevice& device, const ComposedFigure& figure, const std::vector<PanelContent>& contents)
{
    QPainter painter(&device);
    paintFigure(painter, figure, contents);
}

QSize unitSize(const ComposedFigure& figure)
{
    return (sizeMm(figure) * unitsPerMm).toSize();
}

QImage pixels(const ComposedFigure& figure, const std::vector<PanelContent>& contents)
{
    const QSize size(qRound(figure.widthMm / 25.4 * figure.dpi), qRound(figure.heightMm() / 25.4 * figure.dpi));
    if (static_cast<qint64>(size.width()) * size.height() > 600'000'000) {
        throw Error(ErrorCode::InvalidArgument, {}, Texts::tr("%1 by %2 pixels are too many for one picture; choose fewer dots per inch").arg(size.width()).arg(size.height()).toStdString());
    }
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(size.width() / (figure.widthMm * unitsPerMm), size.height() / (figure.heightMm() * unitsPerMm));
    paintFigure(painter, figure, contents);
    painter.end();
    const int dotsPerMetre = qRound(figure.dpi / 0.0254);
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    return image;
}

QByteArray png(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray tiff(const QImage& image, int dpi)
{
    // The numbers are TIFF's own tags and OpenCV's names for them: 256 the unit (2: inches), 257 and 258 dots, 259 compression (5: LZW).
    const std::vector<int> parameters{256, 2, 257, dpi, 258, dpi, 259, 5};
    const QImage bgr = image.convertToFormat(QImage::Format_BGR888);
    const cv::Mat view(bgr.height(), bgr.width(), CV_8UC3, const_cast<uchar*>(bgr.constBits()), static_cast<std::size_t>(bgr.bytesPerLine()));
    std::vector<unsigned char> bytes;
    if (!io::encodeImage(".tiff", view, bytes, parameters)) {
        throw Error(ErrorCode::Internal, {}, "the picture could not be encoded as TIFF");
    }
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

/// "a: Loss" for messages and heads of tables.
QString panelName(const ComposedFigure& figure, std::size_t panel)
{
    const QString letter = panelLetter(figure, panel);
    const QString title = figure.panels[panel].title.isEmpty() ? figure.panels[panel].what : figure.panels[panel].title;
    return letter.isEmpty() ? title : QStringLiteral("%1: %2").arg(letter, title);
}

QByteArray tables(const ComposedFigure& figure, const std::vector<PanelContent>& contents, report::TableFormat format)
{
    QByteArray out;
    for (const std::size_t panel : readingOrder(figure)) {
        if (const auto* table = std::get_if<TableFigure>(contents[panel].figure.get())) {
            const QByteArray name = panelName(figure, panel).replace(QLatin1Char('\n'), QLatin1Char(' ')).toUtf8();
            const QByteArray head = format == report::TableFormat::Latex ? "% " + name + '\n' : "<!-- " + QByteArray(name).replace("--", "- -") + " -->\n\n";
            out += (out.isEmpty() ? "" : "\n") + head + QByteArray::fromStdString(report::toText(table->table, format));
        }
    }
    if (out.isEmpty()) {
        throw Error(ErrorCode::InvalidArgument, {}, Texts::tr("the figure has no table that could be written as LaTeX or Markdown").toStdString());
    }
    return out;
}

void checkContents(const ComposedFigure& figure, const std::vector<PanelContent>& contents)
{
    checkFigure(figure);
    if (figure.panels.empty()) {
        throw Error(ErrorCode::InvalidArgument, {}, Texts::tr("the figure has no panel").toStdString());
    }
    for (std::size_t i = 0; i < figure.panels.size(); ++i) {
        if (i >= contents.size() || !contents[i].figure) {
            const QString why = i < contents.size() ? contents[i].problem : QString();
            throw Error(ErrorCode::InvalidArgument, {}, Texts::tr("panel %1: %2").arg(panelName(figure, i), why.isEmpty() ? Texts::tr("not read yet") : why).toStdString());
        }
    }
}

}  // namespace

const QStringList& figureFormats()
{
    static const QStringList formats{QStringLiteral("pdf"),  QStringLiteral("svg"), QStringLiteral("pgf"), QStringLiteral("png"),
                                     QStringLiteral("tiff"), QStringLiteral("csv"), QStringLiteral("tex"), QStringLiteral("md")};
    return formats;
}

std::vector<FigureFile> renderFigure(const ComposedFigure& figure, const std::vector<PanelContent>& contents, const QString& format, const QString& name,
                                     JobControl& control)
{
    checkContents(figure, contents);
    control.throwIfStopped();
    const QString file = name + QLatin1Char('.') + format;
    if (format == QLatin1String("pdf")) {
        return {{file, pdf(figure, contents)}};
    }
    if (format == QLatin1String("svg") || format == QLatin1String("pgf")) {
        VectorDevice device(unitSize(figure), qRound(72 * unitsPerPoint));
        paintVectors(device, figure, contents);
        control.throwIfStopped();
        if (format == QLatin1String("svg")) {
            return {{file, toSvg(device.picture(), sizeMm(figure))}};
        }
        PgfFile pgf = toPgf(device.picture(), sizeMm(figure), name);
        std::vector<FigureFile> files{{file, std::move(pgf.code)}};
        for (PgfImage& image : pgf.images) {
            files.push_back({image.name, std::move(image.png)});
        }
        return files;
    }
    if (format == QLatin1String("png")) {
        return {{file, png(pixels(figure, contents))}};
    }
    if (format == QLatin1String("tiff") || format == QLatin1String("tif")) {
        return {{file, tiff(pixels(figure, contents), figure.dpi)}};
    }
    if (format == QLatin1String("csv")) {
        return {{file, composedCsv(figure, contents)}};
    }
    if (format == QLatin1String("tex") || format == QLatin1String("md")) {
        return {{file, tables(figure, contents, format == QLatin1String("tex") ? report::TableFormat::Latex : report::TableFormat::Markdown)}};
    }
    throw Error(ErrorCode::InvalidArgument, file.toStdString(),
                Texts::tr("a figure is written as %1; the name ends in \"%2\"").arg(figureFormats().join(QStringLiteral(", ")), format).toStdString());
}

QImage figureImage(const ComposedFigure& figure, const std::vector<PanelContent>& contents, double pixelsPerMm, Vision vision)
{
    const QSize size = (sizeMm(figure) * pixelsPerMm).toSize().expandedTo(QSize(1, 1));
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(pixelsPerMm / unitsPerMm, pixelsPerMm / unitsPerMm);
    paintFigure(painter, figure, contents);
    painter.end();
    applyVision(image, vision);
    return image;
}

QByteArray composedCsv(const ComposedFigure& figure, const std::vector<PanelContent>& contents)
{
    QByteArray out;
    for (const std::size_t panel : readingOrder(figure)) {
        if (figure.panels.size() > 1) {
            out += (out.isEmpty() ? "# " : "\n# ") + panelName(figure, panel).toUtf8().replace('\n', ' ') + '\n';
        }
        out += panelCsv(*contents[panel].figure);
    }
    return out;
}

namespace {

/// Runs below the figure's folder are named from there: all of it can be moved, and given away.
ComposedFigure seenFrom(const QDir& folder, ComposedFigure figure)
{
    for (FigureRun& run : figure.runs) {
        const QString path = folder.relativeFilePath(QFileInfo(run.folder).absoluteFilePath());
        if (!path.startsWith(QLatin1String("..")) && QDir::isRelativePath(path)) {
            run.folder = path;
        }
    }
    return figure;
}

}  // namespace

QStringList writeFigureFiles(const ComposedFigure& figure, const std::vector<PanelContent>& contents, const QString& file, JobControl& control)
{
    const QFileInfo info(file);
    const QString name = info.completeBaseName();
    QStringList formats = figure.format.split(QLatin1Char(','), Qt::SkipEmptyParts);
    if (!formats.contains(QLatin1String("csv"))) {
        formats << QStringLiteral("csv");
    }
    control.begin(Texts::tr("Writing %1").arg(name).toStdString(), static_cast<std::uint64_t>(formats.size()));
    std::vector<FigureFile> files;
    for (const QString& format : formats) {
        for (FigureFile& one : renderFigure(figure, contents, format.trimmed(), name, control)) {
            files.push_back(std::move(one));
        }
        control.advance();
    }
    files.push_back({name + QStringLiteral(".figure.json"), toJson(seenFrom(info.absoluteDir(), withNumbersOf(figure, contents)))});
    control.throwIfStopped();
    QStringList written;
    for (const FigureFile& one : files) {
        const QString path = info.path() + QLatin1Char('/') + one.name;
        io::writeFileAtomically(path.toStdString(), std::string_view(one.bytes.constData(), static_cast<std::size_t>(one.bytes.size())));
        written << path;
    }
    return written;
}

ComposedFigure readFigureRecipe(const QString& file)
{
    ComposedFigure figure = parseComposedFigure(QByteArray::fromStdString(io::readFile(file.toStdString())), file);
    const QDir folder = QFileInfo(file).absoluteDir();
    for (FigureRun& run : figure.runs) {
        run.folder = QDir::cleanPath(folder.absoluteFilePath(run.folder));
    }
    return figure;
}

}  // namespace gg::widgets
