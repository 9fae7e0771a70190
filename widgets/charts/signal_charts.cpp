#include "widgets/charts/signal_charts.h"

#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::SignalCharts)
};

QColor matchedColour()
{
    return QColor(meaning::truth);
}

QColor otherColour()
{
    return QColor(meaning::falsePositive);
}

ChartAxis epochAxis()
{
    return {.label = Texts::tr("epoch")};
}

ChartSpec overEpochs(const QString& name, const QString& title, ChartAxis y)
{
    ChartSpec spec;
    spec.name = name;
    spec.title = title;
    spec.x = epochAxis();
    spec.y = std::move(y);
    spec.emptyText = Texts::tr("No epoch kept its inner signals.");
    return spec;
}

/// A line of means, and two faint ones a standard deviation away with the room between them shaded.
void addMoments(ChartSpec& spec, const QString& name, const QColor& colour, const std::vector<runs::InnerSignals>& epochs, std::size_t scale,
                const runs::Moments& (*of)(const runs::ScaleSignals&))
{
    ChartSeries mean{.name = name, .colour = colour, .marked = epochs.size() < 30};
    ChartSeries upper{.name = Texts::tr("%1, + 1 standard deviation").arg(name), .colour = colour, .faint = true, .listed = false};
    ChartSeries lower{.name = Texts::tr("%1, − 1 standard deviation").arg(name), .colour = colour, .faint = true, .listed = false};
    for (const runs::InnerSignals& signals : epochs) {
        if (scale >= signals.scales.size() || of(signals.scales[scale]).count == 0) {
            continue;
        }
        const runs::Moments& moments = of(signals.scales[scale]);
        const double deviation = moments.deviation();
        for (ChartSeries* series : {&mean, &upper, &lower}) {
            series->x.push_back(signals.epoch);
        }
        mean.y.push_back(moments.mean);
        upper.y.push_back(std::min(1.0, moments.mean + deviation));
        lower.y.push_back(std::max(0.0, moments.mean - deviation));
    }
    const std::size_t first = spec.series.size();
    spec.series.push_back(std::move(mean));
    spec.series.push_back(std::move(upper));
    spec.series.push_back(std::move(lower));
    spec.bands.push_back({.upper = first + 1, .lower = first + 2});
}

/// Shares of a histogram as steps, a stretch of bins that hold something each.
void addShares(ChartSpec& spec, const QString& name, const QColor& colour, const std::vector<std::int64_t>& bins, double (*edge)(std::size_t bin))
{
    const auto total = static_cast<double>(std::accumulate(bins.begin(), bins.end(), std::int64_t{0}));
    if (total == 0) {
        return;
    }
    ChartSeries series{.name = name, .colour = colour, .steps = true};
    for (std::size_t bin = 0; bin < bins.size(); ++bin) {
        if (bins[bin] == 0) {
            continue;
        }
        const std::size_t first = series.x.size();
        double share = 0;
        for (; bin < bins.size() && bins[bin] > 0; ++bin) {
            share = static_cast<double>(bins[bin]) / total;
            series.x.push_back(edge(bin));
            series.y.push_back(share);
        }
        // The last value is held to the upper edge of its bin.
        series.x.push_back(edge(bin));
        series.y.push_back(share);
        series.parts.push_back({.first = first, .last = series.x.size()});
    }
    spec.series.push_back(std::move(series));
}

double shareEdge(std::size_t bin)
{
    return static_cast<double>(bin) / static_cast<double>(runs::signalBins);
}

ChartSpec shares(const QString& name, const QString& title, const QString& x, const runs::InnerSignals& signals, std::size_t scale,
                 const std::vector<std::int64_t>& (*of)(const runs::SignalGroup&))
{
    ChartSpec spec;
    spec.name = name;
    spec.title = title;
    spec.x = {.label = x, .lower = 0.0, .upper = 1.0};
    spec.y = {.label = Texts::tr("share of the boxes"), .logarithmic = true, .upper = 1.0};
    spec.emptyText = Texts::tr("No box of this scale.");
    if (scale < signals.scales.size()) {
        const runs::ScaleSignals& here = signals.scales[scale];
        addShares(spec, Texts::tr("matched"), matchedColour(), of(here.matched), shareEdge);
        addShares(spec, Texts::tr("unmatched"), otherColour(), of(here.unmatched), shareEdge);
    }
    return spec;
}

QString strideName(int stride)
{
    return Texts::tr("stride %1").arg(stride);
}

double perPicture(const runs::InnerSignals& signals, std::int64_t count)
{
    return static_cast<double>(count) / static_cast<double>(std::max<std::int64_t>(1, signals.pictures));
}

QString shortNumber(double value)
{
    return QLocale().toString(value, 'f', value < 10 && value != std::round(value) ? 1 : 0);
}

}  // namespace

ChartSpec objectnessOverEpochs(const std::vector<runs::InnerSignals>& epochs, std::size_t scale)
{
    ChartSpec spec = overEpochs(QStringLiteral("objectness_epochs"), Texts::tr("Mean objectness"),
                                {.label = Texts::tr("objectness"), .lower = 0.0, .upper = 1.0});
    addMoments(spec, Texts::tr("matched"), matchedColour(), epochs, scale,
               [](const runs::ScaleSignals& one) -> const runs::Moments& { return one.matched.objectness; });
    addMoments(spec, Texts::tr("unmatched"), otherColour(), epochs, scale,
               [](const runs::ScaleSignals& one) -> const runs::Moments& { return one.unmatched.objectness; });
    return spec;
}

ChartSpec objectnessHistogram(const runs::InnerSignals& signals, std::size_t scale)
{
    return shares(QStringLiteral("objectness_histogram"), Texts::tr("Objectness"), Texts::tr("objectness"), signals, scale,
                  [](const runs::SignalGroup& group) -> const std::vector<std::int64_t>& { return group.objectnessBins; });
}

ChartSpec overlapHistogram(const runs::InnerSignals& signals, std::size_t scale)
{
    return shares(QStringLiteral("iou_histogram"), Texts::tr("IoU with the truth"), Texts::tr("highest IoU with a truth"), signals, scale,
                  [](const runs::SignalGroup& group) -> const std::vector<std::int64_t>& { return group.overlapBins; });
}

ChartSpec saidOverEpochs(const std::vector<runs::InnerSignals>& epochs)
{
    ChartSpec spec = overEpochs(QStringLiteral("said_epochs"), Texts::tr("Boxes above %1").arg(QLocale().toString(runs::saidAbove)),
                                {.label = Texts::tr("boxes an image"), .logarithmic = true});
    const std::size_t scales = epochs.empty() ? 0 : epochs.back().scales.size();
    for (std::size_t scale = 0; scale < scales; ++scale) {
        ChartSeries series{.name = strideName(epochs.back().scales[scale].stride), .colour = runColour(static_cast<int>(scale)), .marked = epochs.size() < 30};
        for (const runs::InnerSignals& signals : epochs) {
            if (scale < signals.scales.size()) {
                const double said = perPicture(signals, signals.scales[scale].said);
                series.x.push_back(signals.epoch);
                series.y.push_back(said > 0 ? said : std::nan(""));
            }
        }
        spec.series.push_back(std::move(series));
    }
    return spec;
}

ChartSpec sizeHistogram(const runs::InnerSignals& signals)
{
    ChartSpec spec;
    spec.name = QStringLiteral("box_sizes");
    spec.title = Texts::tr("Size of boxes");
    spec.x = {.label = Texts::tr("√area, share of the image's"), .logarithmic = true, .lower = runs::sizeOfBin(0), .upper = 1.0};
    spec.y = {.label = Texts::tr("share of the boxes"), .lower = 0.0};
    spec.emptyText = Texts::tr("Neither true nor predicted boxes.");
    addShares(spec, Texts::tr("true"), matchedColour(), signals.truths.sizes, runs::sizeOfBin);
    addShares(spec, Texts::tr("predicted"), QColor(meaning::prediction), signals.predicted.sizes, runs::sizeOfBin);
    for (ChartSeries& series : spec.series) {
        series.filled = false;
    }
    return spec;
}

ChartSpec boxesOverEpochs(const std::vector<runs::InnerSignals>& epochs)
{
    ChartSpec spec = overEpochs(QStringLiteral("boxes_epochs"), Texts::tr("Predicted ÷ true boxes"), {.label = Texts::tr("ratio, or share"), .lower = 0.0});
    ChartSeries number{.name = Texts::tr("number, ÷ true"), .colour = QColor(meaning::prediction)};
    ChartSeries size{.name = Texts::tr("size, ÷ true"), .colour = QColor(meaning::truth)};
    ChartSeries confidence{.name = Texts::tr("confidence"), .colour = QColor(meaning::falsePositive)};
    for (const runs::InnerSignals& signals : epochs) {
        const auto truths = static_cast<double>(signals.truths.side.count);
        for (ChartSeries* series : {&number, &size, &confidence}) {
            series->x.push_back(signals.epoch);
            series->marked = epochs.size() < 30;
        }
        const bool any = signals.predicted.side.count > 0;
        number.y.push_back(truths > 0 ? static_cast<double>(signals.predicted.side.count) / truths : std::nan(""));
        size.y.push_back(any && truths > 0 ? signals.predicted.side.mean / signals.truths.side.mean : std::nan(""));
        confidence.y.push_back(any ? signals.predicted.score.mean : std::nan(""));
    }
    if (!epochs.empty()) {
        spec.series = {std::move(number), std::move(size), std::move(confidence)};
    }
    return spec;
}

ChartSpec followedCells(const std::vector<runs::InnerSignals>& epochs, std::size_t scale)
{
    ChartSpec spec = overEpochs(QStringLiteral("followed_cells"), Texts::tr("Followed cells"),
                                {.label = Texts::tr("objectness"), .lower = 0.0, .upper = 1.0});
    spec.emptyText = Texts::tr("No cell is followed: no followed image shows an object.");
    if (epochs.empty() || scale >= epochs.back().scales.size()) {
        return spec;
    }
    const int stride = epochs.back().scales[scale].stride;
    using Place = std::tuple<std::string, int, int, int>;
    std::map<Place, ChartSeries> cells;
    for (const runs::InnerSignals& signals : epochs) {
        for (const runs::FollowedCell& cell : signals.followed) {
            if (cell.stride != stride) {
                continue;
            }
            ChartSeries& series = cells[{cell.image, cell.row, cell.column, cell.box}];
            series.x.push_back(signals.epoch);
            series.y.push_back(cell.objectness);
            series.colour = cell.matched ? matchedColour() : otherColour();
            series.faint = !cell.matched;
            const QString image = QString::fromStdString(cell.image).section(QLatin1Char('/'), -1);
            series.name = Texts::tr("%1, row %2, column %3, box %4").arg(image).arg(cell.row).arg(cell.column).arg(cell.box);
            series.listed = false;
        }
    }
    for (auto& [place, series] : cells) {
        spec.series.push_back(std::move(series));
    }
    // One key for each kind.
    for (const bool faint : {false, true}) {
        const auto first = std::find_if(spec.series.begin(), spec.series.end(), [&](const ChartSeries& one) { return one.faint == faint; });
        if (first != spec.series.end()) {
            first->run = faint ? Texts::tr("no truth learnt") : Texts::tr("truth learnt");
            first->listed = true;
        }
    }
    return spec;
}

HeatFigure objectnessAgainstOverlap(const runs::InnerSignals& signals, std::size_t scale, bool matchedOnly)
{
    HeatFigure figure{.name = QStringLiteral("objectness_iou"),
                      .title = matchedOnly ? Texts::tr("Objectness against IoU, matched boxes") : Texts::tr("Objectness against IoU"),
                      .x = {.label = Texts::tr("highest IoU with a truth")},
                      .y = {.label = Texts::tr("objectness")},
                      .columns = runs::signalBins,
                      .rows = runs::signalBins,
                      .counts = std::vector<std::int64_t>(runs::signalBins * runs::signalBins),
                      .fromTop = false,
                      .what = Texts::tr("boxes")};
    if (scale < signals.scales.size()) {
        figure.counts = matchedOnly ? signals.scales[scale].matchedDensity : signals.scales[scale].density;
    }
    return figure;
}

HeatFigure negativePlaces(const runs::InnerSignals& signals, std::size_t scale)
{
    HeatFigure figure{.name = QStringLiteral("negative_places"),
                      .title = Texts::tr("Where background is learnt"),
                      .x = {.label = Texts::tr("across the image"), .numbers = false},
                      .y = {.label = Texts::tr("down the image"), .numbers = false},
                      .columns = runs::positionBins,
                      .rows = runs::positionBins,
                      .counts = std::vector<std::int64_t>(runs::positionBins * runs::positionBins),
                      .fromTop = true,
                      .what = Texts::tr("boxes learnt as background")};
    if (scale < signals.scales.size()) {
        figure.counts = signals.scales[scale].negativePlaces;
    }
    return figure;
}

QString scaleSentence(const runs::InnerSignals& signals, std::size_t scale)
{
    if (scale >= signals.scales.size()) {
        return {};
    }
    const runs::ScaleSignals& here = signals.scales[scale];
    return Texts::tr("%1: %2 boxes an image, of which %3 learn a truth, %4 background and %5 say more than %6")
        .arg(strideName(here.stride), shortNumber(perPicture(signals, here.boxes)), shortNumber(perPicture(signals, here.matched.objectness.count)),
             shortNumber(perPicture(signals, here.negatives)), shortNumber(perPicture(signals, here.said)), QLocale().toString(runs::saidAbove));
}

}  // namespace gg::widgets
