#include "widgets/panels/available_panels.h"

#include "widgets/panels/figure_sheet.h"
#include "widgets/panels/heading.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

namespace gg::widgets {
namespace {

/// An entry is dragged by its name.
class OfferList final : public QListWidget {
public:
    using QListWidget::QListWidget;

protected:
    QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override
    {
        auto* dragged = new QMimeData;
        if (!items.isEmpty()) {
            dragged->setData(QLatin1String(FigureSheet::mimeType), items.front()->data(Qt::UserRole).toString().toUtf8());
        }
        return dragged;
    }
    QStringList mimeTypes() const override { return {QLatin1String(FigureSheet::mimeType)}; }
};

void addHead(QListWidget& list, const QString& title)
{
    auto* item = new QListWidgetItem(title, &list);
    item->setSizeHint(QSize(0, 30));
    item->setFlags(Qt::ItemIsEnabled);
    item->setTextAlignment(Qt::AlignLeft | Qt::AlignBottom);
    QFont bold = list.font();
    bold.setBold(true);
    item->setFont(bold);
}

void addEntry(QListWidget& list, const QString& what, const QString& title)
{
    auto* item = new QListWidgetItem(title, &list);
    item->setSizeHint(QSize(0, 26));
    item->setData(Qt::UserRole, what);
}

}  // namespace

AvailablePanels::AvailablePanels(QWidget* parent)
    : QWidget(parent)
    , m_list(new OfferList(this))
    , m_note(new QLabel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::medium, space::medium, space::small, space::medium);
    column->addWidget(heading(tr("Panels"), this));
    m_list->setDragEnabled(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("What the runs can be shown as"));
    m_list->setToolTip(tr("Drag onto the page, or press Enter"));
    column->addWidget(m_list, 1);
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setText(tr("What a run has is listed here: curves, results, snapshots.\n\nCurves and matrices of predictions come from the page Evaluate: Export…, then Add to figure."));
    column->addWidget(m_note, 1);
    auto* add = new QPushButton(tr("Add r&un…"), this);
    add->setToolTip(tr("Open the folder of a run, or of several, of this or of another tool"));
    column->addWidget(add);
    m_list->hide();
    connect(add, &QPushButton::clicked, this, &AvailablePanels::runRequested);
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        if (const QString what = item->data(Qt::UserRole).toString(); !what.isEmpty()) {
            Q_EMIT chosen(what);
        }
    });
}

void AvailablePanels::setOffers(const PanelOffers& offers)
{
    m_list->setVisible(offers != PanelOffers{});
    m_note->setVisible(offers == PanelOffers{});
    if (offers == m_offers) {
        return;
    }
    m_offers = offers;
    m_list->clear();
    for (const ChartGroupNames& group : offers.charts) {
        addHead(*m_list, group.title);
        for (const QString& chart : group.charts) {
            addEntry(*m_list, chart, chartTitle(chart));
        }
    }
    if (offers.table) {
        addHead(*m_list, tr("Results"));
        addEntry(*m_list, QStringLiteral("table"), tr("Table of results"));
    }
    if (offers.pictures) {
        addEntry(*m_list, QStringLiteral("snapshots"), tr("Snapshots"));
        addEntry(*m_list, QStringLiteral("confusion"), tr("Matrices of pixels"));
    }
}

QString AvailablePanels::first() const
{
    for (const ChartGroupNames& group : m_offers.charts) {
        if (!group.charts.isEmpty()) {
            return group.charts.front();
        }
    }
    return m_offers.table ? QStringLiteral("table") : QString();
}

}  // namespace gg::widgets
