#include "widgets/models/class_score_model.h"

#include "widgets/theme/theme.h"

#include <QBrush>
#include <QCoreApplication>
#include <QFont>
#include <QLocale>

#include <algorithm>
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
    const bool sameClasses = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                        [](const ClassScores& a, const ClassScores& b) { return a.classId == b.classId && a.name == b.name; });
    if (!sameClasses) {
        beginResetModel();
        m_rows = std::move(rows);
        m_target = targetPrecision;
        endResetModel();
        return;
    }
    const bool otherTarget = m_target != targetPrecision;
    m_rows = std::move(rows);
    m_target = targetPrecision;
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1));
    }
    if (otherTarget) {
        Q_EMIT headerDataChanged(Qt::Horizontal, TargetAt, TargetAt);
    }
}

int ClassScoreModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ClassScoreModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<double> ClassScoreModel::number(const ClassScores& row, int column)
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

QString ClassScoreModel::display(const ClassScores& row, int column) const
{
    if (column == Name) {
        return row.name;
    }
    const std::optional<double> value = number(row, column);
    if (!value) {
        return QStringLiteral("–");
    }
    return QLocale().toString(*value, 'f', column == Truths || column == Detections ? 0 : 3);
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

QVariant ClassScoreModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const ClassScores& row = m_rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return tip(row, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(column == Name ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    case Qt::FontRole:
        if (row.classId == metrics::none) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    case Qt::ForegroundRole:
        if (!row.concern.isEmpty() && (column == Name || column == Ap || column == Ap50)) {
            return QBrush(theme().error);
        }
        return column != Name && !number(row, column) ? QVariant(QBrush(theme().mutedText)) : QVariant();
    case SortRole: {
        if (column == Name) {
            return row.name;
        }
        const std::optional<double> value = number(row, column);
        return value ? QVariant(*value) : QVariant();
    }
    case PinnedRole:
        return row.classId == metrics::none;
    case ClassRole:
        return row.classId;
    default:
        return {};
    }
}

QVariant ClassScoreModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(section == Name ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    }
    const QString target = percent(m_target);
    struct Head {
        QString text;
        QString tip;
    };
    const auto head = [&]() -> Head {
        switch (section) {
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
    }();
    return role == Qt::DisplayRole ? QVariant(head.text) : role == Qt::ToolTipRole ? QVariant(head.tip) : QVariant();
}

bool PinnedSortModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    // What shall be first either way has to be the lesser one rising and the greater one falling.
    const bool rising = sortOrder() == Qt::AscendingOrder;
    const auto pinned = [](const QModelIndex& index) { return index.data(ClassScoreModel::PinnedRole).toBool(); };
    if (pinned(left) != pinned(right)) {
        return pinned(left) == rising;
    }
    const QVariant a = left.data(ClassScoreModel::SortRole);
    const QVariant b = right.data(ClassScoreModel::SortRole);
    if (a.isValid() != b.isValid()) {
        return a.isValid() == rising;
    }
    if (a.userType() == QMetaType::QString) {
        return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
    }
    return a.toDouble() < b.toDouble();
}

}  // namespace gg::widgets
