#pragma once

#include "core/evaluation/segmentation_scores.h"

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace gg::widgets {

/// Which of the means that are often taken for one another is shown.
enum class PixelMean : std::uint8_t {
    Pooled,         ///< all pixels together: micro
    PerImage,       ///< mean over images
    Classes,        ///< mean over classes: macro
    ClassesPerImage ///< mean over images of their mean over classes
};

/// The row of all classes: what `mean` says of the scores.
const evaluation::ScoreRow& meanRow(const evaluation::SegmentationScores& scores, PixelMean mean);

/// Scores of every class in which pixels are, where more than one counts that of all on top.
class SegmentationScoreModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    /// Columns between Name and Images are evaluation::segmentationMetrics.
    enum Column { Name, FirstMetric, Images = FirstMetric + static_cast<int>(evaluation::segmentationMetrics.size()), Pixels, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows of the same classes change in place.
    void setScores(const evaluation::SegmentationEvaluation& evaluation, const evaluation::SegmentationScores& scores, PixelMean mean);
    void clear();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        std::uint32_t classId = metrics::none;  ///< none: all
        QString name;
        evaluation::ScoreRow scores{};
        bool mean = false;  ///< over images or classes: how many is said
        std::size_t images = 0;
        std::uint64_t pixels = 0;
    };
    QString display(const Row& row, int column) const;
    QString tip(const Row& row, int column) const;
    static std::optional<double> number(const Row& row, int column);

    std::vector<Row> m_rows;
};

}  // namespace gg::widgets
