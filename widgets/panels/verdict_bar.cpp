#include "widgets/panels/verdict_bar.h"

#include "widgets/panels/tool_buttons.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace gg::widgets {

QString boundSentence(double bound)
{
    const double percent = bound * 100;
    const bool whole = percent >= 10;
    const double up = whole ? std::ceil(percent - 1e-9) : std::ceil(percent * 10 - 1e-9) / 10;
    return QCoreApplication::translate("gg::widgets::VerdictBar", "at most %1 % bad with 95 % confidence")
        .arg(QLocale().toString(up, 'f', whole ? 0 : 1));
}

VerdictBar::VerdictBar(QWidget* parent)
    : QWidget(parent)
    , m_progress(new QLabel(this))
    , m_note(new QToolButton(this))
    , m_undo(new QToolButton(this))
{
    setStyleSheet(toolButtonStyle());
    m_progress->setTextFormat(Qt::PlainText);
    const std::array<QString, audit::verdictCount> shortNames{tr("good"), tr("missing"), tr("wrong class"), tr("loose"),
                                                              tr("cuts"), tr("wrong pair"), tr("other")};
    // The sentence stands over the keys: beside them both do not fit a small window in every language.
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::small, space::medium, space::small);
    column->setSpacing(space::small);
    column->addWidget(m_progress);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::small);
    column->addLayout(row);
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const auto verdict = static_cast<audit::Verdict>(i);
        auto* button = new QToolButton(this);
        button->setText(QStringLiteral("%1  %2").arg(i + 1).arg(shortNames[i]));
        button->setToolTip(QStringLiteral("%1 (%2)").arg(verdictName(verdict)).arg(i + 1));
        button->setAccessibleName(verdictName(verdict));
        button->setCheckable(true);
        button->setMinimumHeight(space::target + space::small);
        connect(button, &QToolButton::clicked, this, [this, verdict] { Q_EMIT given(verdict); });
        m_buttons[i] = button;
        row->addWidget(button);
    }
    m_note->setText(tr("N  note"));
    m_note->setToolTip(tr("Write a note about this pair (N)"));
    m_undo->setText(tr("⌫  undo"));
    m_undo->setToolTip(tr("Take back the last change (Backspace)"));
    m_undo->setAccessibleName(tr("Undo"));
    row->addStretch(1);
    for (QToolButton* button : {m_note, m_undo}) {
        button->setMinimumHeight(space::target + space::small);
        row->addWidget(button);
    }
    connect(m_note, &QToolButton::clicked, this, &VerdictBar::noteRequested);
    connect(m_undo, &QToolButton::clicked, this, &VerdictBar::undoRequested);
}

QString VerdictBar::progressText() const
{
    return m_progress->text();
}

void VerdictBar::showSession(const ReviewSession& session)
{
    const QLocale locale;
    QStringList parts{tr("%1 of %2").arg(locale.toString(session.checked()), locale.toString(session.size()))};
    if (session.checked() > 0) {
        parts << tr("%1 bad").arg(locale.toString(session.bad()));
        parts << boundSentence(session.bound());
    }
    m_progress->setText(parts.join(QStringLiteral(" · ")));
    const auto review = session.reviewAt(session.position());
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setChecked(review && static_cast<std::size_t>(review->verdict) == i);
    }
}

}  // namespace gg::widgets
