#include "widgets/charts/segmentation_charts.h"

#include "widgets/models/segmentation_texts.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace gg::widgets {
namespace {

using evaluation::SegmentationEpoch;
using evaluation::SegmentationMetric;
using metrics::PixelCounts;
using metrics::PixelMetric;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::SegmentationCharts)
};

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

ChartAxis shareAxis(const QString& label)
{
    return {.label = label, .lower = 0.0, .upper = 1.0};
}

ChartSpec base(const QString& name, const QString& title, const ChartAxis& x, const ChartAxis& y)
{
    ChartSpec spec;
    spec.name = name;
    spec.title = title;
    spec.x = x;
    spec.y = y;
    spec.emptyText = Texts::tr("Labels have no threshold.");
    return spec;
}

/// Colours by the metric, the same in every chart.
QColor colourOf(SegmentationMetric metric)
{
    switch (metric) {
    case SegmentationMetric::Dice:
        return runColour(0);
    case SegmentationMetric::Iou:
        return runColour(1);
    case SegmentationMetric::Sensitivity:
        return runColour(2);
    case SegmentationMetric::Specificity:
        return runColour(3);
    case SegmentationMetric::BoundaryF1:
        return runColour(5);
    default:
        return runColour(4);
    }
}

Stroke strokeOf(SegmentationMetric metric)
{
    return metric == SegmentationMetric::Iou ? Stroke::Dashed : metric == SegmentationMetric::Specificity ? Stroke::Dotted : Stroke::Solid;
}

ChartSeries overThresholds(const metrics::ThresholdSweep& sweep, SegmentationMetric metric)
{
    ChartSeries series{.name = metricName(metric), .colour = colourOf(metric), .stroke = strokeOf(metric)};
    for (int threshold = 0; threshold < metrics::thresholds; ++threshold) {
        const PixelCounts& counts = sweep.at[static_cast<std::size_t>(threshold)];
        series.x.push_back(metrics::probabilityAt(threshold));
        series.y.push_back(metrics::valueOf(static_cast<PixelMetric>(metric), counts).value_or(nothing));
    }
    return series;
}

/// Of the images whose boundary was measured at every threshold; without values where there are none.
ChartSeries boundaryOverThresholds(const SegmentationEpoch& epoch)
{
    const SegmentationMetric metric = SegmentationMetric::BoundaryF1;
    ChartSeries series{.name = metricName(metric), .colour = colourOf(metric), .stroke = Stroke::Dashed};
    for (int threshold = 0; threshold < metrics::thresholds; ++threshold) {
        series.x.push_back(metrics::probabilityAt(threshold));
        series.y.push_back(metrics::boundaryF1(epoch.boundarySweep[static_cast<std::size_t>(threshold)]).value_or(nothing));
    }
    return series;
}

/// A curve through all thresholds, falling: from nothing predicted to everything.
ChartSpec throughThresholds(ChartSpec spec, const SegmentationEpoch& epoch, std::optional<double> (*x)(const PixelCounts&),
                            std::optional<double> (*y)(const PixelCounts&), const QString& name)
{
    if (epoch.imagesWithLevels == 0) {
        return spec;
    }
    const metrics::ThresholdSweep sweep = metrics::sweepOf(epoch.levels);
    ChartSeries series{.name = name, .colour = runColour(0)};
    for (int threshold = metrics::thresholds - 1; threshold >= 0; --threshold) {
        const PixelCounts& counts = sweep.at[static_cast<std::size_t>(threshold)];
        const auto across = x(counts);
        const auto up = y(counts);
        if (across && up) {
            series.x.push_back(*across);
            series.y.push_back(*up);
            series.along.push_back(metrics::probabilityAt(threshold));
        }
    }
    spec.along = Texts::tr("threshold");
    spec.series.push_back(std::move(series));
    return spec;
}

QString areaText(const QString& text, std::optional<double> area)
{
    return area ? text.arg(QLocale().toString(*area, 'f', 3)) : Texts::tr("all thresholds");
}

}  // namespace

MatrixFigure pixelMatrix(const evaluation::SegmentationEvaluation& evaluation, const metrics::PixelConfusion& confusion)
{
    MatrixFigure figure{.title = Texts::tr("Confusion of pixels"), .background = MatrixBackground::Class};
    std::uint64_t open = 0;
    for (std::size_t c = 0; c < confusion.classes; ++c) {
        figure.labels << QString::fromStdString(evaluation.classNames[c]);
        open += confusion.at(c, confusion.noClass());
    }
    if (open > 0) {
        figure.labels << Texts::tr("no class");
    }
    figure.counts.assign(figure.size() * figure.size(), 0);
    for (std::size_t truth = 0; truth < confusion.classes; ++truth) {
        for (std::size_t predicted = 0; predicted < figure.size(); ++predicted) {
            figure.counts[truth * figure.size() + predicted] = confusion.at(truth, predicted);
        }
    }
    return figure;
}

int thresholdOf(double probability)
{
    return std::clamp(static_cast<int>(std::lround(probability * 255.0 - 0.5)), 0, metrics::thresholds - 1);
}

ChartSpec thresholdChart(const SegmentationEpoch& epoch)
{
    ChartSpec spec = base(QStringLiteral("threshold_sweep"), Texts::tr("Threshold"), shareAxis(Texts::tr("threshold")), shareAxis({}));
    if (epoch.imagesWithLevels == 0) {
        return spec;
    }
    const metrics::ThresholdSweep sweep = metrics::sweepOf(epoch.levels);
    for (const SegmentationMetric metric : {SegmentationMetric::Dice, SegmentationMetric::Iou, SegmentationMetric::Sensitivity,
                                            SegmentationMetric::Precision, SegmentationMetric::Specificity}) {
        spec.series.push_back(overThresholds(sweep, metric));
    }
    ChartSeries boundary = boundaryOverThresholds(epoch);
    if (std::any_of(boundary.y.begin(), boundary.y.end(), [](double value) { return std::isfinite(value); })) {
        spec.series.push_back(std::move(boundary));
    }
    if (const auto best = metrics::bestDiceThreshold(sweep)) {
        const double value = metrics::dice(sweep.at[static_cast<std::size_t>(*best)]).value_or(0);
        spec.marks.push_back({.x = metrics::probabilityAt(*best),
                              .label = Texts::tr("best Dice %1").arg(QLocale().toString(value, 'f', 3)),
                              .colour = colourOf(SegmentationMetric::Dice)});
    }
    return spec;
}

ChartSpec pixelPrecisionChart(const SegmentationEpoch& epoch)
{
    return throughThresholds(base(QStringLiteral("pixel_precision_recall"), Texts::tr("Precision and sensitivity"),
                                  shareAxis(Texts::tr("sensitivity")), shareAxis(Texts::tr("precision"))),
                             epoch, &metrics::sensitivity, &metrics::precision,
                             areaText(Texts::tr("average precision %1"), metrics::averagePrecision(epoch.levels)));
}

ChartSpec pixelRocChart(const SegmentationEpoch& epoch)
{
    const auto falseShare = [](const PixelCounts& counts) -> std::optional<double> {
        const auto value = metrics::specificity(counts);
        return value ? std::optional(1 - *value) : std::nullopt;
    };
    return throughThresholds(base(QStringLiteral("pixel_roc"), Texts::tr("Sensitivity and false alarms"), shareAxis(Texts::tr("1 − specificity")),
                                  shareAxis(Texts::tr("sensitivity"))),
                             epoch, +falseShare, &metrics::sensitivity, areaText(Texts::tr("area %1"), metrics::rocArea(epoch.levels)));
}

std::vector<ChartDot> thresholdDots(const SegmentationEpoch& epoch, int threshold)
{
    if (epoch.imagesWithLevels == 0) {
        return {};
    }
    const double value = metrics::dice(metrics::countsAt(epoch.levels, threshold)).value_or(nothing);
    return {{.x = metrics::probabilityAt(threshold), .y = value, .colour = colourOf(SegmentationMetric::Dice), .plumb = true}};
}

ChartSpec scoreHistogramChart(const Histogram& histogram, const QString& metric, const QString& className)
{
    ChartSpec spec{.name = QStringLiteral("score_histogram"),
                   .title = className.isEmpty() ? Texts::tr("Images by %1").arg(metric) : Texts::tr("Images by %1 of %2").arg(metric, className),
                   .x = {.label = className.isEmpty() ? metric : Texts::tr("%1 of %2", "Dice of polyp").arg(metric, className), .lower = 0.0, .upper = 1.0},
                   .y = {.label = Texts::tr("images"), .lower = 0.0},
                   .series = {},
                   .marks = {},
                   .emptyText = Texts::tr("No image has this score.")};
    if (histogram.empty()) {
        return spec;
    }
    ChartSeries bars{.name = Texts::tr("images"), .colour = QColor(meaning::prediction), .steps = true, .filled = true};
    for (std::size_t i = 0; i < histogram.edges.size(); ++i) {
        bars.x.push_back(histogram.edges[i]);
        // The last count holds up to the last edge.
        bars.y.push_back(static_cast<double>(histogram.all[std::min(i, histogram.all.size() - 1)]));
    }
    spec.series.push_back(std::move(bars));
    return spec;
}

ChartSpec segmentationEpochsChart(const evaluation::SegmentationEvaluation& evaluation)
{
    ChartSpec spec = base(QStringLiteral("segmentation_epochs"), Texts::tr("Over epochs"), {.label = Texts::tr("epoch")}, shareAxis({}));
    spec.emptyText = Texts::tr("These predictions are of one epoch.");
    if (evaluation.epochs.size() < 2) {
        return spec;
    }
    for (const SegmentationMetric metric :
         {SegmentationMetric::Dice, SegmentationMetric::Iou, SegmentationMetric::Sensitivity, SegmentationMetric::Specificity}) {
        const evaluation::SegmentationSeries values = evaluation::seriesOf(evaluation, metric);
        ChartSeries series{.name = metricName(metric), .colour = colourOf(metric), .stroke = strokeOf(metric)};
        for (std::size_t e = 0; e < values.epochs.size(); ++e) {
            series.x.push_back(values.epochs[e]);
            series.y.push_back(values.micro[e].value_or(nothing));
        }
        spec.series.push_back(std::move(series));
    }
    return spec;
}

}  // namespace gg::widgets
