#include "widgets/charts/chart_plot.h"

#include "widgets/charts/chart_ticks.h"
#include "widgets/charts/curve_reading.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace gg::widgets
{
namespace
{

bool sameKinds(const ChartSpec& a, const ChartSpec& b)
{
    return a.name == b.name && a.bands == b.bands &&
           std::equal(a.series.begin(), a.series.end(), b.series.begin(), b.series.end(), [](const ChartSeries& x, const ChartSeries& y) {
               return x.run == y.run && x.name == y.name && x.colour == y.colour && x.stroke == y.stroke && x.steps == y.steps && x.faint == y.faint &&
                      x.filled == y.filled && x.marked == y.marked && x.listed == y.listed;
           });
}

bool sameAxis(const ChartAxis& a, const ChartAxis& b)
{
    return a.label == b.label && a.unit == b.unit && a.logarithmic == b.logarithmic && a.lower == b.lower && a.upper == b.upper && a.numbers == b.numbers &&
           a.robust == b.robust;
}

bool sameMarks(const std::vector<ChartMark>& a, const std::vector<ChartMark>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const ChartMark& x, const ChartMark& y) { return x.x == y.x && x.label == y.label && x.colour == y.colour && x.tip == y.tip; });
}

bool sameDots(const std::vector<ChartDot>& a, const std::vector<ChartDot>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const ChartDot& x, const ChartDot& y) { return x.x == y.x && x.y == y.y && x.colour == y.colour && x.plumb == y.plumb; });
}

/// Columns share their values as they grow: one that begins where the other does is that one, or more of it. A short one that found no room is
/// looked through.
bool continues(const CurveColumn& before, const CurveColumn& now)
{
    constexpr std::size_t quicklyCompared = 4096;
    if (now.size() < before.size() || before.empty() || now.data() == before.data()) {
        return now.size() >= before.size();
    }
    return before.size() <= quicklyCompared && std::memcmp(before.data(), now.data(), before.size() * sizeof(double)) == 0;
}

bool sameColumn(const CurveColumn& a, const CurveColumn& b)
{
    return a.size() == b.size() && continues(a, b);
}

/// The last part, and no other, may have become longer.
bool partsContinue(const std::vector<CurvePart>& before, const std::vector<CurvePart>& now)
{
    if (before.size() != now.size() || now.empty()) {
        return before.size() == now.size();
    }
    const bool same = std::equal(before.begin(), before.end() - 1, now.begin());
    return same && before.back().first == now.back().first && !now.back().abandoned && !before.back().abandoned && now.back().last >= before.back().last;
}

ChartPlot::Change changeOf(const ChartSeries& before, const ChartSeries& now)
{
    if (sameColumn(before.x, now.x) && sameColumn(before.y, now.y) && sameColumn(before.smooth, now.smooth) && before.parts == now.parts) {
        return ChartPlot::Change::None;
    }
    const bool grown = continues(before.x, now.x) && continues(before.y, now.y) && continues(before.smooth, now.smooth) && partsContinue(before.parts, now.parts) &&
                       before.smooth.empty() == now.smooth.empty();
    return grown ? ChartPlot::Change::Grown : ChartPlot::Change::Other;
}

QCPRange padded(double lower, double upper, const ChartAxis& axis)
{
    if (axis.logarithmic) {
        // Over less than a decade and a half the ticks are evenly spaced numbers, which crowd at the top.
        constexpr double leastRatio = 50;
        constexpr double nearlyFlat = 5;
        if (const double ratio = upper / lower; ratio > nearlyFlat && ratio < leastRatio) {
            lower /= std::sqrt(leastRatio / ratio);
            upper *= std::sqrt(leastRatio / ratio);
        }
        const double factor = std::pow(upper / lower, 0.05) + 0.02;
        return {axis.lower.value_or(lower / factor), axis.upper.value_or(upper * factor)};
    }
    lower = axis.lower.value_or(lower);
    const double margin = upper > lower ? (upper - lower) * 0.06 : std::max(std::abs(upper) * 0.1, 1e-3);
    return {axis.lower ? lower : lower - margin, axis.upper.value_or(upper + margin)};
}

bool isDrawable(const ChartSpec& spec, double value)
{
    return std::isfinite(value) && (!spec.y.logarithmic || value > 0);
}

const QString contextLayer = QStringLiteral("context");
const QString curveLayer = QStringLiteral("curves");
/// A view that growth moves gets room for more of it.
constexpr double roomToGrow = 0.08;
/// The least share of a view that what grew has to fill.
constexpr double leastFilled = 0.75;

}  // namespace

void moveLine(QCPItemStraightLine& line, double x)
{
    line.point1->setCoords(x, 0);
    line.point2->setCoords(x, 1);
}

ChartPlot::ChartPlot(QCustomPlot& plot)
    : m_plot(plot)
    , m_legend(new ChartLegend(&plot))
{
    m_plot.plotLayout()->insertRow(0);
    m_plot.plotLayout()->addElement(0, 0, m_legend);
    m_plot.plotLayout()->setRowStretchFactor(0, 0.001);
    m_plot.setSelectionTolerance(0);
    m_plot.xAxis->setTicker(xTicker(AxisNumbers::Plain));
    m_plot.yAxis2->setRange(0, 1);
    m_plot.yAxis2->setVisible(false);
    m_plot.setNotAntialiasedElements(QCP::aeNone);
    m_plot.setAntialiasedElements(QCP::aeItems | QCP::aeScatters | QCP::aeLegend | QCP::aeOther);
    m_plot.setPlottingHint(QCP::phCacheLabels, true);
    m_plot.setAutoAddPlottableToLegend(false);
    m_plot.addLayer(contextLayer, m_plot.layer(QStringLiteral("main")), QCustomPlot::limBelow);
    m_plot.addLayer(curveLayer, m_plot.layer(QStringLiteral("main")), QCustomPlot::limBelow);
    m_curveLayer = m_plot.layer(curveLayer);
    m_curveLayer->setMode(QCPLayer::lmBuffered);
    m_picture = new CurvePicture(m_plot, curveLayer);
    m_plot.addLayer(QStringLiteral("dots"), m_plot.layer(QStringLiteral("overlay")));
    m_dotLayer = m_plot.layer(QStringLiteral("dots"));
    m_dotLayer->setMode(QCPLayer::lmBuffered);
    m_emptyText = new QCPItemText(&m_plot);
    m_emptyText->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_emptyText->position->setCoords(0.5, 0.45);
    m_emptyText->setClipToAxisRect(false);
    // Only then is it known how many columns of pixels there are.
    m_layout = QObject::connect(&m_plot, &QCustomPlot::afterLayout, &m_plot, [this] { placeCurves(); });
}

ChartPlot::~ChartPlot()
{
    QObject::disconnect(m_layout);
}

void ChartPlot::setLook(const DrawLook& look)
{
    m_look = look;
    // Pieces of a line one by one: the outline of a zigzag of thousands of points would take hundreds of milliseconds.
    m_plot.setPlottingHint(QCP::phFastPolylines, look.readout);
    m_plot.setBackground(look.background);
    m_plot.plotLayout()->setRowSpacing(qRound(look.px(2)));
    const int edge = qRound(look.px(6));
    m_plot.plotLayout()->setMargins(QMargins(edge, edge, edge, qRound(look.px(3))));
    m_emptyText->setFont(look.font);
    m_emptyText->setColor(look.muted);
    styleAxes();
    m_stale = true;
    m_legend->setKeys(legendKeys(m_spec, m_look), m_look);
    rebuildMarks();
    rebuildDots();
}

void ChartPlot::styleAxes()
{
    const double line = m_look.px(0.8);
    for (QCPAxis* axis : {m_plot.xAxis, m_plot.yAxis}) {
        axis->setBasePen(QPen(m_look.muted, line));
        axis->setTickPen(QPen(m_look.muted, line));
        axis->setSubTicks(false);
        axis->setTickLength(0, qRound(m_look.px(4)));
        axis->setTickLabelFont(m_look.font);
        axis->setLabelFont(m_look.font);
        axis->setTickLabelColor(m_look.text);
        axis->setLabelColor(m_look.text);
        axis->setTickLabelPadding(qRound(m_look.px(3)));
        axis->setLabelPadding(qRound(m_look.px(3)));
        axis->setPadding(qRound(m_look.px(2)));
        axis->grid()->setPen(QPen(m_look.grid, m_look.px(0.7)));
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->setNumberFormat(QStringLiteral("gb"));
        axis->setNumberPrecision(4);
    }
    m_plot.xAxis->grid()->setVisible(false);
}

void ChartPlot::setTickers(const ChartSpec& before)
{
    if (m_spec.x.numbers != before.x.numbers) {
        m_plot.xAxis->setTicker(xTicker(m_spec.x.numbers));
    }
    if (m_spec.y.logarithmic != before.y.logarithmic) {
        m_plot.yAxis->setScaleType(m_spec.y.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
        m_plot.yAxis->setTicker(m_spec.y.logarithmic ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog)
                                                     : QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    }
}

void ChartPlot::setLabels()
{
    const auto label = [](const ChartAxis& axis) {
        return axis.unit.isEmpty() ? axis.label : QStringLiteral("%1 (%2)").arg(axis.label, axis.unit);
    };
    m_plot.xAxis->setLabel(label(m_spec.x));
    m_plot.yAxis->setLabel(label(m_spec.y));
}

ChartPlot::Change ChartPlot::setSpec(const ChartSpec& spec)
{
    const ChartSpec before = std::exchange(m_spec, spec);
    const bool axes = sameAxis(before.x, spec.x) && sameAxis(before.y, spec.y);
    const bool kinds = m_lines.size() == spec.series.size() && sameKinds(before, spec);
    const bool rest = before.title == spec.title && before.emptyText == spec.emptyText && before.empty() == spec.empty() && sameMarks(before.marks, spec.marks) &&
                      sameDots(before.dots, spec.dots);
    Change change = !axes || !kinds ? Change::Other : rest ? Change::None : Change::Words;
    if (before.name != spec.name) {
        m_picture->clear();
    }
    if (!axes || !kinds) {
        setLabels();
        setTickers(before);
        m_stale = true;
    }
    if (!kinds) {
        rebuildLines();
        m_legend->setKeys(legendKeys(m_spec, m_look), m_look);
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Change line = kinds ? changeOf(before.series[i], spec.series[i]) : Change::Other;
        if (line == Change::None && axes) {
            continue;
        }
        readExtremes(i);
        m_stale = m_stale || line == Change::Other;
        change = std::max(change, line);
    }
    if (!rest) {
        showTitle();
        rebuildMarks();
        rebuildDots();
        showEmptyText();
    }
    return change;
}

void ChartPlot::showTitle()
{
    if (m_look.showTitle && m_title == nullptr) {
        m_title = new QCPTextElement(&m_plot);
        m_plot.plotLayout()->insertRow(0);
        m_plot.plotLayout()->addElement(0, 0, m_title);
    }
    if (m_title != nullptr) {
        QFont bold = m_look.font;
        bold.setBold(true);
        m_title->setText(m_spec.title);
        m_title->setFont(bold);
        m_title->setTextColor(m_look.text);
        m_title->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
    }
}

void ChartPlot::setDots(const std::vector<ChartDot>& dots)
{
    m_spec.dots = dots;
    rebuildDots();
}

void ChartPlot::showEmptyText()
{
    const bool empty = m_spec.empty();
    m_emptyText->setText(m_spec.emptyText);
    m_emptyText->setVisible(empty && !m_spec.emptyText.isEmpty());
    m_plot.yAxis->setTickLabels(!empty);
    m_plot.xAxis->setTickLabels(!empty);
}

void ChartPlot::rebuildMarks()
{
    for (QCPAbstractItem* item : m_marks) {
        m_plot.removeItem(item);
    }
    m_marks.clear();
    m_markLabels.clear();
    // The labels stand above the axes, where they cover no curve.
    const bool labelled = std::any_of(m_spec.marks.begin(), m_spec.marks.end(), [](const ChartMark& mark) { return !mark.label.isEmpty(); });
    const int above = !labelled ? 0 : qCeil(QFontMetricsF(m_look.font).height());
    m_plot.axisRect()->setMinimumMargins(QMargins(0, std::max(above, qRound(m_look.px(4))), qRound(m_look.px(4)), 0));
    for (const ChartMark& mark : m_spec.marks) {
        const QColor colour = onBackground(mark.colour, m_look.dark);
        const bool small = mark.label.isEmpty();
        auto* line = new QCPItemLine(&m_plot);
        line->start->setTypeX(QCPItemPosition::ptPlotCoords);
        line->start->setTypeY(QCPItemPosition::ptAxisRectRatio);
        line->end->setTypeX(QCPItemPosition::ptPlotCoords);
        line->end->setTypeY(QCPItemPosition::ptAxisRectRatio);
        line->start->setCoords(mark.x, 1);
        line->end->setCoords(mark.x, small ? 0.94 : 0);
        line->setPen(small ? QPen(colour, m_look.px(2)) : QPen(faded(colour, m_look.background, 0.35), m_look.px(0.9)));
        m_marks.push_back(line);
        if (small) {
            continue;
        }
        auto* text = new QCPItemText(&m_plot);
        text->position->setTypeX(QCPItemPosition::ptPlotCoords);
        text->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        text->position->setCoords(mark.x, 0);
        text->setPositionAlignment(Qt::AlignBottom | Qt::AlignHCenter);
        text->setClipToAxisRect(false);
        text->setFont(m_look.font);
        text->setColor(m_look.text);
        text->setText(mark.label);
        m_marks.push_back(text);
        m_markLabels.push_back(text);
    }
}

void ChartPlot::rebuildDots()
{
    for (QCPAbstractItem* item : m_dots) {
        m_plot.removeItem(item);
    }
    m_dots.clear();
    for (const ChartDot& dot : m_spec.dots) {
        if (!std::isfinite(dot.x) || !std::isfinite(dot.y)) {
            continue;
        }
        if (dot.plumb) {
            auto* line = new QCPItemStraightLine(&m_plot);
            line->point1->setTypeY(QCPItemPosition::ptAxisRectRatio);
            line->point2->setTypeY(QCPItemPosition::ptAxisRectRatio);
            line->point1->setCoords(dot.x, 0);
            line->point2->setCoords(dot.x, 1);
            line->setPen(QPen(m_look.text, m_look.px(1.2), Qt::DotLine));
            m_dots.push_back(line);
        }
        auto* tracer = new QCPItemTracer(&m_plot);
        tracer->position->setType(QCPItemPosition::ptPlotCoords);
        tracer->position->setCoords(dot.x, dot.y);
        tracer->setStyle(QCPItemTracer::tsCircle);
        tracer->setSize(m_look.px(9));
        tracer->setPen(QPen(m_look.background, m_look.px(1.5)));
        tracer->setBrush(onBackground(dot.colour, m_look.dark));
        m_dots.push_back(tracer);
    }
    for (QCPAbstractItem* item : m_dots) {
        item->setLayer(m_dotLayer);
    }
}

std::optional<QCPRange> ChartPlot::placesOfData() const
{
    double lower = qInf();
    double upper = -qInf();
    for (const ChartSeries& one : m_spec.series) {
        for (const CurvePart& part : partsOf(one)) {
            lower = std::min(lower, one.x[part.first]);
            upper = std::max(upper, one.x[part.last - 1]);
        }
    }
    return upper >= lower ? std::optional(QCPRange(lower, upper)) : std::nullopt;
}

QCPRange ChartPlot::fullRange() const
{
    const auto data = placesOfData();
    if (!data) {
        return {0, 1};
    }
    const double lower = m_spec.x.lower.value_or(data->lower);
    const double upper = std::max(m_spec.x.upper.value_or(data->upper), lower + 1e-9);
    return {lower, upper + (upper - lower) * 0.03};
}

std::optional<QCPRange> ChartPlot::valuesOfData(const QCPRange& x) const
{
    double lower = qInf();
    double upper = -qInf();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const ChartSeries& one = m_spec.series[i];
        if (const Extremes* known = extremes(i)) {
            if (const auto range = valuesIn(one, *known, x.lower, x.upper)) {
                lower = std::min(lower, range->first);
                upper = std::max(upper, range->second);
            }
            continue;
        }
        for (std::size_t p = 0; p < one.x.size(); ++p) {
            if (one.x[p] >= x.lower && one.x[p] <= x.upper && isDrawable(m_spec, one.y[p])) {
                lower = std::min(lower, one.y[p]);
                upper = std::max(upper, one.y[p]);
            }
        }
    }
    return upper >= lower ? std::optional(QCPRange(lower, upper)) : std::nullopt;
}

QCPRange ChartPlot::valueRange(const QCPRange& x) const
{
    if (m_spec.y.robust) {
        if (const auto range = robustValuesIn(m_spec, x.lower, x.upper)) {
            return {range->first, range->second};
        }
    }
    if (m_spec.y.lower && m_spec.y.upper) {
        const double margin = (*m_spec.y.upper - *m_spec.y.lower) * 0.03;
        return {*m_spec.y.lower - margin, *m_spec.y.upper + margin};
    }
    const auto data = valuesOfData(x);
    if (!data) {
        return m_spec.y.logarithmic ? QCPRange(0.1, 1) : QCPRange(0, 1);
    }
    return padded(data->lower, data->upper, m_spec.y);
}

/// What is shown as long as it has room for what came; else with room for more. A chart that moved with each point would be drawn anew for it.
QCPRange ChartPlot::steadyX() const
{
    const QCPRange now = m_plot.xAxis->range();
    const QCPRange wanted = fullRange();
    const auto data = placesOfData();
    if (!data || wanted.lower != now.lower || wanted.size() < leastFilled * now.size()) {
        return wanted;
    }
    if (data->upper <= now.upper) {
        return now;
    }
    return {wanted.lower, wanted.upper + roomToGrow * wanted.size()};
}

QCPRange ChartPlot::steadyY(const QCPRange& x) const
{
    const QCPRange now = m_plot.yAxis->range();
    const QCPRange wanted = valueRange(x);
    const auto length = [&](const QCPRange& range) { return m_spec.y.logarithmic ? std::log(range.upper / range.lower) : range.size(); };
    if (m_spec.y.robust) {
        // Percentiles waver.
        const double slack = 0.05 * now.size();
        return std::abs(now.lower - wanted.lower) < slack && std::abs(now.upper - wanted.upper) < slack ? now : wanted;
    }
    const auto data = valuesOfData(x);
    const bool inside = data && data->lower >= now.lower && data->upper <= now.upper;
    return inside && length(wanted) >= leastFilled * length(now) ? now : wanted;
}

bool ChartPlot::setView(const std::optional<QCPRange>& x, const std::optional<QCPRange>& y, View view)
{
    const QCPRange beforeX = m_plot.xAxis->range();
    const QCPRange beforeY = m_plot.yAxis->range();
    const QCPRange places = x ? *x : view == View::Steady ? steadyX() : fullRange();
    const QCPRange values = y ? *y : view == View::Steady && places == beforeX ? steadyY(places) : valueRange(places);
    m_plot.xAxis->setRange(places);
    m_plot.yAxis->setRange(values);
    placeMarkLabels(places);
    return m_plot.xAxis->range() != beforeX || m_plot.yAxis->range() != beforeY;
}

/// Labels keep inside the axes; one that would write over another is left out, its line stays.
void ChartPlot::placeMarkLabels(const QCPRange& x)
{
    const double width = std::max(1, m_plot.axisRect()->width());
    const QFontMetricsF metrics(m_look.font);
    std::vector<std::pair<double, double>> taken;
    for (QCPItemText* label : m_markLabels) {
        const double at = (label->position->key() - x.lower) / x.size() * width;
        const double half = metrics.horizontalAdvance(label->text()) / 2 + m_look.px(3);
        const Qt::Alignment side = at < half ? Qt::AlignLeft : at > width - half ? Qt::AlignRight : Qt::AlignHCenter;
        const double left = side == Qt::AlignLeft ? at : side == Qt::AlignRight ? at - 2 * half : at - half;
        const bool free = std::none_of(taken.begin(), taken.end(),
                                       [&](const auto& one) { return left < one.second && left + 2 * half > one.first; });
        label->setPositionAlignment(Qt::AlignBottom | side);
        label->setVisible(at >= 0 && at <= width && free);
        if (label->visible()) {
            taken.emplace_back(left, left + 2 * half);
        }
    }
}

}  // namespace gg::widgets
