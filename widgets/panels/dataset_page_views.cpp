// Saved views of the dataset page: what one holds, and how it is shown again.
#include "widgets/panels/dataset_page_parts.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

namespace gg::widgets {

void DatasetPage::Private::connectViews()
{
    QObject::connect(viewList, &ViewList::saveRequested, &page, [this] { saveView(); });
    QObject::connect(viewList, &ViewList::chosen, &page, [this](int row) { showView(views.views()[static_cast<std::size_t>(row)]); });
    QObject::connect(&views, &SavedViews::edited, &page, [this] { Q_EMIT page.viewsEdited(views.toJson()); });
}

SavedView DatasetPage::Private::currentView() const
{
    return {.name = {},
            .search = search->text().simplified(),
            .objects = mode == Mode::Objects,
            .order = conditions.order,
            .descending = conditions.descending,
            .cropOrder = wall->order(),
            .cropsDescending = wall->descending(),
            .context = wall->context(),
            .thumbnailStep = thumbnailSize->value(),
            .trainingSize = summary->trainingSize(),
            .labels = labels->isChecked(),
            .boxes = wall->boxes()->isChecked(),
            .overlays = pair->view().overlaysVisible(),
            .filled = pair->view().overlayStyle() == ImageView::OverlayStyle::Fill,
            .opacity = pair->view().overlayOpacity()};
}

void DatasetPage::Private::saveView()
{
    if (!model.dataset() || !model.dataset()->complete) {
        return;
    }
    // A name that says what it is, to be kept or written over.
    QStringList parts;
    for (const FilterChip& chip : filterChips(conditions.query, *model.dataset())) {
        parts << chip.text;
    }
    SavedView view = currentView();
    view.name = parts.isEmpty() ? (view.objects ? tr("All objects") : tr("All images")) : parts.join(QStringLiteral(", ")).left(60);
    viewList->edit(views.add(view));
}

void DatasetPage::Private::showView(const SavedView& view)
{
    filter.clear();
    {
        const QSignalBlocker orderBlocked(order);
        const QSignalBlocker directionBlocked(direction);
        for (int i = 0; i < order->count(); ++i) {
            if (order->itemData(i).value<RecordOrder>() == view.order) {
                order->setCurrentIndex(i);
            }
        }
        direction->setChecked(view.descending);
        direction->setText(view.descending ? QStringLiteral("↓") : QStringLiteral("↑"));
    }
    conditions.order = view.order;
    conditions.descending = view.descending;
    summary->setTrainingSize(view.trainingSize);
    thumbnailSize->setValue(view.thumbnailStep);
    labels->setChecked(view.labels);
    wall->boxes()->setChecked(view.boxes);
    wall->setContext(view.context);
    wall->setOrder(view.cropOrder, view.cropsDescending);
    pair->view().setOverlaysVisible(view.overlays);
    pair->view().setOverlayStyle(view.filled ? ImageView::OverlayStyle::Fill : ImageView::OverlayStyle::Outline);
    pair->view().setOverlayOpacity(view.opacity);
    if (search->text() == view.search) {
        applyConditions();
    } else {
        setText(view.search);
    }
    setMode(view.objects ? Mode::Objects : Mode::Images);
}

}  // namespace gg::widgets
