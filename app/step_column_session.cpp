#include "app/step_column_session.h"

#include "app/run_feed.h"
#include "widgets/models/run_collection.h"

namespace gg::app {

StepColumnSession::StepColumnSession(widgets::RunCollection& runs, RunFeed& feed, QWidget* window)
    : QObject(window)
    , m_runs(runs)
    , m_feed(feed)
    , m_window(window)
{
    connect(&m_runs, &widgets::RunCollection::added, this, &StepColumnSession::added);
    connect(&m_runs, &widgets::RunCollection::remarksChanged, this, &StepColumnSession::remarksChanged);
}

/// What was chosen when it was opened is kept from now on.
void StepColumnSession::added(int run)
{
    const widgets::RunEntry& entry = m_runs.at(run);
    const QString column = QString::fromStdString(entry.place.stepColumn);
    if (!column.isEmpty()) {
        m_used.insert(entry.folder, column);
        widgets::RunRemarks remarks = entry.remarks;
        remarks.stepColumn = column;
        m_runs.setRemarks(run, remarks);
    }
}

void StepColumnSession::remarksChanged(int run)
{
    const widgets::RunEntry& entry = m_runs.at(run);
    if (entry.remarks.stepColumn != m_used.value(entry.folder)) {
        m_used.insert(entry.folder, entry.remarks.stepColumn);
        m_feed.setStepColumn(entry.folder, entry.remarks.stepColumn);
    }
}

void StepColumnSession::ask(int run)
{
    const widgets::RunEntry& entry = m_runs.at(run);
    m_job.start<imports::StepColumns>([place = entry.place](JobControl&) { return imports::stepColumnsOf(place); },
                                      [this, folder = entry.folder](const Outcome<imports::StepColumns>& outcome) {
                                          if (const auto* columns = std::get_if<imports::StepColumns>(&outcome)) {
                                              show(folder, *columns);
                                          } else if (const auto* error = std::get_if<Error>(&outcome)) {
                                              Q_EMIT failed(errorText(*error));
                                          }
                                      });
}

void StepColumnSession::show(const QString& folder, const imports::StepColumns& columns)
{
    const int run = m_runs.indexOf(folder);
    if (run < 0) {
        return;
    }
    m_dialog = new widgets::StepColumnDialog(folder, columns, m_runs.at(run).remarks.stepColumn, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::accepted, this, [this, dialog = m_dialog.data(), folder] {
        if (const int index = m_runs.indexOf(folder); index >= 0) {
            widgets::RunRemarks remarks = m_runs.at(index).remarks;
            remarks.stepColumn = dialog->chosen();
            m_runs.setRemarks(index, remarks);
        }
    });
    m_dialog->open();
}

}  // namespace gg::app
