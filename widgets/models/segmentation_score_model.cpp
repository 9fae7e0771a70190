#include "widgets/models/segmentation_score_model.h"

#include "widgets/models/segmentation_texts.h"

#include <QLocale>

namespace gg::widgets {
namespace {

bool overImages(PixelMean mean)
{
    return mean == PixelMean::PerImage || mean == PixelMean::ClassesPerImage;
}

bool isMetric(int column)
{
    return column >= SegmentationScoreModel::FirstMetric && column < SegmentationScoreModel::Images;
}

std::size_t metricAt(int column)
{
    return static_cast<std::size_t>(column - SegmentationScoreModel::FirstMetric);
}

}  // namespace

const evaluation::ScoreRow& meanRow(const evaluation::SegmentationScores& scores, PixelMean mean)
{
    switch (mean) {
    case PixelMean::PerImage:
        return scores.microPerImage;
    case PixelMean::Classes:
        return scores.macro;
    case PixelMean::ClassesPerImage:
        return scores.macroPerImage;
    case PixelMean::Pooled:
        break;
    }
    return scores.micro;
}

void SegmentationScoreModel::setScores(const evaluation::SegmentationEvaluation& evaluation, const evaluation::SegmentationScores& scores,
                                       PixelMean mean)
{
    std::vector<SegmentationRow> rows;
    SegmentationRow all{.name = tr("All classes"),
            .scores = meanRow(scores, mean),
            .mean = mean != PixelMean::Pooled,
            .images = at(scores.microPerImage, evaluation::SegmentationMetric::Accuracy).all};
    for (std::size_t c = 0; c < scores.classes.size(); ++c) {
        const evaluation::ClassScores& one = scores.classes[c];
        all.pixels += one.truePixels;
        if (one.truePixels + one.predictedPixels > 0) {
            rows.push_back({.classId = static_cast<std::uint32_t>(c),
                            .name = QString::fromStdString(evaluation.classNames[c]),
                            .scores = overImages(mean) ? one.perImage : one.pooled,
                            .mean = overImages(mean),
                            .images = one.trueImages,
                            .pixels = one.truePixels});
        }
    }
    if (evaluation.counted.size() > 1) {  // of one class alone its own row says the same
        rows.insert(rows.begin(), all);
    }
    replaceRows(std::move(rows));
}

std::optional<double> SegmentationScoreModel::number(const SegmentationRow& row, int column) const
{
    if (isMetric(column)) {
        return row.scores[metricAt(column)].value;
    }
    return column == Images ? std::optional(static_cast<double>(row.images)) : std::optional(static_cast<double>(row.pixels));
}

int SegmentationScoreModel::decimals(int column) const
{
    return isMetric(column) ? 3 : 0;
}

QString SegmentationScoreModel::tip(const SegmentationRow& row, int column) const
{
    if (!isMetric(column)) {
        return {};
    }
    const metrics::DefinedMean& mean = row.scores[metricAt(column)];
    const QString name = metricName(evaluation::segmentationMetrics[metricAt(column)]);
    if (!mean.value && evaluation::segmentationMetrics[metricAt(column)] == evaluation::SegmentationMetric::BoundaryF1) {
        return tr("%1 is measured at threshold 0.5, for classes that count, where there is a boundary.").arg(name);
    }
    if (!mean.value) {
        return tr("%1 is undefined here: it would divide by nothing.").arg(name);
    }
    return row.mean ? tr("Mean over %1 of %2 that define it").arg(QLocale().toString(static_cast<qulonglong>(mean.defined)),
                                                                  QLocale().toString(static_cast<qulonglong>(mean.all)))
                    : tr("Of the pixels of all images together");
}

SegmentationScoreModel::Head SegmentationScoreModel::head(int column) const
{
    if (isMetric(column)) {
        const evaluation::SegmentationMetric metric = evaluation::segmentationMetrics[metricAt(column)];
        return {metricHead(metric), metricName(metric) + QStringLiteral(": ") + metricTip(metric)};
    }
    switch (column) {
    case Name: return {tr("Class"), tr("Enter or a click shows its images, lowest IoU first")};
    case Images: return {tr("Images"), tr("Images in whose truth the class is")};
    default: return {tr("Pixels"), tr("True pixels of the class")};
    }
}

}  // namespace gg::widgets
