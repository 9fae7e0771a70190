#pragma once

#include "core/audit/audit.h"

#include <QAbstractTableModel>
#include <QString>
#include <QStringList>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace gg::widgets {

/// ●, ▲ or ○, and the colour that goes with it.
QString severityMark(audit::Severity severity);
QColor severityColour(audit::Severity severity);

/// Findings as a table: severity, place, what was found. Sorts and filters by itself, so that 100,000 findings stay quick: the texts are made
/// once, and only for rows that were looked at, searched or sorted by.
class FindingModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { SeverityColumn, PlaceColumn, MessageColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Accepted findings are shown only under acceptedRule, with their reasons.
    void setFindings(std::vector<audit::Finding> findings, std::vector<audit::AcceptedFinding> accepted = {});
    /// At the end, unsorted: while an audit runs, rows do not jump.
    void addFindings(std::vector<audit::Finding> findings);

    /// What stands in the place of a rule's id for all that was accepted.
    static constexpr const char* acceptedRule = "accepted";

    /// Only findings of this rule; empty: all that are open.
    void setRule(const std::string& rule);
    /// Only findings whose place or message contains the text.
    void setText(const QString& text);
    const std::string& rule() const { return m_rule; }

    const std::vector<audit::Finding>& findings() const { return m_findings; }
    const audit::Finding& at(int row) const { return m_findings[m_rows[static_cast<std::size_t>(row)]]; }
    bool isAccepted(int row) const { return m_rows[static_cast<std::size_t>(row)] >= m_open; }
    /// Why it was accepted; empty where it was not.
    QString reasonAt(int row) const;
    /// Findings that are not accepted.
    qsizetype openCount() const { return static_cast<qsizetype>(m_open); }
    qsizetype acceptedCount() const { return static_cast<qsizetype>(m_findings.size() - m_open); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    bool accepts(std::size_t finding) const;
    void rebuild();
    void sortRows();
    static QString place(const audit::Finding& finding);
    const QString& messageOf(std::size_t finding) const;

    std::vector<audit::Finding> m_findings;  ///< open ones first, then those that were accepted
    std::size_t m_open = 0;
    std::vector<QString> m_reasons;  ///< of the accepted ones
    std::vector<std::size_t> m_rows;
    mutable std::vector<QString> m_messages;  ///< null: not made yet
    std::string m_rule;
    QString m_text;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

}  // namespace gg::widgets
