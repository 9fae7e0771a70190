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
    bool wordsAlone = false;
};

/// What a reader needs to tell the lines apart: runs by colour (where nothing else names them), kinds of series by stroke.
std::vector<LegendKey> legendKeys(const ChartSpec& spec, const DrawLook& look);

/// A row of keys above the axes that breaks into as many rows as its width asks for, up to two fifths of the plot: of more, the number is told, and
/// the curves keep their place.
class ChartLegend final : public QCPLayoutElement
{
public:
    explicit ChartLegend(QCustomPlot* plot)
        : QCPLayoutElement(plot)
    {
    }

    void setKeys(std::vector<LegendKey> keys, const DrawLook& look);
    void update(UpdatePhase phase) override;
    /// Keys that have room; the rest is one key, "and 15 more".
    const std::vector<LegendKey>& shown() const { return m_shown; }

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    void draw(QCPPainter* painter) override;

private:
    double rowHeight() const;
    double sampleWidth(const LegendKey& key) const;
    double keyWidth(const LegendKey& key) const;
    void fit(double width, double height);
    static std::vector<LegendKey> firstOf(const std::vector<LegendKey>& keys, std::size_t count);
    double heightOf(const std::vector<QPointF>& places) const { return places.empty() ? 0 : places.back().y() + rowHeight(); }
    std::vector<QPointF> positions(const std::vector<LegendKey>& keys, double width) const;
    void drawKey(QCPPainter* painter, const LegendKey& key, QPointF at) const;

    std::vector<LegendKey> m_keys;
    std::vector<LegendKey> m_shown;
    DrawLook m_look;
};

}  // namespace gg::widgets
