#include "widgets/panels/twin_view.h"

#include "widgets/panels/pair_view.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace gg::widgets {
namespace {

/// Slow enough to see either picture, fast enough to see a difference as a movement.
constexpr int turnMs = 450;

}  // namespace

TwinView::TwinView(ImageProvider& images, QWidget* parent)
    : QWidget(parent)
    , m_first(new PairView(images, PairView::Tools::Hidden))
    , m_second(new PairView(images, PairView::Tools::Hidden))
    , m_firstCaption(new QLabel)
    , m_secondCaption(new QLabel)
    , m_firstPart(part(m_firstCaption, m_first))
    , m_secondPart(part(m_secondCaption, m_second))
    , m_flicker(new QToolButton(this))
{
    m_flicker->setText(tr("Flicker"));
    m_flicker->setCheckable(true);
    m_flicker->setMinimumHeight(space::target);
    m_flicker->setToolTip(tr("Show both pictures in one place in turn (X)"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(space::small, space::small, space::small, space::small);
    bar->addStretch(1);
    bar->addWidget(m_flicker);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addLayout(bar);
    column->addWidget(m_firstPart, 1);
    column->addWidget(m_secondPart, 1);
    m_timer.setInterval(turnMs);
    connect(&m_timer, &QTimer::timeout, this, &TwinView::turn);
    connect(m_flicker, &QToolButton::toggled, this, &TwinView::setFlicker);
}

QWidget* TwinView::part(QLabel* caption, PairView* view)
{
    auto* widget = new QWidget(this);
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    caption->setContentsMargins(space::medium, 0, space::medium, 0);
    caption->setForegroundRole(QPalette::PlaceholderText);
    // A long path must not make the column wide.
    caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    column->addWidget(caption);
    column->addWidget(view, 1);
    return widget;
}

void TwinView::setDataset(dataset::DatasetPtr dataset)
{
    m_dataset = std::move(dataset);
    m_first->setDataset(m_dataset);
    m_second->setDataset(m_dataset);
}

QString TwinView::captionOf(qsizetype record) const
{
    if (!m_dataset || record < 0) {
        return {};
    }
    const dataset::Record& r = m_dataset->records[static_cast<std::size_t>(record)];
    const QString name = QString::fromStdString(r.image).section(u'/', -1);
    // With one split only, its name says nothing.
    return m_dataset->splits.size() > 1 ? tr("%1: %2").arg(QString::fromStdString(m_dataset->splits[r.split]), name) : name;
}

void TwinView::showRecords(qsizetype first, qsizetype second)
{
    m_first->showRecord(first);
    m_second->showRecord(second);
    // Each view has requests forgotten that are neither its picture nor its next one: so each has the other's for its next.
    m_first->prefetch(second);
    m_second->prefetch(first);
    m_firstCaption->setText(captionOf(first));
    m_secondCaption->setText(captionOf(second));
    m_flicker->setEnabled(first >= 0 && second >= 0);
}

void TwinView::setFlicker(bool flicker)
{
    m_flicker->setChecked(flicker);
    m_firstPart->setVisible(true);
    m_secondPart->setVisible(!flicker);
    if (flicker) {
        m_timer.start();
    } else {
        m_timer.stop();
    }
}

void TwinView::turn()
{
    const bool showFirst = m_secondPart->isVisible();
    // The one that comes is shown before the other goes: the layout never stands empty.
    (showFirst ? m_firstPart : m_secondPart)->setVisible(true);
    (showFirst ? m_secondPart : m_firstPart)->setVisible(false);
}

void TwinView::hideEvent(QHideEvent* event)
{
    setFlicker(false);
    QWidget::hideEvent(event);
}

}  // namespace gg::widgets
