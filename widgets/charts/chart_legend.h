#pragma once

#include "widgets/charts/chart_look.h"
#include "widgets/charts/chart_spec.h"
#include "widgets/charts/qcustomplot_shim.h"

namespace gg::widgets
{

/// Pen of a series, without its colour's fading.
QPen strokePen(Stroke stroke, const QColor& colour, double width);

/// One key of a legend: a colour square for a run, a piece of line for a kind of series.
struct LegendKey {
    QString text;
    QColor colour;
    Stroke stroke = Stroke::Solid;
    bool square = false;
    bool faint = false;
};

/// What a reader needs to tell the lines apart: runs by colour (where nothing else names them), kinds of series by stroke.
std::vector<LegendKey> legendKeys(const ChartSpec& spec, const DrawLook& look);

/// A row of keys above the axes that breaks into as many rows as its width asks for.
class ChartLegend final : public QCPLayoutElement
{
public:
    explicit ChartLegend(QCustomPlot* plot)
        : QCPLayoutElement(plot)
    {
    }

    void setKeys(std::vector<LegendKey> keys, const DrawLook& look);
    void update(UpdatePhase phase) override;

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    void draw(QCPPainter* painter) override;

private:
    double rowHeight() const;
    double keyWidth(const LegendKey& key) const;
    std::vector<QPointF> positions(double width) const;
    void drawKey(QCPPainter* painter, const LegendKey& key, QPointF at) const;

    std::vector<LegendKey> m_keys;
    DrawLook m_look;
};

}  // namespace gg::widgets
