#include "widgets/panels/train_suggestions.h"

#include "core/recipe/key_effect.h"
#include "widgets/models/catalogue_text.h"
#include "widgets/panels/heading.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {
namespace {

bool isSet(const recipe::TrainConfig& config, const recipe::Suggestion& suggestion)
{
    recipe::TrainConfig with = config;
    recipe::setValue(with, suggestion.key, suggestion.value);
    return with == config;
}

}  // namespace

TrainSuggestions::TrainSuggestions(QWidget* parent)
    : QWidget(parent)
    , m_sensor(new QComboBox(this))
    , m_rows(new QVBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    column->addWidget(heading(tr("Suggested for your data"), this));
    m_sensor->addItem(tr("Colour images"), static_cast<int>(recipe::Sensor::Colour));
    m_sensor->addItem(tr("Thermal images"), static_cast<int>(recipe::Sensor::Thermal));
    m_sensor->setObjectName(QStringLiteral("sensor"));
    m_sensor->setAccessibleName(tr("Kind of images"));
    m_sensor->setMinimumHeight(space::target);
    column->addWidget(m_sensor);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(space::medium);
    column->addLayout(m_rows);
    connect(m_sensor, &QComboBox::currentIndexChanged, this, &TrainSuggestions::rebuild);
}

void TrainSuggestions::setClasses(std::size_t classes)
{
    if (classes != m_classes) {
        m_classes = classes;
        rebuild();
    }
}

recipe::Sensor TrainSuggestions::sensor() const
{
    return static_cast<recipe::Sensor>(m_sensor->currentData().toInt());
}

void TrainSuggestions::setSensor(recipe::Sensor sensor)
{
    m_sensor->setCurrentIndex(m_sensor->findData(static_cast<int>(sensor)));
}

void TrainSuggestions::setConfig(const recipe::TrainConfig& config, const std::function<QString(const QString&)>& label)
{
    m_config = config;
    m_label = label;
    rebuild();
}

void TrainSuggestions::rebuild()
{
    if (!m_label || m_config.task != "detection") {
        return;
    }
    // The button that was pressed is made anew: whoever goes by the keyboard stays where they were.
    const QWidget* focus = QApplication::focusWidget();
    const QString focused = focus != nullptr && isAncestorOf(focus) ? focus->objectName() : QString();
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_buttons.clear();
    for (const recipe::Suggestion& suggestion : recipe::suggestionsFor(m_classes, sensor())) {
        addRow(suggestion);
    }
    const auto at = std::find_if(m_buttons.begin(), m_buttons.end(), [&](const QPushButton* button) { return button->objectName() == focused; });
    const auto next = std::find_if(at, m_buttons.end(), [](const QPushButton* button) { return button->isEnabled(); });
    if (next != m_buttons.end()) {
        (*next)->setFocus();
    }
}

void TrainSuggestions::addRow(const recipe::Suggestion& suggestion)
{
    auto* row = new QWidget(this);
    auto* columns = new QHBoxLayout(row);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::medium);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    auto* what = new QLabel(tr("%1: %2").arg(m_label(QString::fromStdString(suggestion.key)), QString::fromStdString(suggestion.value)), row);
    what->setWordWrap(true);
    what->setToolTip(QString::fromStdString(suggestion.key));
    const bool idle = !recipe::hasEffect(m_config, suggestion.key);
    auto* why = new QLabel(idle ? tr("%1; without effect while the data chooses it").arg(catalogueText(suggestion.textId, suggestion.values))
                                : catalogueText(suggestion.textId, suggestion.values),
                           row);
    why->setWordWrap(true);
    QPalette palette = why->palette();
    palette.setColor(QPalette::WindowText, theme().mutedText);
    why->setPalette(palette);
    texts->addWidget(what);
    texts->addWidget(why);
    columns->addLayout(texts, 1);
    const bool done = isSet(m_config, suggestion);
    auto* apply = new QPushButton(done ? tr("Set") : tr("Apply"), row);
    apply->setObjectName(QStringLiteral("apply.") + QString::fromStdString(suggestion.key));
    apply->setEnabled(!done && !idle);
    apply->setMinimumHeight(space::target);
    columns->addWidget(apply, 0, Qt::AlignTop);
    connect(apply, &QPushButton::clicked, this, [this, suggestion] { Q_EMIT applyRequested({suggestion}); });
    m_rows->addWidget(row);
    row->show();
    m_buttons.append(apply);
}

}  // namespace gg::widgets
