#pragma once

#include "app/job.h"
#include "core/imports/run_place.h"
#include "widgets/panels/step_column_dialog.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QString>

class QWidget;

namespace gg::widgets {
class RunCollection;
}

namespace gg::app {

class RunFeed;

/// Which column of a table holds the steps, where a person says so: it is kept with what else is kept of a run, and the run is read again.
class StepColumnSession : public QObject {
    Q_OBJECT
public:
    StepColumnSession(widgets::RunCollection& runs, RunFeed& feed, QWidget* window);

    /// Reads the names of the columns and asks.
    void ask(int run);
    widgets::StepColumnDialog* dialog() const { return m_dialog; }

Q_SIGNALS:
    void failed(const QString& error);

private:
    void added(int run);
    void remarksChanged(int run);
    void show(const QString& folder, const imports::StepColumns& columns);

    widgets::RunCollection& m_runs;
    RunFeed& m_feed;
    QWidget* m_window;
    Job m_job;
    QHash<QString, QString> m_used;  ///< by path: the column that the run is read with
    QPointer<widgets::StepColumnDialog> m_dialog;
};

}  // namespace gg::app
