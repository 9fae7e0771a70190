#include "widgets/panels/filter_chips.h"

#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QToolButton>

#include <algorithm>

namespace gg::widgets {
namespace {

QString chipStyle()
{
    return QStringLiteral("QToolButton { border: 1px solid palette(mid); border-radius: 11px; padding: 3px 9px; background: palette(base); }"
                          "QToolButton:hover, QToolButton:focus { border-color: palette(highlight); }"
                          "QToolButton:pressed { background: palette(highlight); color: palette(highlighted-text); }");
}

}  // namespace

FilterChips::FilterChips(QWidget* parent)
    : QWidget(parent)
    , m_clear(new QToolButton(this))
{
    setStyleSheet(chipStyle());
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("Show all images again"));
    m_clear->setMinimumHeight(space::target - 2);
    m_clear->setFocusPolicy(Qt::StrongFocus);
    connect(m_clear, &QToolButton::clicked, this, &FilterChips::clearRequested);
}

QToolButton* FilterChips::makeChip(const QString& text)
{
    auto* chip = new QToolButton(this);
    constexpr int longest = 60;
    chip->setText((text.size() > longest ? text.left(longest - 1) + u'…' : text) + QStringLiteral("  ✕"));
    chip->setToolTip(tr("%1: click to take this back").arg(text));
    chip->setAccessibleName(tr("Filter: %1").arg(text));
    chip->setMinimumHeight(space::target - 2);
    chip->setFocusPolicy(Qt::StrongFocus);
    chip->installEventFilter(this);
    chip->show();
    m_chips << chip;
    return chip;
}

void FilterChips::setChips(const QList<FilterChip>& chips, const QString& reason)
{
    const auto focused = std::find_if(m_chips.begin(), m_chips.end(), [](QToolButton* chip) { return chip->hasFocus(); }) - m_chips.begin();
    const bool hadFocus = focused < m_chips.size();
    for (QToolButton* chip : std::as_const(m_chips)) {
        chip->removeEventFilter(this);
        chip->hide();
        chip->deleteLater();  // it may be what is being clicked
    }
    m_chips.clear();
    if (!reason.isEmpty()) {
        connect(makeChip(reason), &QToolButton::clicked, this, &FilterChips::reasonRemoved);
    }
    for (const FilterChip& chip : chips) {
        connect(makeChip(chip.text), &QToolButton::clicked, this, [this, words = chip.words] { Q_EMIT removed(words); });
    }
    QWidget* before = nullptr;
    for (QToolButton* chip : std::as_const(m_chips)) {
        if (before) {
            setTabOrder(before, chip);
        }
        before = chip;
    }
    if (before) {
        setTabOrder(before, m_clear);
    }
    if (hadFocus) {
        // Taking back one after the other needs no Tab in between.
        (m_chips.isEmpty() ? m_clear : m_chips[std::min<qsizetype>(focused, m_chips.size() - 1)])->setFocus();
    }
    updateGeometry();
    layOut(width(), true);
}

int FilterChips::layOut(int width, bool apply) const
{
    QList<QWidget*> parts;
    for (QToolButton* chip : m_chips) {
        parts << chip;
    }
    parts << m_clear;
    int x = space::medium;
    int y = 0;
    const int line = space::target;
    for (QWidget* part : std::as_const(parts)) {
        QSize size = part->sizeHint().expandedTo(part->minimumSize());
        size.setWidth(std::min(size.width(), width - 2 * space::medium));
        if (x > space::medium && x + size.width() > width - space::medium) {
            x = space::medium;
            y += line + 2;
        }
        if (apply) {
            part->setGeometry(x, y + (line - size.height()) / 2, size.width(), size.height());
        }
        x += size.width() + space::small + 2;
    }
    return y + line + space::small;
}

QSize FilterChips::sizeHint() const
{
    return {400, layOut(std::max(width(), 200), false)};
}

int FilterChips::heightForWidth(int width) const
{
    return layOut(width, false);
}

void FilterChips::resizeEvent(QResizeEvent*)
{
    layOut(width(), true);
}

bool FilterChips::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace || key == Qt::Key_Return || key == Qt::Key_Enter) {
            static_cast<QToolButton*>(watched)->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace gg::widgets
