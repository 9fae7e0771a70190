#include "widgets/figures/evaluation_panel.h"

#include "core/evaluation/segmentation_scores.h"
#include "widgets/charts/evaluation_bars.h"
#include "widgets/charts/evaluation_charts.h"
#include "widgets/charts/segmentation_charts.h"
#include "widgets/models/segmentation_texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::EvaluationPanel)
};

[[noreturn]] void invalid(const QString& text)
{
    throw Error(ErrorCode::InvalidArgument, {}, text.toStdString());
}

std::uint32_t classNamed(const QString& name, const std::vector<std::string>& names)
{
    if (name.isEmpty()) {
        return metrics::none;
    }
    const auto at = std::find(names.begin(), names.end(), name.toStdString());
    if (at == names.end()) {
        invalid(QCoreApplication::translate("gg::widgets::EvaluationPanel", "the data have no class \"%1\" any more").arg(name));
    }
    return static_cast<std::uint32_t>(at - names.begin());
}

/// The labels that were chosen, as far as they are still there; the background stays.
ClassMatrixFigure matrixOf(MatrixFigure matrix, const EvaluationRecipe& recipe)
{
    ClassMatrixFigure figure{.matrix = std::move(matrix), .scale = recipe.scale, .classes = {}};
    for (std::size_t i = 0; i < figure.matrix.size(); ++i) {
        if (recipe.classes.isEmpty() || recipe.classes.contains(figure.matrix.label(i))) {
            figure.classes.push_back(i);
        }
    }
    if (figure.classes.size() < 2) {
        figure.classes.resize(figure.matrix.size());
        std::iota(figure.classes.begin(), figure.classes.end(), std::size_t(0));
    }
    return figure;
}

PanelFigure chartOf(ChartSpec chart)
{
    if (chart.empty()) {
        invalid(chart.emptyText.isEmpty() ? Texts::tr("there is nothing to draw") : chart.emptyText);
    }
    return chart;
}

PanelFigure ofBoxes(const EvaluationRecipe& recipe, const FigureEvaluation& from, JobControl& control)
{
    const evaluation::DetectionEvaluation& boxes = *from.boxes;
    const std::uint32_t chosen = classNamed(recipe.className, boxes.set().classNames);
    CurveChoice choice{.chosen = chosen};
    for (const std::string& name : boxes.set().classNames) {
        choice.classes << QString::fromStdString(name);
    }
    if (recipe.figure == QLatin1String("evaluation_epochs")) {
        return chartOf(epochsChart(from.over.get(), choice));
    }
    if (recipe.figure == QLatin1String("precision_by_iou")) {
        return chartOf(precisionByIouChart(boxes.coco, choice));
    }
    if (recipe.figure == QLatin1String("sizes")) {
        return sizeFigure(boxes.coco, truthsOfCocoSizes(boxes.set()), boxes.options.trainingSize, chosen, recipe.className);
    }
    evaluation::ReadingOptions options = recipe.reading;
    if (options.confidenceOfClass.size() != boxes.set().classNames.size()) {
        options.confidenceOfClass.clear();
    }
    const auto reading = evaluation::readAt(boxes, options, nullptr, control);
    const metrics::OperatingPoint& point = chosen < reading->classes.size() ? reading->classes[chosen] : reading->all;
    const auto withDots = [](ChartSpec chart, std::vector<ChartDot> dots) {
        chart.dots = std::move(dots);
        return chartOf(std::move(chart));
    };
    if (recipe.figure == QLatin1String("confusion_matrix")) {
        return matrixOf(matrixFigure(*reading->confusion, choice.classes), recipe);
    }
    if (recipe.figure == QLatin1String("errors")) {
        return errorFigure(*reading->errors, chosen, recipe.className);
    }
    if (recipe.figure == QLatin1String("precision_recall")) {
        return withDots(precisionRecallChart(*reading->curves, choice), precisionRecallDots(point));
    }
    if (recipe.figure == QLatin1String("confidence")) {
        return withDots(confidenceChart(*reading->curves, choice), confidenceDots(point));
    }
    if (recipe.figure == QLatin1String("false_per_image")) {
        return withDots(falsePerImageChart(*reading->curves, choice), falsePerImageDots(point));
    }
    if (recipe.figure == QLatin1String("reliability")) {
        return chartOf(reliabilityChart(reading->calibration));
    }
    invalid(Texts::tr("there is no figure \"%1\" of boxes; there are %2").arg(recipe.figure, evaluationFigureNames().join(QStringLiteral(", "))));
}

ChartSpec histogramOf(const EvaluationRecipe& recipe, const evaluation::SegmentationEvaluation& masks, const evaluation::SegmentationEpoch& epoch, std::uint32_t chosen)
{
    const auto metric = std::find_if(evaluation::segmentationMetrics.begin(), evaluation::segmentationMetrics.end(),
                                     [&](evaluation::SegmentationMetric one) { return evaluation::metricId(one) == recipe.metric.toStdString(); });
    if (metric == evaluation::segmentationMetrics.end()) {
        invalid(Texts::tr("there is no metric \"%1\"").arg(recipe.metric));
    }
    const evaluation::ScoreBars counted = evaluation::scoreBars(masks, epoch, *metric, chosen, {.threshold = recipe.threshold});
    Histogram histogram;
    for (std::size_t i = 0; i <= counted.bars.size(); ++i) {
        histogram.edges.push_back(static_cast<double>(i) / static_cast<double>(counted.bars.size()));
    }
    histogram.all.assign(counted.bars.begin(), counted.bars.end());
    return scoreHistogramChart(histogram, metricName(*metric), recipe.className);
}

PanelFigure ofMasks(const EvaluationRecipe& recipe, const evaluation::SegmentationEvaluation& masks)
{
    const evaluation::SegmentationEpoch& epoch = evaluation::epochAt(masks, recipe.input.epoch);
    const std::uint32_t chosen = classNamed(recipe.className, masks.classNames);
    if (recipe.figure == QLatin1String("confusion_matrix")) {
        return matrixOf(pixelMatrix(masks, evaluation::confusionOf(masks, epoch, {.threshold = recipe.threshold})), recipe);
    }
    if (recipe.figure == QLatin1String("threshold_sweep")) {
        ChartSpec chart = thresholdChart(epoch);
        chart.dots = evaluation::thresholdMovesAll(epoch) ? thresholdDots(epoch, recipe.threshold) : std::vector<ChartDot>();
        return chartOf(std::move(chart));
    }
    if (recipe.figure == QLatin1String("pixel_precision_recall")) {
        return chartOf(pixelPrecisionChart(epoch));
    }
    if (recipe.figure == QLatin1String("pixel_roc")) {
        return chartOf(pixelRocChart(epoch));
    }
    if (recipe.figure == QLatin1String("segmentation_epochs")) {
        return chartOf(segmentationEpochsChart(masks));
    }
    if (recipe.figure == QLatin1String("score_histogram")) {
        return chartOf(histogramOf(recipe, masks, epoch, chosen));
    }
    invalid(Texts::tr("there is no figure \"%1\" of masks; there are %2").arg(recipe.figure, evaluationFigureNames().join(QStringLiteral(", "))));
}

template <typename T, std::size_t n>
using Ids = std::array<std::pair<T, const char*>, n>;

constexpr Ids<metrics::IouType, 2> iouTypes{{{metrics::IouType::Box, "bbox"}, {metrics::IouType::Mask, "segm"}}};
constexpr Ids<dataset::MaskSense, 2> senses{{{dataset::MaskSense::ForegroundBright, "bright"}, {dataset::MaskSense::ForegroundDark, "dark"}}};
constexpr Ids<MatrixScale, 3> scales{{{MatrixScale::ShareOfTruth, "truth"}, {MatrixScale::ShareOfPredicted, "predicted"}, {MatrixScale::Counts, "counts"}}};

template <typename T, std::size_t n>
QString idOf(const Ids<T, n>& ids, T value)
{
    return QLatin1String(std::find_if(ids.begin(), ids.end(), [&](const auto& one) { return one.first == value; })->second);
}

template <typename T, std::size_t n>
T fromId(const RecipeReader& reader, const char* key, const Ids<T, n>& ids)
{
    const QString text = reader.textOr(key, QLatin1String(ids.front().second));
    QStringList known;
    for (const auto& [value, id] : ids) {
        if (text == QLatin1String(id)) {
            return value;
        }
        known << QLatin1String(id);
    }
    reader.malformed(key, known.join(QStringLiteral(", ")).toUtf8().constData());
}

double share(const RecipeReader& reader, const char* key, double otherwise, double least)
{
    const double value = reader.has(key) ? reader.number(key) : otherwise;
    if (!(value >= least && value <= 1)) {
        reader.malformed(key, QStringLiteral("a number from %1 to 1").arg(least).toUtf8().constData());
    }
    return value;
}

}  // namespace

const QStringList& evaluationFigureNames()
{
    static const QStringList names{QStringLiteral("confusion_matrix"), QStringLiteral("precision_recall"), QStringLiteral("confidence"), QStringLiteral("false_per_image"),
                                   QStringLiteral("precision_by_iou"), QStringLiteral("reliability"), QStringLiteral("evaluation_epochs"), QStringLiteral("errors"),
                                   QStringLiteral("sizes"), QStringLiteral("threshold_sweep"), QStringLiteral("pixel_precision_recall"), QStringLiteral("pixel_roc"),
                                   QStringLiteral("segmentation_epochs"), QStringLiteral("score_histogram")};
    return names;
}

bool needsAllEpochs(const EvaluationRecipe& recipe)
{
    return recipe.figure == QLatin1String("evaluation_epochs");
}

PanelFigure evaluationFigure(const EvaluationRecipe& recipe, const FigureEvaluation& evaluation, JobControl& control)
{
    if (evaluation.boxes) {
        return ofBoxes(recipe, evaluation, control);
    }
    if (!evaluation.masks) {
        invalid(Texts::tr("nothing was evaluated"));
    }
    return ofMasks(recipe, *evaluation.masks);
}

QJsonObject toObject(const EvaluationRecipe& recipe)
{
    const EvaluationInput& input = recipe.input;
    QJsonObject object{{QStringLiteral("figure"), recipe.figure},
                       {QStringLiteral("predictions"), input.predictions},
                       {QStringLiteral("truth"), input.truth},
                       {QStringLiteral("format"), input.truthFormat},
                       {QStringLiteral("epoch"), input.epoch},
                       {QStringLiteral("split"), input.setup.split},
                       {QStringLiteral("iou_type"), idOf(iouTypes, input.setup.iouType)},
                       {QStringLiteral("truth_foreground"), idOf(senses, input.setup.truthSense)},
                       {QStringLiteral("predicted_foreground"), idOf(senses, input.setup.predictedSense)},
                       {QStringLiteral("training_size"), input.trainingSize},
                       {QStringLiteral("confidence"), recipe.reading.confidence},
                       {QStringLiteral("iou"), recipe.reading.iou},
                       {QStringLiteral("confusion_iou"), recipe.reading.confusionIou},
                       {QStringLiteral("threshold"), recipe.threshold},
                       {QStringLiteral("class"), recipe.className},
                       {QStringLiteral("scale"), idOf(scales, recipe.scale)},
                       {QStringLiteral("classes"), QJsonArray::fromStringList(recipe.classes)},
                       {QStringLiteral("metric"), recipe.metric}};
    if (!recipe.reading.confidenceOfClass.empty()) {
        QJsonArray own;
        for (const double one : recipe.reading.confidenceOfClass) {
            own.append(one);
        }
        object[QStringLiteral("confidence_of_class")] = own;
    }
    return object;
}

EvaluationRecipe parseEvaluation(const RecipeReader& reader)
{
    EvaluationRecipe recipe{.figure = reader.text("figure")};
    if (!evaluationFigureNames().contains(recipe.figure)) {
        reader.malformed("figure", evaluationFigureNames().join(QStringLiteral(", ")).toUtf8().constData());
    }
    const auto whole = [&](const char* key, int otherwise, int least, int most) {
        const int value = reader.has(key) ? reader.whole(key) : otherwise;
        if (value < least || value > most) {
            reader.malformed(key, QStringLiteral("a whole number from %1 to %2").arg(least).arg(most).toUtf8().constData());
        }
        return value;
    };
    EvaluationInput& input = recipe.input;
    input.predictions = reader.text("predictions");
    input.truth = reader.textOr("truth", {});
    input.truthFormat = reader.textOr("format", {});
    if (!input.truthFormat.isEmpty() && !dataset::formatFromId(input.truthFormat.toStdString())) {
        reader.malformed("format", "yolo, coco, voc, wider, visdrone, mask or empty");
    }
    input.epoch = whole("epoch", 0, 0, 1'000'000'000);
    input.setup.split = reader.textOr("split", {});
    input.setup.iouType = fromId(reader, "iou_type", iouTypes);
    input.setup.truthSense = fromId(reader, "truth_foreground", senses);
    input.setup.predictedSense = fromId(reader, "predicted_foreground", senses);
    input.trainingSize = whole("training_size", 640, 0, 8192);
    recipe.reading.confidence = share(reader, "confidence", recipe.reading.confidence, 0);
    recipe.reading.iou = share(reader, "iou", recipe.reading.iou, 0.1);
    recipe.reading.confusionIou = share(reader, "confusion_iou", recipe.reading.confusionIou, 0.1);
    recipe.reading.confidenceOfClass = reader.numbers("confidence_of_class");
    recipe.threshold = whole("threshold", metrics::middleThreshold, 0, metrics::thresholds - 1);
    recipe.className = reader.textOr("class", {});
    recipe.scale = fromId(reader, "scale", scales);
    recipe.classes = reader.texts("classes");
    recipe.metric = reader.textOr("metric", {});
    return recipe;
}

}  // namespace gg::widgets
