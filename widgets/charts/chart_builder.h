#pragma once

#include "widgets/charts/chart_spec.h"

#include <QStringList>

#include <vector>

namespace gg::widgets
{

struct RunEntry;

struct ChartOptions {
    bool logarithmic = false;  ///< y axis; ignored for shares
    bool marks = true;         ///< best checkpoints and verdict onsets
};

/// Ids of the charts that a run can be drawn as, in the order to offer them: "loss", "sensitivity_specificity", "dice_iou",
/// "foreground", "accuracy", "probe", "learning_rate".
const QStringList& chartNames();
/// What a person calls it: "Dice and IoU". The id itself where it is no chart's.
QString chartTitle(const QString& name);

/// The chart of that name over runs, x in epochs (fractional for steps and probes). Runs without the series are left out.
/// Throws gg::Error (InvalidArgument), naming the charts that there are, for an unknown name.
ChartSpec buildChart(const QString& name, const std::vector<const RunEntry*>& runs, const ChartOptions& options = {});

}  // namespace gg::widgets
