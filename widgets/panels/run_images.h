#pragma once

#include "core/runs/run_folder.h"
#include "widgets/charts/confusion_drawing.h"

#include <QStringList>

namespace gg::widgets
{

/// The images with pixels in a cell, most first.
QStringList imagesByCell(const runs::EpochDetail& detail, ConfusionCell cell);
/// All images whose Dice is defined, worst first; of equals the one with more wrong pixels.
QStringList imagesByDice(const runs::EpochDetail& detail);

}  // namespace gg::widgets
