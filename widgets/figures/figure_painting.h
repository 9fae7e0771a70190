#pragma once

#include "widgets/figures/composed_figure.h"
#include "widgets/figures/paper_style.h"

class QPainter;

namespace gg::widgets {

/// What a panel shows as it was found, or why it could not be.
struct PanelContent {
    std::shared_ptr<const PanelFigure> figure = {};
    QString problem = {};  ///< in the panel's place while it is composed; an error when the figure is written
    QString notice = {};   ///< why `figure` is not what the recipe asks for but the numbers of the last time
};

/// The panel's place in millimetres.
QRectF panelRectMm(const ComposedFigure& figure, const QRect& cells);

/// The whole figure in tenths of a point, its upper left corner at the origin, on white. Draws on any thread and any device. `contents`: one
/// a panel; what is missing is a grey field.
void paintFigure(QPainter& painter, const ComposedFigure& figure, const std::vector<PanelContent>& contents);
/// One panel with its letter and title, in the same coordinates.
void paintPanel(QPainter& painter, const ComposedFigure& figure, std::size_t panel, const PanelContent& content);

/// What a panel would like to be as high as, at its width: snapshots and bars follow from their contents, curves take what is pleasant.
double pleasantHeightMm(const ComposedFigure& figure, const ComposedPanel& panel, const PanelFigure& content);

}  // namespace gg::widgets
