#include "app/path_opening.h"

#include "core/dataset/open.h"
#include "core/predictions/load.h"
#include "core/runs/run_folder.h"
#include "widgets/panels/run_choice_dialog.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace gg::app {
namespace {

/// As many runs of a folder are opened without a question.
constexpr std::size_t fewRuns = 8;
constexpr int problemsNamed = 3;

/// A JSON list: results are one, the files of data sets are not.
bool isListOfResults(const std::string& path)
{
    std::ifstream file(path);
    char first = 0;
    return path.ends_with(".json") && file >> first && first == '[';
}

/// A person who names a table itself can tell what its columns are; nobody is asked about each of a folder.
void lookForSteps(const std::string& path, const std::vector<imports::RunPlace>& places, imports::StepColumns& steps)
{
    if (places.size() == 1 && places.front().path == path && !std::filesystem::is_directory(path)) {
        steps = imports::stepColumnsOf(places.front());
    }
}

/// Data sets come first: a folder may be both.
bool arePredictions(const std::string& path)
{
    try {
        return !predictions::findPredictions(path).epochs.empty();
    } catch (const Error&) {
        // Neither: opening it as a data set says what was looked for.
        return false;
    }
}

}  // namespace

PathOpening::PathOpening(QWidget* window)
    : QObject(window)
    , m_window(window)
{
    connect(&m_job, &Job::progressed, this, &PathOpening::progressed);
}

PathOpening::Found PathOpening::recognise(const std::string& path, As as, JobControl& control)
{
    const bool folder = std::filesystem::is_directory(path);
    if (as == As::Runs) {
        Found found{.runs = imports::findRuns(path, control)};
        lookForSteps(path, found.runs.places, found.steps);
        return found;
    }
    if (!folder && isListOfResults(path)) {
        return {.runs = {}, .arePredictions = true};
    }
    // Results of a training may lie in a data set: it is opened as what it is.
    if (!runs::isRunFolder(path) && runs::findRunFolders(path).empty() && !dataset::recognise(path).empty()) {
        return {};
    }
    Found found{.runs = imports::findRuns(path, control)};
    found.arePredictions = found.runs.places.empty() && folder && arePredictions(path);
    lookForSteps(path, found.runs.places, found.steps);
    return found;
}

void PathOpening::open(const QStringList& paths, As as, Choice choice)
{
    for (const QString& path : paths) {
        m_waiting.append({.path = QFileInfo(path).absoluteFilePath(), .as = as, .choice = choice});
    }
    if (!m_job.running() && !asking()) {
        next();
    }
}

void PathOpening::cancel()
{
    m_waiting.clear();
    m_job.cancel();
    Q_EMIT finished();
}

void PathOpening::next()
{
    if (m_waiting.isEmpty()) {
        Q_EMIT finished();
        return;
    }
    const Wish wish = m_waiting.takeFirst();
    m_job.start<Found>([path = wish.path.toStdString(), as = wish.as](JobControl& control) { return recognise(path, as, control); },
                       [this, wish](const Outcome<Found>& outcome) {
                           if (const auto* found = std::get_if<Found>(&outcome)) {
                               take(wish, *found);
                           } else if (const auto* error = std::get_if<Error>(&outcome)) {
                               // A data set's readers say best what a path lacks.
                               wish.as == As::Anything ? Q_EMIT datasetFound(wish.path) : Q_EMIT failed(errorText(*error));
                           }
                           if (!asking()) {
                               next();
                           }
                       });
}

void PathOpening::take(const Wish& wish, const Found& found)
{
    QStringList problems;
    for (const std::string& problem : found.runs.problems) {
        problems << QString::fromStdString(problem);
    }
    if (!problems.isEmpty()) {
        const auto more = static_cast<int>(problems.size()) - problemsNamed;
        Q_EMIT noticed(more > 0 ? tr("%1 And %n more.", nullptr, more).arg(problems.mid(0, problemsNamed).join(QLatin1Char(' '))) : problems.join(QLatin1Char(' ')));
    }
    const std::vector<imports::RunPlace>& places = found.runs.places;
    if (places.size() > fewRuns && wish.choice == Choice::Ask) {
        ask(wish, places);
    } else if (!found.steps.obvious && found.steps.columns.size() > 1 && wish.choice == Choice::Ask) {
        askForSteps(wish, places.front(), found.steps);
    } else if (!places.empty()) {
        Q_EMIT runsChosen(wish.path, places, wish.choice == Choice::Ask);
    } else if (found.arePredictions) {
        Q_EMIT predictionsFound(wish.path);
    } else if (wish.as == As::Anything) {
        Q_EMIT datasetFound(wish.path);
    } else {
        Q_EMIT failed(tr("%1: no run was found here or in the folders below. Looked for run.yaml, results.csv, args.yaml, event files of TensorBoard, logs as CSV "
                         "or JSON lines. Choose the folder that a trainer wrote, or one of these files.")
                          .arg(QDir::toNativeSeparators(wish.path)));
    }
}

void PathOpening::askForSteps(const Wish& wish, const imports::RunPlace& place, const imports::StepColumns& columns)
{
    imports::RunPlace chosen = place;
    if (const QString known = m_knownSteps ? m_knownSteps(QString::fromStdString(place.path)) : QString(); !known.isEmpty()) {
        chosen.stepColumn = known.toStdString();
        Q_EMIT runsChosen(wish.path, {chosen}, true);
        return;
    }
    m_stepDialog = new widgets::StepColumnDialog(wish.path, columns, {}, m_window);
    m_stepDialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_stepDialog, &QDialog::finished, this, [this, dialog = m_stepDialog.data(), wish, chosen](int result) mutable {
        if (result == QDialog::Accepted) {
            chosen.stepColumn = dialog->chosen().toStdString();
            Q_EMIT runsChosen(wish.path, {chosen}, true);
        }
        m_stepDialog = nullptr;
        next();
    });
    m_stepDialog->open();
}

void PathOpening::ask(const Wish& wish, const std::vector<imports::RunPlace>& places)
{
    m_dialog = new widgets::RunChoiceDialog(wish.path, places, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::finished, this, [this, dialog = m_dialog.data(), wish](int result) {
        if (result == QDialog::Accepted) {
            Q_EMIT runsChosen(wish.path, dialog->chosen(), true);
        }
        m_dialog = nullptr;
        next();
    });
    m_dialog->open();
}

}  // namespace gg::app
