#include "widgets/models/ledger_model.h"

#include "core/audit/ledger_report.h"
#include "widgets/models/catalogue_text.h"
#include "widgets/models/path_text.h"
#include "widgets/theme/theme.h"

#include <QLocale>
#include <QStringList>

namespace gg::widgets {

using dataset::LedgerKind;
using dataset::LedgerState;

QString ledgerStateName(LedgerState state)
{
    return translatedText(audit::ledgerTitle(state));
}

QColor ledgerStateColour(LedgerState state)
{
    switch (state) {
    case LedgerState::Paired:
        return theme().success;
    case LedgerState::DeclaredEmpty:
        return QColor::fromRgb(meaning::prediction);
    case LedgerState::MissingLabel:
    case LedgerState::OrphanLabel:
        return theme().warning;
    case LedgerState::TwinStems:
    case LedgerState::WrongCase:
    case LedgerState::WrongFolder:
        return QColor::fromRgb(meaning::falsePositive);
    case LedgerState::Unreadable:
    case LedgerState::ListedAbsent:
        return theme().error;
    case LedgerState::PresentUnlisted:
        return theme().mutedText;
    case LedgerState::Other:
        break;
    }
    return theme().line;
}

void LedgerStateModel::setLedger(dataset::DatasetPtr dataset, dataset::LedgerPtr ledger)
{
    beginResetModel();
    m_dataset = std::move(dataset);
    m_ledger = std::move(ledger);
    m_states.clear();
    for (std::size_t i = 0; m_ledger && i < dataset::ledgerStates; ++i) {
        if (m_ledger->totals()[i] > 0) {
            m_states.push_back(static_cast<LedgerState>(i));
        }
    }
    endResetModel();
}

std::optional<LedgerState> LedgerStateModel::stateAt(int row) const
{
    return row >= 0 && static_cast<std::size_t>(row) < m_states.size() ? std::optional(m_states[static_cast<std::size_t>(row)]) : std::nullopt;
}

int LedgerStateModel::rowOf(std::optional<LedgerState> state) const
{
    for (std::size_t i = 0; state && i < m_states.size(); ++i) {
        if (m_states[i] == *state) {
            return static_cast<int>(i);
        }
    }
    return rowCount() - 1;
}

int LedgerStateModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_ledger ? 0 : static_cast<int>(m_states.size()) + 1;
}

int LedgerStateModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LedgerStateModel::textAt(int row, int column) const
{
    const std::optional<LedgerState> state = stateAt(row);
    const auto count = [&](const dataset::Ledger::Totals& totals) {
        std::size_t sum = 0;
        for (std::size_t i = 0; i < totals.size(); ++i) {
            sum += !state || *state == static_cast<LedgerState>(i) ? totals[i] : 0;
        }
        return sum == 0 ? QString() : QLocale().toString(static_cast<qulonglong>(sum));
    };
    switch (column) {
    case StateColumn:
        return state ? ledgerStateName(*state) : tr("All files");
    case ImageColumn:
        return count(m_ledger->totals(LedgerKind::Image));
    case LabelColumn:
        return count(m_ledger->totals(LedgerKind::Label));
    case OtherColumn:
        return count(m_ledger->totals(LedgerKind::Other));
    case TotalColumn:
        return count(m_ledger->totals());
    case UltralyticsColumn:
        return state ? translatedText(audit::trainerText(*state, audit::Trainer::Ultralytics, m_dataset->format)) : QString();
    case TorchvisionColumn:
        return state ? translatedText(audit::trainerText(*state, audit::Trainer::Torchvision, m_dataset->format)) : QString();
    default:
        return {};
    }
}

QVariant LedgerStateModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const bool number = index.column() >= ImageColumn && index.column() <= TotalColumn;
    if (role == Qt::DisplayRole || (role == Qt::ToolTipRole && !number)) {
        return textAt(index.row(), index.column());
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == Qt::DecorationRole && index.column() == StateColumn) {
        const auto state = stateAt(index.row());
        return state ? QVariant(ledgerStateColour(*state)) : QVariant(QColor(Qt::transparent));
    }
    return {};
}

QVariant LedgerStateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    const QStringList titles{tr("State"), tr("Images"), tr("Labels"), tr("Others"), tr("Sum"), tr("Ultralytics"), tr("A loader such as torchvision's")};
    return titles.value(section);
}

void LedgerRowModel::setLedger(dataset::DatasetPtr dataset, dataset::LedgerPtr ledger)
{
    beginResetModel();
    m_dataset = std::move(dataset);
    m_ledger = std::move(ledger);
    m_state.reset();
    collect();
    endResetModel();
}

void LedgerRowModel::setState(std::optional<LedgerState> state)
{
    beginResetModel();
    m_state = state;
    collect();
    endResetModel();
}

void LedgerRowModel::collect()
{
    m_rows.clear();
    for (std::size_t i = 0; m_ledger && i < m_ledger->size(); ++i) {
        if (!m_state || m_ledger->row(i).state == *m_state) {
            m_rows.push_back(static_cast<std::uint32_t>(i));
        }
    }
}

qsizetype LedgerRowModel::recordAt(int row) const
{
    if (row < 0 || row >= rowCount()) {
        return -1;
    }
    const std::uint32_t record = m_ledger->row(m_rows[static_cast<std::size_t>(row)]).record;
    return record == dataset::FileTable::none ? -1 : static_cast<qsizetype>(record);
}

QStringList LedgerRowModel::images(qsizetype most) const
{
    QStringList out;
    std::vector<bool> taken(m_dataset ? m_dataset->records.size() : 0, false);
    for (int row = 0; row < rowCount() && out.size() < most; ++row) {
        const auto record = static_cast<std::size_t>(recordAt(row));
        if (record < taken.size() && !taken[record]) {
            taken[record] = true;
            out << pathText(m_dataset->absolute(m_dataset->records[record].image));
        }
    }
    return out;
}

int LedgerRowModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LedgerRowModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LedgerRowModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const std::uint32_t number = m_rows[static_cast<std::size_t>(index.row())];
    const dataset::LedgerRow& row = m_ledger->row(number);
    if (role == Qt::DecorationRole && index.column() == StateColumn) {
        return ledgerStateColour(row.state);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    switch (index.column()) {
    case FileColumn:
        return pathText(m_ledger->path(number));
    case KindColumn:
        return row.kind == LedgerKind::Image ? tr("image") : row.kind == LedgerKind::Label ? tr("label") : tr("other");
    case StateColumn:
        return ledgerStateName(row.state);
    case PartnerColumn:
        return row.partner == dataset::FileTable::none ? QString() : pathText(m_ledger->path(row.partner));
    default:
        return {};
    }
}

QVariant LedgerRowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return QStringList{tr("File"), tr("Kind"), tr("State"), tr("Belongs to")}.value(section);
}

}  // namespace gg::widgets
