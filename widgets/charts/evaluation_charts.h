#pragma once

#include "core/evaluation/over_epochs.h"
#include "core/metrics/calibration.h"
#include "core/metrics/coco.h"
#include "core/metrics/curves.h"
#include "widgets/charts/chart_spec.h"

#include <QStringList>

namespace gg::widgets {

/// Which curves are drawn and how fine.
struct CurveChoice {
    QStringList classes = {};                ///< names, by class
    std::uint32_t chosen = metrics::none;    ///< drawn strongly; none: all classes pooled
    std::size_t columns = 1200;              ///< pixels across: more points than those show are thinned
};

/// What the key of a series stands for: its class, metrics::none for all pooled.
std::uint32_t classOfSeries(const ChartSeries& series);

/// Precision against recall, a curve a class and one of all pooled; each point is a confidence.
ChartSpec precisionRecallChart(const metrics::ConfidenceCurves& curves, const CurveChoice& choice);
/// Precision, recall and F1 of the chosen class against the confidence; behind them the F1 of every class.
ChartSpec confidenceChart(const metrics::ConfidenceCurves& curves, const CurveChoice& choice);
/// False positives an image against the confidence, on a logarithmic axis.
ChartSpec falsePerImageChart(const metrics::ConfidenceCurves& curves, const CurveChoice& choice);
/// COCO's interpolated precision of the chosen class (none: mean of the classes) at each of its ten IoU thresholds.
ChartSpec precisionByIouChart(const metrics::CocoScores& scores, const CurveChoice& choice);
/// Share that is right against confidence, bin by bin, with the diagonal that a calibrated model lies on, and the share of detections.
ChartSpec reliabilityChart(const metrics::Calibration& calibration);

/// Where the thresholds stand on the chosen curve of the first three.
std::vector<ChartDot> precisionRecallDots(const metrics::OperatingPoint& point);
std::vector<ChartDot> confidenceDots(const metrics::OperatingPoint& point);
std::vector<ChartDot> falsePerImageDots(const metrics::OperatingPoint& point);

/// AP50-95, AP50, precision, recall and F1 over epochs, of all or of the chosen class. Null: they are not known yet.
ChartSpec epochsChart(const evaluation::OverEpochs* over, const CurveChoice& choice);

}  // namespace gg::widgets
