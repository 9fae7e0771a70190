#pragma once

#include "widgets/panels/bar_panel.h"

#include <QScrollArea>

namespace gg::widgets {

/// The bars in an area that scrolls down, and keeps the row with the frame in sight.
inline QScrollArea* scrolled(BarPanel* bars, QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(bars);
    QObject::connect(bars, &BarPanel::currentMoved, area,
                     [area](const QRect& row) { area->ensureVisible(row.center().x(), row.center().y(), 0, row.height()); });
    return area;
}

}  // namespace gg::widgets
