#include "widgets/models/rule_model.h"

#include "widgets/models/catalogue_text.h"
#include "widgets/models/finding_model.h"

#include <QLocale>

#include <algorithm>
#include <map>
#include <tuple>

namespace gg::widgets {

void RuleModel::setFindings(const std::vector<audit::Finding>& findings, qsizetype open)
{
    const auto all = static_cast<qsizetype>(findings.size());
    m_total = open < 0 ? all : std::min(open, all);
    m_accepted = all - m_total;
    std::map<std::string, Row> byRule;
    for (qsizetype i = 0; i < m_total; ++i) {
        const audit::Finding& finding = findings[static_cast<std::size_t>(i)];
        Row& row = byRule[finding.rule];
        row.rule = finding.rule;
        row.severity = std::max(row.severity, finding.severity);
        row.title = audit::textTemplate(finding, audit::TextPart::Title);
        ++row.count;
    }
    beginResetModel();
    m_rules.clear();
    for (auto& [rule, row] : byRule) {
        m_rules.push_back(std::move(row));
    }
    std::stable_sort(m_rules.begin(), m_rules.end(),
                     [](const Row& a, const Row& b) { return std::tie(a.severity, a.count) > std::tie(b.severity, b.count); });
    endResetModel();
}

std::string RuleModel::ruleAt(int row) const
{
    if (m_accepted > 0 && row == rowCount() - 1) {
        return FindingModel::acceptedRule;
    }
    return row > 0 && row < rowCount() ? m_rules[static_cast<std::size_t>(row) - 1].rule : std::string();
}

int RuleModel::rowOf(const std::string& rule) const
{
    if (m_accepted > 0 && rule == FindingModel::acceptedRule) {
        return rowCount() - 1;
    }
    const auto it = std::find_if(m_rules.begin(), m_rules.end(), [&](const Row& row) { return row.rule == rule; });
    return it == m_rules.end() ? 0 : static_cast<int>(it - m_rules.begin()) + 1;
}

int RuleModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rules.size()) + (m_accepted > 0 ? 2 : 1);
}

int RuleModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RuleModel::acceptedData(int column, int role) const
{
    if (role == Qt::DisplayRole) {
        return column == CountColumn ? QLocale().toString(m_accepted) : QStringLiteral("✓  %1").arg(tr("Accepted"));
    }
    if (role == Qt::TextAlignmentRole && column == CountColumn) {
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    }
    return role == Qt::ToolTipRole ? tr("Findings that were accepted with a reason") : QVariant();
}

QVariant RuleModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    if (m_accepted > 0 && index.row() == rowCount() - 1) {
        return acceptedData(index.column(), role);
    }
    const bool all = index.row() == 0;
    const Row row = all ? Row{{}, audit::Severity::Info, m_total, {}} : m_rules[static_cast<std::size_t>(index.row()) - 1];
    if (index.column() == CountColumn) {
        if (role == Qt::DisplayRole) {
            return QLocale().toString(row.count);
        }
        return role == Qt::TextAlignmentRole ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    }
    if (role == Qt::DisplayRole) {
        const QString title = all ? tr("All findings") : translatedText(row.title);
        const QString shown = title.isEmpty() ? QString::fromStdString(row.rule) : title;
        return all ? shown : QStringLiteral("%1  %2").arg(severityMark(row.severity), shown);
    }
    if (role == Qt::ToolTipRole) {
        return all ? tr("All findings") : QStringLiteral("%1 (%2)").arg(translatedText(row.title), QString::fromStdString(row.rule));
    }
    if (role == Qt::ForegroundRole && !all && row.severity != audit::Severity::Info) {
        return severityColour(row.severity);
    }
    return {};
}

}  // namespace gg::widgets
