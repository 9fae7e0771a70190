#include "widgets/panels/train_cost_panel.h"

#include "core/recipe/model_cost.h"
#include "widgets/panels/heading.h"
#include "widgets/theme/theme.h"

#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace gg::widgets {
namespace {

/// Forward and backward; the validation's forward alone costs a third.
constexpr double valShareOfStep = 1.0 / 3.0;

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
    layout->setSpacing(space::medium);
    layout->addWidget(heading(tr("What it will take"), this));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::large);
    form->setLabelAlignment(Qt::AlignLeft);
    m_parameters = addValue(form, tr("Parameters"), tr("Weights that are trained"));
    m_gflops = addValue(form, tr("GFLOPs an image"), tr("Forward pass; a multiplication and an addition count as two"));
    m_memory = addValue(form, tr("Memory"), tr("Weights, gradients, the optimiser's state and the activations of one batch"));
    m_steps = addValue(form, tr("Steps"), tr("Steps an epoch, and in all"));
    m_epochTime = addValue(form, tr("Time an epoch"), tr("Training and validation"));
    m_totalTime = addValue(form, tr("Time in all"), tr("Without early stopping"));
    layout->addLayout(form);
    m_memoryWarning = new QLabel(tr("More memory than this machine has: choose a smaller batch, image size or width."), this);
    m_memoryWarning->setWordWrap(true);
    m_memoryWarning->hide();
    layout->addWidget(m_memoryWarning);
    m_source = new QLabel(this);
    m_source->setWordWrap(true);
    layout->addWidget(m_source);
    m_measure = new QPushButton(tr("Measure on this machine"), this);
    m_measure->setToolTip(tr("Times two steps on images of this data set"));
    m_measure->setMinimumHeight(space::target);
    layout->addWidget(m_measure);
    layout->addSpacing(space::large);
    layout->addWidget(heading(tr("What the data says"), this));
    m_audit = new QLabel(this);
    m_audit->setWordWrap(true);
    layout->addWidget(m_audit);
    m_foreground = new QLabel(this);
    m_foreground->setWordWrap(true);
    layout->addWidget(m_foreground);
    m_showAudit = new QPushButton(tr("Show the findings"), this);
    m_showAudit->setMinimumHeight(space::target);
    layout->addWidget(m_showAudit);
    layout->addStretch(1);
    connect(m_measure, &QPushButton::clicked, this, &TrainCostPanel::measureRequested);
    connect(m_showAudit, &QPushButton::clicked, this, &TrainCostPanel::showAuditRequested);
    setAuditSummary(std::nullopt);
    update();
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
    m_measuredConfig = m_config;
    setMeasuring(false);
    update();
}

void TrainCostPanel::setMeasuring(bool measuring)
{
    m_measuring = measuring;
    updateMeasureButton();
}

void TrainCostPanel::setMeasureEnabled(bool enabled)
{
    m_measureEnabled = enabled;
    updateMeasureButton();
}

void TrainCostPanel::updateMeasureButton()
{
    m_measure->setText(m_measuring ? tr("Measuring…") : tr("Measure on this machine"));
    m_measure->setEnabled(m_measureEnabled && !m_measuring);
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

void TrainCostPanel::update()
{
    const QLocale locale;
    const recipe::ModelCost cost = recipe::unetCost(m_config);
    m_parameters->setText(locale.toString(static_cast<qlonglong>(cost.parameters)));
    m_gflops->setText(locale.toString(cost.gflopsPerImage, 'f', 2));
    const bool tooMuch = m_machineMemory > 0 && cost.totalBytes() > m_machineMemory;
    m_memory->setText(m_machineMemory > 0 ? tr("%1 of %2").arg(bytesText(cost.totalBytes()), bytesText(m_machineMemory))
                                          : bytesText(cost.totalBytes()));
    m_memoryWarning->setVisible(tooMuch);
    setColour(m_memoryWarning, theme().error);
    setColour(m_memory, tooMuch ? theme().error : palette().color(QPalette::WindowText));
    updateTimes(cost.gflopsPerImage);

    const bool collapseLikely = m_share && *m_share < 0.15 && m_config.loss == recipe::Loss::Bce;
    m_foreground->setVisible(m_share.has_value());
    if (m_share) {
        const QString mean = tr("Mean foreground %1 %.").arg(locale.toString(*m_share * 100, 'f', 1));
        m_foreground->setText(collapseLikely ? mean + u' ' + tr("With BCE alone the network may learn to predict background only; consider BCE + Dice.") : mean);
        setColour(m_foreground, collapseLikely ? theme().warning : theme().mutedText);
    }
}

void TrainCostPanel::updateTimes(double gflopsPerImage)
{
    const QLocale locale;
    const auto batch = static_cast<std::size_t>(std::max(1, m_config.batch));
    const std::size_t steps = (m_trainImages + batch - 1) / batch;
    m_steps->setText(tr("%1 × %2").arg(locale.toString(static_cast<qulonglong>(steps)), locale.toString(m_config.epochs)));
    // A measurement is carried over to other sizes by the operations that an image takes.
    double seconds = 0;
    if (m_imagesPerSecond > 0) {
        const double scale = gflopsPerImage / std::max(1e-12, recipe::unetCost(m_measuredConfig).gflopsPerImage);
        seconds = (static_cast<double>(m_trainImages) + valShareOfStep * static_cast<double>(m_valImages)) / m_imagesPerSecond * scale;
        m_source->setText(tr("Measured here: %1 images/s.").arg(locale.toString(m_imagesPerSecond, 'f', 1)));
    } else {
        seconds = recipe::estimateEpochSeconds(recipe::unetCost(m_config), m_trainImages, m_valImages, 0);
        m_source->setText(tr("Times are estimated from the operations; measure for better ones."));
    }
    setColour(m_source, theme().mutedText);
    m_epochTime->setText(durationText(seconds));
    m_totalTime->setText(durationText(seconds * m_config.epochs));
}

}  // namespace gg::widgets
