#include "widgets/charts/confusion_drawing.h"

#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace gg::widgets
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::ConfusionDrawing)
};

QColor cellColour(ConfusionCell cell)
{
    switch (cell) {
    case ConfusionCell::TruePositive:
        return QColor(meaning::truePositive);
    case ConfusionCell::FalseNegative:
        return QColor(meaning::miss);
    case ConfusionCell::FalsePositive:
        return QColor(meaning::falsePositive);
    case ConfusionCell::TrueNegative:
        break;
    }
    return QColor(0x99, 0x99, 0x99);
}

QString countText(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

void paintCell(QPainter& painter, const QRectF& rect, const ConfusionFigure& figure, ConfusionCell cell, const DrawLook& look)
{
    const auto share = rowShare(figure.counts, cell);
    const QColor colour = cellColour(cell);
    // The more of its row, the stronger, but never so strong that the number is hard to read.
    painter.fillRect(rect, faded(colour, look.background, 1.0 - 0.45 * share.value_or(0.0)));
    painter.fillRect(QRectF(rect.left(), rect.top(), look.px(4), rect.height()), colour);
    QFont large = look.font;
    large.setPixelSize(std::max(1, qRound(look.font.pixelSize() * 1.25)));
    large.setBold(true);
    const QFontMetricsF big(large);
    const QFontMetricsF small(look.font);
    const bool two = rect.height() > big.height() + small.height() + look.px(4);
    painter.setPen(look.text);
    painter.setFont(large);
    const QString percent = share ? Texts::tr("%1 %").arg(QLocale().toString(*share * 100, 'f', 1)) : QStringLiteral("–");
    const double top = rect.center().y() - (two ? (big.height() + small.height()) / 2 : big.height() / 2);
    painter.drawText(QRectF(rect.left(), top, rect.width(), big.height()), Qt::AlignCenter | Qt::TextDontClip, percent);
    if (two) {
        painter.setFont(look.font);
        painter.drawText(QRectF(rect.left(), top + big.height(), rect.width(), small.height()),
                         Qt::AlignCenter | Qt::TextDontClip, countText(cellCount(figure.counts, cell)));
    }
}

}  // namespace

std::uint64_t cellCount(const metrics::PixelCounts& counts, ConfusionCell cell)
{
    switch (cell) {
    case ConfusionCell::TruePositive:
        return counts.tp;
    case ConfusionCell::FalseNegative:
        return counts.fn;
    case ConfusionCell::FalsePositive:
        return counts.fp;
    case ConfusionCell::TrueNegative:
        break;
    }
    return counts.tn;
}

std::optional<double> rowShare(const metrics::PixelCounts& counts, ConfusionCell cell)
{
    const bool foreground = cell == ConfusionCell::TruePositive || cell == ConfusionCell::FalseNegative;
    const std::uint64_t row = foreground ? counts.tp + counts.fn : counts.fp + counts.tn;
    if (row == 0) {
        return std::nullopt;
    }
    return static_cast<double>(cellCount(counts, cell)) / static_cast<double>(row);
}

QString cellText(ConfusionCell cell)
{
    switch (cell) {
    case ConfusionCell::TruePositive:
        return Texts::tr("truth foreground, predicted foreground");
    case ConfusionCell::FalseNegative:
        return Texts::tr("truth foreground, predicted background");
    case ConfusionCell::FalsePositive:
        return Texts::tr("truth background, predicted foreground");
    case ConfusionCell::TrueNegative:
        break;
    }
    return Texts::tr("truth background, predicted background");
}

double smallestConfusionWidth(const DrawLook& look)
{
    const QFontMetricsF metrics(look.font);
    const double word =
        std::max(metrics.horizontalAdvance(Texts::tr("background")), metrics.horizontalAdvance(Texts::tr("foreground")));
    return word + look.px(8) + 2 * (word + look.px(12));
}

ConfusionLayout layoutConfusion(const QRectF& rect, const DrawLook& look)
{
    const QFontMetricsF metrics(look.font);
    const double line = metrics.height() + look.px(3);
    const double left = metrics.horizontalAdvance(Texts::tr("background")) + look.px(8);
    ConfusionLayout layout;
    layout.title = QRectF(rect.left(), rect.top(), rect.width(), line);
    layout.columnsLabel = QRectF(rect.left() + left, layout.title.bottom(), rect.width() - left, line);
    layout.rowsLabel = QRectF(rect.left(), layout.columnsLabel.bottom(), left, rect.bottom() - layout.columnsLabel.bottom());
    const double gap = look.px(2);
    const double top = layout.columnsLabel.bottom() + line;
    const double w = (rect.right() - rect.left() - left - gap) / 2;
    const double h = (rect.bottom() - top - gap) / 2;
    for (std::size_t i = 0; i < 4; ++i) {
        layout.cells[i] = QRectF(rect.left() + left + static_cast<double>(i % 2) * (w + gap),
                                 top + static_cast<double>(i / 2) * (h + gap), w, h);
    }
    return layout;
}

void paintConfusion(QPainter& painter, const QRectF& rect, const ConfusionFigure& figure, const DrawLook& look,
                    std::optional<ConfusionCell> selected)
{
    const ConfusionLayout layout = layoutConfusion(rect, look);
    const QFontMetricsF metrics(look.font);
    const double line = metrics.height() + look.px(3);
    painter.setFont(look.font);
    painter.setPen(look.text);
    const double square = look.px(9);
    painter.fillRect(QRectF(rect.left(), layout.title.center().y() - square / 2, square, square),
                     onBackground(figure.colour, look.dark));
    const QString title = Texts::tr("%1, epoch %2").arg(figure.run).arg(figure.epoch);
    painter.drawText(layout.title.adjusted(square + look.px(5), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(title, Qt::ElideMiddle, layout.title.width() - square - look.px(5)));
    painter.setPen(look.muted);
    painter.drawText(layout.columnsLabel, Qt::AlignCenter | Qt::TextDontClip, Texts::tr("predicted →"));
    painter.drawText(QRectF(layout.rowsLabel.left(), layout.rowsLabel.top(), layout.rowsLabel.width(), line),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, Texts::tr("truth ↓"));
    painter.setPen(look.text);
    const std::array<QString, 2> names{Texts::tr("foreground"), Texts::tr("background")};
    for (std::size_t i = 0; i < 2; ++i) {
        painter.drawText(QRectF(layout.cells[i].left(), layout.columnsLabel.bottom(), layout.cells[i].width(), line),
                         Qt::AlignCenter, metrics.elidedText(names[i], Qt::ElideRight, layout.cells[i].width()));
        painter.drawText(
            QRectF(rect.left(), layout.cells[2 * i].top(), layout.rowsLabel.width() - look.px(6), layout.cells[2 * i].height()),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, names[i]);
    }
    for (std::size_t i = 0; i < confusionCells.size(); ++i) {
        paintCell(painter, layout.cells[i], figure, confusionCells[i], look);
        if (selected == confusionCells[i]) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(look.text, look.px(2)));
            painter.drawRect(layout.cells[i].adjusted(look.px(1), look.px(1), -look.px(1), -look.px(1)));
        }
    }
}

}  // namespace gg::widgets
