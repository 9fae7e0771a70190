#pragma once

#include "core/imports/run_place.h"

#include <QDialog>
#include <QString>

class QListWidget;

namespace gg::widgets {

/// Which column of a table holds the steps, where its names do not tell.
class StepColumnDialog final : public QDialog {
    Q_OBJECT
public:
    /// `file`: shown; `now`: the column that was chosen before, or empty.
    StepColumnDialog(const QString& file, const imports::StepColumns& columns, const QString& now, QWidget* parent = nullptr);

    /// Empty: it is to be found out.
    QString chosen() const;
    void choose(const QString& column);

private:
    QListWidget* m_list;
};

}  // namespace gg::widgets
