#pragma once

#include "core/evaluation/over_epochs.h"
#include "core/metrics/bootstrap.h"
#include "widgets/charts/figure_request.h"
#include "widgets/models/evaluation_setup.h"
#include "widgets/models/evaluation_sources.h"
#include "widgets/models/evaluation_state.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QSlider;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QTabWidget;

namespace gg::widgets {

class BackgroundWork;
class Banner;
class CasePanel;
class DefinitionsView;
class EmptyState;
class EpochCursor;
class EvaluationOverview;
class ImageProvider;
class IssueStrip;
class MaskPanel;
class ProgressRow;
class SampleFilter;
class SegmentationView;
class SourcePanel;
struct MeasuredDifference;

/// Holds predictions against the truth: sources on the left, what they come to in the middle, the images behind a click on the right. The
/// application reads and evaluates; the page says what a person wants to see.
class EvaluatePage : public QWidget {
    Q_OBJECT
public:
    EvaluatePage(EvaluationSources& sources, EpochCursor& cursor, SampleFilter& filter, ImageProvider& images, BackgroundWork* work = nullptr,
                 QWidget* parent = nullptr);
    ~EvaluatePage() override;

    /// Without a data set there is nothing to hold predictions against.
    void setDatasetOpen(bool open);
    void setError(const QString& text);
    /// What was asked for could not be opened: with a button that opens something else.
    void setOpenError(const QString& text);
    void setNotice(const QString& text);
    /// Where the true mask of an image lies; empty where there is none.
    void setTruthMasks(std::function<QString(const QString& image)> fileOf);
    /// A long job; cancelRequested() ends it.
    void setProgress(const QString& what, quint64 done, quint64 total);
    void clearProgress();
    /// The answer to differenceRequested(); nullopt: none, `why` says why not.
    void setDifference(const std::optional<metrics::BootstrapDifference>& difference, const QString& why = {});
    void setDifferences(const std::vector<MeasuredDifference>& differences, const QString& note);

    /// How far the comparison with the other source is; cancelComparisonRequested() ends it.
    void setComparing(const QString& what, quint64 done, quint64 total);
    void comparisonCancelled();

    /// All epochs of the current source: series, and objects that were lost or found on the way. Null: not known.
    void setOverEpochs(std::shared_ptr<const evaluation::OverEpochs> over);

    EvaluationState& state() { return *m_state; }
    CasePanel& cases() { return *m_cases; }
    MaskPanel& masks() { return *m_masks; }
    SegmentationView& segmentation() { return *m_segmentation; }
    SourcePanel& sourcePanel() { return *m_sourcePanel; }
    EvaluationOverview& overview() { return *m_overview; }
    IssueStrip& issues() { return *m_issues; }
    Banner& banner() { return *m_banner; }
    /// Why the current source cannot be shown.
    Banner& sourceBanner() { return *m_unreadable; }
    EmptyState& notReady() { return *m_notReady; }

    /// Where the sliders stand; told of by optionsEdited().
    void setOptions(const evaluation::ReadingOptions& options);
    /// What there is to choose for the data set, and what is chosen; told of by setupEdited().
    void setSetup(const EvaluationSetup& setup, const EvaluationChoices& choices);
    /// Sizes of the columns, to be remembered.
    QByteArray layoutState() const;
    void restoreLayout(const QByteArray& state);
    static QList<QPair<QString, QString>> shortcuts();

Q_SIGNALS:
    /// A chart is to become a panel of a composed figure. Its recipe says what is evaluated for it, but for the data set, which the application knows.
    void figureAddRequested(const gg::widgets::Figure& figure, const gg::widgets::FigureRecipe& recipe, bool redrawable);
    void openDatasetRequested();
    void openPredictionsRequested();
    void openPredictionsFolderRequested();
    void runModelRequested();
    void ensembleRequested();
    void removeRequested(int index);
    void folderRequested(const QString& path);
    void pathsDropped(const QStringList& paths);
    void cancelRequested();
    void cancelComparisonRequested();
    void compareAgainRequested();
    void readAgainRequested(int index);
    void imagesRequested();  ///< the sample filter was set: show it
    void optionsEdited();
    void setupEdited(const gg::widgets::EvaluationSetup& setup);
    void layoutEdited();
    void shown();

protected:
    void showEvent(QShowEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* buildEmpty();
    QWidget* buildMiddle(BackgroundWork* work);
    QWidget* buildEpochRow(QWidget* parent);
    void connectState();
    void connectSources();
    void connectKeys();
    void refreshStack();
    void refreshCurrent();
    void refreshNotReady(const EvaluationSource* source);
    void refreshCompared();
    void refreshEpochs();
    void showEvaluation();
    void fillHistoryMenu();
    void exportAtFocus();
    void exportFigure(const Figure& figure, const QString& name);
    std::optional<EvaluationRecipe> recipeOf(const Figure& figure, const QString& name) const;
    void showMasks(const QStringList& images, const QString& reason);

    EvaluationSources& m_sources;
    EpochCursor& m_cursor;
    EvaluationState* m_state;
    Banner* m_banner;
    ProgressRow* m_progress;
    QStackedWidget* m_stack;
    EmptyState* m_noDataset = nullptr;
    EmptyState* m_noSource = nullptr;
    QSplitter* m_columns;
    SourcePanel* m_sourcePanel;
    CasePanel* m_cases;
    MaskPanel* m_masks;
    QStackedWidget* m_right;
    Banner* m_unreadable = nullptr;
    IssueStrip* m_issues = nullptr;
    QTabWidget* m_tabs = nullptr;
    QStackedWidget* m_results = nullptr;
    EmptyState* m_notReady = nullptr;
    EvaluationOverview* m_overview = nullptr;
    DefinitionsView* m_definitions = nullptr;
    SegmentationView* m_segmentation = nullptr;
    QWidget* m_epochRow = nullptr;
    QLabel* m_epochLabel = nullptr;
    QSlider* m_epochSlider = nullptr;
    QPushButton* m_live = nullptr;
    QToolButton* m_history = nullptr;
    EvaluationSetup m_setup;
    std::shared_ptr<const evaluation::OverEpochs> m_over;
    std::function<QString(const QString&)> m_truthMaskOf;
    bool m_datasetOpen = false;
};

}  // namespace gg::widgets
