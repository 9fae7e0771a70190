#include "core/metrics/segmentation.h"
#include "widgets/charts/figure.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace gg::widgets
{
namespace
{

/// The shortest digits that read back as the same double.
QByteArray number(double value)
{
    if (std::isnan(value)) {
        return "nan";
    }
    if (std::isinf(value)) {
        return value > 0 ? "inf" : "-inf";
    }
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

QByteArray field(const QString& text)
{
    QByteArray bytes = text.toUtf8();
    if (bytes.contains(',') || bytes.contains('"') || bytes.contains('\n') || bytes.contains('\r')) {
        bytes.replace("\"", "\"\"");
        return '"' + bytes + '"';
    }
    return bytes;
}

QByteArray count(std::uint64_t value)
{
    return QByteArray::number(static_cast<qulonglong>(value));
}

/// A chart whose x is no epoch, and that belongs to no run.
QByteArray curvesCsv(const ChartSpec& spec)
{
    const bool along = !spec.along.isEmpty();
    QByteArray out = "series," + field(spec.x.label) + ',' + field(spec.y.label) + (along ? ',' + field(spec.along) : QByteArray()) + '\n';
    for (const ChartSeries& one : spec.series) {
        for (std::size_t i = 0; i < one.x.size(); ++i) {
            out += field(one.name) + ',' + number(one.x[i]) + ',' + number(one.y[i]);
            out += (along ? ',' + (i < one.along.size() ? number(one.along[i]) : QByteArray()) : QByteArray()) + '\n';
        }
    }
    return out;
}

QByteArray csv(const ChartSpec& spec)
{
    const bool ofRuns = std::any_of(spec.series.begin(), spec.series.end(), [](const ChartSeries& one) { return !one.run.isEmpty(); });
    if (!ofRuns && !spec.series.empty()) {
        return curvesCsv(spec);
    }
    QByteArray out = "run,series,epoch,value\n";
    for (const ChartSeries& one : spec.series) {
        const QByteArray head = field(one.run) + ',' + field(one.name) + ',';
        for (std::size_t i = 0; i < one.x.size(); ++i) {
            out += head + number(one.x[i]) + ',' + number(one.y[i]) + '\n';
        }
    }
    return out;
}

QByteArray csv(const SnapshotFigure& figure)
{
    QByteArray out = "image,run,epoch,tp,fp,fn,tn,dice,file\n";
    for (const auto& row : figure.rows) {
        for (std::size_t i = 0; i < figure.columns.size(); ++i) {
            const auto& tile = row.tiles[i];
            out += field(row.image.isEmpty() ? row.sample : row.image) + ',' + field(figure.columns[i].run) + ',' +
                   QByteArray::number(figure.columns[i].epoch) + ',';
            if (tile.counts) {
                const auto dice = metrics::dice(*tile.counts);
                out += count(tile.counts->tp) + ',' + count(tile.counts->fp) + ',' + count(tile.counts->fn) + ',' +
                       count(tile.counts->tn) + ',' + (dice ? number(*dice) : QByteArray());
            } else {
                out += ",,,,";
            }
            out += ',' + field(tile.file) + '\n';
        }
    }
    return out;
}

QByteArray csv(const ConfusionFigures& figure)
{
    QByteArray out = "run,epoch,truth,predicted,pixels,share of row\n";
    for (const ConfusionFigure& run : figure.runs) {
        for (const ConfusionCell cell : confusionCells) {
            const bool truth = cell == ConfusionCell::TruePositive || cell == ConfusionCell::FalseNegative;
            const bool predicted = cell == ConfusionCell::TruePositive || cell == ConfusionCell::FalsePositive;
            const auto share = rowShare(run.counts, cell);
            out += field(run.run) + ',' + QByteArray::number(run.epoch) + (truth ? ",foreground" : ",background") +
                   (predicted ? ",foreground," : ",background,") + count(cellCount(run.counts, cell)) + ',' +
                   (share ? number(*share) : QByteArray()) + '\n';
        }
    }
    return out;
}

QByteArray csv(const ClassMatrixFigure& figure)
{
    QByteArray out = "truth,predicted,count,share of truth,share of predicted\n";
    for (const std::size_t truth : figure.classes) {
        for (const std::size_t predicted : figure.classes) {
            if (figure.matrix.isBackground(truth) && figure.matrix.isBackground(predicted)) {
                continue;
            }
            out += field(figure.matrix.label(truth)) + ',' + field(figure.matrix.label(predicted)) + ',' + count(figure.matrix.at(truth, predicted));
            for (const MatrixScale scale : {MatrixScale::ShareOfTruth, MatrixScale::ShareOfPredicted}) {
                const auto share = cellShare(figure.matrix, {truth, predicted}, scale);
                out += ',' + (share ? number(*share) : QByteArray());
            }
            out += '\n';
        }
    }
    return out;
}

}  // namespace

QByteArray figureCsv(const Figure& figure)
{
    return std::visit([](const auto& one) { return csv(one); }, figure);
}

}  // namespace gg::widgets
