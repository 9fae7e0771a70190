#pragma once

#include "widgets/charts/chart_look.h"
#include "widgets/charts/figure.h"

class QPainter;

namespace gg::widgets
{

/// Height that the grid takes at a width, in the drawing's pixels.
double snapshotHeight(const SnapshotFigure& figure, double width, const DrawLook& look);
/// The grid with its heads and the key of its colours. `title` may be empty.
void paintSnapshots(QPainter& painter, const QRectF& rect, const SnapshotFigure& figure, const DrawLook& look,
                    const QString& title);

}  // namespace gg::widgets
