#pragma once

#include "app/job.h"
#include "core/imports/run_place.h"
#include "widgets/panels/run_choice_dialog.h"
#include "widgets/panels/step_column_dialog.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QWidget;

namespace gg::app {

/// What paths are that were dropped, chosen or named: runs of any tool, predictions, else data sets. Found out on a thread, one path after the
/// other. Where a folder holds many runs a person chooses among them.
class PathOpening : public QObject {
    Q_OBJECT
public:
    enum class As { Anything, Runs };
    enum class Choice {
        Ask,  ///< where a folder holds more than a few runs
        All
    };

    explicit PathOpening(QWidget* window);

    void open(const QStringList& paths, As as, Choice choice);
    void cancel();
    bool idle() const { return m_waiting.isEmpty() && !m_job.running(); }
    /// The dialog that is open, or null.
    widgets::RunChoiceDialog* dialog() const { return m_dialog; }
    widgets::StepColumnDialog* stepDialog() const { return m_stepDialog; }
    /// What was chosen for a table before, by its path: it is not asked for again.
    void setKnownSteps(std::function<QString(const QString&)> known) { m_knownSteps = std::move(known); }

Q_SIGNALS:
    void runsChosen(const QString& path, const std::vector<gg::imports::RunPlace>& places, bool asked);
    void predictionsFound(const QString& path);
    /// Neither runs nor predictions: a data set, or nothing, which its readers say.
    void datasetFound(const QString& path);
    void failed(const QString& error);
    /// What could not be looked through.
    void noticed(const QString& text);
    void progressed(const QString& what, quint64 done, quint64 total);
    void finished();

private:
    struct Wish {
        QString path;
        As as = As::Anything;
        Choice choice = Choice::Ask;
    };
    struct Found {
        imports::FoundRuns runs;
        bool arePredictions = false;
        imports::StepColumns steps = {.columns = {}, .obvious = true};  ///< of a table that was named itself
    };

    static Found recognise(const std::string& path, As as, JobControl& control);
    void next();
    void take(const Wish& wish, const Found& found);
    void ask(const Wish& wish, const std::vector<imports::RunPlace>& places);
    void askForSteps(const Wish& wish, const imports::RunPlace& place, const imports::StepColumns& columns);
    bool asking() const { return m_dialog != nullptr || m_stepDialog != nullptr; }

    QWidget* m_window;
    Job m_job;
    QList<Wish> m_waiting;
    QPointer<widgets::RunChoiceDialog> m_dialog;
    QPointer<widgets::StepColumnDialog> m_stepDialog;
    std::function<QString(const QString&)> m_knownSteps;
};

}  // namespace gg::app
