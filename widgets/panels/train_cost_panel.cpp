#include "widgets/panels/train_cost_panel.h"

#include "core/base/error.h"
#include "core/recipe/segmentation_models.h"
#include "widgets/panels/heading.h"
#include "widgets/panels/progress_row.h"
#include "widgets/panels/train_layers_dialog.h"
#include "widgets/panels/train_suggestions.h"
#include "widgets/theme/theme.h"

#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace gg::widgets {
namespace {

/// Operations of a step in terms of the forward pass, as estimateEpochSeconds counts them.
constexpr double stepPerForward = 3.0;

QString bytesText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QString durationText(double seconds)
{
    const auto whole = static_cast<qint64>(seconds + 0.5);
    if (whole < 60) {
        return TrainCostPanel::tr("%1 s").arg(QLocale().toString(seconds, 'f', seconds < 10 ? 1 : 0));
    }
    if (whole < 3600) {
        return TrainCostPanel::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    }
    return TrainCostPanel::tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

void setColour(QLabel* label, const QColor& colour)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
}

}  // namespace

TrainCostPanel::TrainCostPanel(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::large);
    layout->addWidget(buildCost());
    m_suggestions = new TrainSuggestions(this);
    m_suggestions->hide();
    layout->addWidget(m_suggestions);
    layout->addWidget(buildData());
    layout->addStretch(1);
    setAuditSummary(std::nullopt);
    update();
}

QWidget* TrainCostPanel::buildCost()
{
    auto* part = new QWidget(this);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::medium);
    layout->addWidget(heading(tr("What it will take"), part));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::large);
    form->setLabelAlignment(Qt::AlignLeft);
    m_parameters = addValue(form, tr("Parameters"), tr("Weights that are trained"));
    m_gflops = addValue(form, tr("GFLOPs an image"), tr("Forward pass; a multiplication and an addition count as two"));
    m_values = form;
    m_latency = addValue(form, tr("Latency an image"), tr("Forward pass, batch norm folded into the convolutions, on this machine"));
    m_memory = addValue(form, tr("Memory"), tr("Weights, gradients, the optimiser's state and the activations of one batch"));
    m_steps = addValue(form, tr("Steps"), tr("Steps an epoch, and in all"));
    m_epochTime = addValue(form, tr("Time an epoch"), tr("Training and validation"));
    m_totalTime = addValue(form, tr("Time in all"), tr("Without early stopping"));
    layout->addLayout(form);
    m_memoryWarning = new QLabel(part);
    m_memoryWarning->setWordWrap(true);
    m_memoryWarning->hide();
    layout->addWidget(m_memoryWarning);
    m_source = new QLabel(part);
    m_source->setWordWrap(true);
    layout->addWidget(m_source);
    m_measure = new QPushButton(tr("Measure on this machine"), part);
    m_measure->setToolTip(tr("Times two steps on images of this data set, and of a detector the forward pass of one image"));
    m_measureProgress = new ProgressRow(part, ProgressShape::Column);
    m_layers = new QPushButton(tr("Layers…"), part);
    m_layers->setToolTip(tr("Parameters, operations and memory, layer by layer"));
    for (QPushButton* button : {m_measure, m_layers}) {
        button->setMinimumHeight(space::target);
        layout->addWidget(button);
    }
    layout->insertWidget(layout->indexOf(m_layers), m_measureProgress);
    connect(m_measureProgress, &ProgressRow::cancelRequested, this, &TrainCostPanel::cancelMeasureRequested);
    connect(m_measure, &QPushButton::clicked, this, [this] {
        m_asked = inForm();
        Q_EMIT measureRequested();
    });
    connect(m_layers, &QPushButton::clicked, this, &TrainCostPanel::showLayers);
    return part;
}

QWidget* TrainCostPanel::buildData()
{
    auto* part = new QWidget(this);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::medium);
    layout->addWidget(heading(tr("What the data says"), part));
    m_audit = new QLabel(part);
    m_audit->setWordWrap(true);
    layout->addWidget(m_audit);
    m_foreground = new QLabel(part);
    m_foreground->setWordWrap(true);
    layout->addWidget(m_foreground);
    m_showAudit = new QPushButton(tr("Show the findings"), part);
    m_showAudit->setMinimumHeight(space::target);
    layout->addWidget(m_showAudit);
    connect(m_showAudit, &QPushButton::clicked, this, &TrainCostPanel::showAuditRequested);
    return part;
}

QLabel* TrainCostPanel::addValue(QFormLayout* form, const QString& label, const QString& toolTip)
{
    auto* value = new QLabel(this);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setToolTip(toolTip);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(label, value);
    return value;
}

void TrainCostPanel::setConfig(const recipe::TrainConfig& config)
{
    m_config = config;
    update();
}

void TrainCostPanel::setPlan(std::optional<recipe::ModelPlan> plan, const QString& problem)
{
    m_plan = std::move(plan);
    m_planProblem = problem;
    update();
}

QString TrainCostPanel::problem() const
{
    return m_config.task != "detection" ? QString() : m_planProblem.isEmpty() ? m_costProblem : m_planProblem;
}

void TrainCostPanel::showLayers()
{
    auto* dialog = new TrainLayersDialog(*m_plan, m_config.imageSize, latencyHolds() ? m_latencyOf->layers : std::vector<double>(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void TrainCostPanel::setImages(std::size_t train, std::size_t val)
{
    m_trainImages = train;
    m_valImages = val;
    update();
}

void TrainCostPanel::setMachineMemory(qint64 bytes)
{
    m_machineMemory = bytes;
    update();
}

void TrainCostPanel::setMeasured(double imagesPerSecond)
{
    m_imagesPerSecond = imagesPerSecond;
    m_measured = m_asked ? *m_asked : inForm();
    update();
}

void TrainCostPanel::setLatency(double milliseconds, const std::vector<double>& layers)
{
    m_latencyOf = Latency{.of = m_asked ? *m_asked : inForm(), .milliseconds = milliseconds, .layers = layers};
    update();
}

TrainCostPanel::Measured TrainCostPanel::inForm()
{
    const recipe::ModelCost now = cost();
    return {.task = m_config.task, .plan = m_plan, .imageSize = m_config.imageSize, .gflops = now.gflopsPerImage + now.attentionGflops};
}

bool TrainCostPanel::latencyHolds() const
{
    return m_latencyOf && m_plan && m_latencyOf->of.plan == m_plan && m_latencyOf->of.imageSize == m_config.imageSize;
}

void TrainCostPanel::setMeasuring(const QString& what)
{
    m_measuring = !what.isEmpty();
    if (m_measuring) {
        m_measureProgress->setProgress(what, 0, 0);
    } else {
        m_measureProgress->finish();
    }
    updateMeasureButton();
}

void TrainCostPanel::setMeasureEnabled(bool enabled)
{
    m_measureEnabled = enabled;
    updateMeasureButton();
}

void TrainCostPanel::updateMeasureButton()
{
    m_measure->setVisible(!m_measuring);
    m_measure->setEnabled(m_measureEnabled);
}

void TrainCostPanel::setAuditSummary(const std::optional<audit::Summary>& summary)
{
    m_showAudit->setVisible(summary && summary->errors + summary->warnings > 0);
    if (!summary) {
        m_audit->setText(tr("The audit has not finished."));
        setColour(m_audit, theme().mutedText);
    } else if (summary->errors > 0) {
        m_audit->setText(tr("%n error(s) in the data: mend or accept them before training.", nullptr, static_cast<int>(summary->errors)));
        setColour(m_audit, theme().error);
    } else if (summary->warnings > 0) {
        m_audit->setText(tr("%n warning(s), no errors.", nullptr, static_cast<int>(summary->warnings)));
        setColour(m_audit, theme().warning);
    } else {
        m_audit->setText(tr("The audit found nothing wrong."));
        setColour(m_audit, theme().success);
    }
}

void TrainCostPanel::setMeanForeground(std::optional<double> share)
{
    m_share = share;
    update();
}

recipe::ModelCost TrainCostPanel::cost()
{
    m_costProblem.clear();
    if (m_config.task != "detection") {
        return recipe::segmentationCost(m_config);
    }
    try {
        return m_plan ? recipe::detectorCost(m_config, *m_plan) : recipe::ModelCost{};
    } catch (const Error& error) {
        m_costProblem = QString::fromStdString(error.detail());
        return {};
    }
}

void TrainCostPanel::update()
{
    const QLocale locale;
    const recipe::ModelCost cost = this->cost();
    const bool known = cost.parameters > 0;
    m_parameters->setText(known ? locale.toString(static_cast<qlonglong>(cost.parameters)) : QStringLiteral("–"));
    m_parameters->setToolTip(cost.fusedParameters > 0 ? tr("Weights that are trained; %1 once batch norm is folded into the convolutions")
                                                            .arg(locale.toString(static_cast<qlonglong>(cost.fusedParameters)))
                                                      : tr("Weights that are trained"));
    m_gflops->setText(known ? locale.toString(cost.gflopsPerImage, 'f', 2) : QStringLiteral("–"));
    m_latency->setText(latencyHolds() ? tr("%1 ms").arg(locale.toString(m_latencyOf->milliseconds, 'f', 1)) : tr("not measured"));
    m_latency->setVisible(m_config.task == "detection");
    m_values->labelForField(m_latency)->setVisible(m_config.task == "detection");
    m_layers->setVisible(m_config.task == "detection");
    m_layers->setEnabled(known);
    m_suggestions->setVisible(m_config.task == "detection");
    updateMemory(cost);
    updateTimes(cost);
    updateForeground();
}

void TrainCostPanel::updateMemory(const recipe::ModelCost& cost)
{
    const bool known = cost.parameters > 0;
    const bool tooMuch = m_machineMemory > 0 && cost.totalBytes() > m_machineMemory;
    const QString needed = known ? bytesText(cost.totalBytes()) : QStringLiteral("–");
    m_memory->setText(m_machineMemory > 0 ? tr("%1 of %2").arg(needed, bytesText(m_machineMemory)) : needed);
    const int fits = recipe::largestBatch(cost, m_config.batch, m_machineMemory);
    m_memoryWarning->setText(!problem().isEmpty() ? problem()
                             : fits > 0           ? tr("More memory than this machine has: a batch of at most %1 fits.").arg(fits)
                                        : tr("More memory than this machine has: choose a smaller image size or a smaller network."));
    m_memoryWarning->setVisible(tooMuch || !problem().isEmpty());
    setColour(m_memoryWarning, theme().error);
    setColour(m_memory, tooMuch ? theme().error : palette().color(QPalette::WindowText));
}

void TrainCostPanel::updateForeground()
{
    const bool collapseLikely = m_share && *m_share < 0.15 && m_config.loss == recipe::Loss::Bce;
    const bool shown = m_share && m_config.task != "detection";
    m_foreground->setVisible(shown);
    if (shown) {
        const QString mean = tr("Mean foreground %1 %.").arg(QLocale().toString(*m_share * 100, 'f', 1));
        m_foreground->setText(collapseLikely ? mean + u' ' + tr("With BCE alone the network may learn to predict background only; consider BCE + Dice.") : mean);
        setColour(m_foreground, collapseLikely ? theme().warning : theme().mutedText);
    }
}

void TrainCostPanel::updateTimes(const recipe::ModelCost& cost)
{
    const QLocale locale;
    const auto batch = static_cast<std::size_t>(std::max(1, m_config.batch));
    const std::size_t steps = (m_trainImages + batch - 1) / batch;
    m_steps->setText(tr("%1 × %2").arg(locale.toString(static_cast<qulonglong>(steps)), locale.toString(m_config.epochs)));
    // A measurement is carried over to other sizes by the operations that an image takes.
    const bool measured = m_imagesPerSecond > 0 && m_measured && m_measured->task == m_config.task && m_measured->gflops > 0;
    const double perSecond = measured ? m_imagesPerSecond * stepPerForward * m_measured->gflops : 0;
    const double seconds = recipe::estimateEpochSeconds(cost, m_trainImages, m_valImages, perSecond);
    m_source->setText(measured ? tr("Measured here: %1 images/s.").arg(locale.toString(m_imagesPerSecond, 'f', 1))
                               : tr("Times are estimated from the operations; measure for better ones."));
    setColour(m_source, theme().mutedText);
    const bool known = cost.parameters > 0;
    m_epochTime->setText(known ? durationText(seconds) : QStringLiteral("–"));
    m_totalTime->setText(known ? durationText(seconds * m_config.epochs) : QStringLiteral("–"));
}

}  // namespace gg::widgets
