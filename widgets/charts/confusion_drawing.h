#pragma once

#include "core/metrics/segmentation.h"
#include "widgets/charts/chart_look.h"

#include <QRectF>
#include <QString>

#include <array>
#include <cstdint>
#include <optional>

class QPainter;

namespace gg::widgets
{

/// The pixels of a run at an epoch, by truth and prediction.
struct ConfusionFigure {
    QString run;
    QColor colour;
    int epoch = 0;
    metrics::PixelCounts counts;
};

enum class ConfusionCell : std::uint8_t { TruePositive, FalseNegative, FalsePositive, TrueNegative };
inline constexpr std::array<ConfusionCell, 4> confusionCells{ConfusionCell::TruePositive, ConfusionCell::FalseNegative,
                                                             ConfusionCell::FalsePositive, ConfusionCell::TrueNegative};

std::uint64_t cellCount(const metrics::PixelCounts& counts, ConfusionCell cell);
/// The cell's share of its row, which is of the pixels that the truth puts there. nullopt for a row without pixels.
std::optional<double> rowShare(const metrics::PixelCounts& counts, ConfusionCell cell);
/// "truth foreground, predicted background".
QString cellText(ConfusionCell cell);

struct ConfusionLayout {
    QRectF title;
    QRectF columnsLabel;
    QRectF rowsLabel;
    std::array<QRectF, 4> cells;  ///< in the order of confusionCells
};
/// The width below which words would run into each other.
double smallestConfusionWidth(const DrawLook& look);
ConfusionLayout layoutConfusion(const QRectF& rect, const DrawLook& look);
/// Rows are the truth, columns the prediction; a cell says its share of the row and its pixels. `selected` gets a frame.
void paintConfusion(QPainter& painter, const QRectF& rect, const ConfusionFigure& figure, const DrawLook& look,
                    std::optional<ConfusionCell> selected = std::nullopt);

}  // namespace gg::widgets
