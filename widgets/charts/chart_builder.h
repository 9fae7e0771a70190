#pragma once

#include "widgets/charts/chart_spec.h"
#include "widgets/charts/curve_store.h"

#include <QStringList>

#include <vector>

namespace gg::widgets
{

struct RunEntry;

struct ChartOptions {
    bool logarithmic = false;  ///< y axis; ignored for shares
    bool marks = true;         ///< best checkpoints and verdict onsets
    QStringList classes = {};  ///< that "class_ap" draws; empty: the worst ones
    RunAxis axis = RunAxis::Epoch;
    double smoothing = 0;  ///< weight of Smoothing, [0, 1); 0: none
    bool robust = false;   ///< the view leaves out outliers, and marks them
};

/// "class_ap" draws at most this many classes unless they are chosen: those that were worst at the end.
inline constexpr int fewestShownClasses = 8;

/// Ids of the charts that a run can be drawn as, in the order to offer them: "loss", "box_loss", "map", "dice_iou", "learning_rate", …
const QStringList& chartNames();
/// Those of them that are not for detectors alone.
const QStringList& segmentationChartNames();

/// Charts that belong together.
struct ChartGroupNames {
    QString id;
    QString title;
    QStringList charts;
    friend bool operator==(const ChartGroupNames&, const ChartGroupNames&) = default;
};
/// The charts that at least one of the runs has something for, in groups; groups without any are left out. What a run wrote and no recipe
/// draws of it has a chart of its own, in a group of what stands before the "/" of its name.
std::vector<ChartGroupNames> chartsWithData(const std::vector<const RunEntry*>& runs);
/// For an error: that the runs have nothing for this chart, and which they could be drawn as.
QString noDataText(const QString& chart, const std::vector<const RunEntry*>& runs);
/// Classes that have an AP in any of the runs, worst at the end of its course first.
QStringList classesByAp(const std::vector<const RunEntry*>& runs);
/// "gap 0.27": between mAP50 and mAP50-95 at an epoch, with the run's name where there are several. Empty where no run has both.
QString mapGapText(const std::vector<const RunEntry*>& runs, int epoch);
/// What a person calls it: "Dice and IoU". The id itself where it is no chart's.
QString chartTitle(const QString& name);

/// Whether buildChart() knows the name: one of chartNames(), or of a chart of one series.
bool isRunChart(const QString& name);
/// Name of the chart that draws one series alone, whatever it is called: "series:train/foo". It needs no recipe.
QString seriesChartName(const std::string& series);
/// The charts that draw a series, in the order to offer them; that of the series alone last.
QStringList chartsOfSeries(const std::string& series);
/// What the files of these runs call the series of such a chart, where that differs: "exp5: metrics/recall(B) (results.csv)". One a line.
QString rawNames(const QString& chart, const std::vector<const RunEntry*>& runs);

/// The chart of that name over runs; epochs are fractional for steps and probes. Runs without the series are left out, those that do not tell
/// what the x axis shows are named in ChartSpec::left. Costs what came since `curves` were last asked.
/// A chart of one series that no run has is empty. Throws gg::Error (InvalidArgument), naming the charts that there are, for an unknown name.
ChartSpec buildChart(const QString& name, const std::vector<const RunEntry*>& runs, const ChartOptions& options, CurveStore& curves);
/// Once: with curves of its own.
ChartSpec buildChart(const QString& name, const std::vector<const RunEntry*>& runs, const ChartOptions& options = {});

}  // namespace gg::widgets
