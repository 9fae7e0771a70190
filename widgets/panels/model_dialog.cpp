#include "widgets/panels/model_dialog.h"

#include "widgets/models/catalogue_text.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/processing_form.h"
#include "widgets/panels/progress_row.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {

using namespace inference;

ModelDialog::ModelDialog(const std::vector<ModelSplit>& splits, const QString& outFolder, QWidget* parent)
    : QDialog(parent)
    , m_splits(splits)
    , m_base(outFolder)
    , m_banner(new Banner(this))
    , m_progress(new ProgressRow(this))
    , m_form(new ProcessingForm)
    , m_reset(new QPushButton(tr("As recognised"), this))
    , m_runButton(new QPushButton(tr("Run"), this))
    , m_evaluate(new QPushButton(tr("Evaluate"), this))
    , m_rank(new QPushButton(tr("Rank by uncertainty"), this))
{
    setWindowTitle(tr("Run a model"));
    m_empty = new EmptyState(tr("An ONNX or TorchScript file is run over a split, and what it finds is kept for evaluation."), tr("Choose a model…"), this);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_form);
    m_body = new QStackedWidget(this);
    m_body->addWidget(m_empty);
    m_body->addWidget(m_scroll);
    m_problems = new QLabel(this);
    m_problems->setWordWrap(true);
    m_problems->setVisible(false);

    auto* close = new QPushButton(tr("Close"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_reset);
    buttons->addStretch(1);
    buttons->addWidget(m_rank);
    buttons->addWidget(m_evaluate);
    buttons->addWidget(m_runButton);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::medium);
    column->addWidget(m_banner);
    column->addWidget(buildHead());
    column->addWidget(m_body, 1);
    column->addWidget(m_problems);
    column->addWidget(buildResult());
    column->addWidget(m_progress);
    column->addLayout(buttons);
    m_reset->setToolTip(tr("Take back every change of pre- and post-processing"));
    m_evaluate->setVisible(false);
    m_rank->setToolTip(tr("Show the split's images, those first of which the model is least sure: what to label next"));
    auto* measures = new QMenu(m_rank);
    m_rank->setMenu(measures);
    connect(measures, &QMenu::aboutToShow, this, &ModelDialog::fillRankMenu);
    resize(1040, 760);

    connect(m_empty, &EmptyState::clicked, this, &ModelDialog::chooseFile);
    connect(m_form, &ProcessingForm::edited, this, &ModelDialog::formEdited);
    connect(m_form, &ProcessingForm::sizeChanged, this, [this](int width, int height) {
        if (m_description) {
            setBusy(true);
            Q_EMIT modelChosen(m_chosen, width, height);
        }
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_form->setProcessing(m_form->recognised());
        Q_EMIT processingEdited(*m_description, std::nullopt);
    });
    connect(m_runButton, &QPushButton::clicked, this, &ModelDialog::startRun);
    connect(m_evaluate, &QPushButton::clicked, this, [this] {
        Q_EMIT evaluateRequested(m_predictions);
        accept();
    });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::rejected, this, &ModelDialog::cancelRequested);
    connect(m_progress, &ProgressRow::cancelRequested, this, &ModelDialog::cancelRequested);
    updateButtons();
}

ModelDialog::~ModelDialog() = default;

QWidget* ModelDialog::buildHead()
{
    auto* head = new QWidget(this);
    auto* grid = new QGridLayout(head);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::large);
    grid->setColumnStretch(1, 1);
    const auto addRow = [&](const QString& text, QWidget* field, QWidget* buddy) {
        auto* label = new QLabel(text, head);
        label->setBuddy(buddy);
        const int row = grid->rowCount();
        grid->addWidget(label, row, 0, Qt::AlignLeft | Qt::AlignVCenter);
        grid->addWidget(field, row, 1);
    };
    const auto withButton = [&](QLineEdit* edit, const QString& text, void (ModelDialog::*slot)()) {
        auto* row = new QWidget(head);
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto* button = new QPushButton(text, row);
        button->setAutoDefault(false);
        edit->setParent(row);
        edit->setMinimumHeight(space::target);
        line->addWidget(edit, 1);
        line->addWidget(button);
        connect(button, &QPushButton::clicked, this, slot);
        return row;
    };
    m_file = new QLineEdit(head);
    m_file->setReadOnly(true);
    m_file->setAccessibleName(tr("Model"));
    m_file->setPlaceholderText(tr("no model yet"));
    addRow(tr("&Model"), withButton(m_file, tr("C&hoose…"), &ModelDialog::chooseFile), m_file);
    m_about = new QLabel(head);
    m_about->setWordWrap(true);
    m_about->setForegroundRole(QPalette::PlaceholderText);
    m_about->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_about->setVisible(false);
    grid->addWidget(m_about, grid->rowCount(), 1);
    m_split = new QComboBox(head);
    m_split->setMinimumHeight(space::target);
    for (const ModelSplit& split : m_splits) {
        m_split->addItem(tr("%1, %Ln image(s)", nullptr, split.images).arg(split.name), split.name);
    }
    addRow(tr("&Split"), m_split, m_split);
    m_folder = new QLineEdit(head);
    m_folder->setAccessibleName(tr("Folder for the results"));
    addRow(tr("&Results"), withButton(m_folder, tr("Ch&oose…"), &ModelDialog::chooseFolder), m_folder);
    m_augment = new QCheckBox(tr("Look at each image &mirrored and smaller too (6 views), and fuse what is found"), head);
    m_augment->setToolTip(tr("Test-time augmentation: six times the work. How far the views agree is written beside the results"));
    m_augment->setMinimumHeight(space::target);
    grid->addWidget(m_augment, grid->rowCount(), 1);
    connect(m_split, &QComboBox::currentIndexChanged, this, [this] {
        m_folderChosen ? void() : m_folder->setText(proposedFolder());
        updateButtons();
    });
    connect(m_folder, &QLineEdit::textEdited, this, [this] {
        m_folderChosen = true;
        updateButtons();
    });
    return head;
}

QWidget* ModelDialog::buildResult()
{
    m_result = new QWidget(this);
    auto* column = new QVBoxLayout(m_result);
    column->setContentsMargins(0, space::medium, 0, 0);
    column->setSpacing(space::small);
    m_headline = new QLabel(m_result);
    m_headline->setWordWrap(true);
    QFont bold = m_headline->font();
    bold.setBold(true);
    m_headline->setFont(bold);
    m_latency = new QTableWidget(2, 5, m_result);
    m_latency->setAccessibleName(tr("Latency"));
    m_latency->setHorizontalHeaderLabels({tr("Mean"), tr("p50"), tr("p95"), tr("p99"), tr("Longest")});
    m_latency->setVerticalHeaderLabels({tr("Network, ms"), tr("End to end, ms")});
    m_latency->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_latency->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_latency->setSelectionMode(QAbstractItemView::NoSelection);
    m_latency->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_latency->setTabKeyNavigation(false);
    m_measured = new QLabel(m_result);
    m_measured->setWordWrap(true);
    m_measured->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_headline);
    column->addWidget(m_latency);
    column->addWidget(m_measured);
    m_result->setVisible(false);
    return m_result;
}

QString ModelDialog::modelFile() const
{
    return m_chosen;
}

void ModelDialog::setSplit(const QString& name)
{
    m_split->setCurrentIndex(std::max(0, m_split->findData(name)));
}

QString ModelDialog::proposedFolder() const
{
    const QString model = QFileInfo(m_chosen).completeBaseName();
    if (model.isEmpty()) {
        return {};
    }
    // Results of an earlier run stay where they are.
    const QString plain = QDir(m_base).filePath(model + QLatin1Char('-') + m_split->currentData().toString());
    QString folder = plain;
    for (int run = 2; QFileInfo::exists(folder); ++run) {
        folder = plain + QLatin1Char('-') + QString::number(run);
    }
    return folder;
}

ModelRun ModelDialog::run() const
{
    return {.model = m_chosen, .split = m_split->currentData().toString(), .outFolder = m_folder->text().trimmed(), .processing = m_form->processing(), .augment = m_augment->isChecked()};
}

std::vector<Variant> ModelRun::variants() const
{
    return augment ? variantsOf(true, false, {0.83, 0.67}) : std::vector<Variant>();
}

void ModelDialog::setAugment(bool augment)
{
    m_augment->setChecked(augment);
}

/// What this model can be ranked by: objects and masks differ, and some measures need several views.
void ModelDialog::fillRankMenu()
{
    const auto name = [](RankBy by) {
        switch (by) {
        case RankBy::LeastConfidence: return tr("Least confidence");
        case RankBy::Margin: return tr("Margin to what speaks against it");
        case RankBy::Entropy: return tr("Entropy");
        case RankBy::Disagreement: return tr("Disagreement of the views");
        case RankBy::MutualInformation: return tr("Mutual information of the views");
        }
        return QString();
    };
    QMenu* menu = m_rank->menu();
    menu->clear();
    for (const RankBy by : {RankBy::LeastConfidence, RankBy::Margin, RankBy::Entropy, RankBy::Disagreement, RankBy::MutualInformation}) {
        const ModelRun asked = run();
        RankRequest request{.dataset = nullptr, .records = {}, .processing = asked.processing, .by = by};
        request.variants = asked.variants();
        QAction* action = menu->addAction(name(by), this, [this, by] { startRanking(by); });
        const QString problem = QString::fromStdString(problemOf(request));
        action->setEnabled(problem.isEmpty());
        action->setToolTip(problem);
    }
    menu->setToolTipsVisible(true);
}

void ModelDialog::startRanking(RankBy by)
{
    m_banner->dismiss();
    setBusy(true);
    Q_EMIT rankRequested(run(), by);
}

void ModelDialog::chooseFile()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Choose a model"), QFileInfo(m_chosen).path(),
                                                      tr("Models (*.onnx *.torchscript *.pt *.pth);;All files (*)"));
    if (!file.isEmpty()) {
        openFile(file);
    }
}

void ModelDialog::openFile(const QString& file)
{
    m_chosen = file;
    m_file->setText(QDir::toNativeSeparators(file));
    m_file->setToolTip(m_file->text());
    m_description.reset();
    m_about->setVisible(false);
    m_result->setVisible(false);
    m_evaluate->setVisible(false);
    m_banner->dismiss();
    setBusy(true);
    Q_EMIT modelChosen(file, 0, 0);
}

void ModelDialog::chooseFolder()
{
    const QString chosen = QFileDialog::getSaveFileName(this, tr("New folder for the results"), m_folder->text(), QString(), nullptr,
                                                        QFileDialog::ShowDirsOnly | QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty()) {
        m_folderChosen = true;
        m_folder->setText(chosen);
        updateButtons();
    }
}

void ModelDialog::setModel(const ModelDescription& description, const std::vector<std::int64_t>& inputShape, const Recognition& recognition,
                           const std::optional<Processing>& edited)
{
    m_description = description;
    m_chosen = QString::fromStdString(description.file);
    m_file->setText(QDir::toNativeSeparators(m_chosen));
    if (!m_folderChosen) {
        m_folder->setText(proposedFolder());
    }
    describe();
    const std::vector<std::int64_t> declared = description.inputs.empty() ? std::vector<std::int64_t>() : description.inputs.front().shape;
    const bool open = declared.empty() || std::count(declared.begin() + 1, declared.end(), -1) > 0;
    m_form->setRecognition(recognition, inputShape, open);
    if (edited) {
        m_form->setProcessing(*edited);
    }
    m_body->setCurrentWidget(m_scroll);
    setBusy(false);
}

void ModelDialog::describe()
{
    const ModelDescription& model = *m_description;
    QStringList parts{model.format == ModelFormat::Onnx ? tr("ONNX") : tr("TorchScript"),
                      QLocale().formattedDataSize(static_cast<qint64>(model.bytes))};
    if (!model.producer.empty()) {
        parts.append(tr("by %1").arg(QString::fromStdString(model.producer)));
    }
    if (model.opset > 0) {
        parts.append(tr("opset %1").arg(model.opset));
    }
    const auto tensors = [](const std::vector<TensorInfo>& infos) {
        QStringList list;
        for (const TensorInfo& info : infos) {
            list.append(QString::fromStdString(info.name + " " + info.type + " " + shapeText(info.shape)));
        }
        return list.join(QStringLiteral(", "));
    };
    QString text = parts.join(QStringLiteral(", "));
    if (!model.inputs.empty()) {
        text += QLatin1Char('\n') + tr("%1 → %2").arg(tensors(model.inputs), tensors(model.outputs));
    }
    m_about->setText(text);
    m_about->setVisible(true);
}

void ModelDialog::formEdited()
{
    const QStringList problems = m_form->problems();
    m_problems->setText(problems.join(QLatin1Char('\n')));
    m_problems->setVisible(!problems.isEmpty());
    QPalette palette = m_problems->palette();
    palette.setColor(QPalette::WindowText, theme().error);
    m_problems->setPalette(palette);
    updateButtons();
}

void ModelDialog::setProgress(const QString& what, quint64 done, quint64 total)
{
    m_progress->setProgress(what, done, total);
}

void ModelDialog::setResult(const RunResult& result)
{
    setBusy(false);
    m_predictions = QString::fromStdString(result.predictions);
    const QLocale locale;
    QString headline = tr("%Ln image(s)", nullptr, static_cast<int>(result.images)) + QStringLiteral(", ");
    if (result.detections > 0) {
        headline += tr("%Ln detection(s)", nullptr, static_cast<int>(result.detections)) + QStringLiteral(", ");
    }
    m_headline->setText(headline + tr("%1 images a second").arg(locale.toString(result.imagesPerSecond, 'f', 1)));
    const auto fill = [&](int row, const Latency& latency) {
        int column = 0;
        for (const double value : {latency.mean, latency.p50, latency.p95, latency.p99, latency.longest}) {
            auto* item = new QTableWidgetItem(locale.toString(value, 'f', 1));
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_latency->setItem(row, column++, item);
        }
    };
    fill(0, result.network);
    fill(1, result.endToEnd);
    m_latency->setFixedHeight(m_latency->horizontalHeader()->sizeHint().height() + m_latency->verticalHeader()->length() + 2 * m_latency->frameWidth());
    m_measured->setText(catalogueText("model.how_measured", {{"images", std::to_string(result.images)},
                                                             {"engine", result.engine},
                                                             {"threads", std::to_string(result.threads)}}));
    m_result->setVisible(true);
    m_evaluate->setVisible(true);
    m_evaluate->setDefault(true);
    m_evaluate->setFocus();
    showLosses(result);
}

void ModelDialog::showLosses(const RunResult& result)
{
    QStringList lines;
    if (!result.unreadable.empty()) {
        const auto& first = result.unreadable.front();
        lines.append(tr("%Ln image(s) could not be read, such as %1: %2", nullptr, static_cast<int>(result.unreadable.size()))
                         .arg(QString::fromStdString(first.image), QString::fromStdString(first.why)));
    }
    std::size_t leftOut = 0;
    QStringList classes;
    for (const ClassMatch& match : result.classes) {
        leftOut += match.leftOut;
        if (match.leftOut > 0 && classes.size() < 3) {
            classes.append(QString::fromStdString(match.model));
        }
    }
    if (leftOut > 0) {
        lines.append(tr("%Ln detection(s) were left out because the data set does not have their class: %1", nullptr, static_cast<int>(leftOut))
                         .arg(classes.join(QStringLiteral(", "))));
    }
    if (!lines.isEmpty()) {
        m_banner->showNotice(lines.join(QLatin1Char('\n')));
    }
}

void ModelDialog::setError(const QString& text)
{
    setBusy(false);
    m_banner->showError(text);
    if (!m_description) {
        m_body->setCurrentWidget(m_empty);
    }
}

void ModelDialog::setCancelled()
{
    setBusy(false);
    m_banner->showNotice(tr("Stopped. Nothing was written."));
}

void ModelDialog::setBusy(bool busy)
{
    m_busy = busy;
    if (!busy) {
        m_progress->finish();
    }
    m_form->setEnabled(!busy);
    updateButtons();
}

void ModelDialog::updateButtons()
{
    const bool ready = m_description && !m_busy;
    m_reset->setEnabled(ready && m_form->differs());
    m_runButton->setEnabled(ready && m_form->problems().isEmpty() && !m_folder->text().trimmed().isEmpty() && m_split->count() > 0);
    m_rank->setEnabled(ready && m_form->problems().isEmpty() && m_split->count() > 0);
    m_augment->setEnabled(!m_busy);
    m_runButton->setDefault(!m_evaluate->isVisible());
}

void ModelDialog::startRun()
{
    m_banner->dismiss();
    m_result->setVisible(false);
    m_evaluate->setVisible(false);
    if (!m_folderChosen) {
        m_folder->setText(proposedFolder());
    }
    setBusy(true);
    Q_EMIT processingEdited(*m_description, m_form->differs() ? std::optional(m_form->processing()) : std::nullopt);
    Q_EMIT runRequested(run());
}

}  // namespace gg::widgets
