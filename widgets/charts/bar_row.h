#pragma once

#include <QColor>
#include <QString>

#include <optional>

namespace gg::widgets {

/// One horizontal bar, or a heading over the bars that follow.
struct BarRow {
    QString label = {};
    std::optional<double> share = {};  ///< length in [0, 1]; nullopt: undefined, no bar
    std::optional<double> mark = {};   ///< a tick across the bar at this share: what it is compared with
    QString value = {};                ///< right of the bar
    QString count = {};                ///< right of that
    QColor colour = {};                ///< invalid: the accent
    QString tip = {};
    bool clickable = true;
    bool heading = false;
};

}  // namespace gg::widgets
