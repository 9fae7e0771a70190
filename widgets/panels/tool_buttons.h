#pragma once

#include <QString>

namespace gg::widgets {

/// Style of a bar whose tool buttons can be on: the styles' own difference between on and off is too small to see, above all in the dark.
inline QString toolButtonStyle()
{
    return QStringLiteral("QToolButton { border: 1px solid palette(mid); border-radius: 3px; padding: 3px 7px; background: palette(button); }"
                          "QToolButton:hover, QToolButton:focus { border-color: palette(highlight); }"
                          "QToolButton:checked, QToolButton:pressed { background: palette(highlight); color: palette(highlighted-text); }");
}

}  // namespace gg::widgets
