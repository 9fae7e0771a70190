#include "widgets/panels/evaluate_page.h"

#include "widgets/charts/figure_dialog.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/path_text.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/case_panel.h"
#include "widgets/panels/definitions_view.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/evaluation_overview.h"
#include "widgets/panels/issue_strip.h"
#include "widgets/panels/mask_panel.h"
#include "widgets/panels/progress_row.h"
#include "widgets/panels/reading_order.h"
#include "widgets/panels/segmentation_view.h"
#include "widgets/panels/setup_panel.h"
#include "widgets/panels/source_list_model.h"
#include "widgets/panels/source_panel.h"
#include "widgets/theme/theme.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QHash>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace gg::widgets {
namespace {

enum Result { NotReady, Detections, Masks };

/// Nothing where masks tell foreground from background alone.
MaskClasses maskClasses(const evaluation::SegmentationEvaluation& evaluation)
{
    if (evaluation.meaning == evaluation::MaskMeaning::Foreground) {
        return {};
    }
    MaskClasses out{.names = {}, .values = evaluation.classValues, .colours = evaluation.classesAreColours, .palette = evaluation.palette};
    for (const std::string& name : evaluation.classNames) {
        out.names << QString::fromStdString(name);
    }
    return out;
}

}  // namespace

EvaluatePage::EvaluatePage(EvaluationSources& sources, EpochCursor& cursor, SampleFilter& filter, ImageProvider& images, BackgroundWork* work,
                           QWidget* parent)
    : QWidget(parent)
    , m_sources(sources)
    , m_cursor(cursor)
    , m_state(new EvaluationState(work, this))
    , m_banner(new Banner(this))
    , m_progress(new ProgressRow(this))
    , m_stack(new QStackedWidget(this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
    , m_sourcePanel(new SourcePanel(sources, *m_state, m_columns))
    , m_cases(new CasePanel(*m_state, filter, images, this))
    , m_masks(new MaskPanel(filter, images, this))
    , m_right(new QStackedWidget(m_columns))
{
    setAcceptDrops(true);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(6);
    m_columns->addWidget(m_sourcePanel);
    m_columns->addWidget(buildMiddle(work));
    m_right->addWidget(m_cases);
    m_right->addWidget(m_masks);
    m_columns->addWidget(m_right);
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 3);
    m_columns->setStretchFactor(2, 2);
    m_columns->setSizes({230, 640, 420});
    m_stack->addWidget(buildEmpty());
    m_stack->addWidget(m_noSource);
    m_stack->addWidget(m_columns);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_progress);
    column->addWidget(m_stack, 1);
    connect(m_progress, &ProgressRow::cancelRequested, this, &EvaluatePage::cancelRequested);
    for (const Banner* banner : {m_banner, m_unreadable}) {
        connect(banner, &Banner::actionRequested, this, &EvaluatePage::openPredictionsRequested);
    }
    connect(m_notReady, &EmptyState::clicked, this, [this] { Q_EMIT readAgainRequested(m_sources.current()); });
    for (const QSplitter* splitter : {m_columns, m_cases->splitter()}) {
        connect(splitter, &QSplitter::splitterMoved, this, &EvaluatePage::layoutEdited);
    }
    connectState();
    connectSources();
    connectKeys();
    tabInReadingOrder(*this);
    refreshStack();
    refreshCurrent();
}

EvaluatePage::~EvaluatePage() = default;

QWidget* EvaluatePage::buildEmpty()
{
    m_noDataset = new EmptyState(tr("Open a data set, then predictions of it: what was found, missed and confused is shown here."),
                                 tr("Open data set…"), m_stack);
    connect(m_noDataset, &EmptyState::clicked, this, &EvaluatePage::openDatasetRequested);
    m_noSource = new EmptyState(tr("Open predictions of this data set (COCO results, YOLO text with confidences, masks, a run), or run a model over it."),
                                tr("Open predictions…"), m_stack);
    connect(m_noSource, &EmptyState::clicked, this, &EvaluatePage::openPredictionsRequested);
    connect(m_noSource->addButton(tr("Open a folder of them…")), &QPushButton::clicked, this, &EvaluatePage::openPredictionsFolderRequested);
    connect(m_noSource->addButton(tr("Run a model…")), &QPushButton::clicked, this, &EvaluatePage::runModelRequested);
    return m_noDataset;
}

QWidget* EvaluatePage::buildMiddle(BackgroundWork* work)
{
    auto* middle = new QWidget(m_columns);
    m_unreadable = new Banner(middle);
    m_issues = new IssueStrip(middle);
    m_results = new QStackedWidget(middle);
    m_notReady = new EmptyState({}, {}, m_results);
    m_tabs = new QTabWidget(m_results);
    m_tabs->setDocumentMode(true);
    m_overview = new EvaluationOverview(m_cursor, m_tabs);
    m_definitions = new DefinitionsView(work, m_tabs);
    m_tabs->addTab(m_overview, tr("Overview"));
    m_tabs->addTab(m_definitions, tr("Why do these numbers differ?"));
    m_results->addWidget(m_notReady);
    m_results->addWidget(m_tabs);
    m_segmentation = new SegmentationView(m_cursor, m_results);
    m_results->addWidget(m_segmentation);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_unreadable);
    column->addWidget(m_issues);
    column->addWidget(buildEpochRow(middle));
    column->addWidget(m_results, 1);
    return middle;
}

QWidget* EvaluatePage::buildEpochRow(QWidget* parent)
{
    m_epochRow = new QWidget(parent);
    auto* row = new QHBoxLayout(m_epochRow);
    row->setContentsMargins(space::medium, space::small, space::medium, 0);
    m_epochLabel = new QLabel(m_epochRow);
    m_epochLabel->setMinimumWidth(fontMetrics().horizontalAdvance(tr("epoch %1 of %2").arg(888).arg(888)));
    m_epochSlider = new QSlider(Qt::Horizontal, m_epochRow);
    m_epochSlider->setObjectName(QStringLiteral("epochSlider"));
    m_epochSlider->setPageStep(5);
    m_epochSlider->setMinimumHeight(space::target);
    m_epochSlider->setAccessibleName(tr("Epoch"));
    m_epochSlider->setToolTip(tr("The epoch that everything here shows; also [ and ]"));
    m_live = new QPushButton(tr("&Newest"), m_epochRow);
    m_live->setCheckable(true);
    m_live->setToolTip(tr("Follow the newest epoch (L)"));
    row->addWidget(m_epochLabel);
    row->addWidget(m_epochSlider, 1);
    row->addWidget(m_live);
    m_history = new QToolButton(m_epochRow);
    m_history->setObjectName(QStringLiteral("history"));
    m_history->setText(tr("Objects over epochs"));
    m_history->setToolTip(tr("Objects that were found and lost again, are found since an epoch, or were never found"));
    m_history->setPopupMode(QToolButton::InstantPopup);
    m_history->setMinimumHeight(space::target);
    m_history->setMenu(new QMenu(m_history));
    m_history->setEnabled(false);
    row->addWidget(m_history);
    connect(m_history->menu(), &QMenu::aboutToShow, this, &EvaluatePage::fillHistoryMenu);
    connect(m_epochSlider, &QSlider::valueChanged, &m_cursor, &EpochCursor::moveTo);
    connect(m_live, &QPushButton::clicked, this, [this] {
        m_cursor.follow();
        refreshEpochs();
    });
    return m_epochRow;
}

void EvaluatePage::connectState()
{
    connect(m_state, &EvaluationState::evaluationChanged, this, &EvaluatePage::showEvaluation);
    connect(m_state, &EvaluationState::readingChanged, this, [this] {
        if (m_state->reading()) {
            m_overview->setReading(m_state->reading());
            m_definitions->setReading(m_state->reading());
        }
    });
    connect(m_state, &EvaluationState::selectionChanged, this, [this] {
        // Marks in the overview are of what was clicked there.
        const evaluation::Selection& selected = m_state->selected().selection;
        if (std::holds_alternative<std::monostate>(selected) || std::holds_alternative<evaluation::RunDifference>(selected)
            || std::holds_alternative<evaluation::DifferenceCases>(selected)) {
            m_overview->clearSelection();
        }
    });
    connect(m_definitions, &DefinitionsView::casesActivated, this,
            [this](const std::vector<metrics::DifferingCase>& cases, const QString&) { m_state->select(evaluation::DifferenceCases{cases}); });
    connect(m_state, &EvaluationState::failed, this, &EvaluatePage::setError);
    connect(m_overview, &EvaluationOverview::optionsChanged, this, [this](const evaluation::ReadingOptions& options) {
        m_state->setOptions(options);
        Q_EMIT optionsEdited();
    });
    connect(m_overview, &EvaluationOverview::selected, this,
            [this](const evaluation::Selection& selection, const QString&) { m_state->select(selection); });
    connect(m_overview, &EvaluationOverview::exportRequested, this, &EvaluatePage::exportFigure);
    connect(m_segmentation, &SegmentationView::exportRequested, this, &EvaluatePage::exportFigure);
    connect(m_cases, &CasePanel::imagesRequested, this, &EvaluatePage::imagesRequested);
    connect(m_masks, &MaskPanel::imagesRequested, this, &EvaluatePage::imagesRequested);
    connect(m_segmentation, &SegmentationView::imagesActivated, this, &EvaluatePage::showMasks);
}

void EvaluatePage::connectSources()
{
    connect(m_sourcePanel, &SourcePanel::openRequested, this, &EvaluatePage::openPredictionsRequested);
    connect(m_sourcePanel, &SourcePanel::openFolderRequested, this, &EvaluatePage::openPredictionsFolderRequested);
    connect(m_sourcePanel, &SourcePanel::runModelRequested, this, &EvaluatePage::runModelRequested);
    connect(m_sourcePanel, &SourcePanel::ensembleRequested, this, &EvaluatePage::ensembleRequested);
    connect(m_sourcePanel, &SourcePanel::removeRequested, this, &EvaluatePage::removeRequested);
    connect(m_sourcePanel, &SourcePanel::folderRequested, this, &EvaluatePage::folderRequested);
    connect(m_sourcePanel, &SourcePanel::cancelComparisonRequested, this, &EvaluatePage::cancelComparisonRequested);
    connect(m_sourcePanel, &SourcePanel::compareAgainRequested, this, &EvaluatePage::compareAgainRequested);
    connect(&m_sourcePanel->setup(), &SetupPanel::edited, this, &EvaluatePage::setupEdited);
    connect(&m_sources, &EvaluationSources::added, this, &EvaluatePage::refreshStack);
    connect(&m_sources, &EvaluationSources::removed, this, &EvaluatePage::refreshStack);
    connect(&m_sources, &EvaluationSources::currentChanged, this, [this] {
        refreshCurrent();
        refreshCompared();
    });
    connect(&m_sources, &EvaluationSources::comparedChanged, this, &EvaluatePage::refreshCompared);
    connect(&m_sources, &EvaluationSources::changed, this, [this](int index) {
        if (index == m_sources.current()) {
            refreshCurrent();
        }
        if (index == m_sources.compared()) {
            refreshCompared();
        }
    });
    connect(&m_cursor, &EpochCursor::changed, this, &EvaluatePage::refreshEpochs);
    connect(&m_cursor, &EpochCursor::newestChanged, this, &EvaluatePage::refreshEpochs);
    connect(&m_cursor, &EpochCursor::followingChanged, this, &EvaluatePage::refreshEpochs);
}

void EvaluatePage::connectKeys()
{
    const auto key = [this](const QKeySequence& sequence, auto&& action) {
        auto* shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    key(Qt::Key_BracketLeft, [this] { m_cursor.moveTo(m_cursor.epoch() - 1); });
    key(Qt::Key_BracketRight, [this] { m_cursor.moveTo(m_cursor.epoch() + 1); });
    key(Qt::Key_L, [this] { m_cursor.follow(); });
    key(Qt::Key_E, [this] { exportAtFocus(); });
}

QList<QPair<QString, QString>> EvaluatePage::shortcuts()
{
    return QList<QPair<QString, QString>>{{QStringLiteral("[  ]"), tr("Previous and next epoch")}, {QStringLiteral("L"), tr("Follow the newest epoch")},
                                         {QStringLiteral("E"), tr("Export the chart or bars that have the focus, else the matrix")}}
           + CasePanel::shortcuts();
}

void EvaluatePage::setDatasetOpen(bool open)
{
    m_datasetOpen = open;
    refreshStack();
}

void EvaluatePage::refreshStack()
{
    m_stack->setCurrentWidget(!m_datasetOpen          ? static_cast<QWidget*>(m_noDataset)
                              : m_sources.size() == 0 ? static_cast<QWidget*>(m_noSource)
                                                      : m_columns);
}

void EvaluatePage::refreshCurrent()
{
    const int current = m_sources.current();
    const EvaluationSource* source = current >= 0 ? &m_sources.at(current) : nullptr;
    m_state->setEvaluation(source != nullptr ? source->evaluation : nullptr);
    m_issues->setIssues(source != nullptr ? source->issues : std::vector<predictions::InputIssue>{});
    refreshNotReady(source);
    const evaluation::SegmentationPtr masks = source != nullptr ? source->segmentation : nullptr;
    if (m_segmentation->evaluation() != masks.get()) {
        m_segmentation->setEvaluation(masks);
        m_masks->setClasses(masks ? maskClasses(*masks) : MaskClasses());
        m_masks->clear();
    }
    m_right->setCurrentWidget(masks ? static_cast<QWidget*>(m_masks) : m_cases);
    if (masks) {
        m_results->setCurrentIndex(Result::Masks);
    } else if (source == nullptr || !source->evaluation) {
        m_results->setCurrentIndex(Result::NotReady);
    }
    refreshEpochs();
}

void EvaluatePage::refreshNotReady(const EvaluationSource* source)
{
    using State = EvaluationSource::State;
    const bool failed = source != nullptr && source->state == State::Failed;
    if (failed) {
        m_unreadable->showError(source->problem, tr("Open other predictions…"));
        m_notReady->setSentence(tr("%1 could not be read: there is nothing to show.").arg(source->name));
    } else {
        m_unreadable->dismiss();
        m_notReady->setSentence(source == nullptr ? tr("Choose predictions on the left.") : sourceStateText(*source));
    }
    const bool known = source != nullptr && source->state == State::Known;
    m_notReady->setButton(failed ? tr("Read them again") : known ? tr("Read them") : QString());
}

void EvaluatePage::refreshCompared()
{
    const int current = m_sources.current();
    const int compared = m_sources.compared();
    const bool both = current >= 0 && compared >= 0 && m_sources.at(current).evaluation && m_sources.at(compared).evaluation;
    // Objects of one can be looked for in the other only where the images and their truths are the same.
    const bool same = both && m_sources.at(current).evaluation->loaded.images == m_sources.at(compared).evaluation->loaded.images
                      && m_sources.at(current).evaluation->options.iouType == m_sources.at(compared).evaluation->options.iouType;
    m_state->setOther(same ? m_sources.at(compared).evaluation : nullptr);
    if (current >= 0 && compared >= 0) {
        m_cases->setComparedNames({m_sources.at(current).name, m_sources.at(compared).name});
    }
}

void EvaluatePage::refreshEpochs()
{
    const int current = m_sources.current();
    const bool any = current >= 0 && m_sources.at(current).epochs.size() > 1;
    m_epochRow->setVisible(any);
    if (!any) {
        return;
    }
    const EvaluationSource& source = m_sources.at(current);
    if (isVisible()) {
        m_cursor.setNewest(source.epochs.back());
    }
    const int epoch = source.epochAt(m_cursor.epoch());
    const QSignalBlocker quiet(m_epochSlider);
    m_epochSlider->setRange(source.epochs.front(), source.epochs.back());
    m_epochSlider->setValue(epoch);
    m_epochLabel->setText(tr("epoch %1 of %2").arg(epoch).arg(source.epochs.back()));
    m_live->setChecked(m_cursor.following());
}

void EvaluatePage::showEvaluation()
{
    m_results->setCurrentIndex(m_state->evaluation() ? Result::Detections : Result::NotReady);
    m_overview->setEvaluation(m_state->evaluation(), m_state->reading());
    m_definitions->setEvaluation(m_state->evaluation());
    m_definitions->setReading(m_state->reading());
}

void EvaluatePage::showMasks(const QStringList& images, const QString& reason)
{
    const evaluation::SegmentationEvaluation* evaluation = m_segmentation->evaluation();
    const evaluation::SegmentationEpoch* epoch = m_segmentation->epoch();
    if (evaluation == nullptr || epoch == nullptr) {
        return;
    }
    QHash<QString, const evaluation::SegmentationImage*> known;
    for (const evaluation::SegmentationImage& image : epoch->images) {
        known.insert(pathText(image.image), &image);
    }
    QList<MaskCase> cases;
    bool degrees = false;
    for (const QString& file : images) {
        const evaluation::SegmentationImage* image = known.value(file);
        cases << MaskCase{.image = file,
                          .truth = m_truthMaskOf ? m_truthMaskOf(file) : QString(),
                          .predicted = image != nullptr ? pathText(image->predicted) : QString()};
        degrees = degrees || (image != nullptr && image->levels);
    }
    m_masks->setCases(cases, reason, degrees ? m_segmentation->threshold() : -1);
}

void EvaluatePage::setOverEpochs(std::shared_ptr<const evaluation::OverEpochs> over)
{
    m_over = std::move(over);
    m_history->setEnabled(m_over && !m_over->histories.empty());
    m_overview->setEpochs(m_over);
}

/// Counted when it is opened: the cursor may have moved.
void EvaluatePage::fillHistoryMenu()
{
    QMenu* menu = m_history->menu();
    menu->clear();
    if (!m_over || m_sources.current() < 0) {
        return;
    }
    const int epoch = m_sources.at(m_sources.current()).epochAt(m_cursor.epoch());
    const auto add = [&](const QString& text, std::vector<std::uint32_t> truths) {
        QAction* action = menu->addAction(text, this, [this, truths] { m_state->select(evaluation::HistoryTruths{truths}); });
        action->setEnabled(!truths.empty());
    };
    std::vector<std::uint32_t> lost = evaluation::lostTruths(*m_over);
    std::vector<std::uint32_t> since = evaluation::foundSince(*m_over, epoch);
    std::vector<std::uint32_t> never = evaluation::neverFound(*m_over);
    const auto count = [](const std::vector<std::uint32_t>& truths) { return static_cast<int>(truths.size()); };
    add(tr("%n object(s) found once and lost again", nullptr, count(lost)), lost);
    add(tr("%n object(s) found since epoch %1", nullptr, count(since)).arg(epoch), since);
    add(tr("%n object(s) that no epoch found", nullptr, count(never)), never);
}

void EvaluatePage::setTruthMasks(std::function<QString(const QString& image)> fileOf)
{
    m_truthMaskOf = std::move(fileOf);
}

void EvaluatePage::setOptions(const evaluation::ReadingOptions& options)
{
    m_overview->setOptions(options);
    m_state->setOptions(options);
}

/// With the focus elsewhere E writes the matrix, the first thing that is seen.
void EvaluatePage::exportAtFocus()
{
    if (m_results->currentIndex() == Result::Masks) {
        m_segmentation->exportAtFocus();
    } else if (m_results->currentIndex() == Result::Detections && m_tabs->currentWidget() == m_overview) {
        m_overview->exportAtFocus();
    }
}

void EvaluatePage::exportFigure(const Figure& figure, const QString& name)
{
    auto* dialog = new FigureDialog(figure, name, QDir::homePath(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FigureDialog::written, this, [this](const QString& file) { setNotice(tr("The figure was written: %1").arg(file)); });
    connect(dialog, &FigureDialog::addRequested, this, [this, evaluation = recipeOf(figure, name)](const Figure& shown, FigureRecipe recipe) {
        recipe.evaluation = evaluation;
        Q_EMIT figureAddRequested(shown, recipe, false);
    });
    dialog->open();
}

/// What is looked at now, so that its numbers can be computed again.
std::optional<EvaluationRecipe> EvaluatePage::recipeOf(const Figure& figure, const QString& name) const
{
    const int current = m_sources.current();
    if (current < 0) {
        return std::nullopt;
    }
    const EvaluationSource& source = m_sources.at(current);
    EvaluationRecipe recipe{.figure = name, .input = {.predictions = source.path, .setup = m_setup}, .reading = m_state->options()};
    // Where the newest epoch is shown, the newest is meant when the run has gone on.
    const int shown = source.segmentation ? source.epochAt(m_cursor.epoch()) : source.epoch;
    recipe.input.epoch = source.epochs.empty() || shown == source.epochs.back() ? 0 : shown;
    if (source.segmentation) {
        recipe.threshold = m_segmentation->threshold();
        recipe.className = m_segmentation->chosenClass();
        recipe.metric = QString::fromUtf8(evaluation::metricId(m_segmentation->barMetric()).data());
    } else {
        recipe.className = m_overview->chosenClass();
        recipe.input.trainingSize = source.evaluation ? source.evaluation->options.trainingSize : recipe.input.trainingSize;
    }
    if (const auto* matrix = std::get_if<ClassMatrixFigure>(&figure)) {
        recipe.scale = matrix->scale;
        for (const std::size_t one : matrix->classes) {
            recipe.classes << matrix->matrix.label(one);
        }
        recipe.classes = matrix->classes.size() == matrix->matrix.size() ? QStringList() : recipe.classes;
        recipe.className.clear();
    }
    return recipe;
}

void EvaluatePage::setSetup(const EvaluationSetup& setup, const EvaluationChoices& choices)
{
    m_setup = setup;
    SetupPanel& panel = m_sourcePanel->setup();
    panel.setChoices(choices);
    panel.setSetup(setup);
    panel.setSource(m_sources.current() >= 0 ? &m_sources.at(m_sources.current()) : nullptr);
}

void EvaluatePage::setError(const QString& text)
{
    text.isEmpty() ? m_banner->dismiss() : m_banner->showError(text);
}

void EvaluatePage::setOpenError(const QString& text)
{
    m_banner->showError(text, tr("Open other predictions…"));
}

void EvaluatePage::setNotice(const QString& text)
{
    text.isEmpty() ? m_banner->dismiss() : m_banner->showNotice(text);
}

void EvaluatePage::setProgress(const QString& what, quint64 done, quint64 total)
{
    m_progress->setProgress(what, done, total);
}

void EvaluatePage::clearProgress()
{
    m_progress->finish();
}

void EvaluatePage::setDifference(const std::optional<metrics::BootstrapDifference>& difference, const QString& why)
{
    m_sourcePanel->setDifference(difference, why);
}

void EvaluatePage::setDifferences(const std::vector<MeasuredDifference>& differences, const QString& note)
{
    m_sourcePanel->setDifferences(differences, note);
}

void EvaluatePage::setComparing(const QString& what, quint64 done, quint64 total)
{
    m_sourcePanel->setComparing(what, done, total);
}

void EvaluatePage::comparisonCancelled()
{
    m_sourcePanel->comparisonCancelled();
}

QByteArray EvaluatePage::layoutState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_columns->saveState() << m_cases->splitter()->saveState();
    return state;
}

void EvaluatePage::restoreLayout(const QByteArray& state)
{
    QByteArray columns;
    QByteArray cases;
    QDataStream stream(state);
    stream >> columns >> cases;
    if (stream.status() == QDataStream::Ok) {
        m_columns->restoreState(columns);
        m_cases->splitter()->restoreState(cases);
    }
}

void EvaluatePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refreshEpochs();
    Q_EMIT shown();
}

void EvaluatePage::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && m_datasetOpen) {
        event->acceptProposedAction();
    }
}

void EvaluatePage::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            paths << url.toLocalFile();
        }
    }
    event->acceptProposedAction();
    Q_EMIT pathsDropped(paths);
}

}  // namespace gg::widgets
