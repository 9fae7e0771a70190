#include "widgets/panels/run_tables.h"

#include "widgets/charts/chart_look.h"
#include "widgets/charts/setting_axis.h"
#include "widgets/models/run_collection.h"
#include "widgets/theme/theme.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::widgets
{
namespace
{

QString number(std::optional<double> value)
{
    if (!value) {
        return QStringLiteral("–");
    }
    return std::isfinite(*value) ? QLocale().toString(*value, 'f', 3) : QStringLiteral("NaN");
}

struct MetricName {
    const char* series;
    const char* name;
};

constexpr std::array<MetricName, 11> metrics{{{"val/map50_95", QT_TRANSLATE_NOOP("gg::widgets::RunBestModel", "mAP50-95")},
                                             {"val/map50", QT_TRANSLATE_NOOP("gg::widgets::RunBestModel", "mAP50")},
                                             {"val/map75", QT_TRANSLATE_NOOP("gg::widgets::RunBestModel", "mAP75")},
                                             {"val/precision", QT_TRANSLATE_NOOP("gg::widgets::RunBestModel", "Precision")},
                                             {"val/recall", QT_TRANSLATE_NOOP("gg::widgets::RunBestModel", "Recall")},
                                             {"val/dice", QT_TRANSLATE_NOOP("gg::widgets::RunBestModel", "Dice")},
                                             {"val/iou", QT_TRANSLATE_NOOP("gg::widgets::RunBestModel", "IoU")},
                                             {"val/sensitivity", QT_TRANSLATE_NOOP("gg::widgets::RunBestModel", "Sensitivity")},
                                             {"val/specificity", QT_TRANSLATE_NOOP("gg::widgets::RunBestModel", "Specificity")},
                                             {"val/loss", QT_TRANSLATE_NOOP("gg::widgets::RunBestModel", "Val. loss")},
                                             {"train/loss", QT_TRANSLATE_NOOP("gg::widgets::RunBestModel", "Train loss")}}};

}  // namespace

std::vector<const RunEntry*> visibleRuns(const RunCollection& runs)
{
    std::vector<const RunEntry*> visible;
    for (int i = 0; i < runs.size(); ++i) {
        if (runs.at(i).visible) {
            visible.push_back(&runs.at(i));
        }
    }
    return visible;
}

void RunDifferencesModel::setRuns(const std::vector<const RunEntry*>& entries)
{
    beginResetModel();
    m_differences.clear();
    m_names.clear();
    if (entries.size() >= 2) {
        std::vector<const runs::Settings*> settings;
        for (const RunEntry* entry : entries) {
            settings.push_back(&entry->config);
            m_names.push_back(QString::fromStdString(entry->info.name));
        }
        m_differences = runs::differencesOf(settings);
    }
    endResetModel();
}

int RunDifferencesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_differences.size());
}

int RunDifferencesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_names.size()) + 1;
}

QVariant RunDifferencesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
        return {};
    }
    const runs::ConfigDifference& row = m_differences[static_cast<std::size_t>(index.row())];
    if (index.column() == 0) {
        return QString::fromStdString(row.key);
    }
    const auto column = static_cast<std::size_t>(index.column() - 1);
    const std::string value = column < row.values.size() ? row.values[column] : std::string();
    if (value.empty()) {
        return QStringLiteral("–");
    }
    return role == Qt::ToolTipRole ? QString::fromStdString(value) : settingText(value);
}

QVariant RunDifferencesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == 0 ? tr("Setting") : m_names[static_cast<std::size_t>(section - 1)];
}

/// As they are shown: a change that no digit shows is none.
bool RunBestModel::sameValues(const Row& a, const Row& b)
{
    return number(a.value.best) == number(b.value.best) && a.value.bestEpoch == b.value.bestEpoch &&
           number(a.value.last) == number(b.value.last) && number(a.atCursor) == number(b.atCursor);
}

std::vector<RunBestModel::Row> RunBestModel::rowsFor(const std::vector<const RunEntry*>& entries, int epoch)
{
    std::vector<Row> rows;
    for (const MetricName& metric : metrics) {
        for (const RunEntry* run : entries) {
            const runs::Series* series = run->history.find(metric.series);
            if (series == nullptr || series->size() == 0) {
                continue;
            }
            rows.push_back({.metric = tr(metric.name),
                            .run = QString::fromStdString(run->info.name),
                            .colour = run->colour,
                            .value = runs::bestOf(*series, runs::betterOf(metric.series)),
                            .atCursor = run->history.at(metric.series, epoch)});
        }
    }
    return rows;
}

void RunBestModel::setRuns(const std::vector<const RunEntry*>& entries, int epoch)
{
    std::vector<Row> rows = rowsFor(entries, epoch);
    const bool sameShape =
        rows.size() == m_rows.size() && std::equal(rows.begin(), rows.end(), m_rows.begin(), [](const Row& a, const Row& b) {
            return a.metric == b.metric && a.run == b.run && a.colour == b.colour;
        });
    if (!sameShape) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    } else if (!std::equal(rows.begin(), rows.end(), m_rows.begin(), sameValues)) {
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    if (epoch != m_epoch) {
        m_epoch = epoch;
        Q_EMIT headerDataChanged(Qt::Horizontal, AtCursor, AtCursor);
    }
}

int RunBestModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RunBestModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunBestModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DecorationRole && index.column() == Metric) {
        return onBackground(row.colour, theme().dark);
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::Alignment(index.column() == Metric ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter));
    }
    if (role == Qt::ToolTipRole) {
        return tr("%1 of %2").arg(row.metric, row.run);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case Metric:
        return row.metric;
    case Best:
        return row.value.best ? tr("%1 @ %2").arg(number(row.value.best)).arg(row.value.bestEpoch) : number({});
    case Last:
        return number(row.value.last);
    default:
        return number(row.atCursor);
    }
}

QVariant RunBestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::Alignment(section == Metric ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Metric:
        return tr("Metric");
    case Best:
        return tr("Best @");
    case Last:
        return tr("Last");
    default:
        return m_epoch > 0 ? tr("At %1").arg(m_epoch) : tr("At cursor");
    }
}

}  // namespace gg::widgets
