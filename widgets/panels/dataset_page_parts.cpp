#include "widgets/panels/dataset_page_parts.h"

#include "widgets/models/catalogue_text.h"
#include "widgets/models/finding_model.h"
#include "widgets/models/query_text.h"
#include "widgets/models/review_session.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

namespace gg::widgets {

void DatasetPage::Private::connectFacets()
{
    QObject::connect(sidebar, &DatasetSidebar::facetChosen, &page, [this](QueryTerm::Kind kind, const QStringList& values) {
        setText(withFacet(search->text(), conditions.query, kind, values));
    });
    QObject::connect(summary, &DatasetSummary::rangeSelected, &page, [this](QueryTerm::Kind kind, const std::optional<NumberRange>& range) {
        setText(withRange(search->text(), conditions.query, kind, range, kind == QueryTerm::Kind::Side ? summary->trainingSize() : 0));
    });
    QObject::connect(summary, &DatasetSummary::trainingSizeChanged, &page, [this] { count(); });
    QObject::connect(chips, &FilterChips::removed, &page, [this](const QList<int>& words) { setText(withoutWords(search->text(), words)); });
    QObject::connect(chips, &FilterChips::reasonRemoved, &page, [this] { filter.clear(); });
    QObject::connect(chips, &FilterChips::clearRequested, &page, [this] { clearConditions(); });
    QObject::connect(search, &QLineEdit::textChanged, &page, [this](const QString& text) { searchChanged(text); });
    QObject::connect(search, &QLineEdit::returnPressed, &page, [this] { centre()->setFocus(); });
    QObject::connect(noMatch, &EmptyState::clicked, &page, [this] { clearConditions(); });
    QObject::connect(&filter, &SampleFilter::changed, &page, [this] { sampleFilterChanged(); });
    const auto reorder = [this] {
        conditions.order = order->currentData().value<RecordOrder>();
        conditions.descending = direction->isChecked();
        direction->setText(conditions.descending ? QStringLiteral("↓") : QStringLiteral("↑"));
        applyConditions();
    };
    QObject::connect(order, &QComboBox::currentIndexChanged, &page, reorder);
    QObject::connect(direction, &QToolButton::toggled, &page, reorder);
}

void DatasetPage::Private::connectPair()
{
    QObject::connect(thumbnailSize, &QSlider::valueChanged, grid, &ThumbnailGrid::setSizeStep);
    QObject::connect(labels, &QToolButton::toggled, grid, &ThumbnailGrid::setLabelsVisible);
    QObject::connect(grid, &ThumbnailGrid::currentRowChanged, &page, [this](int row) { rowChosen(row); });
    QObject::connect(strip, &ThumbnailGrid::currentRowChanged, &page, [this](int row) { rowChosen(row); });
    QObject::connect(grid, &ThumbnailGrid::opened, &page, [this](int row) {
        rowChosen(row);
        showPair(true);
    });
    QObject::connect(pair, &PairView::originalArrived, &page, [this] {
        showObjects();
        showFacts();
    });
    QObject::connect(&pair->view(), &ImageView::objectClicked, &page, [this](int object) {
        const QSignalBlocker blocked(objectTable->selectionModel());
        objectTable->clearSelection();
        if (object >= 0) {
            objectTable->selectRow(object);
            objectTable->scrollTo(objects.index(object, 0));
        }
        objectTable->viewport()->update();
    });
    QObject::connect(objectTable, &QTableView::entered, &page, [this](const QModelIndex& index) { pair->view().setHoveredObject(index.row()); });
    QObject::connect(objectTable, &QTableView::doubleClicked, &page,
                     [this](const QModelIndex& index) { pair->view().zoomToObject(index.row()); });
    QObject::connect(objectTable->selectionModel(), &QItemSelectionModel::currentRowChanged, &page,
                     [this](const QModelIndex& index) { pair->view().setSelectedObject(index.row()); });
}

/// Where a person was in the first images of a set that is now read whole.
struct DatasetPage::Private::Place {
    QString search;
    std::string image;   ///< that was looked at; empty: the first one, because nobody chose another
    std::string top;     ///< image of the first row in sight; empty: not scrolled
    int offset = 0;
    bool pairShown = false;
};

DatasetPage::Private::Place DatasetPage::Private::placeNow() const
{
    Place place{.search = search->text(), .pairShown = pairShown};
    const auto imageOf = [this](qsizetype record) {
        return record < 0 ? std::string() : model.dataset()->records[static_cast<std::size_t>(record)].image;
    };
    if (model.rowOf(current) > 0 || pairShown) {
        place.image = imageOf(current);
    }
    if (grid->scrolled()) {
        place.top = imageOf(model.recordAt(grid->visibleRows().first));
        place.offset = grid->cellRect(grid->visibleRows().first).top();
    }
    return place;
}

void DatasetPage::Private::goBackTo(const Place& place)
{
    if (!place.search.isEmpty()) {
        setText(place.search);
    }
    const auto recordOf = [this](const std::string& image) -> qsizetype {
        const auto& records = model.dataset()->records;
        const auto it = std::find_if(records.begin(), records.end(), [&](const dataset::Record& record) { return record.image == image; });
        return image.empty() || it == records.end() ? -1 : it - records.begin();
    };
    if (const qsizetype record = recordOf(place.image); record >= 0) {
        setCurrentRecord(record);
        showPair(place.pairShown);
    }
    if (const int row = model.rowOf(recordOf(place.top)); row >= 0) {
        grid->setTopRow(row, place.offset);
    }
}

void DatasetPage::Private::setDataset(dataset::DatasetPtr dataset)
{
    const bool some = dataset != nullptr;
    const bool goesOn = some && model.dataset() && !model.dataset()->complete && model.dataset()->root == dataset->root;
    const Place place = goesOn ? placeNow() : Place{};
    findings.clear();
    findingsOf.clear();
    reviews.clear();
    conditions.query = {};
    conditions.only.reset();
    objectMeasures = {};
    views.setJson({});
    // Of the first images nobody knows yet under which fingerprint a view would have to be kept.
    viewList->setVisible(some && dataset->complete);
    wall->setReviews(nullptr);
    {
        const QSignalBlocker blocked(search);
        search->clear();
        searchError->hide();
    }
    // An example that means something for this data set.
    search->setPlaceholderText(some && dataset->task == dataset::Task::Detection && !dataset->classNames.empty()
                                   ? tr("class:%1 count:>3 finding:* name").arg(quotedValue(classValue(*dataset, 0)))
                                   : tr("finding:* label:missing name"));
    current = -1;
    banner->dismiss();
    pair->setDataset(dataset);
    objects.setRecord(nullptr, -1, {});
    model.setDataset(dataset);
    sidebar->setDataset(dataset);
    summary->setDistributions({}, false);
    stack->setCurrentIndex(some ? 1 : 0);
    showPair(false);
    applyConditions();
    if (goesOn) {
        goBackTo(place);
    } else {
        centre()->setFocus();
    }
}

void DatasetPage::Private::setFindings(const std::vector<audit::Finding>& all)
{
    findings = all;
    findingsOf.clear();
    for (std::size_t i = findings.size(); i-- > 0;) {
        if (findings[i].record >= 0) {
            findingsOf.insert(static_cast<qsizetype>(findings[i].record), i);
        }
    }
    model.setFindings(findings);
    showObjects();
    recordsChanged();
}

void DatasetPage::Private::sampleFilterChanged()
{
    // Exactly those images: what was chosen here before is left.
    conditions.query = {};
    conditions.only.reset();
    if (filter.active()) {
        conditions.only = filter.images();
        current = -1;
        showPair(false);
    }
    const QSignalBlocker blocked(search);
    search->clear();
    searchError->hide();
    applyConditions();
}

void DatasetPage::Private::setText(const QString& text)
{
    search->setText(text);  // says textChanged()
}

void DatasetPage::Private::searchChanged(const QString& text)
{
    if (!model.dataset()) {
        return;
    }
    RecordQuery query = parseRecordQuery(text, *model.dataset());
    searchError->setText(query.error);
    searchError->setStyleSheet(QStringLiteral("color: %1").arg(theme().error.name()));
    searchError->setVisible(!query.error.isEmpty());
    // A word that is only half typed must not hide what it does not mean.
    conditions.query = std::move(query);
    applyConditions();
}

void DatasetPage::Private::clearConditions()
{
    if (filter.active()) {
        filter.clear();  // says changed()
    } else {
        setText({});
    }
}

void DatasetPage::Private::applyConditions()
{
    // The model says when they are shown: of a large set a moment later.
    model.setConditions(conditions);
    if (model.selecting()) {
        sidebar->setQuery(conditions.query);
        showFilter();
    }
}

void DatasetPage::Private::recordsChanged()
{
    // The model has asked its records anew where that may show others.
    recordsShown();
}

void DatasetPage::Private::recordsShown()
{
    const qsizetype before = current;
    sidebar->setQuery(conditions.query);
    showFilter();
    const bool none = model.dataset() && model.rowCount() == 0;
    if (none) {
        showPair(false);
    }
    noMatch->setSentence(model.dataset() && model.dataset()->records.empty() ? tr("There is no image in this data set.") : tr("No image meets this filter."));
    noMatch->button()->setVisible(conditions.filters());
    showMiddle();
    // The image that was looked at stays current where it still is among those shown.
    const int row = std::max(0, model.rowOf(before));
    setCurrentRecord(model.recordAt(row));
    findObjects();
    count();
}

void DatasetPage::Private::count()
{
    summary->setQuery(conditions.query);
    if (!model.dataset()) {
        return;
    }
    // Small sets are counted at once: nothing flickers.
    constexpr std::size_t soon = 20000;
    BackgroundWork& by = model.dataset()->records.size() <= soon ? atOnce : *work;
    auto counts = std::make_shared<Distributions>();
    const bool filtered = conditions.filters();
    work->cancel(QStringLiteral("count"));
    by.run(
        QStringLiteral("count"),
        [counts, set = model.snapshot(), query = conditions.query, shown = model.records(), size = summary->trainingSize()](JobControl& control) {
            *counts = measureDistributions(set, query, shown, size, control);
        },
        [this, counts, filtered] {
            summary->setDistributions(*counts, filtered);
            summary->setQuery(conditions.query);
            sidebar->setDistributions(*counts);
        });
}

void DatasetPage::Private::showFilter()
{
    chips->setVisible(conditions.filters());
    if (!model.dataset()) {
        return;
    }
    chips->setChips(filterChips(conditions.query, *model.dataset()), conditions.only ? filter.reason() : QString());
    const auto all = static_cast<int>(model.dataset()->records.size());
    if (!model.dataset()->complete) {
        result->setText(tr("the first %Ln image(s)", nullptr, all));
        return;
    }
    if (model.selecting()) {
        result->setText(tr("searching %Ln image(s)…", nullptr, all));
        return;
    }
    QString text = conditions.filters() ? tr("%1 of %Ln image(s)", nullptr, all).arg(QLocale().toString(model.rowCount())) : tr("%Ln image(s)", nullptr, all);
    if (mode == Mode::Objects) {
        text = objectCount < 0 ? tr("Looking for objects…") : tr("%Ln object(s)", nullptr, static_cast<int>(objectCount));
    }
    if (model.strangers() > 0) {
        text += tr("; %Ln more not in this data set", nullptr, static_cast<int>(model.strangers()));
    }
    result->setText(text);
}

void DatasetPage::Private::rowChosen(int row)
{
    setCurrentRecord(model.recordAt(row));
}

void DatasetPage::Private::setCurrentRecord(qsizetype record)
{
    const bool changed = record != current;
    current = record;
    {
        const QSignalBlocker gridBlocked(grid);
        const QSignalBlocker stripBlocked(strip);
        grid->setCurrentRow(model.rowOf(record));
        strip->setCurrentRow(model.rowOf(record));
    }
    if (pairShown) {
        pair->showRecord(record);
        pair->prefetch(model.recordAt(model.rowOf(record) + 1));
        showObjects();
    }
    showFacts();
    if (changed) {
        Q_EMIT page.currentRecordChanged(record);
    }
}

void DatasetPage::Private::step(int by)
{
    const int row = model.rowOf(current) + by;
    if (row >= 0 && row < model.rowCount()) {
        setCurrentRecord(model.recordAt(row));
    }
}

QWidget* DatasetPage::Private::centre() const
{
    return pairShown ? static_cast<QWidget*>(pair) : mode == Mode::Objects ? static_cast<QWidget*>(wall) : grid;
}

void DatasetPage::Private::showMiddle()
{
    const bool none = model.dataset() && model.rowCount() == 0;
    middle->setCurrentIndex(pairShown ? 1 : mode == Mode::Objects ? 3 : none ? 2 : 0);
    const bool whole = !pairShown && mode == Mode::Images;
    order->setVisible(whole);
    direction->setVisible(whole);
    labels->setVisible(whole);
    tools->setVisible(!pairShown);
    right->setCurrentIndex(pairShown ? 1 : 0);
}

void DatasetPage::Private::setMode(Mode wanted)
{
    modes[static_cast<std::size_t>(wanted)]->setChecked(true);
    const bool changed = mode != wanted;
    mode = wanted;
    showPair(false);
    showMiddle();
    findObjects();
    showFilter();
    if (changed) {
        centre()->setFocus();
    }
}

void DatasetPage::Private::findObjects()
{
    if (mode != Mode::Objects) {
        return;
    }
    objectCount = -1;
    std::optional<std::vector<std::size_t>> only;
    if (conditions.only) {
        only.emplace();
        for (const qsizetype record : model.records()) {
            only->push_back(static_cast<std::size_t>(record));
        }
    }
    wall->find(model.snapshot(), conditions.query, std::move(only));
}

void DatasetPage::Private::connectWall()
{
    for (std::size_t i = 0; i < modes.size(); ++i) {
        QObject::connect(modes[i], &QToolButton::clicked, &page, [this, i] { setMode(static_cast<Mode>(i)); });
    }
    QObject::connect(thumbnailSize, &QSlider::valueChanged, wall, &CropWall::setSizeStep);
    QObject::connect(wall, &CropWall::counted, &page, [this](std::int64_t found) {
        objectCount = found;
        showFilter();
    });
    QObject::connect(wall, &CropWall::opened, &page, [this](qsizetype record, int object) { lookAt(record, object); });
    QObject::connect(wall->grid(), &CropGrid::currentChanged, &page, [this](std::int64_t index) {
        const Crop* crop = wall->grid()->cropAt(index);
        if (crop && mode == Mode::Objects && !pairShown) {
            setCurrentRecord(crop->record);
        }
    });
    QObject::connect(wall, &CropWall::judged, &page, &DatasetPage::objectsJudged);
    QObject::connect(wall, &CropWall::undoRequested, &page, &DatasetPage::objectUndoRequested);
    QObject::connect(wall, &CropWall::measureRequested, &page, &DatasetPage::measureRequested);
    QObject::connect(wall, &CropWall::cancelRequested, &page, &DatasetPage::measureCancelled);
    QObject::connect(wall, &CropWall::imagesRequested, &page, [this] { setMode(Mode::Images); });
    QObject::connect(wall, &CropWall::clearRequested, &page, [this] { clearConditions(); });
    QObject::connect(wall, &CropWall::classChosen, &page, [this](std::optional<std::int32_t> id) {
        const QStringList values = id ? QStringList{classValue(*model.dataset(), *id)} : QStringList{};
        setText(withFacet(search->text(), conditions.query, QueryTerm::Kind::Class, values));
    });
}

void DatasetPage::Private::showPair(bool shown)
{
    shown = shown && current >= 0;
    if (shown == pairShown) {
        return;
    }
    pairShown = shown;
    showMiddle();
    if (shown) {
        pair->showRecord(current);
        pair->prefetch(model.recordAt(model.rowOf(current) + 1));
        showObjects();
    }
    centre()->setFocus();
    showFacts();
}

void DatasetPage::Private::lookAt(qsizetype record, int object)
{
    setCurrentRecord(record);
    showPair(true);
    pair->showRecord(record, object);
    if (object >= 0) {
        objectTable->selectRow(object);
    }
}

void DatasetPage::Private::showRecord(qsizetype record, int object)
{
    if (!model.dataset() || record < 0 || record >= static_cast<qsizetype>(model.dataset()->records.size())) {
        return;
    }
    if (model.rowOf(record) < 0) {
        clearConditions();
    }
    lookAt(record, object);
}

void DatasetPage::Private::showObjects()
{
    if (!pairShown || current < 0) {
        return;
    }
    const int selected = objectTable->currentIndex().row();
    const bool same = pair->record() == current;
    objects.setRecord(model.dataset(), current, pair->originalSize());
    std::vector<audit::Finding> own;
    QSet<int> marked;
    for (auto it = findingsOf.constFind(current); it != findingsOf.constEnd() && it.key() == current; ++it) {
        own.push_back(findings[*it]);
        if (own.back().object >= 0) {
            marked.insert(own.back().object);
        }
    }
    objects.setFindings(own);
    pair->setMarkedObjects(marked);
    objectTable->setColumnHidden(ObjectModel::FindingColumn, marked.isEmpty());
    objectTable->setVisible(objects.rowCount() > 0);
    objectTable->resizeColumnsToContents();
    if (same && selected >= 0 && pair->view().selectedObject() == selected) {
        objectTable->selectRow(selected);
    }
}

void DatasetPage::Private::showFacts()
{
    const QString facts = factsOf(current);
    gridFacts->setText(facts);
    gridFacts->setVisible(!facts.isEmpty());
    pairFacts->setText(facts);
    if (current >= 0) {
        const dataset::Record& record = model.dataset()->records[static_cast<std::size_t>(current)];
        const QLocale locale;
        const int row = model.rowOf(current);
        pairTitle->setText(row < 0 ? QString::fromStdString(record.image) : tr("%1 of %2  %3").arg(locale.toString(row + 1), locale.toString(model.rowCount()),
                                                  QString::fromStdString(record.image)));
        pairTitle->setToolTip(QString::fromStdString(record.image));
    }
}

QString DatasetPage::Private::factsOf(qsizetype number) const
{
    if (number < 0 || !model.dataset()) {
        return {};
    }
    const dataset::Dataset& dataset = *model.dataset();
    const dataset::Record& record = dataset.records[static_cast<std::size_t>(number)];
    const QLocale locale;
    // Long paths have no spaces: they may break behind slashes and underscores.
    const auto breakable = [](const std::string& path) {
        return QString::fromStdString(path).toHtmlEscaped().replace(u'/', QStringLiteral("/\u200b")).replace(u'_', QStringLiteral("_\u200b"))
            .replace(u'.', QStringLiteral("\u200b."));
    };
    QStringList lines{breakable(record.image)};
    const ImageSize known = model.measures().sizeOf(record, static_cast<std::size_t>(number));
    QSize size(static_cast<int>(known.width), static_cast<int>(known.height));
    if (pairShown && !pair->originalSize().isEmpty()) {
        size = pair->originalSize();
    }
    if (!size.isEmpty()) {
        lines << tr("%1 × %2 pixels").arg(locale.toString(size.width()), locale.toString(size.height()));
    }
    lines << tr("split %1").arg(QString::fromStdString(dataset.splits[record.split]).toHtmlEscaped());
    lines << tr("%1: %2").arg(labelStateName(record.state), breakable(record.label));
    if (!record.objects.empty()) {
        lines << tr("%Ln object(s)", nullptr, static_cast<int>(record.objects.size()));
    }
    const auto& shares = model.measures().foreground;
    if (static_cast<std::size_t>(number) < shares.size() && shares[static_cast<std::size_t>(number)] >= 0) {
        lines << tr("foreground %1 %").arg(locale.toString(double(shares[static_cast<std::size_t>(number)]) * 100, 'f', 1));
    }
    if (const auto review = reviews.find(record.image); review != reviews.end()) {
        lines << tr("reviewed: %1").arg(verdictName(review->second.verdict));
        if (!review->second.note.empty()) {
            lines << tr("note: %1").arg(QString::fromStdString(review->second.note).toHtmlEscaped());
        }
    }
    for (auto it = findingsOf.constFind(number); it != findingsOf.constEnd() && it.key() == number; ++it) {
        const audit::Finding& finding = findings[*it];
        lines << QStringLiteral("<span style='color:%1'>%2</span> %3")
                     .arg(severityColour(finding.severity).name(), severityMark(finding.severity),
                          findingText(finding, audit::TextPart::Message).toHtmlEscaped());
    }
    return lines.join(QStringLiteral("<br>"));
}

}  // namespace gg::widgets
