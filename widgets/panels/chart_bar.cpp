#include "widgets/panels/chart_bar.h"

#include "widgets/theme/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <array>
#include <cmath>

namespace gg::widgets {
namespace {

/// Places of the slider: none, then weights whose distance from 1 shrinks evenly, as the length of the past that counts, 1 / (1 − w), grows: up to
/// a thousand points.
constexpr int smoothingPlaces = 60;
constexpr double longestPast = 1000;

double weightAt(int place)
{
    return place <= 0 ? 0 : 1 - std::pow(longestPast, -static_cast<double>(place) / smoothingPlaces);
}

int placeOf(double weight)
{
    return weight > 0 && weight < 1 ? static_cast<int>(std::lround(-std::log(1 - weight) / std::log(longestPast) * smoothingPlaces)) : 0;
}

struct AxisName {
    RunAxis axis;
    const char* id;
};
constexpr std::array axisNames{AxisName{RunAxis::Epoch, "epoch"}, AxisName{RunAxis::Step, "step"}, AxisName{RunAxis::WallTime, "time"},
                               AxisName{RunAxis::RelativeTime, "relative"}};

}  // namespace

ChartBar::ChartBar(QWidget* parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_axis(new QComboBox(this))
    , m_smoothing(new QSlider(Qt::Horizontal, this))
    , m_weight(new QLabel(this))
    , m_logarithmic(toggle(tr("Log"), tr("Logarithmic values, except of shares")))
    , m_robust(toggle(tr("Outliers"), tr("Leave outliers out of the view; triangles at the edge mark them")))
    , m_marks(toggle(tr("Marks"), tr("Steps of the learning rate, end of the warm-up, closing of the mosaic, best checkpoint and verdicts")))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::small, 0, space::small, 0);
    layout->setSpacing(space::small);
    m_search->setPlaceholderText(tr("Search charts"));
    m_search->setAccessibleName(tr("Search charts"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(70);
    m_axis->addItems({tr("Epoch"), tr("Step"), tr("Time of day"), tr("Time since start")});
    m_axis->setAccessibleName(tr("What x is"));
    m_axis->setToolTip(tr("What x is, in all charts"));
    m_axis->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_axis->setMinimumContentsLength(6);
    m_axis->view()->setMinimumWidth(m_axis->fontMetrics().horizontalAdvance(tr("Time since start")) + 2 * space::large);
    auto* name = new QLabel(tr("S&mooth"), this);
    name->setBuddy(m_smoothing);
    m_smoothing->setRange(0, smoothingPlaces);
    m_smoothing->setPageStep(10);
    m_smoothing->setMinimumWidth(50);
    m_smoothing->setMaximumWidth(160);
    m_smoothing->setMinimumHeight(space::target);
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setToolTip(tr("Debiased exponential moving average over all points, in front of the curve itself. The number is the weight of the past."));
    m_weight->setMinimumWidth(m_weight->fontMetrics().horizontalAdvance(QStringLiteral("0.999")));
    auto* reset = new QToolButton(this);
    reset->setText(tr("Reset"));
    reset->setToolTip(tr("Show everything again in all charts (0 in one of them)"));
    reset->setAutoRaise(true);
    reset->setMinimumHeight(space::target);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_axis);
    layout->addSpacing(space::small);
    layout->addWidget(name);
    layout->addWidget(m_smoothing, 1);
    layout->addWidget(m_weight);
    for (QWidget* one : std::initializer_list<QWidget*>{m_logarithmic, m_robust, m_marks, reset}) {
        layout->addWidget(one);
    }
    m_marks->setChecked(true);
    showWeight();
    connect(m_search, &QLineEdit::textChanged, this, [this] { Q_EMIT searchChanged(search()); });
    connect(m_axis, &QComboBox::currentIndexChanged, this, &ChartBar::optionsChanged);
    connect(m_smoothing, &QSlider::valueChanged, this, [this] {
        showWeight();
        Q_EMIT optionsChanged();
    });
    for (const QToolButton* one : {m_logarithmic, m_robust, m_marks}) {
        connect(one, &QToolButton::toggled, this, &ChartBar::optionsChanged);
    }
    connect(reset, &QToolButton::clicked, this, &ChartBar::resetRequested);
}

QToolButton* ChartBar::toggle(const QString& text, const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setMinimumHeight(space::target);
    return button;
}

RunAxis ChartBar::axis() const
{
    return axisNames[static_cast<std::size_t>(std::max(0, m_axis->currentIndex()))].axis;
}

double ChartBar::weight() const
{
    return weightAt(m_smoothing->value());
}

void ChartBar::showWeight()
{
    m_weight->setText(weight() > 0 ? QLocale().toString(weight(), 'g', weight() > 0.99 ? 3 : 2) : tr("off"));
}

ChartOptions ChartBar::options() const
{
    return {.logarithmic = m_logarithmic->isChecked(),
            .marks = m_marks->isChecked(),
            .axis = axis(),
            .smoothing = weight(),
            .robust = m_robust->isChecked()};
}

QString ChartBar::search() const
{
    return m_search->isEnabled() ? m_search->text().trimmed() : QString();
}

void ChartBar::setSearchable(bool searchable)
{
    m_search->setEnabled(searchable);
}

void ChartBar::clearSearch()
{
    m_search->clear();
}

void ChartBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QVariantMap ChartBar::state() const
{
    return {{QStringLiteral("axis"), QString::fromLatin1(axisNames[static_cast<std::size_t>(m_axis->currentIndex())].id)},
            {QStringLiteral("smoothing"), weight()},
            {QStringLiteral("logarithmic"), m_logarithmic->isChecked()},
            {QStringLiteral("robust"), m_robust->isChecked()},
            {QStringLiteral("marks"), m_marks->isChecked()}};
}

void ChartBar::setState(const QVariantMap& state)
{
    {
        const QSignalBlocker quiet(this);
        const QString wanted = state.value(QStringLiteral("axis")).toString();
        for (std::size_t i = 0; i < axisNames.size(); ++i) {
            if (wanted == QLatin1String(axisNames[i].id)) {
                m_axis->setCurrentIndex(static_cast<int>(i));
            }
        }
        m_smoothing->setValue(placeOf(state.value(QStringLiteral("smoothing")).toDouble()));
        m_logarithmic->setChecked(state.value(QStringLiteral("logarithmic")).toBool());
        m_robust->setChecked(state.value(QStringLiteral("robust")).toBool());
        m_marks->setChecked(state.value(QStringLiteral("marks"), true).toBool());
    }
    Q_EMIT optionsChanged();
}

}  // namespace gg::widgets
