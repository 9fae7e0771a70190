#pragma once

#include "core/audit/finding.h"

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace gg::widgets {

/// The rules that found something, worst first, with their counts. The first row stands for all of them.
class RuleModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TitleColumn, CountColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFindings(const std::vector<audit::Finding>& findings);

    /// Empty for the first row.
    std::string ruleAt(int row) const;
    int rowOf(const std::string& rule) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        std::string rule;
        audit::Severity severity = audit::Severity::Info;
        qsizetype count = 0;
        std::string_view title;  ///< English template of its findings
    };
    std::vector<Row> m_rules;
    qsizetype m_total = 0;
};

}  // namespace gg::widgets
