#include "widgets/models/segmentation_score_model.h"

#include "widgets/models/class_score_model.h"
#include "widgets/models/segmentation_texts.h"
#include "widgets/theme/theme.h"

#include <QBrush>
#include <QFont>
#include <QLocale>

#include <algorithm>

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
    std::vector<Row> rows;
    Row all{.name = tr("All classes"),
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
    const bool same = rows.size() == m_rows.size() && std::equal(rows.begin(), rows.end(), m_rows.begin(), [](const Row& a, const Row& b) {
                          return a.classId == b.classId && a.name == b.name;
                      });
    if (same) {
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void SegmentationScoreModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

int SegmentationScoreModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SegmentationScoreModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

std::optional<double> SegmentationScoreModel::number(const Row& row, int column)
{
    if (isMetric(column)) {
        return row.scores[metricAt(column)].value;
    }
    return column == Images ? std::optional(static_cast<double>(row.images)) : std::optional(static_cast<double>(row.pixels));
}

QString SegmentationScoreModel::display(const Row& row, int column) const
{
    if (column == Name) {
        return row.name;
    }
    const std::optional<double> value = number(row, column);
    if (!value) {
        return QStringLiteral("–");
    }
    return isMetric(column) ? QLocale().toString(*value, 'f', 3) : QLocale().toString(static_cast<qulonglong>(*value));
}

QString SegmentationScoreModel::tip(const Row& row, int column) const
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

QVariant SegmentationScoreModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return tip(row, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(column == Name ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    case Qt::FontRole: {
        QFont bold;
        bold.setBold(true);
        return row.classId == metrics::none ? QVariant(bold) : QVariant();
    }
    case Qt::ForegroundRole:
        return column != Name && !number(row, column) ? QVariant(QBrush(theme().mutedText)) : QVariant();
    case ClassScoreModel::SortRole: {
        if (column == Name) {
            return row.name;
        }
        const std::optional<double> value = number(row, column);
        return value ? QVariant(*value) : QVariant();
    }
    case ClassScoreModel::PinnedRole:
        return row.classId == metrics::none;
    case ClassScoreModel::ClassRole:
        return row.classId;
    default:
        return {};
    }
}

QVariant SegmentationScoreModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(section == Name ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    }
    const bool text = role == Qt::DisplayRole;
    if (!text && role != Qt::ToolTipRole) {
        return {};
    }
    if (isMetric(section)) {
        const evaluation::SegmentationMetric metric = evaluation::segmentationMetrics[metricAt(section)];
        return text ? metricHead(metric) : metricName(metric) + QStringLiteral(": ") + metricTip(metric);
    }
    switch (section) {
    case Name:
        return text ? tr("Class") : tr("Enter or a click shows its images, lowest IoU first");
    case Images:
        return text ? tr("Images") : tr("Images in whose truth the class is");
    default:
        return text ? tr("Pixels") : tr("True pixels of the class");
    }
}

}  // namespace gg::widgets
