#pragma once

#include "core/audit/finding.h"

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace gg::widgets {

/// The rules that found something, worst first, with their counts. The first row stands for all of them, the last one for what was
/// accepted, where something was.
class RuleModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TitleColumn, CountColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// The first `open` findings are open, the others accepted; -1: all are open.
    void setFindings(const std::vector<audit::Finding>& findings, qsizetype open = -1);

    /// Empty for the first row, FindingModel::acceptedRule for the row of what was accepted.
    std::string ruleAt(int row) const;
    int rowOf(const std::string& rule) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    QVariant acceptedData(int column, int role) const;

    struct Row {
        std::string rule;
        audit::Severity severity = audit::Severity::Info;
        qsizetype count = 0;
        std::string_view title;  ///< English template of its findings
    };
    std::vector<Row> m_rules;
    qsizetype m_total = 0;
    qsizetype m_accepted = 0;
};

}  // namespace gg::widgets
