#pragma once

#include "widgets/charts/chart_spec.h"

#include <string>
#include <vector>

namespace gg::widgets {

/// How the value axis of a chart is chosen.
enum class ChartScale { Free, Share, FromZero, Log };

/// One line of a chart: the first of the series names that a run has.
struct ChartLine {
    std::vector<std::string> series;
    const char* name;  ///< for tr()
    Stroke stroke = Stroke::Solid;
    bool faint = false;
    std::string spread = {};  ///< series of its standard deviation: a band is drawn around the line
};

/// A chart over runs: which series it draws, and how.
struct ChartRecipe {
    QString id;
    const char* group;  ///< id of one of allChartGroups()
    const char* title;  ///< for tr()
    const char* yLabel;
    const char* unit = nullptr;
    ChartScale scale = ChartScale::Free;
    std::vector<ChartLine> lines = {};
    std::string prefix = {};  ///< one line for each series whose name begins so ("val/ap/"), in place of `lines`
    bool ofDetectors = false; ///< drawn for detectors only
    bool shaded = false;      ///< the room between the first two lines is a number in itself
    bool steps = false;       ///< values hold until the next
};

struct RecipeGroup {
    const char* id;
    const char* title;  ///< for tr()
};

/// In the order to offer them.
const std::vector<ChartRecipe>& chartRecipes();
const std::vector<RecipeGroup>& allChartGroups();
/// nullptr where there is none.
const ChartRecipe* findChartRecipe(const QString& name);

}  // namespace gg::widgets
