#include "widgets/panels/threshold_bar.h"

#include "widgets/theme/theme.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

constexpr int frameMs = 16;
constexpr double sliderSteps = 1000;
/// Above every detection but a wholly sure one.
constexpr double keepNothing = 1.0;

QString number(const std::optional<double>& value)
{
    return value ? QLocale().toString(*value, 'f', 3) : QStringLiteral("–");
}

QDoubleSpinBox* makeField(double lower, double upper, double step, int digits, QWidget* parent)
{
    auto* field = new QDoubleSpinBox(parent);
    field->setRange(lower, upper);
    field->setSingleStep(step);
    field->setDecimals(digits);
    field->setKeyboardTracking(false);
    field->setAlignment(Qt::AlignRight);
    return field;
}

}  // namespace

ThresholdBar::ThresholdBar(QWidget* parent)
    : QWidget(parent)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(frameMs);
    connect(&m_frame, &QTimer::timeout, this, [this] { Q_EMIT optionsChanged(m_options); });
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::medium, space::small, space::medium, space::small);
    rows->setSpacing(space::small);
    auto* knobs = new QHBoxLayout;
    knobs->setSpacing(space::small);
    m_confidence = makeKnob(tr("Confidence"), tr("Detections below this confidence are left out. Average precision does not depend on it."), 0, 0.01, 3,
                            &ThresholdBar::moveConfidence);
    m_iou = makeKnob(tr("IoU"), tr("A detection is right if its IoU with the truth is at least this."), 0.1, 0.05, 2, &ThresholdBar::moveIou);
    const auto add = [&](const QString& name, const Knob& knob, int stretch) {
        auto* label = new QLabel(name, this);
        label->setBuddy(knob.field);
        knobs->addWidget(label);
        knobs->addWidget(knob.slider, stretch);
        knobs->addWidget(knob.field);
    };
    add(tr("&Confidence"), m_confidence, 3);
    knobs->addSpacing(space::medium);
    add(tr("&IoU"), m_iou, 2);
    knobs->addWidget(makeAdvanced());
    rows->addLayout(knobs);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::small);
    buildButtons(*line);
    rows->addLayout(line);
    setOptions({});
    setReading(nullptr);
}

ThresholdBar::Knob ThresholdBar::makeKnob(const QString& name, const QString& tip, double lower, double step, int digits,
                                          void (ThresholdBar::*moved)(double))
{
    Knob knob{.slider = new QSlider(Qt::Horizontal, this), .field = makeField(lower, 1, step, digits, this)};
    knob.slider->setRange(qRound(lower * sliderSteps), qRound(sliderSteps));
    knob.slider->setSingleStep(qRound(step * sliderSteps));
    knob.slider->setPageStep(qRound(10 * step * sliderSteps / (step > 0.02 ? 5 : 1)));
    knob.slider->setMinimumSize(60, space::target);
    knob.slider->setAccessibleName(name);
    knob.slider->setToolTip(tip);
    knob.field->setAccessibleName(name);
    knob.field->setToolTip(tip);
    connect(knob.slider, &QSlider::valueChanged, this, [this, moved](int value) { (this->*moved)(value / sliderSteps); });
    connect(knob.field, &QDoubleSpinBox::valueChanged, this, [this, moved](double value) { (this->*moved)(value); });
    return knob;
}

QToolButton* ThresholdBar::makeAdvanced()
{
    auto* button = new QToolButton(this);
    button->setText(QStringLiteral("⋯"));
    button->setAccessibleName(tr("More thresholds"));
    button->setToolTip(tr("The IoU of the confusion matrix"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMinimumSize(space::target, space::target);
    button->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    auto* menu = new QMenu(button);
    auto* form = new QWidget(menu);
    auto* layout = new QFormLayout(form);
    m_confusionIou = makeField(0.05, 0.95, 0.05, 2, form);
    m_confusionIou->setToolTip(tr("A detection and a truth are paired in the matrix, whatever their classes, if their IoU is above this. 0.45 is what Ultralytics uses."));
    layout->addRow(tr("IoU of the confusion &matrix"), m_confusionIou);
    connect(m_confusionIou, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        m_options.confusionIou = value;
        changed();
    });
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(form);
    menu->addAction(action);
    button->setMenu(menu);
    return button;
}

void ThresholdBar::buildButtons(QHBoxLayout& line)
{
    const auto button = [this](const QString& text, const QString& tip, void (ThresholdBar::*clicked)()) {
        auto* made = new QToolButton(this);
        made->setText(text);
        made->setToolTip(tip);
        made->setMinimumHeight(space::target);
        connect(made, &QToolButton::clicked, this, clicked);
        return made;
    };
    m_bestF1 = button(tr("Best F1"), tr("Gives every class the confidence at which its F1 is highest"), &ThresholdBar::takeBestF1);
    m_applyTarget = button(tr("Precision of"), tr("Gives every class the lowest confidence from which on this share of its detections is right"),
                           &ThresholdBar::takeTarget);
    m_target = makeField(50, 99.9, 5, 1, this);
    m_target->setSuffix(tr(" %"));
    m_target->setValue(90);
    m_target->setAccessibleName(tr("Target precision"));
    m_target->setToolTip(tr("The precision to reach; the table shows the confidence that each class needs for it"));
    connect(m_target, &QDoubleSpinBox::valueChanged, this, [this](double value) { Q_EMIT targetPrecisionChanged(value / 100); });
    m_reset = button(tr("Reset"), tr("Confidence 0.25, IoU 0.50, IoU of the matrix 0.45"), &ThresholdBar::reset);
    m_perClass = new QLabel(this);
    m_perClass->setForegroundRole(QPalette::Link);
    m_perClass->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_reached = new QLabel(this);
    m_reached->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_reached->setToolTip(tr("Of all classes together at these thresholds"));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_bestF1, m_applyTarget, m_target, m_reset}) {
        line.addWidget(widget);
    }
    line.addSpacing(space::small);
    line.addWidget(m_perClass, 1);
    line.addWidget(m_reached);
}

double ThresholdBar::targetPrecision() const
{
    return m_target->value() / 100;
}

void ThresholdBar::setOptions(const evaluation::ReadingOptions& options)
{
    m_options = options;
    showOptions();
}

void ThresholdBar::showValue(const Knob& knob, double value) const
{
    const QSignalBlocker slider(knob.slider);
    const QSignalBlocker field(knob.field);
    knob.slider->setValue(qRound(value * sliderSteps));
    knob.field->setValue(value);
}

void ThresholdBar::showOptions()
{
    showValue(m_confidence, m_options.confidence);
    showValue(m_iou, m_options.iou);
    const QSignalBlocker blocker(m_confusionIou);
    m_confusionIou->setValue(m_options.confusionIou);
    const auto& own = m_options.confidenceOfClass;
    if (own.empty()) {
        m_perClass->clear();
        m_perClass->setToolTip({});
    } else {
        const auto [least, most] = std::minmax_element(own.begin(), own.end());
        m_perClass->setText(tr("per class: %1–%2").arg(QLocale().toString(*least, 'f', 2), QLocale().toString(*most, 'f', 2)));
        m_perClass->setToolTip(tr("Every class has a confidence of its own. Moving the slider gives all of them the same one again."));
    }
}

void ThresholdBar::setReading(std::shared_ptr<const evaluation::Reading> reading)
{
    m_reading = std::move(reading);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_bestF1, m_applyTarget}) {
        widget->setEnabled(m_reading != nullptr);
    }
    showReached();
}

void ThresholdBar::showReached()
{
    if (!m_reading) {
        m_reached->clear();
        return;
    }
    const metrics::OperatingPoint& all = m_reading->all;
    m_reached->setText(tr("P %1   R %2   F1 %3").arg(number(all.precision), number(all.recall), number(all.f1)));
}

void ThresholdBar::moveConfidence(double value)
{
    m_options.confidence = value;
    m_options.confidenceOfClass.clear();
    showOptions();
    changed();
}

void ThresholdBar::moveIou(double value)
{
    m_options.iou = value;
    showOptions();
    changed();
}

void ThresholdBar::takeBestF1()
{
    std::vector<double> own(m_reading->bestF1.size(), m_options.confidence);
    int without = 0;
    for (std::size_t c = 0; c < own.size(); ++c) {
        if (m_reading->bestF1[c] && m_reading->bestF1[c]->f1.value_or(0) > 0) {
            own[c] = m_reading->bestF1[c]->confidence;
        } else {
            ++without;
        }
    }
    m_options.confidenceOfClass = std::move(own);
    showOptions();
    changed();
    Q_EMIT noticed(without == 0 ? QString() : tr("%n classes have no best F1, because none of their detections is right: they keep the confidence they had.", nullptr, without));
}

void ThresholdBar::takeTarget()
{
    if (!m_reading->curves) {
        return;
    }
    const auto& curves = m_reading->curves->classes;
    std::vector<double> own(curves.size(), keepNothing);
    int without = 0;
    for (std::size_t c = 0; c < curves.size(); ++c) {
        if (const auto reached = metrics::thresholdForPrecision(curves[c], targetPrecision())) {
            own[c] = reached->confidence;
        } else if (curves[c].size() > 0) {
            ++without;
        }
    }
    m_options.confidenceOfClass = std::move(own);
    showOptions();
    changed();
    Q_EMIT noticed(without == 0 ? QString() : tr("%n classes never reach this precision: their confidence is 1.", nullptr, without));
}

void ThresholdBar::reset()
{
    m_options = {};
    showOptions();
    changed();
    Q_EMIT noticed({});
}

void ThresholdBar::changed()
{
    if (!m_frame.isActive()) {
        m_frame.start();
    }
}

}  // namespace gg::widgets
