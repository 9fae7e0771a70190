#include "widgets/charts/figure_files.h"

#include "core/base/error.h"

#include <QFileInfo>

namespace gg::widgets
{

QByteArray withExactPage(QByteArray pdf, double widthPt, double heightPt)
{
    const QByteArray key = "/MediaBox [";
    const qsizetype start = pdf.indexOf(key);
    const qsizetype end = start < 0 ? -1 : pdf.indexOf(']', start);
    if (end < 0) {
        throw Error(ErrorCode::Internal, {}, "the PDF that Qt wrote has no page size where one is expected");
    }
    const qsizetype from = start + key.size();
    QByteArray box = "0 0 " + QByteArray::number(widthPt, 'f', 4) + ' ' + QByteArray::number(heightPt, 'f', 4);
    if (box.size() > end - from) {
        throw Error(ErrorCode::Internal, {}, "the exact page size does not fit where Qt wrote the rounded one");
    }
    // As many bytes as before, so that the file's table of offsets stays true.
    pdf.replace(from, end - from, box.leftJustified(end - from, ' '));
    return pdf;
}

QByteArray withExactSize(QByteArray svg, const QSizeF& mm, const QSizeF& viewBox)
{
    const qsizetype start = svg.indexOf("<svg ");
    const qsizetype end = start < 0 ? -1 : svg.indexOf("xmlns=", start);
    if (end < 0) {
        throw Error(ErrorCode::Internal, {}, "the SVG that Qt wrote does not begin as one");
    }
    const auto number = [](double value) { return QByteArray::number(value, 'g', 9); };
    svg.replace(start, end - start,
                "<svg width=\"" + number(mm.width()) + "mm\" height=\"" + number(mm.height()) + "mm\"\n viewBox=\"0 0 " +
                    number(viewBox.width()) + ' ' + number(viewBox.height()) + "\"\n ");
    return svg;
}

QString besideFigure(const QString& file, const QString& suffix)
{
    const QFileInfo info(file);
    return info.path() + QLatin1Char('/') + info.completeBaseName() + QLatin1Char('.') + suffix;
}

}  // namespace gg::widgets
