#include "widgets/panels/issue_strip.h"

#include "widgets/theme/theme.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {
namespace {

constexpr int tallest = 140;

}  // namespace

IssueStrip::IssueStrip(QWidget* parent)
    : QWidget(parent)
    , m_head(new QToolButton(this))
    , m_list(new QScrollArea(this))
    , m_text(new QLabel(m_list))
{
    m_head->setCheckable(true);
    m_head->setAutoRaise(true);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setArrowType(Qt::RightArrow);
    m_head->setMinimumHeight(space::target);
    m_head->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setContentsMargins(space::large + space::medium, space::small, space::medium, space::medium);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_list->setWidget(m_text);
    m_list->setWidgetResizable(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMaximumHeight(tallest);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::small, 0, space::small, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_list);
    connect(m_head, &QToolButton::toggled, this, &IssueStrip::refresh);
    applyColours();
    setIssues({});
}

void IssueStrip::setIssues(const std::vector<predictions::InputIssue>& issues)
{
    m_sentences.clear();
    std::size_t leftOut = 0;
    std::size_t taken = 0;
    for (const predictions::InputIssue& issue : issues) {
        m_sentences << QString::fromStdString(predictions::sentence(issue));
        (issue.used ? taken : leftOut) += issue.count;
    }
    const QLocale locale;
    QStringList parts;
    if (leftOut > 0) {
        parts << tr("%1 left out").arg(locale.toString(leftOut));
    }
    if (taken > 0) {
        parts << tr("%1 taken, though something is odd").arg(locale.toString(taken));
    }
    m_summary = m_sentences.isEmpty() ? QString() : tr("%n remark(s) on the input", nullptr, static_cast<int>(m_sentences.size()));
    if (!parts.isEmpty()) {
        m_summary += QStringLiteral(": ") + parts.join(QStringLiteral(", "));
    }
    if (m_sentences.size() == 1) {
        m_summary = m_sentences.first();
    }
    m_text->setText(m_sentences.join(u'\n'));
    setVisible(!m_sentences.isEmpty());
    refresh();
}

QString IssueStrip::summary() const
{
    return m_summary;
}

bool IssueStrip::open() const
{
    return m_head->isChecked();
}

void IssueStrip::setOpen(bool open)
{
    m_head->setChecked(open);
}

void IssueStrip::refresh()
{
    m_head->setArrowType(open() ? Qt::DownArrow : Qt::RightArrow);
    const int room = width() - 2 * space::small - space::target - space::medium;
    m_head->setText(m_head->fontMetrics().elidedText(m_summary, Qt::ElideRight, std::max(room, 40)));
    m_head->setToolTip(open() ? tr("Close the list") : tr("Show what was left out, and why"));
    m_head->setAccessibleName(m_summary);
    m_list->setVisible(open());
    const int tall = m_text->heightForWidth(std::max(100, width() - 2 * space::small - space::large));
    m_list->setFixedHeight(std::clamp(tall, 0, tallest));
}

void IssueStrip::applyColours()
{
    QPalette palette = m_head->palette();
    if (palette.color(QPalette::ButtonText) != theme().warning) {
        palette.setColor(QPalette::ButtonText, theme().warning);
        m_head->setPalette(palette);
    }
}

void IssueStrip::resizeEvent(QResizeEvent*)
{
    refresh();
}

void IssueStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyColours();
    }
}

}  // namespace gg::widgets
