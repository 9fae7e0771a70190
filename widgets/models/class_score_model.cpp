#include "widgets/models/class_score_model.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace gg::widgets {
namespace {

/// A class that is found hardly ever, while the mean looks as if all were well.
constexpr double hardlyFound = 0.02;
constexpr double meanIsFine = 0.25;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::ClassScoreModel)
};

QString percent(double share)
{
    return Texts::tr("%1 %").arg(QLocale().toString(share * 100, 'f', share * 100 == std::floor(share * 100) ? 0 : 1));
}

void takePoint(ClassScores& row, const metrics::OperatingPoint& point)
{
    row.precision = point.precision;
    row.recall = point.recall;
    row.f1 = point.f1;
}

void takeThresholds(ClassScores& row, const std::optional<metrics::OperatingPoint>& best, const std::optional<metrics::OperatingPoint>& target)
{
    // An F1 of 0 everywhere is best nowhere.
    if (best && best->f1.value_or(0) > 0) {
        row.bestF1At = best->confidence;
        row.bestF1 = best->f1;
    }
    if (target) {
        row.targetAt = target->confidence;
        row.targetRecall = target->recall;
    }
}

QString concernOf(const ClassScores& row, const ClassScores& all)
{
    if (row.truths > 0 && row.ap50 && *row.ap50 < hardlyFound && all.ap50.value_or(0) >= meanIsFine) {
        return Texts::tr("AP50 is %1, although %n objects are labelled: the mean of %2 hides it. Look at the images behind this row.", nullptr,
                         static_cast<int>(row.truths))
            .arg(QLocale().toString(*row.ap50, 'f', 3), QLocale().toString(*all.ap50, 'f', 3));
    }
    return {};
}

}  // namespace

ClassThresholds classThresholds(const metrics::ConfidenceCurves& curves, double targetPrecision)
{
    ClassThresholds thresholds{.bestF1OfAll = metrics::bestF1(curves.all), .targetOfAll = metrics::thresholdForPrecision(curves.all, targetPrecision)};
    for (const metrics::ConfidenceCurve& curve : curves.classes) {
        thresholds.target.push_back(metrics::thresholdForPrecision(curve, targetPrecision));
    }
    return thresholds;
}

std::vector<ClassScores> classScores(const evaluation::DetectionEvaluation& evaluation, const evaluation::Reading& reading,
                                     const ClassThresholds& thresholds)
{
    const metrics::CocoScores& coco = evaluation.coco;
    const auto& names = evaluation.loaded.set.classNames;
    ClassScores all{.name = Texts::tr("All classes"), .ap = coco.all.ap, .ap50 = coco.all.ap50, .meanIou = reading.meanIou.all};
    takePoint(all, reading.all);
    takeThresholds(all, thresholds.bestF1OfAll, thresholds.targetOfAll);
    std::vector<ClassScores> rows{std::move(all)};
    for (std::size_t c = 0; c < names.size(); ++c) {
        ClassScores row{.classId = static_cast<std::uint32_t>(c), .name = QString::fromStdString(names[c])};
        if (c < coco.classes.size()) {
            row.truths = coco.truthsOfClass[c];
            row.detections = coco.detectionsOfClass[c];
            row.ap = coco.classes[c].ap;
            row.ap50 = coco.classes[c].ap50;
        }
        if (c < reading.classes.size()) {
            takePoint(row, reading.classes[c]);
        }
        takeThresholds(row, c < reading.bestF1.size() ? reading.bestF1[c] : std::nullopt,
                       c < thresholds.target.size() ? thresholds.target[c] : std::nullopt);
        row.meanIou = c < reading.meanIou.classes.size() ? reading.meanIou.classes[c] : std::nullopt;
        row.concern = concernOf(row, rows.front());
        rows.front().truths += row.truths;
        rows.front().detections += row.detections;
        rows.push_back(std::move(row));
    }
    return rows;
}

void ClassScoreModel::setRows(std::vector<ClassScores> rows, double targetPrecision)
{
    const bool otherTarget = m_target != targetPrecision;
    m_target = targetPrecision;
    replaceRows(std::move(rows));
    if (otherTarget) {
        Q_EMIT headerDataChanged(Qt::Horizontal, TargetAt, TargetAt);
    }
}

std::optional<double> ClassScoreModel::number(const ClassScores& row, int column) const
{
    switch (column) {
    case Truths: return static_cast<double>(row.truths);
    case Detections: return static_cast<double>(row.detections);
    case Ap: return row.ap;
    case Ap50: return row.ap50;
    case Precision: return row.precision;
    case Recall: return row.recall;
    case F1: return row.f1;
    case BestF1At: return row.bestF1At;
    case TargetAt: return row.targetAt;
    case MeanIou: return row.meanIou;
    default: return std::nullopt;
    }
}

QString ClassScoreModel::whyUndefined(const ClassScores& row, int column) const
{
    if (row.truths == 0 && column != Precision && column != BestF1At) {
        return tr("Undefined: no object of this class is labelled here.");
    }
    if (row.detections == 0) {
        return tr("Undefined: nothing was predicted as this class.");
    }
    switch (column) {
    case Precision: return tr("Undefined: no detection of this class has this confidence.");
    case BestF1At: return tr("Undefined: no detection is right, or no object is labelled.");
    case TargetAt: return tr("At no confidence %1 of the detections are right.").arg(percent(m_target));
    case MeanIou: return tr("Undefined: no detection with this confidence is right.");
    default: return tr("Undefined for this class.");
    }
}

QString ClassScoreModel::tip(const ClassScores& row, int column) const
{
    if (column == Name) {
        return row.concern.isEmpty() ? row.name : QStringLiteral("%1: %2").arg(row.name, row.concern);
    }
    if (!number(row, column)) {
        return whyUndefined(row, column);
    }
    const QLocale locale;
    if (column == BestF1At && row.bestF1) {
        return tr("F1 is %1 there").arg(locale.toString(*row.bestF1, 'f', 3));
    }
    if (column == TargetAt && row.targetRecall) {
        return tr("%1 of the objects are still found there").arg(percent(*row.targetRecall));
    }
    return (column == Ap50 || column == Ap) && !row.concern.isEmpty() ? row.concern : QString();
}

bool ClassScoreModel::isConcern(const ClassScores& row, int column) const
{
    return !row.concern.isEmpty() && (column == Name || column == Ap || column == Ap50);
}

ClassScoreModel::Head ClassScoreModel::head(int column) const
{
    const QString target = percent(m_target);
    switch (column) {
    case Name: return {tr("Class"), tr("Enter or a click shows its objects")};
    case Truths: return {tr("Truth"), tr("Labelled objects that count")};
    case Detections: return {tr("Pred."), tr("Detections of any confidence")};
    case Ap: return {tr("AP50-95"), tr("COCO's average precision, mean over IoU 0.50 to 0.95; whatever the thresholds")};
    case Ap50: return {tr("AP50"), tr("COCO's average precision at IoU 0.50; whatever the thresholds")};
    case Precision: return {tr("P"), tr("Precision at the confidence and IoU above: share of the detections that is right")};
    case Recall: return {tr("R"), tr("Recall at the confidence and IoU above: share of the objects that is found")};
    case F1: return {tr("F1"), tr("2 · P · R / (P + R) at the confidence and IoU above")};
    case BestF1At: return {tr("Best F1 at"), tr("The confidence at which F1 is highest")};
    case TargetAt: return {tr("P %1 at").arg(target), tr("The lowest confidence from which on %1 of the detections are right").arg(target)};
    case MeanIou: return {tr("IoU"), tr("Mean IoU of the detections that are right, at the confidence")};
    default: return {};
    }
}

}  // namespace gg::widgets
