#pragma once

#include "core/metrics/calibration.h"
#include "core/metrics/coco.h"
#include "core/metrics/error_breakdown.h"
#include "core/evaluation/selection.h"
#include "widgets/charts/bar_figure.h"
#include "widgets/charts/bar_row.h"

#include <array>
#include <vector>

namespace gg::widgets {

/// One bar a kind of error, in the order of metrics::errorKinds: its length is what AP would gain without it. `classId`
/// metrics::none: all classes.
std::vector<BarRow> errorRows(const metrics::ErrorBreakdown& errors, std::uint32_t classId);

/// Objects that count between COCO's areas: small, medium, large.
std::array<std::size_t, 3> truthsOfCocoSizes(const metrics::DetectionSet& set);

/// The same of gains alone, as a run keeps them each epoch: in the order of metrics::errorKinds; NaN is undefined. Nothing to click on.
std::vector<BarRow> errorGainRows(const std::vector<double>& gains);

/// AP by size: first the areas of `scores` (in its order; `trainingSize` 0: in the image's own pixels), then a heading and COCO's three. A tick
/// shows the class `classId`.
std::vector<BarRow> sizeRows(const metrics::CocoScores& scores, const std::array<std::size_t, 3>& cocoTruths, int trainingSize, std::uint32_t classId);

/// Both for paper. `className` is that of `classId`, empty for all. CSV: dAP as a share, the scores as they are.
BarFigure errorFigure(const metrics::ErrorBreakdown& errors, std::uint32_t classId, const QString& className);
BarFigure sizeFigure(const metrics::CocoScores& scores, const std::array<std::size_t, 3>& cocoTruths, int trainingSize, std::uint32_t classId,
                     const QString& className);

/// What such a row stands for.
evaluation::SizeBar sizeOfRow(const metrics::CocoScores& scores, int row);

/// One bar a bin that has detections: the share that is right, with a tick where a calibrated model would end. `binOfRow` gets their indices.
std::vector<BarRow> calibrationRows(const metrics::Calibration& calibration, std::vector<std::size_t>& binOfRow);
/// "Confidence is 0.12 higher than the share that is right (ECE 0.13)": in words.
QString calibrationSentence(const metrics::Calibration& calibration);

}  // namespace gg::widgets
