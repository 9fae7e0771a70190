#include "widgets/charts/evaluation_charts.h"

#include "widgets/charts/decimation.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::EvaluationCharts)
};

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
/// More curves than these are told apart by pointing at them, not by colours and keys.
constexpr int mostListed = 8;
constexpr int pooledKey = -2;
/// Curves behind the chosen one are thinned to fewer pixels: eighty of them are drawn at once.
constexpr std::size_t faintColumns = 400;

/// Class colours are made for boxes on pictures; yellow lines on paper need to be darker.
QColor curveColour(std::uint32_t classId)
{
    float hue = 0;
    float saturation = 0;
    float lightness = 0;
    classColour(static_cast<int>(classId)).getHslF(&hue, &saturation, &lightness);
    return QColor::fromHslF(hue, saturation, std::min(lightness, 0.42F));
}

/// Beside classes in their colours none of theirs; before many grey ones it is what is looked at.
QColor pooledColour(bool few)
{
    return few ? QColor(0x40, 0x40, 0x40) : QColor(meaning::prediction);
}

QString pooledName()
{
    return Texts::tr("all classes");
}

ChartAxis shareAxis(const QString& label)
{
    return {.label = label, .lower = 0.0, .upper = 1.0};
}

ChartAxis confidenceAxis()
{
    return shareAxis(Texts::tr("confidence"));
}

/// A curve as it is drawn before it is thinned.
struct Points {
    std::vector<double> x;
    std::vector<double> y;
    std::vector<double> along;

    void add(double px, double py, double pa)
    {
        x.push_back(px);
        y.push_back(py);
        along.push_back(pa);
    }
};

void fill(ChartSeries& series, const Points& points, std::size_t columns, bool keepAlong = true)
{
    for (const std::size_t i : keptPoints(points.x, points.y, 0, 1, columns)) {
        series.x.push_back(points.x[i]);
        series.y.push_back(points.y[i]);
        if (keepAlong) {
            series.along.push_back(points.along[i]);
        }
    }
}

double valueOf(const std::optional<double>& value)
{
    return value.value_or(undefined);
}

Points precisionRecall(const metrics::ConfidenceCurve& curve)
{
    Points points;
    for (std::size_t i = 0; i < curve.size() && curve.truths > 0; ++i) {
        const metrics::OperatingPoint point = curve.point(i);
        points.add(valueOf(point.recall), valueOf(point.precision), point.confidence);
    }
    return points;
}

using Measure = std::function<double(const metrics::OperatingPoint&)>;

/// Against rising confidence. What is kept changes at each score, so that a value holds until the next one: the value drawn from a score on
/// is that of the detections above it, and that of the highest score ends the curve.
Points againstConfidence(const metrics::ConfidenceCurve& curve, const Measure& measure)
{
    Points points;
    for (std::size_t i = curve.size(); i-- > 0;) {
        const metrics::OperatingPoint point = curve.point(i);
        points.add(i + 1 < curve.size() ? curve.confidence[i + 1] : 0, measure(point), point.confidence);
    }
    if (!points.x.empty()) {
        points.add(curve.confidence.front(), points.y.back(), curve.confidence.front());
    }
    return points;
}

using Trace = std::function<Points(const metrics::ConfidenceCurve&)>;

/// A curve a class, and one of all pooled; the chosen one last, so that it lies on top.
std::vector<ChartSeries> curveSeries(const metrics::ConfidenceCurves& curves, const CurveChoice& choice, const Trace& trace, bool steps)
{
    std::vector<ChartSeries> all;
    const bool few = choice.classes.size() <= mostListed;
    const auto add = [&](const metrics::ConfidenceCurve& curve, const QString& name, const QColor& colour, int key, bool chosen) {
        const Points points = trace(curve);
        if (points.x.empty()) {
            return;
        }
        ChartSeries series{.name = name, .colour = colour, .steps = steps, .faint = !chosen && !(few && choice.chosen == metrics::none)};
        series.listed = few || chosen || key == pooledKey;
        series.key = key;
        series.marked = points.x.size() < 4;
        fill(series, points, series.faint ? std::min(choice.columns, faintColumns) : choice.columns);
        all.push_back(std::move(series));
    };
    for (std::size_t c = 0; c < curves.classes.size() && c < static_cast<std::size_t>(choice.classes.size()); ++c) {
        const auto id = static_cast<std::uint32_t>(c);
        add(curves.classes[c], choice.classes[static_cast<qsizetype>(c)], few || id == choice.chosen ? curveColour(id) : QColor(0x80, 0x80, 0x80),
            static_cast<int>(c), id == choice.chosen);
    }
    if (curves.classes.size() != 1) {
        add(curves.all, pooledName(), pooledColour(few), pooledKey, choice.chosen == metrics::none);
    }
    std::stable_sort(all.begin(), all.end(), [](const ChartSeries& a, const ChartSeries& b) { return a.faint > b.faint; });
    return all;
}

const metrics::ConfidenceCurve* chosenCurve(const metrics::ConfidenceCurves& curves, std::uint32_t chosen)
{
    if (chosen == metrics::none) {
        return &curves.all;
    }
    return chosen < curves.classes.size() ? &curves.classes[chosen] : nullptr;
}

QString chosenName(const CurveChoice& choice)
{
    return choice.chosen < static_cast<std::uint32_t>(choice.classes.size()) ? choice.classes[static_cast<qsizetype>(choice.chosen)] : pooledName();
}

QString nothingToDraw()
{
    return Texts::tr("Nothing to draw: there are no predictions, or no objects to find.");
}

double f1Of(const metrics::OperatingPoint& point)
{
    return valueOf(point.f1);
}

}  // namespace

std::uint32_t classOfSeries(const ChartSeries& series)
{
    return series.key >= 0 ? static_cast<std::uint32_t>(series.key) : metrics::none;
}

ChartSpec precisionRecallChart(const metrics::ConfidenceCurves& curves, const CurveChoice& choice)
{
    return {.name = QStringLiteral("precision_recall"),
            .title = Texts::tr("Precision and recall"),
            .x = shareAxis(Texts::tr("recall")),
            .y = shareAxis(Texts::tr("precision")),
            .series = curveSeries(curves, choice, precisionRecall, false),
            .marks = {},
            .along = Texts::tr("confidence"),
            .emptyText = nothingToDraw()};
}

ChartSpec confidenceChart(const metrics::ConfidenceCurves& curves, const CurveChoice& choice)
{
    ChartSpec spec{.name = QStringLiteral("confidence"),
                   .title = Texts::tr("Precision, recall and F1 against confidence: %1").arg(chosenName(choice)),
                   .x = confidenceAxis(),
                   .y = shareAxis(Texts::tr("share")),
                   .series = {},
                   .marks = {},
                   .along = Texts::tr("keeps confidence from"),
                   .emptyText = nothingToDraw()};
    CurveChoice behind = choice;
    behind.classes = choice.classes;
    for (ChartSeries& series : curveSeries(curves, behind, [](const auto& curve) { return againstConfidence(curve, f1Of); }, true)) {
        if (classOfSeries(series) != choice.chosen) {
            series.faint = true;
            series.listed = false;
            series.name = Texts::tr("F1 of %1").arg(series.name);
            spec.series.push_back(std::move(series));
        }
    }
    const metrics::ConfidenceCurve* curve = chosenCurve(curves, choice.chosen);
    if (curve == nullptr || curve->size() == 0 || curve->truths == 0) {
        return spec;
    }
    const auto add = [&](const QString& name, QRgb colour, Stroke stroke, const Measure& measure) {
        ChartSeries series{.name = name, .colour = QColor(colour), .stroke = stroke, .steps = true};
        series.key = choice.chosen == metrics::none ? pooledKey : static_cast<int>(choice.chosen);
        fill(series, againstConfidence(*curve, measure), choice.columns);
        spec.series.push_back(std::move(series));
    };
    add(Texts::tr("precision"), meaning::prediction, Stroke::Dashed, [](const auto& point) { return valueOf(point.precision); });
    add(Texts::tr("recall"), meaning::falsePositive, Stroke::Dotted, [](const auto& point) { return valueOf(point.recall); });
    add(Texts::tr("F1"), meaning::truth, Stroke::Solid, f1Of);
    return spec;
}

ChartSpec falsePerImageChart(const metrics::ConfidenceCurves& curves, const CurveChoice& choice)
{
    const auto trace = [](const metrics::ConfidenceCurve& curve) {
        return againstConfidence(curve, [](const auto& point) { return point.falsePerImage; });
    };
    ChartSpec spec{.name = QStringLiteral("false_per_image"),
                   .title = Texts::tr("False positives an image"),
                   .x = confidenceAxis(),
                   .y = {.label = Texts::tr("false positives an image"), .logarithmic = true},
                   .series = curveSeries(curves, choice, trace, true),
                   .marks = {},
                   .along = Texts::tr("keeps confidence from"),
                   .emptyText = nothingToDraw()};
    // A logarithm has no place for none at all: the curve ends where the last false positive falls away.
    for (ChartSeries& series : spec.series) {
        std::size_t last = series.y.size();
        while (last > 0 && !(series.y[last - 1] > 0)) {
            --last;
        }
        const bool ended = last > 0 && last < series.y.size();
        const double end = ended ? series.x[last] : 0;
        series.x.resize(last);
        series.y.resize(last);
        series.along.resize(last);
        if (ended) {
            series.x.push_back(end);
            series.y.push_back(series.y.back());
            series.along.push_back(series.along.back());
        }
    }
    std::erase_if(spec.series, [](const ChartSeries& series) { return series.x.empty(); });
    return spec;
}

ChartSpec precisionByIouChart(const metrics::CocoScores& scores, const CurveChoice& choice)
{
    ChartSpec spec{.name = QStringLiteral("precision_by_iou"),
                   .title = Texts::tr("Precision and recall by IoU: %1").arg(chosenName(choice)),
                   .x = shareAxis(Texts::tr("recall")),
                   .y = shareAxis(Texts::tr("precision")),
                   .series = {},
                   .marks = {},
                   .emptyText = nothingToDraw()};
    const std::size_t classes = scores.classes.size();
    for (std::size_t t = 0; t < scores.iouThresholds.size(); ++t) {
        Points points;
        std::size_t counted = 0;
        std::vector<double> sum(101);
        for (std::size_t c = 0; c < classes; ++c) {
            const std::span<const double> precision = scores.precisionOf(t, c);
            if ((choice.chosen == metrics::none || choice.chosen == c) && precision.size() == 101 && precision[0] >= 0) {
                ++counted;
                std::transform(precision.begin(), precision.end(), sum.begin(), sum.begin(), std::plus<>());
            }
        }
        for (std::size_t r = 0; r < 101 && counted > 0; ++r) {
            points.add(static_cast<double>(r) / 100, sum[r] / static_cast<double>(counted), 0);
        }
        const bool named = t == 0 || t == scores.iouThresholds.size() / 2 || t + 1 == scores.iouThresholds.size();
        const double share = static_cast<double>(t) / static_cast<double>(std::max<std::size_t>(2, scores.iouThresholds.size()) - 1);
        ChartSeries series{.name = Texts::tr("IoU %1").arg(QLocale().toString(scores.iouThresholds[t], 'f', 2)),
                           .colour = QColor::fromHsvF(0.56F - 0.5F * static_cast<float>(share), 0.95F, 0.72F)};
        series.listed = named;
        series.key = static_cast<int>(t);
        fill(series, points, choice.columns, false);
        spec.series.push_back(std::move(series));
    }
    return spec;
}

ChartSpec reliabilityChart(const metrics::Calibration& calibration)
{
    ChartSpec spec{.name = QStringLiteral("reliability"),
                   .title = Texts::tr("Reliability"),
                   .x = confidenceAxis(),
                   .y = shareAxis(Texts::tr("share that is right")),
                   .series = {},
                   .marks = {},
                   .emptyText = Texts::tr("No detection is above the confidence.")};
    std::size_t whole = 0;
    for (const metrics::CalibrationBin& bin : calibration.bins) {
        whole += bin.detections;
    }
    if (whole == 0) {
        return spec;
    }
    ChartSeries counts{.name = Texts::tr("share of the detections"), .colour = QColor(0x80, 0x80, 0x80), .steps = true, .faint = true};
    ChartSeries right{.name = Texts::tr("measured"), .colour = QColor(meaning::prediction), .marked = true};
    for (std::size_t i = 0; i < calibration.bins.size(); ++i) {
        const metrics::CalibrationBin& bin = calibration.bins[i];
        counts.x.push_back(bin.from);
        counts.y.push_back(static_cast<double>(bin.detections) / static_cast<double>(whole));
        if (bin.detections > 0) {
            right.x.push_back(bin.confidence);
            right.y.push_back(bin.precision);
            right.along.push_back(static_cast<double>(i));
        }
    }
    counts.x.push_back(calibration.bins.back().to);
    counts.y.push_back(counts.y.back());
    ChartSeries ideal{.name = Texts::tr("as sure as right"), .colour = QColor(0x60, 0x60, 0x60), .stroke = Stroke::Dotted, .x = {0, 1}, .y = {0, 1}};
    spec.series = {std::move(counts), std::move(ideal), std::move(right)};
    return spec;
}

std::vector<ChartDot> precisionRecallDots(const metrics::OperatingPoint& point)
{
    return {{.x = valueOf(point.recall), .y = valueOf(point.precision), .colour = QColor(meaning::falsePositive)}};
}

std::vector<ChartDot> confidenceDots(const metrics::OperatingPoint& point)
{
    const double c = point.confidence;
    return {{.x = c, .y = valueOf(point.recall), .colour = QColor(meaning::falsePositive), .plumb = true},
            {.x = c, .y = valueOf(point.precision), .colour = QColor(meaning::prediction)},
            {.x = c, .y = valueOf(point.f1), .colour = QColor(meaning::truth)}};
}

std::vector<ChartDot> falsePerImageDots(const metrics::OperatingPoint& point)
{
    if (!(point.falsePerImage > 0)) {
        return {};
    }
    return {{.x = point.confidence, .y = point.falsePerImage, .colour = QColor(meaning::falsePositive), .plumb = true}};
}

ChartSpec epochsChart(const std::vector<EpochScores>& epochs, const CurveChoice& choice)
{
    ChartSpec spec{.name = QStringLiteral("evaluation_epochs"),
                   .title = Texts::tr("Average precision over epochs: %1").arg(chosenName(choice)),
                   .x = {.label = Texts::tr("epoch"), .lower = 0.0},
                   .y = shareAxis(Texts::tr("average precision")),
                   .series = {},
                   .marks = {},
                   .emptyText = Texts::tr("There are predictions of one epoch only: a series needs two.")};
    if (epochs.size() < 2) {
        return spec;
    }
    const bool one = choice.chosen != metrics::none;
    ChartSeries strict{.name = one ? Texts::tr("AP50-95") : Texts::tr("mAP50-95"), .colour = QColor(meaning::prediction), .marked = true};
    ChartSeries lenient{.name = one ? Texts::tr("AP50") : Texts::tr("mAP50"), .colour = QColor(meaning::truth), .stroke = Stroke::Dashed, .marked = true};
    for (const EpochScores& epoch : epochs) {
        const metrics::CocoSummary none;
        const metrics::CocoSummary& scores = !one ? epoch.all : choice.chosen < epoch.classes.size() ? epoch.classes[choice.chosen] : none;
        for (ChartSeries* series : {&strict, &lenient}) {
            series->x.push_back(epoch.epoch);
            series->y.push_back(valueOf(series == &strict ? scores.ap : scores.ap50));
        }
    }
    spec.series = {std::move(lenient), std::move(strict)};
    return spec;
}

}  // namespace gg::widgets
