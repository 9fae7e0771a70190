#include "widgets/models/finding_model.h"

#include "widgets/models/catalogue_text.h"
#include "widgets/theme/theme.h"

#include <algorithm>
#include <numeric>

namespace gg::widgets {

QString severityMark(audit::Severity severity)
{
    switch (severity) {
    case audit::Severity::Error: return QStringLiteral("●");
    case audit::Severity::Warning: return QStringLiteral("▲");
    case audit::Severity::Info: break;
    }
    return QStringLiteral("○");
}

QColor severityColour(audit::Severity severity)
{
    switch (severity) {
    case audit::Severity::Error: return theme().error;
    case audit::Severity::Warning: return theme().warning;
    case audit::Severity::Info: break;
    }
    return theme().mutedText;
}

void FindingModel::setFindings(std::vector<audit::Finding> findings, std::vector<audit::AcceptedFinding> accepted)
{
    beginResetModel();
    m_findings = std::move(findings);
    m_open = m_findings.size();
    m_reasons.clear();
    for (audit::AcceptedFinding& one : accepted) {
        m_findings.push_back(std::move(one.finding));
        m_reasons.push_back(QString::fromStdString(one.reason));
    }
    m_messages.assign(m_findings.size(), QString());
    rebuild();
    endResetModel();
}

void FindingModel::addFindings(std::vector<audit::Finding> findings)
{
    std::vector<std::size_t> rows;
    Q_ASSERT(m_open == m_findings.size());
    for (audit::Finding& finding : findings) {
        m_findings.push_back(std::move(finding));
        ++m_open;
        m_messages.emplace_back();
        if (accepts(m_findings.size() - 1)) {
            rows.push_back(m_findings.size() - 1);
        }
    }
    if (!rows.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
        endInsertRows();
    }
}

void FindingModel::setRule(const std::string& rule)
{
    beginResetModel();
    m_rule = rule;
    rebuild();
    endResetModel();
}

void FindingModel::setText(const QString& text)
{
    beginResetModel();
    m_text = text;
    rebuild();
    endResetModel();
}

bool FindingModel::accepts(std::size_t finding) const
{
    const audit::Finding& f = m_findings[finding];
    const bool wantsAccepted = m_rule == acceptedRule;
    if (wantsAccepted != (finding >= m_open) || (!wantsAccepted && !m_rule.empty() && f.rule != m_rule)) {
        return false;
    }
    return m_text.isEmpty() || place(f).contains(m_text, Qt::CaseInsensitive)
        || messageOf(finding).contains(m_text, Qt::CaseInsensitive);
}

void FindingModel::rebuild()
{
    m_rows.clear();
    for (std::size_t i = 0; i < m_findings.size(); ++i) {
        if (accepts(i)) {
            m_rows.push_back(i);
        }
    }
    sortRows();
}

void FindingModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::size_t> kept;
    kept.reserve(static_cast<std::size_t>(before.size()));
    for (const QModelIndex& index : before) {
        kept.push_back(m_rows[static_cast<std::size_t>(index.row())]);
    }
    sortRows();
    std::vector<int> rowOf(m_findings.size(), -1);
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        rowOf[m_rows[row]] = static_cast<int>(row);
    }
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        after << index(rowOf[kept[static_cast<std::size_t>(i)]], before[i].column());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void FindingModel::sortRows()
{
    // The order of the report is the tie-break everywhere: rows are sorted from it each time.
    std::sort(m_rows.begin(), m_rows.end());
    const auto by = [this](auto less) {
        if (m_sortOrder == Qt::AscendingOrder) {
            std::stable_sort(m_rows.begin(), m_rows.end(), less);
        } else {
            std::stable_sort(m_rows.begin(), m_rows.end(), [&](std::size_t a, std::size_t b) { return less(b, a); });
        }
    };
    const auto& f = m_findings;
    if (m_sortColumn == SeverityColumn) {
        by([&](std::size_t a, std::size_t b) { return f[a].severity > f[b].severity; });
    } else if (m_sortColumn == PlaceColumn) {
        by([&](std::size_t a, std::size_t b) { return std::tie(f[a].file, f[a].line) < std::tie(f[b].file, f[b].line); });
    } else if (m_sortColumn == MessageColumn) {
        by([&](std::size_t a, std::size_t b) { return messageOf(a) < messageOf(b); });
    }
}

QString FindingModel::place(const audit::Finding& finding)
{
    if (finding.file.empty()) {
        return tr("whole data set");
    }
    const QString file = QString::fromStdString(finding.file);
    return finding.line > 0 ? QStringLiteral("%1:%2").arg(file).arg(finding.line) : file;
}

const QString& FindingModel::messageOf(std::size_t finding) const
{
    QString& text = m_messages[finding];
    if (text.isNull()) {
        const audit::Finding& f = m_findings[finding];
        text = findingText(f, audit::TextPart::Message);
        if (text.isEmpty()) {
            text = QString::fromStdString(f.rule);
        }
        if (finding >= m_open) {
            text = tr("%1 (accepted: %2)").arg(text, m_reasons[finding - m_open]);
        }
    }
    return text;
}

QString FindingModel::reasonAt(int row) const
{
    return isAccepted(row) ? m_reasons[m_rows[static_cast<std::size_t>(row)] - m_open] : QString();
}

int FindingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FindingModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const std::size_t number = m_rows[static_cast<std::size_t>(index.row())];
    const audit::Finding& finding = m_findings[number];
    if (role == Qt::ForegroundRole && index.column() == SeverityColumn) {
        return severityColour(finding.severity);
    }
    if (role == Qt::TextAlignmentRole && index.column() == SeverityColumn) {
        return Qt::AlignCenter;
    }
    if (role == Qt::AccessibleTextRole && index.column() == SeverityColumn) {
        return QString::fromUtf8(audit::severityName(finding.severity).data());
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    switch (index.column()) {
    case SeverityColumn:
        return severityMark(finding.severity);
    case PlaceColumn:
        // The folder says little in a narrow column; the tip has all of it.
        return role == Qt::ToolTipRole || finding.file.empty() ? place(finding) : place(finding).section(u'/', -1);
    case MessageColumn:
        return messageOf(number);
    default:
        return {};
    }
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case PlaceColumn: return tr("Where");
    case MessageColumn: return tr("What was found");
    default: return QString();
    }
}

}  // namespace gg::widgets
