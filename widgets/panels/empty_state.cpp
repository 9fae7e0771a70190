#include "widgets/panels/empty_state.h"

#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace gg::widgets {

EmptyState::EmptyState(const QString& sentence, const QString& buttonText, QWidget* parent)
    : QWidget(parent)
    , m_sentence(new QLabel(sentence, this))
    , m_button(new QPushButton(buttonText, this))
    , m_buttons(new QHBoxLayout)
{
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setMinimumWidth(180);
    m_sentence->setMaximumWidth(520);
    QFont font = m_sentence->font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    m_sentence->setFont(font);
    m_button->setMinimumHeight(space::target + space::small);
    m_button->setDefault(true);
    m_button->setVisible(!buttonText.isEmpty());
    m_buttons->setSpacing(space::medium);
    m_buttons->addStretch(1);
    m_buttons->addWidget(m_button);
    m_buttons->addStretch(1);

    // The sentence stretches up to its maximum width in the middle column.
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_sentence, 100);
    middle->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::large);
    column->addStretch(2);
    column->addLayout(middle);
    column->addLayout(m_buttons);
    column->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::clicked);
}

void EmptyState::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
}

QString EmptyState::sentence() const
{
    return m_sentence->text();
}

void EmptyState::setButton(const QString& text)
{
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
}

QPushButton* EmptyState::addButton(const QString& text)
{
    auto* button = new QPushButton(text, this);
    button->setMinimumHeight(space::target + space::small);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

}  // namespace gg::widgets
