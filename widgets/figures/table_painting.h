#pragma once

#include "widgets/charts/chart_look.h"
#include "widgets/figures/panel_figure.h"

class QPainter;
class QRectF;

namespace gg::widgets {

double tableHeight(const TableFigure& table, const DrawLook& look);
/// Rules above, below and under the heads, as booktabs draws them; the best of a column in bold.
void paintTable(QPainter& painter, const QRectF& rect, const TableFigure& table, const DrawLook& look);

}  // namespace gg::widgets
