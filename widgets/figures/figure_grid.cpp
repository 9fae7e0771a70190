#include "widgets/figures/figure_grid.h"

#include "widgets/figures/figure_painting.h"

#include <algorithm>

namespace gg::widgets {
namespace {

constexpr double newRowMm = 50;

bool isFree(const ComposedFigure& figure, const QRect& cells, std::size_t but)
{
    for (std::size_t i = 0; i < figure.panels.size(); ++i) {
        if (i != but && figure.panels[i].cells.intersects(cells)) {
            return false;
        }
    }
    return true;
}

QRect firstFree(const ComposedFigure& figure, QSize size, std::size_t but)
{
    size.setWidth(std::min(size.width(), figure.columns));
    for (int row = 0;; ++row) {
        for (int column = 0; column + size.width() <= figure.columns; ++column) {
            const QRect cells(QPoint(column, row), size);
            if (isFree(figure, cells, but)) {
                return cells;
            }
        }
    }
}

/// As many rows as panels stand on, those that nothing stands on taken out.
void fitRows(ComposedFigure& figure, double heightMm)
{
    int needed = 1;
    for (const ComposedPanel& panel : figure.panels) {
        needed = std::max(needed, panel.cells.y() + panel.cells.height());
    }
    figure.rowsMm.resize(static_cast<std::size_t>(std::max(needed, figure.rows())), heightMm);
    for (int row = figure.rows() - 1; row >= 0 && figure.rows() > 1; --row) {
        const QRect line(0, row, figure.columns, 1);
        if (!isFree(figure, line, figure.panels.size())) {
            continue;
        }
        figure.rowsMm.erase(figure.rowsMm.begin() + row);
        for (ComposedPanel& panel : figure.panels) {
            if (panel.cells.y() > row) {
                panel.cells.translate(0, -1);
            }
        }
    }
}

QRect within(const ComposedFigure& figure, QRect cells)
{
    cells.setWidth(std::clamp(cells.width(), 1, figure.columns));
    cells.setHeight(std::max(1, cells.height()));
    cells.moveLeft(std::clamp(cells.x(), 0, figure.columns - cells.width()));
    cells.moveTop(std::max(0, cells.y()));
    return cells;
}

void place(ComposedFigure& figure, std::size_t panel, const QRect& cells, double heightMm)
{
    const QRect before = figure.panels[panel].cells;
    figure.panels[panel].cells = within(figure, cells);
    const QRect now = figure.panels[panel].cells;
    for (const std::size_t other : readingOrder(figure)) {
        QRect& own = figure.panels[other].cells;
        if (other == panel || !own.intersects(now)) {
            continue;
        }
        const QRect swapped = within(figure, QRect(before.topLeft(), own.size()));
        own = QRect(-100, -100, own.width(), own.height());
        const bool fits = before.isValid() && !swapped.intersects(now) && isFree(figure, swapped, other);
        own = fits ? swapped : firstFree(figure, own.size(), other);
    }
    fitRows(figure, heightMm);
}

}  // namespace

void placePanel(ComposedFigure& figure, std::size_t panel, QRect cells)
{
    place(figure, panel, cells, newRowMm);
}

std::size_t addPanel(ComposedFigure& figure, ComposedPanel panel, double heightMm)
{
    panel.cells = firstFree(figure, panel.cells.size(), figure.panels.size());
    figure.panels.push_back(std::move(panel));
    if (figure.panels.size() == 1) {
        figure.rowsMm = {heightMm};
    }
    fitRows(figure, heightMm);
    return figure.panels.size() - 1;
}

std::size_t addPanelAt(ComposedFigure& figure, ComposedPanel panel, double heightMm, QPoint cell)
{
    const QRect cells(cell, panel.cells.size());
    panel.cells = {};
    figure.panels.push_back(std::move(panel));
    if (figure.panels.size() == 1) {
        figure.rowsMm = {heightMm};
    }
    place(figure, figure.panels.size() - 1, cells, heightMm);
    return figure.panels.size() - 1;
}

void removePanel(ComposedFigure& figure, std::size_t panel)
{
    figure.panels.erase(figure.panels.begin() + static_cast<std::ptrdiff_t>(panel));
    fitRows(figure, newRowMm);
}

void setColumns(ComposedFigure& figure, int columns)
{
    const double kept = figure.rowsMm.empty() ? newRowMm : figure.rowsMm.front();
    const std::vector<std::size_t> order = readingOrder(figure);
    figure.columns = std::clamp(columns, 1, 12);
    std::vector<QRect> wanted;
    for (ComposedPanel& panel : figure.panels) {
        wanted.push_back(panel.cells);
        panel.cells = QRect(-100, -100, std::min(panel.cells.width(), figure.columns), panel.cells.height());
    }
    for (const std::size_t panel : order) {
        const QRect cells = within(figure, QRect(wanted[panel].topLeft(), figure.panels[panel].cells.size()));
        const bool same = cells.topLeft() == wanted[panel].topLeft() && isFree(figure, cells, panel);
        figure.panels[panel].cells = same ? cells : firstFree(figure, cells.size(), panel);
    }
    fitRows(figure, kept);
}

QPoint cellAt(const ComposedFigure& figure, QPointF mm)
{
    const double column = (figure.widthMm + figure.gapMm) / figure.columns;
    const int x = std::clamp(static_cast<int>(mm.x() / column), 0, figure.columns - 1);
    double bottom = 0;
    for (int row = 0; row < figure.rows(); ++row) {
        bottom += figure.rowsMm[static_cast<std::size_t>(row)] + figure.gapMm;
        if (mm.y() < bottom) {
            return {x, row};
        }
    }
    return {x, figure.rows()};
}

int panelAt(const ComposedFigure& figure, QPointF mm)
{
    for (std::size_t i = 0; i < figure.panels.size(); ++i) {
        if (panelRectMm(figure, figure.panels[i].cells).contains(mm)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

}  // namespace gg::widgets
