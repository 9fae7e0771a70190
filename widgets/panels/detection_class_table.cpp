#include "widgets/panels/detection_class_table.h"

#include "widgets/models/run_collection.h"
#include "widgets/theme/theme.h"

#include <QHeaderView>

#include <cmath>

namespace gg::widgets {
namespace {

std::optional<double> defined(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace

RunClassModel::Head RunClassModel::head(int column) const
{
    switch (column) {
    case Name: return {tr("Class"), tr("Enter or a double click shows its objects on the evaluate page")};
    case Truths: return {tr("Truth"), tr("Labelled objects that count")};
    case Predicted: return {tr("Pred."), tr("Boxes at the confidence of the best mean F1")};
    case Ap: return {tr("AP50-95"), tr("COCO's average precision, mean over IoU 0.50 to 0.95")};
    case Ap50: return {tr("AP50"), tr("COCO's average precision at IoU 0.50")};
    case Precision: return {tr("P"), tr("Precision at the confidence of the best mean F1, IoU 0.5")};
    case Recall: return {tr("R"), tr("Recall at the confidence of the best mean F1, IoU 0.5")};
    default: return {};
    }
}

std::optional<double> RunClassModel::number(const RunClassScore& row, int column) const
{
    switch (column) {
    case Truths: return static_cast<double>(row.score.truths);
    case Predicted: return static_cast<double>(row.score.predicted);
    case Ap: return defined(row.score.ap);
    case Ap50: return defined(row.score.ap50);
    case Precision: return defined(row.score.precision);
    case Recall: return defined(row.score.recall);
    default: return std::nullopt;
    }
}

QString RunClassModel::tip(const RunClassScore& row, int column) const
{
    if (column == Name) {
        return tr("%1 of %2").arg(row.name, row.run);
    }
    return number(row, column) ? QString() : row.score.truths == 0 ? tr("Undefined: no object of this class is labelled here.")
                                                                   : tr("Undefined: nothing was predicted as this class.");
}

DetectionClassTable::DetectionClassTable(QWidget* parent)
    : QTableView(parent)
    , m_model(new RunClassModel(this))
    , m_sorted(new PinnedSortModel(this))
{
    setAccessibleName(tr("Scores by class at the cursor"));
    m_sorted->setSourceModel(m_model);
    setModel(m_sorted);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(space::target - 4);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumHeight(space::target - 4);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setMinimumSectionSize(64);
    horizontalHeader()->setSectionResizeMode(RunClassModel::Name, QHeaderView::Stretch);
    setSortingEnabled(true);
    sortByColumn(-1, Qt::AscendingOrder);
    connect(this, &QTableView::activated, this, &DetectionClassTable::activate);
}

void DetectionClassTable::setShown(const std::vector<Shown>& shown)
{
    std::vector<RunClassScore> rows;
    for (const Shown& one : shown) {
        const QString run = QString::fromStdString(one.run->info.name);
        for (std::size_t i = 0; one.detail && i < one.detail->classes.size(); ++i) {
            const runs::ClassScore& score = one.detail->classes[i];
            const QString name = QString::fromStdString(score.name);
            rows.push_back({.name = shown.size() > 1 ? tr("%1, %2").arg(name, run) : name,
                            .classId = static_cast<std::uint32_t>(i),
                            .run = run,
                            .colour = one.run->colour,
                            .score = score});
        }
    }
    // The same class of two runs one below the other.
    std::stable_sort(rows.begin(), rows.end(), [](const RunClassScore& a, const RunClassScore& b) { return a.classId < b.classId; });
    m_model->setRows(std::move(rows));
}

void DetectionClassTable::activate(const QModelIndex& index)
{
    const RunClassScore& row = m_model->scores()[static_cast<std::size_t>(m_sorted->mapToSource(index).row())];
    Q_EMIT evaluateRequested(row.run, QStringLiteral("class:%1").arg(QString::fromStdString(row.score.name)));
}

}  // namespace gg::widgets
