#include "widgets/panels/dataset_page.h"

#include "widgets/panels/dataset_page_parts.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace gg::widgets {

DatasetPage::DatasetPage(SampleFilter& filter, ImageProvider& images, BackgroundWork* work, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this, filter, images, work))
{
}

DatasetPage::~DatasetPage() = default;

void DatasetPage::setDataset(dataset::DatasetPtr dataset)
{
    d->setDataset(std::move(dataset));
}

void DatasetPage::setFindings(const std::vector<audit::Finding>& findings)
{
    d->setFindings(findings);
}

void DatasetPage::setReviews(const std::map<std::string, audit::Review>& reviews)
{
    d->reviews = reviews;
    d->model.setReviews(reviews);
    d->recordsChanged();
}

void DatasetPage::setImageSizes(std::vector<ImageSize> sizes)
{
    d->model.setImageSizes(std::move(sizes));
    d->recordsChanged();
}

void DatasetPage::setBrightness(std::vector<float> brightness)
{
    d->model.setBrightness(std::move(brightness));
    d->recordsChanged();
}

void DatasetPage::setObjectMeasures(const ObjectMeasures& measures)
{
    d->objectMeasures = measures;
    d->wall->setMeasures(measures);
}

const ObjectMeasures& DatasetPage::objectMeasures() const
{
    return d->objectMeasures;
}

void DatasetPage::setMeasuring(const QString& what, quint64 done, quint64 total)
{
    d->wall->setProgress(what, done, total);
}

void DatasetPage::measuringFinished()
{
    d->wall->finishMeasuring();
}

void DatasetPage::setObjectReviews(const std::map<audit::ObjectKey, audit::Review>& reviews)
{
    d->wall->setReviews(std::make_shared<const std::map<audit::ObjectKey, audit::Review>>(reviews));
}

void DatasetPage::setSavedViews(const QByteArray& json)
{
    if (const QString trouble = d->views.setJson(json); !trouble.isEmpty()) {
        d->banner->showNotice(trouble);
    }
}

SavedViews& DatasetPage::savedViews()
{
    return d->views;
}

void DatasetPage::setMode(Mode mode)
{
    d->setMode(mode);
}

DatasetPage::Mode DatasetPage::mode() const
{
    return d->mode;
}

void DatasetPage::setMaskSummary(const std::optional<audit::MaskSummary>& summary)
{
    d->model.setForeground(summary ? summary->foreground : std::vector<float>{});
    d->recordsChanged();
}

void DatasetPage::setSearch(const QString& text)
{
    d->search->setText(text);
}

QString DatasetPage::search() const
{
    return d->search->text();
}

void DatasetPage::showRecord(qsizetype record, int object)
{
    d->showRecord(record, object);
}

qsizetype DatasetPage::currentRecord() const
{
    return d->current;
}

void DatasetPage::setBusy(const QString& what, quint64 done, quint64 total)
{
    d->progress->setProgress(what, done, total);
}

void DatasetPage::clearBusy()
{
    d->progress->finish();
}

void DatasetPage::setError(const QString& text)
{
    d->banner->showError(text);
}

void DatasetPage::keyPressEvent(QKeyEvent* event)
{
    // What the picture has no use for; lists and the grid keep their arrows.
    if (d->pairShown && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        d->step(event->key() == Qt::Key_Left ? -1 : 1);
        return;
    }
    QWidget::keyPressEvent(event);
}

QList<QPair<QString, QString>> DatasetPage::shortcuts()
{
    return {{tr("Arrows"), tr("move between images")},
            {tr("Enter"), tr("show the image large")},
            {tr("Esc"), tr("back to the grid; in the grid or the search: clear the filter")},
            {tr("Ctrl+S"), tr("save this view; F2 renames, Delete removes one in the list")},
            {tr("W"), tr("images, or their objects as a wall of crops")},
            {tr("Shift, Ctrl, Ctrl+A"), tr("choose several objects, in the wall")},
            {tr("1 to 7, Backspace"), tr("judge the chosen objects, take the verdict back")},
            {tr("A, D or arrows"), tr("previous and next image, in the pair view")},
            {tr("/"), tr("search")},
            {tr("O"), tr("labels on and off")},
            {tr("L"), tr("outline or fill")},
            {tr("N"), tr("next annotator's mask, where there are several")},
            {tr("[ and ]"), tr("opacity of the labels")},
            {tr("+ and -"), tr("zoom, or size of the thumbnails")},
            {tr("F"), tr("fit")},
            {tr("0"), tr("one to one")},
            {tr("Z"), tr("zoom to the next object")}};
}

}  // namespace gg::widgets
