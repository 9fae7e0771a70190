#pragma once

#include "core/audit/settings.h"

#include <QDialog>

class QLineEdit;
class QSpinBox;
class QTreeWidget;
class QTreeWidgetItem;

namespace gg::widgets {

/// The rules of the audit with their thresholds: which are run, and what they compare with. What differs from its default is set in bold, and
/// a button brings everything back.
class RulesDialog : public QDialog {
    Q_OBJECT
public:
    explicit RulesDialog(const audit::Settings& settings, QWidget* parent = nullptr);

    audit::Settings settings() const;

private:
    void fill(const audit::Settings& settings);
    void addThreshold(QTreeWidgetItem* rule, const audit::Threshold& threshold, double value);
    void markChanged(QTreeWidgetItem* item);
    void filter(const QString& text);

    QLineEdit* m_search;
    QTreeWidget* m_tree;
    QSpinBox* m_size;
};

}  // namespace gg::widgets
