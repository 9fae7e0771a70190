#pragma once

#include "core/audit/repair/repair.h"

#include <QDialog>

#include <vector>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace gg::widgets {

class Banner;

/// Proposed repairs, by kind and file, each with a mark; the change of the selected one is shown line against line. Undo and redo of the
/// marks. Writes nothing: it asks for a patch or a repaired copy of what is marked.
class RepairDialog : public QDialog {
    Q_OBJECT
public:
    explicit RepairDialog(std::vector<audit::Repair> repairs, QWidget* parent = nullptr);

    /// The repairs that are marked, in the order in which they were given.
    std::vector<audit::Repair> chosen() const;
    void setError(const QString& text);
    void setNotice(const QString& text);
    /// While something is written, nothing more can be asked for.
    void setBusy(bool busy);

Q_SIGNALS:
    void patchRequested();
    void copyRequested();

private:
    void fill();
    void showRepair(QTreeWidgetItem* item);
    void marked(QTreeWidgetItem* item);
    void restore(const std::vector<bool>& marks);
    void showCount();

    std::vector<audit::Repair> m_repairs;
    std::vector<bool> m_marks;
    std::vector<QTreeWidgetItem*> m_items;  ///< parallel to the repairs
    std::vector<std::vector<bool>> m_undo;
    std::vector<std::vector<bool>> m_redo;
    bool m_restoring = false;
    bool m_stepOpen = false;
    Banner* m_banner;
    QTreeWidget* m_tree;
    QLabel* m_why;
    QPlainTextEdit* m_change;
    QLabel* m_count;
    QPushButton* m_patch;
    QPushButton* m_copy;
};

}  // namespace gg::widgets
