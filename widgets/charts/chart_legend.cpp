#include "widgets/charts/chart_legend.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace gg::widgets
{
namespace
{

/// Of a plot's height.
constexpr double mostOfPlot = 0.4;

}  // namespace

QPen strokePen(Stroke stroke, const QColor& colour, double width)
{
    QPen pen(colour, width);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    switch (stroke) {
    case Stroke::Solid:
        break;
    case Stroke::Dashed:
        pen.setDashPattern({5, 2.5});
        break;
    case Stroke::Dotted:
        pen.setDashPattern({1.3, 1.8});
        break;
    case Stroke::Points:
        pen.setStyle(Qt::NoPen);
        break;
    }
    return pen;
}

std::vector<LegendKey> legendKeys(const ChartSpec& spec, const DrawLook& look)
{
    std::vector<LegendKey> runs;
    std::vector<LegendKey> kinds;
    bool others = false;
    for (const ChartSeries& one : spec.series) {
        if (!one.listed) {
            others = true;
            continue;
        }
        const QColor colour = onBackground(one.colour, look.dark);
        const bool newRun = std::none_of(runs.begin(), runs.end(),
                                         [&](const LegendKey& key) { return key.text == one.run && key.colour == colour; });
        if (!one.run.isEmpty() && newRun) {
            runs.push_back({.text = one.run, .colour = colour, .square = true});
        }
        if (std::none_of(kinds.begin(), kinds.end(), [&](const LegendKey& key) { return key.text == one.name; })) {
            const QColor own = one.run.isEmpty() ? colour : look.text;
            kinds.push_back({.text = one.name, .colour = own, .stroke = one.stroke, .faint = one.faint});
        }
    }
    std::vector<LegendKey> keys;
    if (look.legendNamesRuns) {
        keys = std::move(runs);
    }
    // A single kind of line needs no key: the axis says what it is, unless others lie behind it.
    if (kinds.size() > 1 || others) {
        keys.insert(keys.end(), kinds.begin(), kinds.end());
    }
    return keys;
}

void ChartLegend::setKeys(std::vector<LegendKey> keys, const DrawLook& look)
{
    m_keys = std::move(keys);
    m_shown = m_keys;
    m_look = look;
}

double ChartLegend::rowHeight() const
{
    return QFontMetricsF(m_look.font).height() + m_look.px(2);
}

/// With the gap behind it.
double ChartLegend::sampleWidth(const LegendKey& key) const
{
    return key.wordsAlone ? 0 : m_look.px(key.square ? 14 : 29);
}

double ChartLegend::keyWidth(const LegendKey& key) const
{
    return sampleWidth(key) + QFontMetricsF(m_look.font).horizontalAdvance(key.text);
}

std::vector<LegendKey> ChartLegend::firstOf(const std::vector<LegendKey>& keys, std::size_t count)
{
    std::vector<LegendKey> first(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(count));
    if (count < keys.size()) {
        first.push_back({.text = QCoreApplication::translate("gg::widgets::ChartLegend", "and %1 more").arg(keys.size() - count), .wordsAlone = true});
    }
    return first;
}

std::vector<QPointF> ChartLegend::positions(const std::vector<LegendKey>& keys, double width) const
{
    std::vector<QPointF> places;
    double x = 0;
    double y = 0;
    for (const LegendKey& key : keys) {
        const double w = keyWidth(key);
        if (x > 0 && x + w > width) {
            x = 0;
            y += rowHeight();
        }
        places.emplace_back(x, y);
        x += w + m_look.px(12);
    }
    return places;
}

void ChartLegend::fit(double width, double height)
{
    m_shown = m_keys;
    const auto places = positions(m_keys, width);
    if (heightOf(places) <= height) {
        return;
    }
    // Those of the rows that fit, less what the word on the others needs.
    auto count = static_cast<std::size_t>(std::count_if(places.begin(), places.end(), [&](const QPointF& place) { return place.y() + rowHeight() <= height; }));
    do {
        m_shown = firstOf(m_keys, count);
    } while (heightOf(positions(m_shown, width)) > height && count-- > 0);
}

void ChartLegend::update(UpdatePhase phase)
{
    if (phase == upPreparation) {
        const double width = parentPlot()->viewport().width() - m_look.px(12);
        fit(width, std::max(rowHeight(), mostOfPlot * parentPlot()->viewport().height()));
        const double height = heightOf(positions(m_shown, width));
        setMinimumSize(0, qCeil(height));
        setMaximumSize(QWIDGETSIZE_MAX, qCeil(height));
    }
    QCPLayoutElement::update(phase);
}

void ChartLegend::drawKey(QCPPainter* painter, const LegendKey& key, QPointF at) const
{
    const double middle = at.y() + rowHeight() / 2;
    const double sample = sampleWidth(key) - m_look.px(5);
    if (key.square) {
        painter->fillRect(QRectF(at.x(), middle - sample / 2, sample, sample), key.colour);
    } else if (!key.wordsAlone) {
        const QColor colour = key.faint ? faded(key.colour, m_look.background, 0.6) : key.colour;
        painter->setPen(strokePen(key.stroke, colour, m_look.px(key.faint ? 1.0 : 1.6)));
        painter->drawLine(QLineF(at.x(), middle, at.x() + sample, middle));
    }
    painter->setFont(m_look.font);
    painter->setPen(m_look.text);
    const double left = at.x() + sampleWidth(key);
    painter->drawText(QRectF(left, at.y(), keyWidth(key), rowHeight()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                      key.text);
}

void ChartLegend::draw(QCPPainter* painter)
{
    const auto places = positions(m_shown, rect().width());
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        drawKey(painter, m_shown[i], places[i] + QPointF(rect().topLeft()));
    }
}

}  // namespace gg::widgets
