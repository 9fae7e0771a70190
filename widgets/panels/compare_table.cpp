#include "widgets/panels/compare_table.h"

#include "widgets/charts/chart_look.h"
#include "widgets/charts/setting_axis.h"
#include "widgets/models/run_collection.h"
#include "widgets/models/series_text.h"
#include "widgets/theme/theme.h"

#include <QFont>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace gg::widgets {
namespace {

constexpr int decimals = 3;
constexpr std::size_t mostFirstSettings = 3;
constexpr std::size_t mostFirstResults = 4;

QString numberText(double value)
{
    if (!std::isfinite(value)) {
        return QStringLiteral("NaN");
    }
    const bool vanishes = value != 0 && std::abs(value) < 0.0005;
    return QLocale().toString(value, vanishes ? 'e' : 'f', vanishes ? 2 : decimals);
}

QString cellText(const report::ResultCell& cell, int epoch)
{
    if (!cell.value) {
        return cell.text.empty() ? QStringLiteral("–") : settingText(cell.text);
    }
    QString text = numberText(*cell.value);
    if (cell.spread) {
        text += QStringLiteral(" ± ") + numberText(*cell.spread);
    }
    return epoch > 0 ? CompareTableModel::tr("%1 @ %2", "value @ epoch").arg(text).arg(epoch) : text;
}

report::ResultColumn::Best bestOf(runs::Better better)
{
    using Best = report::ResultColumn::Best;
    return better == runs::Better::Larger ? Best::Largest : better == runs::Better::Smaller ? Best::Smallest : Best::None;
}

}  // namespace

QString searchedText(const RunEntry& run)
{
    QString text = QString::fromStdString(run.info.name) + QLatin1Char('\n') + run.remarks.note;
    for (const QString& tag : run.remarks.tags) {
        text += QStringLiteral("\n#") + tag;
    }
    return text;
}

bool hasWords(const QString& text, const QStringList& words)
{
    return std::all_of(words.begin(), words.end(), [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

QStringList firstColumns(const std::vector<const RunEntry*>& runs)
{
    QStringList ids;
    const std::vector<std::string> settings = differingSettings(runs);
    for (std::size_t i = 0; i < std::min(settings.size(), mostFirstSettings); ++i) {
        ids << ComparedColumn{.setting = true, .key = settings[i]}.id();
    }
    std::size_t results = 0;
    for (const std::string& series : comparedSeries(runs)) {
        if (results < mostFirstResults && runs::betterOf(series) != runs::Better::Neither) {
            ids << ComparedColumn{.key = series}.id();
            ++results;
        }
    }
    return ids;
}

void CompareTableModel::refresh(const std::vector<const RunEntry*>& runs, const Comparison& comparison, int epoch)
{
    const std::vector<ComparedColumn> columnsBefore = std::move(m_columns);
    std::vector<QString> keysBefore;
    for (const Row& row : m_rows) {
        keysBefore.push_back(row.key);
    }
    m_columns.clear();
    for (const QString& id : comparison.columns().isEmpty() ? firstColumns(runs) : comparison.columns()) {
        m_columns.push_back(*ComparedColumn::fromId(id));
    }
    m_grouped = !comparison.grouping().none();
    std::vector<Row> rows;
    if (m_grouped) {
        for (const runs::RunGroup& group : groupsOf(runs, comparison.grouping())) {
            rows.push_back(rowOfGroup(group, runs, comparison, epoch));
        }
    } else {
        for (const RunEntry* run : runs) {
            rows.push_back(rowOfRun(*run, comparison, epoch));
        }
    }
    const bool same = columnsBefore == m_columns && std::equal(rows.begin(), rows.end(), keysBefore.begin(), keysBefore.end(), [](const Row& row, const QString& key) { return row.key == key; });
    if (!same) {
        beginResetModel();
    }
    m_rows = std::move(rows);
    findBest(comparison);
    if (!same) {
        endResetModel();
    } else if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    }
}

CompareTableModel::Row CompareTableModel::rowOfRun(const RunEntry& run, const Comparison& comparison, int epoch) const
{
    Row row{.key = run.folder, .folder = run.folder, .name = QString::fromStdString(run.info.name), .title = QString::fromStdString(run.info.name), .tip = run.folder, .colour = run.colour, .faint = run.faint};
    row.words = searchedText(run);
    for (const QString& tag : run.remarks.tags) {
        row.title += QStringLiteral(" #") + tag;
    }
    if (!run.remarks.note.isEmpty()) {
        row.tip = run.remarks.note + QLatin1Char('\n') + row.tip;
    }
    for (const ComparedColumn& column : m_columns) {
        Cell cell;
        if (column.setting) {
            const auto it = run.config.find(column.key);
            cell.shown.text = it == run.config.end() ? std::string() : it->second;
        } else if (column.which == runs::ValueOf::Best) {
            const runs::Series* series = run.history.find(column.key);
            const runs::Better better = comparison.betterOf(column.key);
            const runs::BestValue best = series == nullptr ? runs::BestValue{} : runs::bestOf(*series, better);
            cell.shown.value = better == runs::Better::Neither ? best.last : best.best;
            cell.epoch = better == runs::Better::Neither ? best.lastEpoch : best.bestEpoch;
        } else if (const runs::Series* series = run.history.find(column.key); series != nullptr && series->size() > 0) {
            // A last value that is not a number is told as what it is.
            cell.shown.value = column.which == runs::ValueOf::Last ? std::optional(series->values.back()) : runs::valueAt(*series, epoch);
        }
        row.cells.push_back(std::move(cell));
    }
    return row;
}

CompareTableModel::Row CompareTableModel::rowOfGroup(const runs::RunGroup& group, const std::vector<const RunEntry*>& runs, const Comparison& comparison, int epoch) const
{
    const RunEntry& first = *runs[group.runs.front()];
    Row row{.key = QStringLiteral("group:") + QString::fromStdString(group.name), .title = group.name.empty() ? tr("not set") : QString::fromStdString(group.name), .colour = first.colour};
    std::vector<const RunEntry*> members;
    QStringList names;
    for (const std::size_t run : group.runs) {
        members.push_back(runs[run]);
        names << QString::fromStdString(runs[run]->info.name);
        row.words += searchedText(*runs[run]) + QLatin1Char('\n');
    }
    row.words += row.title;
    row.faint = std::all_of(members.begin(), members.end(), [](const RunEntry* run) { return run->faint; });
    row.tip = names.mid(0, 20).join(QLatin1Char('\n'));
    if (members.size() == 1) {
        row.folder = first.folder;
        row.key = group.alone ? first.folder : row.key;
    } else {
        row.title = tr("%1 (n = %2)").arg(row.title).arg(members.size());
    }
    row.name = row.title;
    for (const ComparedColumn& column : m_columns) {
        Cell cell;
        if (column.setting) {
            const auto valueOf = [&](const RunEntry* run) {
                const auto it = run->config.find(column.key);
                return it == run->config.end() ? std::string() : it->second;
            };
            const std::string value = valueOf(members.front());
            const bool same = std::all_of(members.begin(), members.end(), [&](const RunEntry* run) { return valueOf(run) == value; });
            cell.shown.text = same ? value : tr("varies").toStdString();
        } else {
            std::vector<std::optional<double>> values;
            for (const RunEntry* run : members) {
                values.push_back(runs::resultOf(run->history, column.key, column.which, comparison.betterOf(column.key), epoch));
            }
            const runs::GroupValue mean = runs::meanOf(values);
            cell.shown.value = mean.mean;
            cell.shown.spread = mean.deviation;
            // Some of the group have not come this far, or never wrote it: a mean of fewer runs says so.
            if (mean.runs > 0 && mean.runs < static_cast<int>(members.size())) {
                cell.shown.text = tr("(n = %1)").arg(mean.runs).toStdString();
            }
        }
        row.cells.push_back(std::move(cell));
    }
    return row;
}

void CompareTableModel::findBest(const Comparison& comparison)
{
    m_kinds.clear();
    m_best.clear();
    m_kinds.push_back({.title = m_grouped ? tr("group").toStdString() : tr("run").toStdString(), .numbers = false});
    for (const ComparedColumn& column : m_columns) {
        m_kinds.push_back({.title = column.title().toStdString(),
                           .best = column.setting ? report::ResultColumn::Best::None : bestOf(comparison.betterOf(column.key)),
                           .decimals = decimals,
                           .numbers = !column.setting});
    }
    std::vector<int> rows(m_rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i] = static_cast<int>(i);
    }
    const report::ResultTable all = table(rows, report::TableFormat::Markdown);
    for (std::size_t column = 0; column < m_kinds.size(); ++column) {
        m_best.push_back(m_rows.size() > 1 ? report::bestRows(all, column) : std::vector<bool>(m_rows.size(), false));
    }
}

report::ResultTable CompareTableModel::table(const std::vector<int>& rows, report::TableFormat format) const
{
    const bool epochs = format == report::TableFormat::Csv && !m_grouped;
    report::ResultTable out;
    out.columns.push_back(m_kinds.front());
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        out.columns.push_back(m_kinds[c + 1]);
        if (epochs && !m_columns[c].setting && m_columns[c].which == runs::ValueOf::Best) {
            out.columns.push_back({.title = tr("%1, epoch", "Dice, best, epoch").arg(m_columns[c].title()).toStdString(), .decimals = 0});
        }
    }
    for (const int r : rows) {
        const Row& row = m_rows[static_cast<std::size_t>(r)];
        std::vector<report::ResultCell> cells{{.text = row.name.toStdString()}};
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            cells.push_back(row.cells[c].shown);
            if (epochs && !m_columns[c].setting && m_columns[c].which == runs::ValueOf::Best) {
                const int epoch = row.cells[c].epoch;
                cells.push_back(epoch > 0 ? report::ResultCell{.value = epoch} : report::ResultCell{});
            }
        }
        out.rows.push_back(std::move(cells));
    }
    return out;
}

int CompareTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CompareTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size()) + 1;
}

QVariant CompareTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    const Cell* cell = column == 0 ? nullptr : &row.cells[column - 1];
    switch (role) {
    case Qt::DisplayRole:
        return cell == nullptr ? row.title : cell->shown.value ? cellText(cell->shown, cell->epoch) + (cell->shown.text.empty() ? QString() : QLatin1Char(' ') + QString::fromStdString(cell->shown.text))
                                                               : cellText(cell->shown, 0);
    case SortRole:
        if (cell == nullptr) {
            return row.title;
        }
        if (cell->shown.value) {
            return std::isfinite(*cell->shown.value) ? QVariant(*cell->shown.value) : QVariant();
        }
        if (cell->shown.text.empty()) {
            return {};
        }
        if (const auto number = runs::numberOf(cell->shown.text)) {
            return *number;
        }
        return QString::fromStdString(cell->shown.text);
    case WordsRole:
        return row.words;
    case Qt::DecorationRole:
        return cell == nullptr ? QVariant(row.faint ? faded(onBackground(row.colour, theme().dark), theme().panel, 0.65) : onBackground(row.colour, theme().dark)) : QVariant();
    case Qt::ForegroundRole:
        return row.faint ? QVariant(theme().mutedText) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((m_kinds[column].numbers && column > 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case Qt::FontRole:
        if (m_best[column][static_cast<std::size_t>(index.row())]) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    case Qt::ToolTipRole:
        return cell == nullptr ? row.tip : cell->shown.value ? QVariant() : QString::fromStdString(cell->shown.text);
    default:
        return {};
    }
}

QVariant CompareTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= static_cast<int>(m_kinds.size())) {
        return {};
    }
    const report::ResultColumn& kind = m_kinds[static_cast<std::size_t>(section)];
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::Alignment((kind.numbers && section > 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (role == Qt::ToolTipRole && section > 0) {
        using Best = report::ResultColumn::Best;
        const QString raw = QString::fromStdString(m_columns[static_cast<std::size_t>(section) - 1].key);
        return kind.best == Best::Largest ? tr("%1: larger is better").arg(raw) : kind.best == Best::Smallest ? tr("%1: smaller is better").arg(raw) : raw;
    }
    return role == Qt::DisplayRole ? QVariant(QString::fromStdString(kind.title)) : QVariant();
}

void CompareTableOrder::setWords(const QStringList& words)
{
    m_words = words;
    invalidateFilter();
}

bool CompareTableOrder::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    return m_words.isEmpty() || hasWords(sourceModel()->index(row, 0, parent).data(CompareTableModel::WordsRole).toString(), m_words);
}

bool CompareTableOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(CompareTableModel::SortRole);
    const QVariant b = right.data(CompareTableModel::SortRole);
    if (a.isValid() != b.isValid()) {
        // The view turns the order around; what is missing is to stay at the end.
        return (sortOrder() == Qt::AscendingOrder) == a.isValid();
    }
    const bool numbers = a.userType() == QMetaType::Double && b.userType() == QMetaType::Double;
    return numbers ? a.toDouble() < b.toDouble() : QString::localeAwareCompare(a.toString(), b.toString()) < 0;
}

}  // namespace gg::widgets
