#include "widgets/panels/logged_dialog.h"

#include "widgets/images/image_view.h"
#include "widgets/panels/logged_view.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QLocale>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace gg::widgets {

LoggedDialog::LoggedDialog(QWidget* parent)
    : QDialog(parent)
    , m_title(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_view(new ImageView(m_stack))
    , m_canvas(new LoggedCanvas(m_stack))
{
    setWindowTitle(tr("Logged"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    layout->setSpacing(space::small);
    auto* head = new QHBoxLayout;
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(m_title, 1);
    const auto go = [&](const QString& text, const QString& tip, const QList<QKeySequence>& keys, auto signal, int by) {
        auto* button = new QToolButton(this);
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setAutoRaise(true);
        button->setMinimumSize(space::target, space::target);
        button->setFocusPolicy(Qt::TabFocus);
        const auto emitIt = [this, signal, by] { Q_EMIT (this->*signal)(by); };
        connect(button, &QToolButton::clicked, this, emitIt);
        for (const QKeySequence& key : keys) {
            connect(new QShortcut(key, this), &QShortcut::activated, this, emitIt);
        }
        head->addWidget(button);
    };
    go(QStringLiteral("←"), tr("What is listed before it (Left)"), {Qt::Key_Left, Qt::Key_PageUp}, &LoggedDialog::tagRequested, -1);
    go(QStringLiteral("→"), tr("What is listed after it (Right)"), {Qt::Key_Right, Qt::Key_PageDown}, &LoggedDialog::tagRequested, 1);
    go(QStringLiteral("↑"), tr("The same of the run before (Up)"), {Qt::Key_Up}, &LoggedDialog::runRequested, -1);
    go(QStringLiteral("↓"), tr("The same of the next run (Down)"), {Qt::Key_Down}, &LoggedDialog::runRequested, 1);
    go(QStringLiteral("["), tr("An earlier epoch or step ([)"), {Qt::Key_BracketLeft}, &LoggedDialog::stepRequested, -1);
    go(QStringLiteral("]"), tr("A later epoch or step (])"), {Qt::Key_BracketRight}, &LoggedDialog::stepRequested, 1);
    layout->addLayout(head);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_canvas);
    layout->addWidget(m_stack, 1);
    resize(parentWidget() == nullptr ? QSize(900, 700) : parentWidget()->window()->size() * 9 / 10);
    m_view->setFocus();
}

void LoggedDialog::show(const LoggedItemPtr& item, const QColor& colour, const QString& title)
{
    QString text = title;
    if (item && !item->picture.isNull()) {
        text += tr(" · %1 × %2 pixels").arg(QLocale().toString(item->picture.width()), QLocale().toString(item->picture.height()));
    }
    m_title->setText(text);
    m_title->setToolTip(text);
    if (!item || (item == m_item && item)) {
        return;  // what is there stays until the next one is decoded
    }
    m_item = item;
    const bool picture = !item->picture.isNull() || item->buckets.empty();
    m_stack->setCurrentIndex(picture ? 0 : 1);
    if (!item->picture.isNull()) {
        m_view->setMessage({});
        m_view->setImage(item->picture);
    } else if (picture) {
        m_view->setImage({});
        m_view->setMessage(item->problem);
    } else {
        m_canvas->show(item, colour, {});
    }
}

QString LoggedDialog::title() const
{
    return m_title->text();
}

}  // namespace gg::widgets
