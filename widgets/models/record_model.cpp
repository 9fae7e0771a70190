#include "widgets/models/record_model.h"

#include "core/dataset/file_names.h"
#include "widgets/models/path_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace gg::widgets {

double orderValue(RecordOrder order, const RecordView& view)
{
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    switch (order) {
    case RecordOrder::Dataset: break;
    case RecordOrder::ObjectCount: return static_cast<double>(view.record.objects.size());
    case RecordOrder::SmallestObject: {
        double smallest = unknown;
        for (const dataset::Object& object : view.record.objects) {
            if (const auto side = objectSide(view, object); side && !(*side >= smallest)) {
                smallest = *side;
            }
        }
        return smallest;
    }
    case RecordOrder::Severity: return view.notes ? view.notes->severity : -1;
    case RecordOrder::Pixels: return view.size.known() ? double(view.size.width) * view.size.height : unknown;
    case RecordOrder::Brightness: return view.brightness >= 0 ? static_cast<double>(view.brightness) : unknown;
    case RecordOrder::Foreground: return view.foreground >= 0 ? static_cast<double>(view.foreground) : unknown;
    }
    return unknown;
}

namespace {

/// Up to this many records are searched at once: nothing flickers.
constexpr std::size_t soon = 20000;
constexpr std::size_t stopEvery = 4096;

/// Exactly the images named, in their order. The set is walked once; the names, which are few, are looked up.
std::vector<qsizetype> named(const dataset::Dataset& dataset, const QStringList& images, qsizetype& strangers, JobControl& control)
{
    std::unordered_map<std::string, std::vector<std::size_t>> places;
    for (qsizetype i = 0; i < images.size(); ++i) {
        places[pathBytes(images[i])].push_back(static_cast<std::size_t>(i));
    }
    std::vector<qsizetype> found(static_cast<std::size_t>(images.size()), -1);
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        if (i % stopEvery == 0) {
            control.throwIfStopped();
        }
        if (const auto it = places.find(dataset.absolute(dataset.records[i].image)); it != places.end()) {
            for (const std::size_t place : it->second) {
                found[place] = static_cast<qsizetype>(i);  // of an image in two splits the last one, as it always was
            }
        }
    }
    strangers = std::count(found.begin(), found.end(), -1);
    std::erase(found, -1);
    return found;
}

std::vector<qsizetype> allOf(const dataset::Dataset& dataset)
{
    std::vector<qsizetype> rows(dataset.records.size());
    std::iota(rows.begin(), rows.end(), qsizetype{0});
    return rows;
}

void sortBy(const RecordConditions& conditions, const RecordSnapshot& set, std::vector<qsizetype>& rows, JobControl& control)
{
    if (conditions.order == RecordOrder::Dataset) {
        if (conditions.descending) {
            std::reverse(rows.begin(), rows.end());
        }
        return;
    }
    std::vector<std::pair<double, qsizetype>> keyed;
    keyed.reserve(rows.size());
    for (const qsizetype record : rows) {
        if (keyed.size() % stopEvery == 0) {
            control.throwIfStopped();
        }
        const double value = orderValue(conditions.order, set.view(static_cast<std::size_t>(record)));
        const double key = conditions.descending ? -value : value;
        keyed.emplace_back(std::isnan(key) ? std::numeric_limits<double>::infinity() : key, record);
    }
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
    std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const auto& entry) { return entry.second; });
}

/// Records with that image, one a split at most. They are ordered by split and image, so that a verdict on one of a million images
/// is found without looking at all.
std::vector<std::size_t> recordsOf(const dataset::Dataset& dataset, const std::string& image)
{
    std::vector<std::size_t> out;
    const auto& records = dataset.records;
    for (auto begin = records.begin(); begin != records.end();) {
        const auto end = std::partition_point(begin, records.end(), [&](const dataset::Record& record) { return record.split <= begin->split; });
        const auto found = std::lower_bound(begin, end, image, [](const dataset::Record& record, const std::string& wanted) {
            return dataset::naturalLess(record.image, wanted);
        });
        if (found != end && found->image == image) {
            out.push_back(static_cast<std::size_t>(found - records.begin()));
        }
        begin = end;
    }
    return out;
}

bool asksNothing(const RecordConditions& conditions)
{
    return !conditions.filters() && conditions.order == RecordOrder::Dataset;
}

}  // namespace

RecordSelection selectRecords(const RecordSnapshot& set, const RecordConditions& conditions, JobControl& control)
{
    RecordSelection out;
    if (!set.dataset) {
        return out;
    }
    const dataset::Dataset& dataset = *set.dataset;
    out.rows = conditions.only ? named(dataset, *conditions.only, out.strangers, control) : allOf(dataset);
    if (!conditions.query.terms.empty()) {
        std::size_t asked = 0;
        std::erase_if(out.rows, [&](qsizetype record) {
            if (asked++ % stopEvery == 0) {
                control.throwIfStopped();
            }
            return !matches(conditions.query, set.view(static_cast<std::size_t>(record)));
        });
    }
    sortBy(conditions, set, out.rows, control);
    out.rowOf.assign(dataset.records.size(), -1);
    for (std::size_t row = out.rows.size(); row-- > 0;) {
        out.rowOf[static_cast<std::size_t>(out.rows[row])] = static_cast<int>(row);
    }
    return out;
}

RecordModel::RecordModel(BackgroundWork* work, QObject* parent)
    : QAbstractListModel(parent)
    , m_work(work)
{
}

void RecordModel::setDataset(dataset::DatasetPtr dataset)
{
    if (m_work) {
        m_work->cancel(QStringLiteral("select"));
    }
    m_selecting = false;
    beginResetModel();
    m_dataset = std::move(dataset);
    m_conditions = {};
    m_notes = std::make_shared<const NotesByRecord>();
    m_measures = std::make_shared<const RecordMeasures>();
    JobControl control;
    m_selection = selectRecords(snapshot(), m_conditions, control);
    endResetModel();
}

void RecordModel::setFindings(const std::vector<audit::Finding>& findings)
{
    auto changed = std::make_shared<NotesByRecord>(*m_notes);
    for (auto& [record, notes] : changed->records) {
        notes.rules.clear();
        notes.severity = -1;
    }
    changed->ofSet.clear();
    for (const audit::Finding& finding : findings) {
        if (finding.record < 0) {
            if (!finding.records.empty()) {
                changed->ofSet[finding.rule] = finding.records;
            }
            continue;
        }
        RecordNotes& notes = changed->records[static_cast<std::size_t>(finding.record)];
        notes.severity = std::max(notes.severity, static_cast<int>(finding.severity));
        if (std::find(notes.rules.begin(), notes.rules.end(), finding.rule) == notes.rules.end()) {
            notes.rules.push_back(finding.rule);
        }
    }
    m_notes = std::move(changed);
    notesChanged();
}

void RecordModel::setReviews(const std::map<std::string, audit::Review>& reviews)
{
    auto changed = std::make_shared<NotesByRecord>(*m_notes);
    for (auto& [record, notes] : changed->records) {
        notes.verdict.reset();
    }
    for (const auto& [image, review] : reviews) {
        for (const std::size_t record : m_dataset ? recordsOf(*m_dataset, image) : std::vector<std::size_t>{}) {
            changed->records[record].verdict = review.verdict;
        }
    }
    m_notes = std::move(changed);
    notesChanged();
}

void RecordModel::setImageSizes(std::vector<ImageSize> sizes)
{
    RecordMeasures measures = *m_measures;
    measures.sizes = std::move(sizes);
    m_measures = std::make_shared<const RecordMeasures>(std::move(measures));
    const auto& terms = m_conditions.query.terms;
    const bool asked = std::any_of(terms.begin(), terms.end(), [](const QueryTerm& term) {
        return term.kind == QueryTerm::Kind::Width || term.kind == QueryTerm::Kind::Height
            || (term.ofObject() && term.kind != QueryTerm::Kind::Class && term.kind != QueryTerm::Kind::Ignore);
    });
    if (asked || m_conditions.order == RecordOrder::Pixels || m_conditions.order == RecordOrder::SmallestObject) {
        setConditions(m_conditions);
    }
}

void RecordModel::setForeground(std::vector<float> foreground)
{
    RecordMeasures measures = *m_measures;
    measures.foreground = std::move(foreground);
    measuresChanged(std::move(measures), QueryTerm::Kind::Foreground, RecordOrder::Foreground);
}

void RecordModel::setBrightness(std::vector<float> brightness)
{
    RecordMeasures measures = *m_measures;
    measures.brightness = std::move(brightness);
    measuresChanged(std::move(measures), QueryTerm::Kind::Brightness, RecordOrder::Brightness);
}

void RecordModel::measuresChanged(RecordMeasures measures, QueryTerm::Kind kind, RecordOrder order)
{
    m_measures = std::make_shared<const RecordMeasures>(std::move(measures));
    if (m_conditions.query.asks(kind) || m_conditions.order == order) {
        setConditions(m_conditions);
    }
}

void RecordModel::setConditions(RecordConditions conditions)
{
    m_conditions = std::move(conditions);
    select();
}

void RecordModel::select()
{
    if (m_work) {
        m_work->cancel(QStringLiteral("select"));
    }
    if (!m_work || !m_dataset || m_dataset->records.size() <= soon || asksNothing(m_conditions)) {
        JobControl control;
        show(selectRecords(snapshot(), m_conditions, control));
        return;
    }
    m_selecting = true;
    const auto selection = std::make_shared<RecordSelection>();
    m_work->run(
        QStringLiteral("select"),
        [selection, set = snapshot(), conditions = m_conditions](JobControl& control) { *selection = selectRecords(set, conditions, control); },
        [this, selection] { show(std::move(*selection)); });
}

void RecordModel::show(RecordSelection selection)
{
    m_selecting = false;
    beginResetModel();
    m_selection = std::move(selection);
    endResetModel();
    Q_EMIT selected();
}

void RecordModel::notesChanged()
{
    const auto& terms = m_conditions.query.terms;
    const bool selects = std::any_of(terms.begin(), terms.end(), [](const QueryTerm& term) {
        return term.kind == QueryTerm::Kind::Finding || term.kind == QueryTerm::Kind::Review;
    });
    if (selects || m_conditions.order == RecordOrder::Severity) {
        setConditions(m_conditions);
    } else if (!m_selection.rows.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SeverityRole, VerdictRole, Qt::ToolTipRole});
    }
}

qsizetype RecordModel::recordAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_selection.rows[static_cast<std::size_t>(row)] : -1;
}

int RecordModel::rowOf(qsizetype record) const
{
    return record >= 0 && record < static_cast<qsizetype>(m_selection.rowOf.size()) ? m_selection.rowOf[static_cast<std::size_t>(record)] : -1;
}

int RecordModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_selection.rows.size());
}

const RecordNotes* RecordModel::notes(qsizetype record) const
{
    const auto it = m_notes->records.find(static_cast<std::size_t>(record));
    return it == m_notes->records.end() ? nullptr : &it->second;
}

QVariant RecordModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const qsizetype number = recordAt(index.row());
    const dataset::Record& record = m_dataset->records[static_cast<std::size_t>(number)];
    switch (role) {
    case Qt::DisplayRole:
        return QString::fromStdString(record.image).section(u'/', -1);
    case Qt::ToolTipRole:
        return QString::fromStdString(record.image);
    case RecordRole:
        return QVariant::fromValue(number);
    case ImageRole:
        return pathText(m_dataset->absolute(record.image));
    case MaskRole:
        return m_dataset->format == dataset::Format::ImageMask && record.state != dataset::LabelState::Missing
                 ? pathText(m_dataset->absolute(record.label))
                 : QString();
    case SeverityRole:
        return notes(number) ? notes(number)->severity : -1;
    case VerdictRole:
        return notes(number) && notes(number)->verdict ? static_cast<int>(*notes(number)->verdict) : -1;
    default:
        return {};
    }
}

}  // namespace gg::widgets
