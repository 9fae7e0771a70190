#pragma once

// The project is built with QT_NO_KEYWORDS; qcustomplot.h is written with Qt's keywords. They are defined for it alone.
#include <QtWidgets>

#pragma push_macro("signals")
#pragma push_macro("slots")
#pragma push_macro("foreach")
#pragma push_macro("emit")
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach Q_FOREACH
#define emit
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <qcustomplot.h>
#pragma GCC diagnostic pop
#pragma pop_macro("signals")
#pragma pop_macro("slots")
#pragma pop_macro("foreach")
#pragma pop_macro("emit")
