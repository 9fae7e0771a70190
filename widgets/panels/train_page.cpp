#include "widgets/panels/train_page.h"

#include "core/base/error.h"
#include "core/recipe/model_cost.h"
#include "core/recipe/model_plan.h"
#include "widgets/models/catalogue_text.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/heading.h"
#include "widgets/panels/recipe_notes_dialog.h"
#include "widgets/panels/sweep_dialog.h"
#include "widgets/panels/sweep_panel.h"
#include "widgets/panels/train_cost_panel.h"
#include "widgets/panels/train_form.h"
#include "widgets/panels/train_suggestions.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace gg::widgets {
namespace {

constexpr int progressSteps = 1000;

struct Recipe {
    QString title;
    QString description;
    QString runName;
    recipe::TrainConfig config;
};

std::vector<Recipe> detectionRecipes()
{
    std::vector<Recipe> recipes;
    for (const recipe::NamedRecipe& named : recipe::detectionRecipes()) {
        recipes.push_back({catalogueText("recipe." + named.id + ".title"), catalogueText("recipe." + named.id + ".description"),
                           QString::fromStdString(named.id), named.config});
    }
    return recipes;
}

std::vector<Recipe> segmentationRecipes()
{
    recipe::TrainConfig both;
    both.loss = recipe::Loss::BceDice;
    recipe::TrainConfig bce = both;
    bce.loss = recipe::Loss::Bce;
    recipe::TrainConfig tversky = both;
    tversky.loss = recipe::Loss::Tversky;
    recipe::TrainConfig light = both;
    light.model = "dff_unet";
    recipe::TrainConfig quick = both;
    quick.width = 8;
    quick.imageSize = 96;
    quick.epochs = 8;
    recipe::TrainConfig careful = both;
    careful.width = 32;
    careful.learningRate = 3e-4;
    careful.imageSize = 256;
    careful.epochs = 100;
    careful.schedule = recipe::Schedule::Cosine;
    careful.warmupEpochs = 3;
    careful.patience = 20;
    careful.flipVertical = true;
    careful.rotateDegrees = 15;
    careful.scale = 0.1;
    careful.brightness = 0.1;
    careful.contrast = 0.1;
    return {{TrainPage::tr("BCE + Dice"), TrainPage::tr("Finds rare foreground from the first epochs"), QStringLiteral("bce_dice"), both},
            {TrainPage::tr("BCE"), TrainPage::tr("To watch foreground collapse happen"), QStringLiteral("bce"), bce},
            {TrainPage::tr("Tversky"), TrainPage::tr("Misses weigh more than false alarms, for small objects"), QStringLiteral("tversky"), tversky},
            {TrainPage::tr("Light network"), TrainPage::tr("After DFF-UNet, under a million weights"), QStringLiteral("light"), light},
            {TrainPage::tr("Quick look"), TrainPage::tr("Small network and images, a few minutes"), QStringLiteral("quick"), quick},
            {TrainPage::tr("Careful"), TrainPage::tr("Width 32, cosine, augmentation, early stopping"), QStringLiteral("careful"), careful}};
}

/// The recipes that come with the program; the first is what the form starts with.
std::vector<Recipe> builtInRecipes(const std::string& task)
{
    return task == "detection" ? detectionRecipes() : segmentationRecipes();
}

/// Whether there is anything to learn a detector from: boxes, or what has one around it.
bool hasObjects(const dataset::Dataset& dataset)
{
    return std::any_of(dataset.records.begin(), dataset.records.end(), [](const dataset::Record& record) { return !record.objects.empty(); });
}

/// Whether there is anything to learn a segmentation from: masks, or at least one polygon.
bool hasOutlines(const dataset::Dataset& dataset)
{
    return dataset.format == dataset::Format::ImageMask
           || std::any_of(dataset.records.begin(), dataset.records.end(), [](const dataset::Record& record) {
                  return std::any_of(record.objects.begin(), record.objects.end(),
                                     [](const dataset::Object& object) { return object.kind != dataset::ShapeKind::Box; });
              });
}

QString timeLeft(double seconds)
{
    const auto minutes = static_cast<int>(seconds / 60);
    return minutes < 1 ? TrainPage::tr("less than a minute left") : TrainPage::tr("about %n minute(s) left", nullptr, minutes + 1);
}

}  // namespace

TrainPage::TrainPage(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_banner = new Banner(this);
    layout->addWidget(m_banner);
    m_stack = new QStackedWidget(this);
    layout->addWidget(m_stack, 1);

    auto* empty = new EmptyState(tr("Open a data set to train on: images with boxes, polygons or masks."), tr("Open a folder…"), this);
    m_stack->addWidget(empty);
    connect(empty, &EmptyState::clicked, this, &TrainPage::openDatasetRequested);

    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildRecipes());
    splitter->addWidget(buildMiddle());
    splitter->addWidget(buildCost(splitter));
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({210, 700, 320});
    m_stack->addWidget(splitter);

    connect(m_form, &TrainForm::changed, this, &TrainPage::formChanged);
    connect(m_banner, &Banner::actionRequested, this, &TrainPage::undoRecipe);
    connect(m_banner, &Banner::dismissed, this, [this] { m_replaced.reset(); });
    connect(&m_cost->suggestions(), &TrainSuggestions::applyRequested, this, &TrainPage::applySuggestions);
    connect(m_cost, &TrainCostPanel::showAuditRequested, this, &TrainPage::showAuditRequested);
    connect(m_cost, &TrainCostPanel::measureRequested, this, [this] { Q_EMIT measureRequested(m_form->config()); });
    connect(m_cost, &TrainCostPanel::cancelMeasureRequested, this, &TrainPage::cancelMeasureRequested);
    auto* startKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(startKey, &QShortcut::activated, this, &TrainPage::start);
    listRecipes();
    useFirstRecipe();
    updateControls();
}

QWidget* TrainPage::buildCost(QWidget* parent)
{
    auto* scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(270);
    m_cost = new TrainCostPanel(scroll);
    scroll->setWidget(m_cost);
    return scroll;
}

QWidget* TrainPage::buildRecipes()
{
    auto* column = new QWidget(this);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(space::medium, space::large, space::medium, space::medium);
    m_taskRow = new QWidget(column);
    auto* taskLayout = new QVBoxLayout(m_taskRow);
    taskLayout->setContentsMargins(0, 0, 0, space::medium);
    taskLayout->addWidget(heading(tr("Task"), m_taskRow));
    m_task = new QComboBox(m_taskRow);
    m_task->setObjectName(QStringLiteral("task"));
    m_task->setAccessibleName(tr("Task"));
    m_task->setMinimumHeight(space::target);
    m_task->addItem(tr("Detection"), QStringLiteral("detection"));
    m_task->addItem(tr("Segmentation"), QStringLiteral("segmentation"));
    m_task->setCurrentIndex(1);
    taskLayout->addWidget(m_task);
    m_taskRow->hide();
    layout->addWidget(m_taskRow);
    connect(m_task, &QComboBox::currentIndexChanged, this, [this] { setTask(m_task->currentData().toString().toStdString()); });
    layout->addWidget(heading(tr("Recipes"), column));
    m_recipes = new QListWidget(column);
    m_recipes->setAccessibleName(tr("Recipes"));
    m_recipes->setWordWrap(true);
    m_recipes->setFrameShape(QFrame::NoFrame);
    m_recipes->setSpacing(2);
    layout->addWidget(m_recipes, 1);
    auto* load = new QPushButton(tr("Load…"), column);
    load->setToolTip(tr("Read a training configuration from a YAML file, or the args.yaml of Ultralytics"));
    auto* save = new QPushButton(tr("Save…"), column);
    save->setToolTip(tr("Write this configuration for the command line: groundglass-cli train --config FILE --run DIR"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(load);
    buttons->addWidget(save);
    layout->addLayout(buttons);
    column->setMinimumWidth(170);
    connect(m_recipes, &QListWidget::currentRowChanged, this, &TrainPage::useRecipe);
    connect(load, &QPushButton::clicked, this, &TrainPage::importConfigRequested);
    connect(save, &QPushButton::clicked, this, &TrainPage::exportConfigRequested);
    return column;
}

QWidget* TrainPage::buildMiddle()
{
    auto* middle = new QWidget(this);
    auto* layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* scroll = new QScrollArea(middle);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    m_form = new TrainForm(scroll);
    m_form->setMaximumWidth(1500);
    scroll->setWidget(m_form);
    m_sweep = new SweepPanel(middle);
    m_middle = new QStackedWidget(middle);
    m_middle->addWidget(scroll);
    m_middle->addWidget(m_sweep);
    layout->addWidget(m_middle, 1);
    layout->addWidget(buildControls());
    return middle;
}

QWidget* TrainPage::buildControls()
{
    auto* bar = new QFrame(this);
    bar->setFrameShape(QFrame::StyledPanel);
    auto* layout = new QVBoxLayout(bar);
    layout->setContentsMargins(space::large, space::medium, space::large, space::medium);
    m_progressText = new QLabel(bar);
    m_progress = new QProgressBar(bar);
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setObjectName(QStringLiteral("trainingProgress"));
    layout->addWidget(m_progressText);
    layout->addWidget(m_progress);
    auto* row = new QHBoxLayout;
    m_start = new QPushButton(tr("Start training"), bar);
    m_start->setToolTip(tr("Start training (Ctrl+Enter)"));
    m_start->setDefault(true);
    m_sweepButton = new QPushButton(tr("Sweep…"), bar);
    m_sweepButton->setToolTip(tr("Train several runs that differ in one or two settings, one after the other"));
    m_pause = new QPushButton(tr("Pause"), bar);
    m_stop = new QPushButton(tr("Stop"), bar);
    m_stop->setToolTip(tr("Stop after this step; the run can be resumed from its last checkpoint"));
    m_reason = new QLabel(bar);
    m_reason->setWordWrap(true);
    for (QPushButton* button : {m_start, m_sweepButton, m_pause, m_stop}) {
        button->setMinimumHeight(space::target + 4);
        row->addWidget(button);
    }
    m_anyway = new QCheckBox(tr("Train all the same"), bar);
    m_anyway->setMinimumHeight(space::target);
    m_anyway->setToolTip(tr("Images that cannot be read are left out; every other fault is trained on"));
    row->addWidget(m_anyway);
    row->addSpacing(space::medium);
    row->addWidget(m_reason, 1);
    connect(m_anyway, &QCheckBox::toggled, this, &TrainPage::updateControls);
    layout->addLayout(row);
    connect(m_start, &QPushButton::clicked, this, &TrainPage::start);
    connect(m_sweepButton, &QPushButton::clicked, this, &TrainPage::sweepRequested);
    connect(m_pause, &QPushButton::clicked, this, &TrainPage::pauseOrResume);
    connect(m_stop, &QPushButton::clicked, this, &TrainPage::stopRequested);
    return bar;
}

void TrainPage::setDataset(dataset::DatasetPtr dataset)
{
    // A set that is read while its first images are shown comes twice: what was chosen meanwhile stays.
    const bool again = m_dataset && dataset && m_dataset->opened == dataset->opened;
    const bool bothBefore = m_hasObjects && m_hasOutlines;
    m_dataset = std::move(dataset);
    m_stack->setCurrentIndex(m_dataset ? 1 : 0);
    if (m_dataset) {
        const auto names = [this](const char* name) {
            return std::find(m_dataset->splits.begin(), m_dataset->splits.end(), name) != m_dataset->splits.end();
        };
        m_form->setHasOwnSplits(names("train") && names("val"));
    }
    m_hasOutlines = m_dataset && hasOutlines(*m_dataset);
    m_hasObjects = m_dataset && hasObjects(*m_dataset);
    if (again && bothBefore && m_hasObjects && m_hasOutlines) {
        m_taskRow->show();
    } else {
        offerTasks();
    }
    formChanged();
}

void TrainPage::setAuditSummary(std::optional<audit::Summary> summary)
{
    m_audit = summary;
    m_anyway->setChecked(false);
    m_cost->setAuditSummary(m_audit);
    updateControls();
}

void TrainPage::setMeanForeground(std::optional<double> share)
{
    m_cost->setMeanForeground(share);
}

/// The task that the data set is for, and a choice where it is for both.
void TrainPage::offerTasks()
{
    m_taskRow->setVisible(m_hasOutlines && m_hasObjects);
    if (m_dataset && m_hasOutlines != m_hasObjects) {
        setTask(m_hasObjects ? "detection" : "segmentation");
    } else if (m_dataset && m_hasOutlines) {
        setTask(m_dataset->task == dataset::Task::Segmentation ? "segmentation" : "detection");
    }
}

void TrainPage::setTask(const std::string& task)
{
    const std::string before = m_form->config().task;
    if (task == before) {
        return;
    }
    m_kept[before] = {m_form->config(), m_form->runName(), m_recipes->currentRow()};
    const auto kept = m_kept.find(task);
    const recipe::TrainConfig config = kept == m_kept.end() ? builtInRecipes(task).front().config : kept->second.config;
    fill(config, kept == m_kept.end() ? builtInRecipes(task).front().runName : kept->second.runName);
    const QSignalBlocker quiet(m_recipes);
    m_recipes->setCurrentRow(kept == m_kept.end() ? 0 : kept->second.recipe);
}

void TrainPage::listRecipes()
{
    const QSignalBlocker quiet(m_recipes);
    m_recipes->clear();
    for (const Recipe& recipe : builtInRecipes(m_form->config().task)) {
        auto* item = new QListWidgetItem(QStringLiteral("%1\n%2").arg(recipe.title, recipe.description), m_recipes);
        item->setToolTip(recipe.description);
    }
}

/// What a new form begins with, which replaces nothing that a person changed.
void TrainPage::useFirstRecipe()
{
    const Recipe first = builtInRecipes(m_form->config().task).front();
    fill(first.config, first.runName);
    m_filled.recipe = 0;
    const QSignalBlocker quiet(m_recipes);
    m_recipes->setCurrentRow(0);
}

/// Fills the form, and makes the rest of the page that of the configuration's task.
void TrainPage::fill(const recipe::TrainConfig& config, const QString& runName)
{
    const bool sameTask = config.task == m_form->config().task;
    m_filled = {config, runName, -1};
    m_form->setConfig(config);
    m_form->setRunName(runName);
    m_filled.config = m_form->config();
    if (!sameTask) {
        listRecipes();
        const QSignalBlocker quiet(m_task);
        m_task->setCurrentIndex(m_task->findData(QString::fromStdString(config.task)));
        // What is being measured is of a network that nobody asks for any more.
        if (m_cost->measuring()) {
            Q_EMIT cancelMeasureRequested();
        }
    }
}

void TrainPage::setConfig(const recipe::TrainConfig& config)
{
    fill(config, m_form->runName());
}

void TrainPage::setRecipe(const recipe::ForeignRecipe& recipe, const QString& fileName)
{
    setConfig(recipe.config);
    if (!recipe.notes.empty()) {
        auto* dialog = new RecipeNotesDialog(fileName, recipe.notes, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }
}

recipe::TrainConfig TrainPage::config() const
{
    return m_form->config();
}

void TrainPage::setRunParentFolder(const QString& folder)
{
    m_form->setRunParentFolder(folder);
}

QString TrainPage::runName() const
{
    return m_form->runName();
}

void TrainPage::setMeasured(double imagesPerSecond)
{
    m_cost->setMeasured(imagesPerSecond);
}

void TrainPage::setMeasuring(const QString& what)
{
    m_cost->setMeasuring(what);
}

void TrainPage::setLatency(double milliseconds, const std::vector<double>& layers)
{
    m_cost->setLatency(milliseconds, layers);
}

void TrainPage::setMachineMemory(qint64 bytes)
{
    m_cost->setMachineMemory(bytes);
}

void TrainPage::setNotice(const QString& text)
{
    m_banner->showNotice(text);
}

void TrainPage::setError(const QString& text)
{
    if (text.isEmpty()) {
        m_banner->dismiss();
    } else {
        m_banner->showError(text);
    }
    updateControls();
}

void TrainPage::useRecipe(int row)
{
    const std::vector<Recipe> recipes = builtInRecipes(m_form->config().task);
    if (row < 0 || row >= static_cast<int>(recipes.size())) {
        return;
    }
    const Recipe& recipe = recipes[static_cast<std::size_t>(row)];
    const bool byHand = m_form->config() != m_filled.config || !m_form->valid();
    const Replaced before{.form = {m_form->config(), m_form->runName(), m_filled.recipe}, .base = m_filled};
    fill(recipe.config, recipe.runName);
    m_filled.recipe = row;
    if (byHand) {
        m_replaced = before;
        m_banner->showNotice(tr("The recipe replaced settings that were changed by hand."), tr("Undo"));
    } else if (m_replaced) {
        m_banner->dismiss();
    }
}

void TrainPage::undoRecipe()
{
    if (!m_replaced) {
        return;
    }
    const Replaced back = *m_replaced;
    m_banner->dismiss();
    fill(back.form.config, back.form.runName);
    m_filled = back.base;
    const QSignalBlocker quiet(m_recipes);
    m_recipes->setCurrentRow(back.form.recipe);
}

void TrainPage::applySuggestions(const std::vector<recipe::Suggestion>& suggestions)
{
    recipe::TrainConfig config = m_form->config();
    for (const recipe::Suggestion& suggestion : suggestions) {
        recipe::setValue(config, suggestion.key, suggestion.value);
    }
    m_form->setConfig(config);
}

int TrainPage::classes() const
{
    return m_dataset ? std::max(1, static_cast<int>(m_dataset->classNames.size())) : 1;
}

void TrainPage::setModelDescription(const QString& yaml, const QString& problem)
{
    m_description = yaml;
    m_descriptionProblem = problem;
}

/// The network that the form asks for, to be counted.
void TrainPage::updatePlan(const recipe::TrainConfig& config)
{
    if (config.task != "detection") {
        return;
    }
    const recipe::DetectionConfig& detection = config.detection;
    const QString file = QString::fromStdString(detection.modelFile);
    if (file != m_describedFile) {
        m_describedFile = file;
        setModelDescription({}, {});
        if (!file.isEmpty()) {
            Q_EMIT modelDescriptionRequested(file);
        }
    }
    try {
        if (!m_descriptionProblem.isEmpty()) {
            m_cost->setPlan(std::nullopt, m_descriptionProblem);
        } else if (file.isEmpty()) {
            m_cost->setPlan(recipe::planOf(config.model, classes(), detection.stride4));
        } else {
            m_cost->setPlan(recipe::parsePlan(m_description.toStdString(), detection.modelFile, detection.modelScale, classes()));
        }
    } catch (const Error& error) {
        m_cost->setPlan(std::nullopt, QString::fromStdString(error.detail()));
    }
}

std::size_t TrainPage::trainImages() const
{
    if (!m_dataset) {
        return 0;
    }
    const auto& splits = m_dataset->splits;
    const auto split = std::find(splits.begin(), splits.end(), "train");
    const bool own = split != splits.end() && std::find(splits.begin(), splits.end(), "val") != splits.end();
    if (!own) {
        return m_dataset->records.size() - static_cast<std::size_t>(m_form->config().valShare * static_cast<double>(m_dataset->records.size()));
    }
    const auto index = static_cast<std::uint16_t>(split - splits.begin());
    return static_cast<std::size_t>(std::count_if(m_dataset->records.begin(), m_dataset->records.end(),
                                                  [&](const dataset::Record& record) { return record.split == index; }));
}

void TrainPage::formChanged()
{
    const std::size_t train = trainImages();
    const recipe::TrainConfig config = m_form->config();
    m_cost->setImages(train, m_dataset ? m_dataset->records.size() - train : 0);
    m_form->setData(train, static_cast<std::size_t>(classes()));
    m_cost->suggestions().setClasses(static_cast<std::size_t>(classes()));
    m_cost->suggestions().setConfig(config, [this](const QString& key) { return m_form->label(key); });
    if (m_form->valid()) {
        m_cost->setConfig(config);
        updatePlan(config);
    }
    updateControls();
}

QString TrainPage::blockingReason() const
{
    if (m_dataset && !m_hasObjects && !m_hasOutlines) {
        return tr("This data set has neither boxes nor polygons nor masks, so there is nothing to learn from.");
    }
    const bool detection = m_form->config().task == "detection";
    if (detection && !m_hasObjects) {
        return tr("This data set has masks alone, and these settings are for a detector, which learns from boxes.");
    }
    if (!detection && !m_hasOutlines) {
        return tr("This data set has neither masks nor polygons, so there is nothing to learn a segmentation from.");
    }
    if (!m_form->valid()) {
        return tr("%n setting(s) cannot be used: see the marked fields.", nullptr, m_form->problemCount());
    }
    if (!m_cost->problem().isEmpty()) {
        return m_cost->problem();
    }
    if (m_audit && m_audit->errors > 0 && !m_anyway->isChecked()) {
        return tr("The audit found %n error(s) in the data.", nullptr, static_cast<int>(m_audit->errors));
    }
    return {};
}

void TrainPage::setState(State state)
{
    m_state = state;
    if (state == State::Starting) {
        m_progressText->setText(tr("Starting…"));
        m_progress->setRange(0, 0);
    }
    updateControls();
}

void TrainPage::updateControls()
{
    const bool busy = m_state != State::Idle;
    m_start->setVisible(!busy && !showsSweep());
    m_sweepButton->setVisible(!busy && !showsSweep());
    m_anyway->setVisible(!busy && !showsSweep() && m_audit && m_audit->errors > 0);
    m_pause->setVisible(busy);
    m_stop->setVisible(busy);
    m_progress->setVisible(busy);
    m_progressText->setVisible(busy);
    m_form->setDisabled(busy);
    m_recipes->setDisabled(busy);
    m_task->setDisabled(busy);
    m_cost->suggestions().setDisabled(busy);
    const bool learnable = m_form->config().task == "detection" ? m_hasObjects : m_hasOutlines;
    m_cost->setMeasureEnabled(!busy && m_form->valid() && learnable && m_cost->problem().isEmpty());
    m_pause->setText(m_state == State::Paused ? tr("Resume") : tr("Pause"));
    m_pause->setEnabled(m_state == State::Running || m_state == State::Paused);
    m_stop->setEnabled(m_state != State::Stopping);
    QString reason;
    switch (m_state) {
    case State::Idle:
        reason = blockingReason();
        break;
    case State::Pausing:
        reason = tr("Pausing after this step…");
        break;
    case State::Paused:
        reason = tr("Paused.");
        break;
    case State::Stopping:
        reason = tr("Stopping after this step…");
        break;
    case State::Starting:
    case State::Running:
        break;
    }
    m_start->setEnabled(reason.isEmpty());
    m_sweepButton->setEnabled(reason.isEmpty());
    m_reason->setText(!busy && showsSweep() ? QString() : reason);
    QPalette palette = m_reason->palette();
    palette.setColor(QPalette::WindowText, busy ? theme().mutedText : theme().error);
    m_reason->setPalette(palette);
}

void TrainPage::start()
{
    if (m_start->isVisibleTo(this) && m_start->isEnabled() && m_dataset) {
        Q_EMIT startRequested(m_form->config(), m_form->runName());
    }
}

void TrainPage::showSweep(bool shown)
{
    m_middle->setCurrentIndex(shown ? 1 : 0);
    updateControls();
}

bool TrainPage::showsSweep() const
{
    return m_middle->currentIndex() == 1;
}

SweepDialog* TrainPage::openSweepDialog(const recipe::SweepPlan* plan)
{
    const recipe::TrainConfig base = plan == nullptr ? m_form->config() : plan->base;
    auto* dialog = new SweepDialog(base, [this](const QString& key) { return m_form->label(key); }, tr("%1_sweep").arg(runName()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (plan != nullptr) {
        dialog->setPlan(*plan);
    }
    dialog->open();
    return dialog;
}

void TrainPage::pauseOrResume()
{
    if (m_state == State::Paused) {
        Q_EMIT resumeRequested();
    } else {
        Q_EMIT pauseRequested();
    }
}

void TrainPage::setProgress(int epoch, int epochs, double shareOfEpoch, double imagesPerSecond, double secondsLeft)
{
    m_progress->setRange(0, progressSteps);
    const double share = epochs > 0 ? (std::min(epoch, epochs) - 1 + shareOfEpoch) / epochs : 0;
    m_progress->setValue(static_cast<int>(std::clamp(share, 0.0, 1.0) * progressSteps));
    QString text = tr("Epoch %1 of %2 · %3 images/s").arg(std::min(epoch, epochs)).arg(epochs).arg(QLocale().toString(imagesPerSecond, 'f', 1));
    if (secondsLeft > 0) {
        text += QStringLiteral(" · ") + timeLeft(secondsLeft);
    }
    m_progressText->setText(text);
}

QList<QPair<QString, QString>> TrainPage::shortcuts()
{
    return {{QStringLiteral("Ctrl+Enter"), tr("Start training")},
            {QStringLiteral("Tab, Shift+Tab"), tr("Next and previous field")},
            {QStringLiteral("Alt+↓"), tr("Open a list of choices")}};
}

}  // namespace gg::widgets
