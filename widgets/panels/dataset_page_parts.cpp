#include "widgets/panels/dataset_page_parts.h"

#include "widgets/models/catalogue_text.h"
#include "widgets/models/finding_model.h"
#include "widgets/models/review_session.h"
#include "widgets/theme/theme.h"

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
    const auto intOf = [](std::optional<int> value) { return value; };
    QObject::connect(sidebar->splits(), &FacetList::chosenChanged, &page, [this, intOf](std::optional<int> value) {
        conditions.split = intOf(value);
        applyConditions();
    });
    QObject::connect(sidebar->classes(), &FacetList::chosenChanged, &page, [this](std::optional<int> value) {
        conditions.classId = value;
        applyConditions();
    });
    QObject::connect(sidebar->states(), &FacetList::chosenChanged, &page, [this](std::optional<int> value) {
        conditions.state = value ? std::optional(static_cast<dataset::LabelState>(*value)) : std::nullopt;
        applyConditions();
    });
    QObject::connect(summary, &DatasetSummary::sideSelected, &page, [this](std::optional<NumberRange> range) {
        conditions.side = range;
        applyConditions();
    });
    QObject::connect(summary, &DatasetSummary::foregroundSelected, &page, [this](std::optional<NumberRange> range) {
        conditions.foreground = range;
        applyConditions();
    });
    QObject::connect(search, &QLineEdit::textChanged, &page, [this](const QString& text) { searchChanged(text); });
    QObject::connect(search, &QLineEdit::returnPressed, &page, [this] { (pairShown ? static_cast<QWidget*>(pair) : grid)->setFocus(); });
    QObject::connect(noMatch, &EmptyState::clicked, &page, [this] { clearConditions(); });
    QObject::connect(&filter, &SampleFilter::changed, &page, [this] { sampleFilterChanged(); });
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

void DatasetPage::Private::setDataset(dataset::DatasetPtr dataset)
{
    const bool some = dataset != nullptr;
    const dataset::Statistics statistics = some ? dataset::computeStatistics(*dataset) : dataset::Statistics{};
    findings.clear();
    findingsOf.clear();
    reviews.clear();
    conditions = {};
    {
        const QSignalBlocker blocked(search);
        search->clear();
        searchError->hide();
    }
    // An example that means something for this data set.
    search->setPlaceholderText(some && statistics.objects > 0 && !dataset->classNames.empty()
                                   ? tr("class:%1 count:>3 finding:* name").arg(QString::fromStdString(dataset->classNames.front()))
                                   : tr("finding:* label:missing name"));
    current = -1;
    banner->dismiss();
    pair->setDataset(dataset);
    objects.setRecord(nullptr, -1, {});
    model.setDataset(dataset);
    sidebar->setDataset(dataset, statistics);
    summary->setDataset(dataset, statistics);
    stack->setCurrentIndex(some ? 1 : 0);
    showPair(false);
    applyConditions();
    grid->setFocus();
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
    showFacts();
}

void DatasetPage::Private::sampleFilterChanged()
{
    const bool active = filter.active();
    // Exactly those images: what was chosen here before is left.
    conditions = {};
    if (active) {
        conditions.only = filter.images();
        current = -1;
        showPair(false);
    }
    const QSignalBlocker blocked(search);
    search->clear();
    searchError->hide();
    applyConditions();
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
        return;
    }
    conditions = {};
    const QSignalBlocker blocked(search);
    search->clear();
    searchError->hide();
    applyConditions();
}

void DatasetPage::Private::applyConditions()
{
    const qsizetype before = current;
    sidebar->splits()->setChosen(conditions.split);
    sidebar->classes()->setChosen(conditions.classId);
    sidebar->states()->setChosen(conditions.state ? std::optional(static_cast<int>(*conditions.state)) : std::nullopt);
    summary->setSelections(conditions.side, conditions.foreground);
    model.setConditions(conditions);
    showFilterText();
    const bool none = model.dataset() && model.rowCount() == 0;
    if (none) {
        showPair(false);
    }
    middle->setCurrentIndex(none ? 2 : pairShown ? 1 : 0);
    // The image that was looked at stays current where it still is among those shown.
    const int row = std::max(0, model.rowOf(before));
    setCurrentRecord(model.recordAt(row));
}

void DatasetPage::Private::showFilterText()
{
    filterBar->setVisible(conditions.any());
    if (!conditions.any() || !model.dataset()) {
        return;
    }
    const dataset::Dataset& dataset = *model.dataset();
    QStringList parts;
    if (conditions.only) {
        parts << filter.reason();
    }
    if (conditions.split) {
        parts << QString::fromStdString(dataset.splits[static_cast<std::size_t>(*conditions.split)]);
    }
    if (conditions.classId) {
        parts << className(dataset, *conditions.classId);
    }
    if (conditions.state) {
        parts << labelStateName(*conditions.state);
    }
    const QLocale locale;
    const auto range = [&](const NumberRange& r, double scale) {
        return QStringLiteral("%1–%2").arg(locale.toString(r.from * scale, 'g', 4), locale.toString(r.to.value_or(r.from) * scale, 'g', 4));
    };
    if (conditions.side) {
        parts << tr("object side %1").arg(range(*conditions.side, 1));
    }
    if (conditions.foreground) {
        parts << tr("foreground %1 %").arg(range(*conditions.foreground, 100));
    }
    if (!conditions.query.terms.empty()) {
        parts << search->text().trimmed();
    }
    QString text = tr("%1: %2 of %Ln image(s)", nullptr, static_cast<int>(dataset.records.size()))
                       .arg(parts.join(QStringLiteral(" · ")), locale.toString(model.rowCount()));
    if (model.strangers() > 0) {
        text += tr("; %Ln more not in this data set", nullptr, static_cast<int>(model.strangers()));
    }
    filterText->setText(text);
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

void DatasetPage::Private::showPair(bool shown)
{
    shown = shown && current >= 0;
    if (shown == pairShown) {
        return;
    }
    pairShown = shown;
    middle->setCurrentIndex(shown ? 1 : 0);
    right->setCurrentIndex(shown ? 1 : 0);
    labels->setVisible(!shown);
    thumbnailSize->setVisible(!shown);
    if (shown) {
        pair->showRecord(current);
        pair->prefetch(model.recordAt(model.rowOf(current) + 1));
        showObjects();
        pair->setFocus();
    } else {
        grid->setFocus();
    }
    showFacts();
}

void DatasetPage::Private::showRecord(qsizetype record, int object)
{
    if (!model.dataset() || record < 0 || record >= static_cast<qsizetype>(model.dataset()->records.size())) {
        return;
    }
    if (model.rowOf(record) < 0) {
        clearConditions();
    }
    setCurrentRecord(record);
    showPair(true);
    pair->showRecord(record, object);
    if (object >= 0) {
        objectTable->selectRow(object);
    }
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
    summary->setFacts(facts);
    pairFacts->setText(facts);
    if (current >= 0) {
        const dataset::Record& record = model.dataset()->records[static_cast<std::size_t>(current)];
        const QLocale locale;
        pairTitle->setText(tr("%1 of %2  %3").arg(locale.toString(model.rowOf(current) + 1), locale.toString(model.rowCount()),
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
    QSize size(record.declaredWidth, record.declaredHeight);
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
    const auto& shares = model.foreground();
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
