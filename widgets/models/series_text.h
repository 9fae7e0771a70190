#pragma once

#include "core/runs/compare.h"

#include <QString>

#include <string>

namespace gg::widgets {

/// What a person calls a series: "mAP50-95" for val/map50_95. Its own name where it has no other.
QString seriesText(const std::string& series);
/// Series that a comparison begins with come first, in this order; the larger, the later. Others have the same place behind them.
int seriesPlace(const std::string& series);
/// "best", "last", "at the cursor"; and the ids of workspaces: "best", "last", "cursor".
QString valueOfText(runs::ValueOf which);
QString valueOfId(runs::ValueOf which);
runs::ValueOf valueOfFromId(const QString& id);

}  // namespace gg::widgets
