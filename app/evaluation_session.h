#pragma once

#include "app/job.h"
#include "app/model_session.h"
#include "core/evaluation/detection_evaluation.h"
#include "core/evaluation/over_epochs.h"
#include "core/evaluation/segmentation_evaluation.h"
#include "core/metrics/box_fusion.h"
#include "core/predictions/load.h"
#include "widgets/models/evaluation_setup.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

#include <list>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace gg::widgets {
class DatasetPage;
class EpochCursor;
class EvaluatePage;
class EvaluationSources;
class RunCollection;
}  // namespace gg::widgets

namespace gg::app {

class DatasetSession;
class JobPool;
class Workspace;

/// Predictions of the open data set: finds, reads and evaluates them, follows the epochs of runs, compares two of them, and tells the
/// evaluate page.
class EvaluationSession : public QObject {
    Q_OBJECT
public:
    struct Parts {
        widgets::EvaluatePage& page;
        widgets::EvaluationSources& sources;
        widgets::DatasetPage& datasetPage;
        DatasetSession& datasets;
        widgets::RunCollection& runs;
        widgets::EpochCursor& cursor;
        JobPool& work;  ///< that the page computes with
    };
    EvaluationSession(Parts parts, Workspace& workspace, QObject* parent = nullptr);
    ~EvaluationSession() override;

    /// A results file, a folder or a run. Waits for the data set where none is open yet.
    void openPredictions(const QString& path);
    /// The same, to be compared with what is current.
    void openToCompare(const QString& path);
    void openFileDialog();
    void openFolderDialog();
    void showModelDialog();
    /// Several of the sources as one more.
    void showEnsembleDialog();
    /// As selectionFromText() reads it, as soon as there is an evaluation.
    void select(const QString& text);
    bool idle() const;

Q_SIGNALS:
    void showRequested();  ///< predictions were opened: show the page
    void ranked(const QStringList& images, const QString& reason);  ///< as ModelSession::ranked

private:
    /// One epoch of one source, evaluated.
    struct Wish {
        QString path;
        int epoch = 0;
        friend bool operator==(const Wish&, const Wish&) = default;
    };
    struct Loaded {
        std::shared_ptr<const predictions::TruthTable> truth;
        std::optional<bool> outlines;  ///< whether labels have them, once somebody looked
        evaluation::EvaluationPtr evaluation;
        evaluation::SegmentationPtr segmentation;  ///< of masks, in place of it
    };
    struct Kept {
        Wish wish;
        evaluation::EvaluationPtr evaluation;
    };
    /// One of two that are compared: at most one of boxes and masks is there.
    struct Compared {
        evaluation::EvaluationPtr boxes;
        evaluation::SegmentationPtr masks;
        int epoch = 0;
        friend bool operator==(const Compared&, const Compared&) = default;
    };
    enum class Then { Nothing, MakeCurrent, Compare };
    struct ToFind {
        QString path;
        bool isRun = false;
        Then then = Then::Nothing;
    };

    void connectPage();
    void connectJobs();
    void adoptDataset();
    void adoptSetup(const widgets::EvaluationSetup& setup);
    void forgetEvaluations();
    void showSetup();
    void findNext();
    void found(const ToFind& what, Outcome<predictions::PredictionPlace> outcome);
    void lookAtRun(int run);
    void removeSource(int index);
    std::vector<Wish> wishes() const;
    void loadWanted();
    void load(const Wish& wish);
    void loadMasks(const Wish& wish);
    predictions::LoadOptions loadOptions(metrics::IouType type) const;
    bool isOfMasks(const QString& path) const;
    QString truthMaskOf(const QString& image) const;
    void loaded(const Wish& wish, Outcome<Loaded> outcome);
    void keep(const Wish& wish, const evaluation::EvaluationPtr& evaluation);
    evaluation::EvaluationPtr kept(const Wish& wish);
    void readSeries();
    Compared comparable(int index) const;
    void compare();
    void compareBoxes(const evaluation::EvaluationPtr& here, const evaluation::EvaluationPtr& other);
    void compareMasks(const Compared& here, const Compared& other);
    void compareAgain();
    void cancelComparison();
    void readAgain(int index);
    void selectPending();
    void showDisagreement();
    void rememberSources();
    void fuse(const std::vector<predictions::PredictionPlace>& places, bool masks, const metrics::FusionOptions& options);
    void cancel();

    Parts m_parts;
    Workspace& m_workspace;
    ModelSession m_model;
    Job m_findJob;
    Job m_loadJob;
    Job m_differenceJob;
    Job m_seriesJob;
    Job m_ensembleJob;
    QString m_seriesPath;            ///< whose epochs are read, or were
    std::vector<int> m_seriesEpochs;
    std::vector<ToFind> m_toFind;
    std::map<QString, predictions::PredictionPlace> m_places;
    QHash<QString, QString> m_truthMasks;  ///< by image
    std::map<QString, int> m_epochsOfRun;  ///< newest epoch of a run that was looked for
    std::shared_ptr<const predictions::TruthTable> m_boxTruth;
    std::shared_ptr<const predictions::TruthTable> m_maskTruth;  ///< read when masks are first compared
    widgets::EvaluationSetup m_setup;
    std::optional<bool> m_outlines;  ///< whether labels of the data set have them; not known before something is read
    std::optional<Wish> m_loading;
    std::optional<Wish> m_refused;  ///< cancelled by a person: not tried again until something else is wanted
    std::list<Kept> m_kept;  ///< last used first
    Compared m_comparedHere;
    Compared m_comparedOther;
    evaluation::EvaluationPtr m_disagreementOf;
    QString m_selection;
    bool m_restoring = false;
};

}  // namespace gg::app
