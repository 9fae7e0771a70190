#include "app/evaluation_session.h"

#include "app/dataset_session.h"
#include "app/evaluation_measures.h"
#include "app/job_pool.h"
#include "app/workspace.h"
#include "core/runs/run_folder.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/evaluation_sources.h"
#include "widgets/models/path_text.h"
#include "widgets/models/run_collection.h"
#include "widgets/models/selection_text.h"
#include "widgets/panels/dataset_page.h"
#include "widgets/panels/evaluate_page.h"
#include "widgets/panels/segmentation_view.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace gg::app {
namespace {

QString nameOf(const QString& path)
{
    const QFileInfo file(path);
    // predictions.json says nothing; the run that it lies in does.
    const QString folder = file.dir().dirName();
    if (file.isDir() || folder.isEmpty()) {
        return file.fileName();
    }
    return file.fileName() == u"predictions.json" ? folder : QStringLiteral("%1/%2").arg(folder, file.fileName());
}

std::vector<int> epochsOf(const predictions::PredictionPlace& place)
{
    std::vector<int> epochs;
    for (const auto& epoch : place.epochs) {
        if (epoch.epoch > 0) {
            epochs.push_back(epoch.epoch);
        }
    }
    return epochs;
}

}  // namespace

EvaluationSession::EvaluationSession(Parts parts, Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_workspace(workspace)
    , m_model(workspace)
{
    connectPage();
    connectJobs();
    m_parts.page.setOptions(m_workspace.evaluationOptions());
    if (const QByteArray layout = m_workspace.evaluationLayout(); !layout.isEmpty()) {
        m_parts.page.restoreLayout(layout);
    }
}

EvaluationSession::~EvaluationSession() = default;

void EvaluationSession::connectPage()
{
    using widgets::EvaluatePage;
    EvaluatePage& page = m_parts.page;
    connect(&page, &EvaluatePage::openPredictionsRequested, this, &EvaluationSession::openFileDialog);
    connect(&page, &EvaluatePage::openPredictionsFolderRequested, this, &EvaluationSession::openFolderDialog);
    connect(&page, &EvaluatePage::runModelRequested, this, &EvaluationSession::showModelDialog);
    connect(&page, &EvaluatePage::ensembleRequested, this, &EvaluationSession::showEnsembleDialog);
    connect(&m_model, &ModelSession::predictionsWritten, this, &EvaluationSession::openPredictions);
    connect(&m_model, &ModelSession::ranked, this, &EvaluationSession::ranked);
    connect(&page, &EvaluatePage::removeRequested, this, &EvaluationSession::removeSource);
    connect(&page, &EvaluatePage::cancelRequested, this, &EvaluationSession::cancel);
    connect(&page, &EvaluatePage::cancelComparisonRequested, this, &EvaluationSession::cancelComparison);
    connect(&page, &EvaluatePage::compareAgainRequested, this, &EvaluationSession::compareAgain);
    connect(&page, &EvaluatePage::readAgainRequested, this, &EvaluationSession::readAgain);
    connect(&page, &EvaluatePage::pathsDropped, this, [this](const QStringList& paths) {
        for (const QString& path : paths) {
            openPredictions(path);
        }
    });
    connect(&page, &EvaluatePage::setupEdited, this, &EvaluationSession::adoptSetup);
    connect(&page, &EvaluatePage::optionsEdited, this, [this] { m_workspace.setEvaluationOptions(m_parts.page.state().options()); });
    connect(&page.state(), &widgets::EvaluationState::readingChanged, this, [this] {
        selectPending();
        showDisagreement();
    });
    connect(&page, &EvaluatePage::layoutEdited, this, [this] { m_workspace.setEvaluationLayout(m_parts.page.layoutState()); });
    connect(&m_parts.work, &JobPool::failed, &page, &EvaluatePage::setError);
    page.setTruthMasks([this](const QString& image) { return truthMaskOf(image); });

    widgets::EvaluationSources& sources = m_parts.sources;
    connect(&sources, &widgets::EvaluationSources::currentChanged, this, [this] {
        m_refused.reset();
        loadWanted();
    });
    connect(&sources, &widgets::EvaluationSources::comparedChanged, this, [this] {
        m_refused.reset();
        loadWanted();
        compare();
    });
    connect(&m_parts.cursor, &widgets::EpochCursor::changed, this, &EvaluationSession::loadWanted);
    // What nobody looks at is not read.
    connect(&page, &EvaluatePage::shown, this, &EvaluationSession::loadWanted);

    connect(&m_parts.datasets, &DatasetSession::opened, this, &EvaluationSession::adoptDataset);
    widgets::RunCollection& runs = m_parts.runs;
    connect(&runs, &widgets::RunCollection::added, this, &EvaluationSession::lookAtRun);
    connect(&runs, &widgets::RunCollection::changed, this, &EvaluationSession::lookAtRun);
    connect(&runs, &widgets::RunCollection::aboutToRemove, this, [this](int run) {
        const QString folder = m_parts.runs.at(run).folder;
        m_epochsOfRun.erase(folder);
        if (const int index = m_parts.sources.indexOf(folder); index >= 0) {
            removeSource(index);
        }
    });
}

void EvaluationSession::connectJobs()
{
    // The comparison says how far it is where it was asked for.
    connect(&m_differenceJob, &Job::progressed, &m_parts.page, &widgets::EvaluatePage::setComparing);
    for (Job* job : {&m_loadJob, &m_seriesJob, &m_ensembleJob}) {
        connect(job, &Job::progressed, &m_parts.page, &widgets::EvaluatePage::setProgress);
        connect(job, &Job::finished, this, [this] {
            if (!m_loadJob.running() && !m_seriesJob.running() && !m_ensembleJob.running()) {
                m_parts.page.clearProgress();
            }
        });
    }
}

bool EvaluationSession::idle() const
{
    const bool finding = m_parts.datasets.dataset() && !m_toFind.empty();
    return !finding && !m_model.running() && !m_findJob.running() && !m_loadJob.running() && !m_differenceJob.running() && !m_seriesJob.running() && !m_ensembleJob.running() && !m_parts.page.state().busy();
}

void EvaluationSession::openPredictions(const QString& path)
{
    m_toFind.push_back({.path = QFileInfo(path).absoluteFilePath(), .then = Then::MakeCurrent});
    findNext();
    Q_EMIT showRequested();
}

void EvaluationSession::openToCompare(const QString& path)
{
    m_toFind.push_back({.path = QFileInfo(path).absoluteFilePath(), .then = Then::Compare});
    findNext();
    Q_EMIT showRequested();
}

void EvaluationSession::openFileDialog()
{
    const QString file = QFileDialog::getOpenFileName(&m_parts.page, tr("Open predictions"), m_workspace.lastFolder(QStringLiteral("predictions")),
                                                      tr("COCO results (*.json);;All files (*)"));
    if (!file.isEmpty()) {
        m_workspace.setLastFolder(QStringLiteral("predictions"), QFileInfo(file).absolutePath());
        openPredictions(file);
    }
}

void EvaluationSession::openFolderDialog()
{
    const QString folder = QFileDialog::getExistingDirectory(&m_parts.page, tr("Open a folder of predictions, or a run"),
                                                             m_workspace.lastFolder(QStringLiteral("predictions")));
    if (!folder.isEmpty()) {
        m_workspace.setLastFolder(QStringLiteral("predictions"), QFileInfo(folder).absolutePath());
        openPredictions(folder);
    }
}

void EvaluationSession::showModelDialog()
{
    m_model.show(m_parts.datasets.dataset(), &m_parts.page);
}

void EvaluationSession::select(const QString& text)
{
    m_selection = text;
    selectPending();
}

void EvaluationSession::selectPending()
{
    widgets::EvaluationState& state = m_parts.page.state();
    if (!m_selection.isEmpty() && m_parts.page.segmentation().evaluation() != nullptr) {
        const QString text = std::exchange(m_selection, {});
        if (!m_parts.page.segmentation().select(text)) {
            m_parts.page.setError(tr("\"%1\" selects nothing here. Of masks write matrix:TRUTH:PREDICTED or class:NAME.").arg(text));
        }
        return;
    }
    if (m_selection.isEmpty() || !state.evaluation()) {
        return;
    }
    const QString text = std::exchange(m_selection, {});
    if (const auto selection = widgets::selectionFromText(text, *state.evaluation())) {
        state.select(*selection);
    } else {
        m_parts.page.setError(tr("\"%1\" selects nothing here. Write matrix:TRUTH:PREDICTED, errors:KIND, class:NAME, size:NAME or "
                                 "curve:CLASS:CONFIDENCE.")
                                  .arg(text));
    }
}

/// Another data set: nothing of the one before can be held against it.
void EvaluationSession::adoptDataset()
{
    m_findJob.cancel();
    forgetEvaluations();
    m_boxTruth.reset();
    m_maskTruth.reset();
    m_outlines.reset();
    m_places.clear();
    m_epochsOfRun.clear();
    m_restoring = true;
    m_parts.sources.clear();
    m_setup = m_workspace.evaluationSetup(QString::fromStdString(m_parts.datasets.dataset()->fingerprint));
    showSetup();
    m_parts.page.setError({});
    m_parts.page.setDatasetOpen(true);
    m_truthMasks.clear();
    const dataset::Dataset& dataset = *m_parts.datasets.dataset();
    if (dataset.format == dataset::Format::ImageMask) {
        for (const dataset::Record& record : dataset.records) {
            if (!record.label.empty()) {
                m_truthMasks.insert(widgets::pathText(dataset.absolute(record.image)), widgets::pathText(dataset.absolute(record.label)));
            }
        }
    }
    // What was asked for comes first and becomes current; what is remembered follows.
    for (const QString& path : m_workspace.evaluationSources(QString::fromStdString(m_parts.datasets.dataset()->fingerprint))) {
        if (QFileInfo::exists(path)) {
            m_toFind.push_back({.path = path});
        }
    }
    m_restoring = false;
    for (int run = 0; run < m_parts.runs.size(); ++run) {
        lookAtRun(run);
    }
    findNext();
}

/// What was evaluated was held against something else: all of it is made anew, the source that is looked at first.
void EvaluationSession::adoptSetup(const widgets::EvaluationSetup& setup)
{
    m_setup = setup;
    m_workspace.setEvaluationSetup(QString::fromStdString(m_parts.datasets.dataset()->fingerprint), setup);
    forgetEvaluations();
    showSetup();
    loadWanted();
}

void EvaluationSession::forgetEvaluations()
{
    m_loadJob.cancel();
    m_differenceJob.cancel();
    m_seriesJob.cancel();
    m_seriesPath.clear();
    m_parts.page.setOverEpochs(nullptr);
    m_loading.reset();
    m_refused.reset();
    m_kept.clear();
    m_disagreementOf.reset();
    for (int i = 0; i < m_parts.sources.size(); ++i) {
        // What a run of ours counted while it trained is as it was.
        if (!m_parts.sources.at(i).counted) {
            m_parts.sources.forget(i);
        }
    }
    compare();
}

void EvaluationSession::showSetup()
{
    const dataset::Dataset& dataset = *m_parts.datasets.dataset();
    widgets::EvaluationChoices choices{.splits = {}, .outlines = m_outlines.value_or(false), .maskFiles = dataset.format == dataset::Format::ImageMask};
    for (const std::string& split : dataset.splits) {
        choices.splits << QString::fromStdString(split);
    }
    m_parts.page.setSetup(m_setup, choices);
}

void EvaluationSession::lookAtRun(int run)
{
    const widgets::RunEntry& entry = m_parts.runs.at(run);
    const int newest = entry.history.lastEpoch();
    if (!m_parts.datasets.dataset() || newest < 1) {
        return;
    }
    const auto [known, isNew] = m_epochsOfRun.try_emplace(entry.folder, newest);
    if (!isNew && std::exchange(known->second, newest) == newest) {
        return;
    }
    m_toFind.push_back({.path = entry.folder, .isRun = true});
    findNext();
}

void EvaluationSession::findNext()
{
    if (m_toFind.empty() || m_findJob.running() || !m_parts.datasets.dataset()) {
        return;
    }
    const ToFind what = m_toFind.front();
    m_toFind.erase(m_toFind.begin());
    m_findJob.start<predictions::PredictionPlace>(
        [path = widgets::pathBytes(what.path)](JobControl&) { return predictions::findPredictions(path); },
        [this, what](Outcome<predictions::PredictionPlace> outcome) {
            found(what, std::move(outcome));
            findNext();
        });
}

void EvaluationSession::found(const ToFind& what, Outcome<predictions::PredictionPlace> outcome)
{
    if (const auto* error = std::get_if<Error>(&outcome)) {
        // A run without predictions is nothing to complain of: nobody asked for them.
        if (!what.isRun) {
            m_parts.page.setOpenError(errorText(*error));
        }
        return;
    }
    auto* place = std::get_if<predictions::PredictionPlace>(&outcome);
    if (place == nullptr) {
        return;
    }
    widgets::EvaluationSources& sources = m_parts.sources;
    const std::vector<int> epochs = epochsOf(*place);
    m_places[what.path] = std::move(*place);
    int index = sources.indexOf(what.path);
    if (index < 0) {
        const int run = what.isRun ? m_parts.runs.indexOf(what.path) : -1;
        widgets::EvaluationSource source;
        source.path = what.path;
        source.name = run >= 0 ? QString::fromStdString(m_parts.runs.at(run).info.name) : nameOf(what.path);
        source.kind = run >= 0 ? widgets::EvaluationSource::Kind::Run : widgets::EvaluationSource::Kind::Predictions;
        source.counted = isOfMasks(what.path) && runs::isRunFolder(widgets::pathBytes(what.path));
        source.colour = run >= 0 ? m_parts.runs.at(run).colour : QColor();
        index = sources.add(std::move(source));
        rememberSources();
    }
    sources.setEpochs(index, epochs);
    const bool askedAgain = what.then != Then::Nothing && sources.at(index).state == widgets::EvaluationSource::State::Failed;
    if (askedAgain || (isOfMasks(what.path) && sources.at(index).segmentation)) {
        // The file may have been mended; or a run goes on, and masks are read with all their epochs.
        sources.setKnown(index);
    }
    if (what.then == Then::MakeCurrent || sources.current() < 0) {
        sources.setCurrent(index);
    } else if (what.then == Then::Compare) {
        sources.setCompared(index);
    }
    loadWanted();
}

void EvaluationSession::removeSource(int index)
{
    const QString path = m_parts.sources.at(index).path;
    m_places.erase(path);
    m_kept.remove_if([&](const Kept& kept) { return kept.wish.path == path; });
    m_parts.sources.remove(index);
    if (m_parts.sources.current() < 0 && m_parts.sources.size() > 0) {
        m_parts.sources.setCurrent(std::min(index, m_parts.sources.size() - 1));
    }
    rememberSources();
}

QString EvaluationSession::truthMaskOf(const QString& image) const
{
    return m_truthMasks.value(image);
}

void EvaluationSession::showDisagreement()
{
    const evaluation::EvaluationPtr& evaluation = m_parts.page.state().evaluation();
    if (!evaluation || evaluation == m_disagreementOf) {
        return;
    }
    m_disagreementOf = evaluation;
    auto values = std::make_shared<widgets::ObjectValues>();
    m_parts.work.run(
        QStringLiteral("evaluation.disagreement"),
        [evaluation, values](JobControl& control) { *values = disagreementOf(*evaluation, control); },
        [this, values, evaluation] {
            if (evaluation == m_disagreementOf) {
                widgets::ObjectMeasures objects = m_parts.datasetPage.objectMeasures();
                objects.disagreement = values;
                m_parts.datasetPage.setObjectMeasures(objects);
            }
        });
}

void EvaluationSession::rememberSources()
{
    if (m_restoring || !m_parts.datasets.dataset()) {
        return;
    }
    QStringList paths;
    for (int i = 0; i < m_parts.sources.size(); ++i) {
        // Open runs are remembered as such.
        if (m_parts.sources.at(i).kind != widgets::EvaluationSource::Kind::Run) {
            paths << m_parts.sources.at(i).path;
        }
    }
    m_workspace.setEvaluationSources(QString::fromStdString(m_parts.datasets.dataset()->fingerprint), paths);
}

}  // namespace gg::app
