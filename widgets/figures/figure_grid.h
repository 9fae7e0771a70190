#pragma once

#include "widgets/figures/composed_figure.h"

#include <QPointF>

namespace gg::widgets {

// Panels stand on cells of the grid and never share one. Rows come and go with the panels that need them.

/// Puts a panel onto these cells, cut to the columns that there are. Whoever stood there changes places with it where it fits, else goes to the
/// first free cells of its size, below what there is if need be.
void placePanel(ComposedFigure& figure, std::size_t panel, QRect cells);
/// To the first free cells of its size; returns its index. A new row is as high as `heightMm`.
std::size_t addPanel(ComposedFigure& figure, ComposedPanel panel, double heightMm);
/// Onto a cell; whoever stands there makes room.
std::size_t addPanelAt(ComposedFigure& figure, ComposedPanel panel, double heightMm, QPoint cell);
/// Rows that nothing stands on any more go with it.
void removePanel(ComposedFigure& figure, std::size_t panel);
/// Panels that are too wide become narrower.
void setColumns(ComposedFigure& figure, int columns);
/// The cell under a point; a row below the last one is the next.
QPoint cellAt(const ComposedFigure& figure, QPointF mm);
/// The panel under a point, or -1.
int panelAt(const ComposedFigure& figure, QPointF mm);

}  // namespace gg::widgets
