#include "core/metrics/segmentation.h"
#include "widgets/charts/csv_field.h"
#include "widgets/charts/figure.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace gg::widgets
{

QByteArray csvNumber(double value)
{
    if (std::isnan(value)) {
        return "nan";
    }
    if (std::isinf(value)) {
        return value > 0 ? "inf" : "-inf";
    }
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

QByteArray csvField(const QString& text)
{
    QByteArray bytes = text.toUtf8();
    if (bytes.contains(',') || bytes.contains('"') || bytes.contains('\n') || bytes.contains('\r')) {
        bytes.replace("\"", "\"\"");
        return '"' + bytes + '"';
    }
    return bytes;
}

namespace
{

QByteArray count(std::uint64_t value)
{
    return QByteArray::number(static_cast<qulonglong>(value));
}

/// A chart whose x is no epoch, and that belongs to no run.
QByteArray curvesCsv(const ChartSpec& spec)
{
    const bool along = !spec.along.isEmpty();
    QByteArray out = "series," + csvField(spec.x.label) + ',' + csvField(spec.y.label) + (along ? ',' + csvField(spec.along) : QByteArray()) + '\n';
    for (const ChartSeries& one : spec.series) {
        for (std::size_t i = 0; i < one.x.size(); ++i) {
            out += csvField(one.name) + ',' + csvNumber(one.x[i]) + ',' + csvNumber(one.y[i]);
            out += (along ? ',' + (i < one.along.size() ? csvNumber(one.along[i]) : QByteArray()) : QByteArray()) + '\n';
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
    const bool ofEpochs = spec.x.label.isEmpty() || (spec.epochPlaces.known && spec.epochPlaces.x.empty());
    QByteArray out = "run,series," + (ofEpochs ? QByteArray("epoch") : csvField(spec.x.label)) + ",value\n";
    const auto add = [&out](const ChartSeries& one, const QString& name, const CurveColumn& values) {
        const QByteArray head = csvField(one.run) + ',' + csvField(name) + ',';
        for (std::size_t i = 0; i < std::min(one.x.size(), values.size()); ++i) {
            out += head + csvNumber(one.x[i]) + ',' + csvNumber(values[i]) + '\n';
        }
    };
    for (const ChartSeries& one : spec.series) {
        add(one, one.name, one.y);
        if (!one.smooth.empty()) {
            add(one, one.name + QStringLiteral(" (smoothed)"), one.smooth);
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
            out += csvField(row.image.isEmpty() ? row.sample : row.image) + ',' + csvField(figure.columns[i].run) + ',' +
                   QByteArray::number(figure.columns[i].epoch) + ',';
            if (tile.counts) {
                const auto dice = metrics::dice(*tile.counts);
                out += count(tile.counts->tp) + ',' + count(tile.counts->fp) + ',' + count(tile.counts->fn) + ',' +
                       count(tile.counts->tn) + ',' + (dice ? csvNumber(*dice) : QByteArray());
            } else {
                out += ",,,,";
            }
            out += ',' + csvField(tile.file) + '\n';
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
            out += csvField(run.run) + ',' + QByteArray::number(run.epoch) + (truth ? ",foreground" : ",background") +
                   (predicted ? ",foreground," : ",background,") + count(cellCount(run.counts, cell)) + ',' +
                   (share ? csvNumber(*share) : QByteArray()) + '\n';
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
            out += csvField(figure.matrix.label(truth)) + ',' + csvField(figure.matrix.label(predicted)) + ',' + count(figure.matrix.at(truth, predicted));
            for (const MatrixScale scale : {MatrixScale::ShareOfTruth, MatrixScale::ShareOfPredicted}) {
                const auto share = cellShare(figure.matrix, {truth, predicted}, scale);
                out += ',' + (share ? csvNumber(*share) : QByteArray());
            }
            out += '\n';
        }
    }
    return out;
}

QByteArray csv(const HeatFigure& figure)
{
    return heatCsv(figure);
}

QByteArray csv(const BarFigure& figure)
{
    return barsCsv(figure);
}

}  // namespace

QByteArray figureCsv(const Figure& figure)
{
    return std::visit([](const auto& one) { return csv(one); }, figure);
}

}  // namespace gg::widgets
