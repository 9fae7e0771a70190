#pragma once

#include "core/runs/inner_signals.h"
#include "widgets/charts/chart_spec.h"
#include "widgets/charts/heat_drawing.h"

#include <QString>

#include <cstddef>
#include <vector>

namespace gg::widgets {

// The inner signals of one run as charts. `epochs` ascend; `scale` is an index into InnerSignals::scales. What an epoch does not have is left out.

/// Mean objectness of the boxes that learnt a truth and of the rest, with a band of one standard deviation, over epochs.
ChartSpec objectnessOverEpochs(const std::vector<runs::InnerSignals>& epochs, std::size_t scale);
/// How the objectness of both is spread at one epoch: shares of each, on a logarithmic axis.
ChartSpec objectnessHistogram(const runs::InnerSignals& signals, std::size_t scale);
/// The same of the highest IoU with a truth.
ChartSpec overlapHistogram(const runs::InnerSignals& signals, std::size_t scale);
/// Boxes a picture that say more than runs::saidAbove, by scale, over epochs.
ChartSpec saidOverEpochs(const std::vector<runs::InnerSignals>& epochs);
/// Size of predicted and true boxes at one epoch: shares of each, by √area as a share of the picture's.
ChartSpec sizeHistogram(const runs::InnerSignals& signals);
/// Predicted ÷ true boxes, and the mean confidence of the predicted ones, over epochs.
ChartSpec boxesOverEpochs(const std::vector<runs::InnerSignals>& epochs);
/// Objectness of the followed cells of a scale, over epochs: strong where a truth was learnt there at the last epoch.
ChartSpec followedCells(const std::vector<runs::InnerSignals>& epochs, std::size_t scale);

/// Objectness against IoU: all boxes, or those that learnt a truth.
HeatFigure objectnessAgainstOverlap(const runs::InnerSignals& signals, std::size_t scale, bool matchedOnly);
/// Where on the picture the boxes are that were learnt as background.
HeatFigure negativePlaces(const runs::InnerSignals& signals, std::size_t scale);

/// "stride 16: 2,700 boxes an image, 1.2 matched, 900 learnt as background".
QString scaleSentence(const runs::InnerSignals& signals, std::size_t scale);

}  // namespace gg::widgets
