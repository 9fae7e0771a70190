#include "widgets/charts/figure.h"

#include "core/base/error.h"
#include "core/io/files.h"
#include "widgets/charts/chart_plot.h"
#include "widgets/charts/figure_files.h"
#include "widgets/charts/figure_font.h"
#include "widgets/charts/snapshot_drawing.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QPageLayout>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <cmath>

namespace gg::widgets
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::Figure)
};

/// Figures are laid out in tenths of a point: fonts have whole pixel sizes in QCustomPlot's layout, and paper wants 7.5 pt.
constexpr double unitsPerPoint = 10;
constexpr double pointsPerMm = 72 / 25.4;

QSizeF unitsOf(const FigureOptions& options)
{
    return QSizeF(options.widthMm, options.heightMm) * pointsPerMm * unitsPerPoint;
}

void check(const FigureOptions& options)
{
    const auto inside = [](double value, double lower, double upper, const QString& what) {
        if (!(value >= lower && value <= upper)) {
            throw Error(
                ErrorCode::InvalidArgument, {},
                Texts::tr("%1 is %2; it has to be between %3 and %4").arg(what).arg(value).arg(lower).arg(upper).toStdString());
        }
    };
    inside(options.widthMm, 10, 1000, Texts::tr("the figure's width in mm"));
    inside(options.heightMm, 10, 1000, Texts::tr("the figure's height in mm"));
    inside(options.fontPt, 4, 36, Texts::tr("the figure's font size in points"));
    inside(options.dpi, 50, 1200, Texts::tr("the figure's resolution in dots per inch"));
}

DrawLook lookFor(const FigureOptions& options)
{
    DrawLook look = paperLook(options.fontFamily, options.fontPt, unitsPerPoint);
    look.showTitle = options.title;
    return look;
}

void drawChart(QCPPainter& painter, const ChartSpec& spec, const DrawLook& look, QSize size)
{
    QCustomPlot plot;
    plot.setBufferDevicePixelRatio(1);
    ChartPlot chart(plot);
    chart.setLook(look);
    chart.setSpec(spec);
    chart.setView(std::nullopt);
    plot.toPainter(&painter, size.width(), size.height());
}

/// As many matrices side by side as keep their words apart: columns, rows.
std::pair<int, int> matrixGrid(std::size_t count, double width, const DrawLook& look)
{
    const int n = std::max(1, static_cast<int>(count));
    const int columns = std::clamp(static_cast<int>(width / (smallestConfusionWidth(look) + look.px(14))), 1, n);
    return {columns, (n + columns - 1) / columns};
}

void drawMatrices(QPainter& painter, const ConfusionFigures& figure, const DrawLook& look, const QRectF& rect)
{
    const auto [columns, rows] = matrixGrid(figure.runs.size(), rect.width(), look);
    const double gap = look.px(14);
    const double edge = look.px(3);
    const double width = (rect.width() - 2 * edge - (columns - 1) * gap) / columns;
    const double height = (rect.height() - 2 * edge - (rows - 1) * gap) / rows;
    for (int i = 0; i < static_cast<int>(figure.runs.size()); ++i) {
        paintConfusion(painter,
                       QRectF(rect.left() + edge + i % columns * (width + gap), rect.top() + edge + i / columns * (height + gap),
                              width, height),
                       figure.runs[static_cast<std::size_t>(i)], look);
    }
}

void drawMatrix(QPainter& painter, const ClassMatrixFigure& figure, const DrawLook& look, QRectF rect)
{
    const double edge = look.px(3);
    rect.adjust(edge, edge, -edge, -edge);
    painter.setFont(look.font);
    if (look.showTitle) {
        painter.setPen(look.text);
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignTop, figure.matrix.title);
        rect.setTop(rect.top() + QFontMetricsF(look.font).height() + look.px(4));
    }
    const MatrixShown shown{.scale = figure.scale, .classes = figure.classes};
    paintMatrix(painter, layoutMatrix(rect, figure.matrix, shown, look), figure.matrix, shown, look);
}

/// Draws onto any device of `device` pixels.
void draw(QCPPainter& painter, const Figure& figure, const FigureOptions& options, QSizeF device)
{
    const QSize units = unitsOf(options).toSize();
    painter.scale(device.width() / units.width(), device.height() / units.height());
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    const DrawLook look = lookFor(options);
    const QRectF rect(QPointF(0, 0), QSizeF(units));
    painter.fillRect(rect, look.background);
    if (const auto* chart = std::get_if<ChartSpec>(&figure)) {
        drawChart(painter, *chart, look, units);
    } else if (const auto* snapshots = std::get_if<SnapshotFigure>(&figure)) {
        paintSnapshots(painter, rect, *snapshots, look, options.title ? Texts::tr("Predictions by epoch") : QString());
    } else if (const auto* matrix = std::get_if<ClassMatrixFigure>(&figure)) {
        drawMatrix(painter, *matrix, look, rect);
    } else if (const auto* bars = std::get_if<BarFigure>(&figure)) {
        paintBars(painter, rect, *bars, look);
    } else if (const auto* heat = std::get_if<HeatFigure>(&figure)) {
        paintHeat(painter, rect.adjusted(look.px(3), look.px(3), -look.px(3), -look.px(3)), *heat, look);
    } else {
        drawMatrices(painter, std::get<ConfusionFigures>(figure), look, rect);
    }
}

QByteArray renderPdf(const Figure& figure, const FigureOptions& options)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setCreator(QStringLiteral("Groundglass"));
        writer.setResolution(qRound(72 * unitsPerPoint));
        // Qt knows pages of whole points. The drawing is put against the upper edge of the exact page within the next larger one.
        const QSizeF exact = QSizeF(options.widthMm, options.heightMm) * pointsPerMm;
        const QSizeF whole(std::ceil(exact.width()), std::ceil(exact.height()));
        writer.setPageSize(QPageSize(whole, QPageSize::Point, QStringLiteral("figure"), QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        QCPPainter painter;
        painter.begin(&writer);
        painter.translate(0, (whole.height() - exact.height()) * unitsPerPoint);
        draw(painter, figure, options, unitsOf(options));
        painter.end();
    }
    return withExactPage(buffer.data(), options.widthMm * pointsPerMm, options.heightMm * pointsPerMm);
}

QByteArray renderSvg(const Figure& figure, const FigureOptions& options)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const QSize units = unitsOf(options).toSize();
    {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setResolution(qRound(72 * unitsPerPoint));
        generator.setSize(units);
        generator.setViewBox(QRect(QPoint(0, 0), units));
        QCPPainter painter;
        painter.begin(&generator);
        draw(painter, figure, options, unitsOf(options));
        painter.end();
    }
    return withEmbeddedFonts(withExactSize(buffer.data(), QSizeF(options.widthMm, options.heightMm), unitsOf(options)));
}

QByteArray renderPng(const Figure& figure, const FigureOptions& options)
{
    const QSize pixels(qRound(options.widthMm / 25.4 * options.dpi), qRound(options.heightMm / 25.4 * options.dpi));
    QImage image = previewFigure(figure, options, pixels);
    const int dotsPerMetre = qRound(options.dpi / 0.0254);
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

}  // namespace

FigureFormat figureFormatOf(const QString& file)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    for (const FigureFormat format : {FigureFormat::Pdf, FigureFormat::Svg, FigureFormat::Png}) {
        if (figureSuffix(format) == suffix) {
            return format;
        }
    }
    throw Error(ErrorCode::InvalidArgument, file.toStdString(),
                Texts::tr("a figure is written as .pdf, .svg or .png; the file name ends in \"%1\"").arg(suffix).toStdString());
}

QString figureSuffix(FigureFormat format)
{
    switch (format) {
    case FigureFormat::Pdf:
        return QStringLiteral("pdf");
    case FigureFormat::Svg:
        return QStringLiteral("svg");
    case FigureFormat::Png:
        break;
    }
    return QStringLiteral("png");
}

double naturalHeightMm(const Figure& figure, const FigureOptions& options)
{
    if (const auto* snapshots = std::get_if<SnapshotFigure>(&figure)) {
        const double width = options.widthMm * pointsPerMm * unitsPerPoint;
        const double height = snapshotHeight(*snapshots, width, lookFor(options)) / unitsPerPoint / pointsPerMm;
        return std::clamp(std::ceil(height * 10) / 10, 10.0, 1000.0);
    }
    if (const auto* matrices = std::get_if<ConfusionFigures>(&figure)) {
        const auto [columns, rows] =
            matrixGrid(matrices->runs.size(), options.widthMm * pointsPerMm * unitsPerPoint, lookFor(options));
        return std::clamp(std::round(options.widthMm / columns * 0.45 * rows), 25.0, 1000.0);
    }
    if (const auto* bars = std::get_if<BarFigure>(&figure)) {
        const double height = barFigureHeight(*bars, lookFor(options)) / unitsPerPoint / pointsPerMm;
        return std::clamp(std::ceil(height), 10.0, 1000.0);
    }
    if (std::holds_alternative<ClassMatrixFigure>(figure) || std::holds_alternative<HeatFigure>(figure)) {
        return std::round(options.widthMm * 0.85);
    }
    return std::round(std::min(options.widthMm * 0.66, 60 + (options.widthMm - 84) * 0.35));
}

QByteArray renderFigure(const Figure& figure, const FigureOptions& options)
{
    check(options);
    switch (options.format) {
    case FigureFormat::Pdf:
        return renderPdf(figure, options);
    case FigureFormat::Svg:
        return renderSvg(figure, options);
    case FigureFormat::Png:
        break;
    }
    return renderPng(figure, options);
}

QImage previewFigure(const Figure& figure, const FigureOptions& options, QSize pixels)
{
    QImage image(pixels, QImage::Format_RGB32);
    image.fill(Qt::white);
    QCPPainter painter(&image);
    draw(painter, figure, options, pixels);
    painter.end();
    return image;
}

void exportFigure(const Figure& figure, const FigureOptions& options, const QString& file)
{
    const QByteArray bytes = renderFigure(figure, options);
    const QByteArray numbers = figureCsv(figure);
    io::writeFileAtomically(file.toStdString(), std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    io::writeFileAtomically(besideFigure(file, QStringLiteral("csv")).toStdString(),
                            std::string_view(numbers.constData(), static_cast<std::size_t>(numbers.size())));
}

}  // namespace gg::widgets
