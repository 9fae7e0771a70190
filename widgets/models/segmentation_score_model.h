#pragma once

#include "core/evaluation/segmentation_scores.h"
#include "widgets/models/class_table_model.h"

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

/// What the table of classes says of one class, or of all of them.
struct SegmentationRow {
    std::uint32_t classId = metrics::none;  ///< none: all
    QString name;
    evaluation::ScoreRow scores{};
    bool mean = false;  ///< over images or classes: how many is said
    std::size_t images = 0;
    std::uint64_t pixels = 0;
};

/// Scores of every class in which pixels are, where more than one counts that of all on top.
class SegmentationScoreModel final : public ClassTableModel<SegmentationRow> {
    Q_OBJECT
public:
    /// Columns between Name and Images are evaluation::segmentationMetrics.
    enum Column { Name, FirstMetric, Images = FirstMetric + static_cast<int>(evaluation::segmentationMetrics.size()), Pixels, ColumnCount };

    using ClassTableModel::ClassTableModel;

    /// Rows of the same classes change in place.
    void setScores(const evaluation::SegmentationEvaluation& evaluation, const evaluation::SegmentationScores& scores, PixelMean mean);
    void clear() { replaceRows({}); }

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(ColumnCount); }

protected:
    Head head(int column) const override;
    std::optional<double> number(const SegmentationRow& row, int column) const override;
    int decimals(int column) const override;
    QString tip(const SegmentationRow& row, int column) const override;
};

}  // namespace gg::widgets
