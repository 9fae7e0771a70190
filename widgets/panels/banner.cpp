#include "widgets/panels/banner.h"

#include "widgets/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace gg::widgets {

Banner::Banner(QWidget* parent)
    : QFrame(parent)
    , m_mark(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("banner"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFocusPolicy(Qt::ClickFocus);
    m_close->setText(QStringLiteral("✕"));
    m_close->setAutoRaise(true);
    m_close->setFixedSize(space::target, space::target);
    m_close->setToolTip(tr("Dismiss (Esc)"));
    m_close->setAccessibleName(tr("Dismiss"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, space::small, space::medium, space::small);
    row->setSpacing(space::medium);
    row->addWidget(m_mark);
    row->addWidget(m_text, 1);
    row->addWidget(m_action, 0, Qt::AlignTop);
    row->addWidget(m_close, 0, Qt::AlignTop);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &Banner::actionRequested);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_close, &QToolButton::clicked, this, &Banner::dismiss);
    hide();
}

void Banner::showError(const QString& text)
{
    showText(text, true);
}

void Banner::showError(const QString& text, const QString& action)
{
    showText(text, true, action);
}

void Banner::showNotice(const QString& text)
{
    showNotice(text, {});
}

void Banner::showNotice(const QString& text, const QString& action)
{
    if (!isHidden() && m_isError) {
        return;
    }
    showText(text, false, action);
}

void Banner::dismiss()
{
    if (isHidden()) {
        return;
    }
    hide();
    m_text->clear();
    m_isError = false;
    Q_EMIT dismissed();
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        dismiss();
        return;
    }
    QFrame::keyPressEvent(event);
}

void Banner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_styling) {
        applyColours();
    }
}

void Banner::showText(const QString& text, bool isError, const QString& action)
{
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_isError = isError;
    m_text->setText(text);
    setAccessibleName(isError ? tr("Error: %1").arg(text) : text);
    m_mark->setText(isError ? QStringLiteral("●") : QStringLiteral("○"));
    applyColours();
    show();
}

void Banner::applyColours()
{
    m_styling = true;
    const QColor colour = m_isError ? theme().error : theme().accent;
    QColor back = colour;
    back.setAlpha(theme().dark ? 40 : 24);
    setStyleSheet(QStringLiteral("#banner { background: %1; border: 0; border-left: 4px solid %2; }")
                      .arg(back.name(QColor::HexArgb), colour.name()));
    m_mark->setStyleSheet(QStringLiteral("color: %1").arg(colour.name()));
    m_styling = false;
}

}  // namespace gg::widgets
