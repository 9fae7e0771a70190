#include "widgets/panels/setup_panel.h"

#include "widgets/models/evaluation_sources.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>

namespace gg::widgets {
namespace {

QString splitsOf(const EvaluationSource& source)
{
    QStringList names;
    const auto& splits = source.evaluation ? source.evaluation->loaded.splits : source.segmentation->splits;
    for (const std::string& split : splits) {
        names << QString::fromStdString(split);
    }
    return names.join(QStringLiteral(", "));
}

}  // namespace

SetupPanel::SetupPanel(QWidget* parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
    , m_split(addRow(tr("&Split"), tr("Split"), tr("The images whose truth is held against the predictions. Recognised: the split that most of the predictions are of.")))
    , m_overlap(addRow(tr("O&verlap of"), tr("Overlap of"), tr("What the IoU is measured of. Masks: where labels and predictions both have outlines; a box among them stands "
                                                              "for its rectangle.")))
    , m_trueForeground(addRow(tr("&True masks"), tr("Foreground of the true masks"), tr("Which side of the data set's masks is the foreground")))
    , m_predictedForeground(addRow(tr("P&redicted"), tr("Foreground of the predicted masks"), tr("Which side of the predicted masks, or of their probabilities, is the foreground")))
{
    m_form->setContentsMargins(0, space::small, 0, 0);
    m_form->setHorizontalSpacing(space::medium);
    m_form->setVerticalSpacing(space::small);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_overlap->addItem(tr("boxes"), static_cast<int>(metrics::IouType::Box));
    m_overlap->addItem(tr("masks"), static_cast<int>(metrics::IouType::Mask));
    for (QComboBox* sense : {m_trueForeground, m_predictedForeground}) {
        sense->addItem(tr("bright on dark"), static_cast<int>(dataset::MaskSense::ForegroundBright));
        sense->addItem(tr("dark on bright"), static_cast<int>(dataset::MaskSense::ForegroundDark));
    }
    fillSplits();
    setSource(nullptr);
}

QComboBox* SetupPanel::addRow(const QString& label, const QString& name, const QString& tip)
{
    auto* choice = new QComboBox(this);
    choice->setAccessibleName(name);
    choice->setToolTip(tip);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(6);
    auto* text = new QLabel(label, this);
    text->setBuddy(choice);
    text->setMinimumHeight(choice->sizeHint().height());
    text->setToolTip(tip);
    m_form->addRow(text, choice);
    connect(choice, &QComboBox::activated, this, &SetupPanel::take);
    return choice;
}

void SetupPanel::setChoices(const EvaluationChoices& choices)
{
    m_choices = choices;
    fillSplits();
}

void SetupPanel::setSetup(const EvaluationSetup& setup)
{
    m_setup = setup;
    fillSplits();
}

void SetupPanel::fillSplits()
{
    m_split->clear();
    m_split->addItem(m_recognised.isEmpty() ? tr("recognised") : tr("recognised: %1").arg(m_recognised), QString());
    for (const QString& split : m_choices.splits) {
        m_split->addItem(split, split);
    }
    showSetup();
}

void SetupPanel::showSetup()
{
    m_split->setCurrentIndex(std::max(0, m_split->findData(m_setup.split)));
    m_overlap->setCurrentIndex(m_overlap->findData(static_cast<int>(m_setup.iouType)));
    m_trueForeground->setCurrentIndex(m_trueForeground->findData(static_cast<int>(m_setup.truthSense)));
    m_predictedForeground->setCurrentIndex(m_predictedForeground->findData(static_cast<int>(m_setup.predictedSense)));
}

void SetupPanel::setSource(const EvaluationSource* source)
{
    const bool ready = source != nullptr && (source->evaluation || source->segmentation);
    m_recognised = ready && m_setup.split.isEmpty() ? splitsOf(*source) : QString();
    fillSplits();
    const auto show = [this](QComboBox* choice, bool shown) {
        m_form->labelForField(choice)->setVisible(shown);
        choice->setVisible(shown);
        return shown;
    };
    // What was tried in vain can be tried otherwise, so that the split is there without an evaluation, too.
    bool any = show(m_split, source != nullptr && m_choices.splits.size() > 1 && !source->counted);
    any = show(m_overlap, ready && source->evaluation && m_choices.outlines && source->evaluation->loaded.hasMasks) || any;
    const bool foreground = ready && source->segmentation && !source->counted && source->segmentation->meaning == evaluation::MaskMeaning::Foreground;
    any = show(m_trueForeground, foreground && m_choices.maskFiles) || any;
    any = show(m_predictedForeground, foreground) || any;
    setVisible(any);
}

void SetupPanel::take()
{
    EvaluationSetup setup{.split = m_split->currentData().toString(),
                          .iouType = static_cast<metrics::IouType>(m_overlap->currentData().toInt()),
                          .truthSense = static_cast<dataset::MaskSense>(m_trueForeground->currentData().toInt()),
                          .predictedSense = static_cast<dataset::MaskSense>(m_predictedForeground->currentData().toInt())};
    if (setup != m_setup) {
        m_setup = setup;
        Q_EMIT edited(m_setup);
    }
}

}  // namespace gg::widgets
