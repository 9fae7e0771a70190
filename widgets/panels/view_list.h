#pragma once

#include "widgets/models/saved_views.h"

#include <QWidget>

class QLabel;
class QListView;
class QToolButton;

namespace gg::widgets {

/// The saved views in the sidebar. Enter or a click shows one, F2 renames it, Delete removes it, and one button brings it back.
class ViewList : public QWidget {
    Q_OBJECT
public:
    explicit ViewList(SavedViews& views, QWidget* parent = nullptr);

    /// Begins to rename the view.
    void edit(int row);
    QListView* list() const { return m_list; }
    QToolButton* saveButton() const { return m_save; }
    QToolButton* undoButton() const { return m_undo; }

Q_SIGNALS:
    void chosen(int row);
    void saveRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void removeCurrent();

    SavedViews& m_views;
    QListView* m_list;
    QToolButton* m_save;
    QWidget* m_undoRow;
    QLabel* m_undoText;
    QToolButton* m_undo;
};

}  // namespace gg::widgets
