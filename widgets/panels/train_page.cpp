#include "widgets/panels/train_page.h"

#include "widgets/panels/banner.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/heading.h"
#include "widgets/panels/train_cost_panel.h"
#include "widgets/panels/train_form.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
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

/// The recipes that come with the program; the first is what the form starts with.
std::vector<Recipe> builtInRecipes()
{
    recipe::TrainConfig both;
    both.loss = recipe::Loss::BceDice;
    recipe::TrainConfig bce = both;
    bce.loss = recipe::Loss::Bce;
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
            {TrainPage::tr("Quick look"), TrainPage::tr("Small network and images, a few minutes"), QStringLiteral("quick"), quick},
            {TrainPage::tr("Careful"), TrainPage::tr("Width 32, cosine, augmentation, early stopping"), QStringLiteral("careful"), careful}};
}

/// Whether there is anything to learn a segmentation from: masks, or at least one polygon.
bool hasOutlines(const dataset::Dataset& dataset)
{
    return dataset.format == dataset::Format::ImageMask
           || std::any_of(dataset.records.begin(), dataset.records.end(), [](const dataset::Record& record) {
                  return std::any_of(record.objects.begin(), record.objects.end(),
                                     [](const dataset::Object& object) { return object.kind == dataset::ShapeKind::Polygon; });
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

    auto* empty = new EmptyState(tr("Open a data set to train on: images with masks, or polygons."), tr("Open a folder…"), this);
    m_stack->addWidget(empty);
    connect(empty, &EmptyState::clicked, this, &TrainPage::openDatasetRequested);

    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildRecipes());
    splitter->addWidget(buildMiddle());
    m_cost = new TrainCostPanel(splitter);
    m_cost->setMinimumWidth(260);
    splitter->addWidget(m_cost);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({210, 700, 310});
    m_stack->addWidget(splitter);

    connect(m_form, &TrainForm::changed, this, &TrainPage::formChanged);
    connect(m_cost, &TrainCostPanel::showAuditRequested, this, &TrainPage::showAuditRequested);
    connect(m_cost, &TrainCostPanel::measureRequested, this, [this] {
        m_cost->setMeasuring(true);
        Q_EMIT measureRequested(m_form->config());
    });
    auto* startKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(startKey, &QShortcut::activated, this, &TrainPage::start);
    m_recipes->setCurrentRow(0);
    updateControls();
}

QWidget* TrainPage::buildRecipes()
{
    auto* column = new QWidget(this);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(space::medium, space::large, space::medium, space::medium);
    layout->addWidget(heading(tr("Recipes"), column));
    m_recipes = new QListWidget(column);
    m_recipes->setAccessibleName(tr("Recipes"));
    m_recipes->setWordWrap(true);
    m_recipes->setFrameShape(QFrame::NoFrame);
    m_recipes->setSpacing(2);
    for (const Recipe& recipe : builtInRecipes()) {
        auto* item = new QListWidgetItem(QStringLiteral("%1\n%2").arg(recipe.title, recipe.description), m_recipes);
        item->setToolTip(recipe.description);
    }
    layout->addWidget(m_recipes, 1);
    auto* load = new QPushButton(tr("Load…"), column);
    load->setToolTip(tr("Read a training configuration from a YAML file"));
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
    layout->addWidget(scroll, 1);
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
    layout->addWidget(m_progressText);
    layout->addWidget(m_progress);
    auto* row = new QHBoxLayout;
    m_start = new QPushButton(tr("Start training"), bar);
    m_start->setToolTip(tr("Start training (Ctrl+Enter)"));
    m_start->setDefault(true);
    m_pause = new QPushButton(tr("Pause"), bar);
    m_stop = new QPushButton(tr("Stop"), bar);
    m_stop->setToolTip(tr("Stop after this step; the run can be resumed from its last checkpoint"));
    m_reason = new QLabel(bar);
    m_reason->setWordWrap(true);
    for (QPushButton* button : {m_start, m_pause, m_stop}) {
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
    connect(m_pause, &QPushButton::clicked, this, &TrainPage::pauseOrResume);
    connect(m_stop, &QPushButton::clicked, this, &TrainPage::stopRequested);
    return bar;
}

void TrainPage::setDataset(dataset::DatasetPtr dataset)
{
    m_dataset = std::move(dataset);
    m_stack->setCurrentIndex(m_dataset ? 1 : 0);
    if (m_dataset) {
        const auto names = [this](const char* name) {
            return std::find(m_dataset->splits.begin(), m_dataset->splits.end(), name) != m_dataset->splits.end();
        };
        m_form->setHasOwnSplits(names("train") && names("val"));
    }
    m_hasOutlines = m_dataset && hasOutlines(*m_dataset);
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

void TrainPage::setConfig(const recipe::TrainConfig& config)
{
    m_form->setConfig(config);
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
    m_cost->setMeasuring(false);
    if (text.isEmpty()) {
        m_banner->dismiss();
    } else {
        m_banner->showError(text);
    }
    updateControls();
}

void TrainPage::useRecipe(int row)
{
    const std::vector<Recipe> recipes = builtInRecipes();
    if (row >= 0 && row < static_cast<int>(recipes.size())) {
        const Recipe& recipe = recipes[static_cast<std::size_t>(row)];
        m_form->setRunName(recipe.runName);
        m_form->setConfig(recipe.config);
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
    m_cost->setImages(train, m_dataset ? m_dataset->records.size() - train : 0);
    if (m_form->valid()) {
        m_cost->setConfig(m_form->config());
    }
    updateControls();
}

QString TrainPage::blockingReason() const
{
    if (!m_hasOutlines) {
        return tr("This data set has neither masks nor polygons, so there is nothing to learn a segmentation from.");
    }
    if (!m_form->valid()) {
        return tr("%n setting(s) cannot be used: see the marked fields.", nullptr, m_form->problemCount());
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
    m_start->setVisible(!busy);
    m_anyway->setVisible(!busy && m_audit && m_audit->errors > 0);
    m_pause->setVisible(busy);
    m_stop->setVisible(busy);
    m_progress->setVisible(busy);
    m_progressText->setVisible(busy);
    m_form->setDisabled(busy);
    m_recipes->setDisabled(busy);
    m_cost->setMeasureEnabled(!busy && m_form->valid() && m_hasOutlines);
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
    m_reason->setText(reason);
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
