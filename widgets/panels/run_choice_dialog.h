#pragma once

#include "core/imports/run_place.h"

#include <QDialog>
#include <QString>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace gg::widgets {

/// Which runs of a folder that holds many are to be opened: all of them unless somebody unchecks some.
class RunChoiceDialog final : public QDialog {
    Q_OBJECT
public:
    /// `folder`: where they were found; paths are shown from there.
    RunChoiceDialog(const QString& folder, std::vector<imports::RunPlace> places, QWidget* parent = nullptr);

    std::vector<imports::RunPlace> chosen() const;
    /// Rows that every word of a search is in are listed; those that are not listed keep their check.
    void setSearch(const QString& text);
    /// Checks or unchecks what is listed.
    void checkListed(bool on);

private:
    void fill(const QString& folder);
    void sayCount();

    std::vector<imports::RunPlace> m_places;
    QTreeWidget* m_list;
    QLineEdit* m_search;
    QLabel* m_count;
    QPushButton* m_open;
};

}  // namespace gg::widgets
