#include "widgets/models/record_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

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

void RecordModel::setDataset(dataset::DatasetPtr dataset)
{
    beginResetModel();
    m_dataset = std::move(dataset);
    m_conditions = {};
    m_notes = std::make_shared<const NotesByRecord>();
    m_byImage.clear();
    m_measures = std::make_shared<const RecordMeasures>();
    rebuild();
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
    if (m_dataset && !reviews.empty()) {
        for (std::size_t i = 0; i < m_dataset->records.size(); ++i) {
            if (const auto it = reviews.find(m_dataset->records[i].image); it != reviews.end()) {
                changed->records[i].verdict = it->second.verdict;
            }
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
    beginResetModel();
    m_conditions = std::move(conditions);
    rebuild();
    endResetModel();
}

void RecordModel::notesChanged()
{
    const auto& terms = m_conditions.query.terms;
    const bool selects = std::any_of(terms.begin(), terms.end(), [](const QueryTerm& term) {
        return term.kind == QueryTerm::Kind::Finding || term.kind == QueryTerm::Kind::Review;
    });
    if (selects || m_conditions.order == RecordOrder::Severity) {
        setConditions(m_conditions);
    } else if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SeverityRole, VerdictRole, Qt::ToolTipRole});
    }
}

qsizetype RecordModel::recordAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)] : -1;
}

int RecordModel::rowOf(qsizetype record) const
{
    return record >= 0 && record < static_cast<qsizetype>(m_rowOf.size()) ? m_rowOf[static_cast<std::size_t>(record)] : -1;
}

int RecordModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
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
        return QString::fromStdString(m_dataset->absolute(record.image));
    case MaskRole:
        return m_dataset->format == dataset::Format::ImageMask && record.state != dataset::LabelState::Missing
                 ? QString::fromStdString(m_dataset->absolute(record.label))
                 : QString();
    case SeverityRole:
        return notes(number) ? notes(number)->severity : -1;
    case VerdictRole:
        return notes(number) && notes(number)->verdict ? static_cast<int>(*notes(number)->verdict) : -1;
    default:
        return {};
    }
}

void RecordModel::collect()
{
    m_rows.clear();
    m_strangers = 0;
    const auto count = m_dataset ? static_cast<qsizetype>(m_dataset->records.size()) : 0;
    const RecordSnapshot all = snapshot();
    const auto accepts = [&](qsizetype record) {
        return m_conditions.query.terms.empty() || matches(m_conditions.query, all.view(static_cast<std::size_t>(record)));
    };
    if (!m_conditions.only) {
        for (qsizetype i = 0; i < count; ++i) {
            if (accepts(i)) {
                m_rows.push_back(i);
            }
        }
        return;
    }
    if (m_byImage.isEmpty()) {
        m_byImage.reserve(count);
        for (qsizetype i = 0; i < count; ++i) {
            m_byImage.insert(QString::fromStdString(m_dataset->absolute(m_dataset->records[static_cast<std::size_t>(i)].image)), i);
        }
    }
    for (const QString& image : *m_conditions.only) {
        const qsizetype record = m_byImage.value(image, -1);
        if (record < 0) {
            ++m_strangers;
        } else if (accepts(record)) {
            m_rows.push_back(record);
        }
    }
}

void RecordModel::sort()
{
    if (m_conditions.order == RecordOrder::Dataset) {
        if (m_conditions.descending) {
            std::reverse(m_rows.begin(), m_rows.end());
        }
        return;
    }
    const RecordSnapshot all = snapshot();
    std::vector<std::pair<double, qsizetype>> keyed;
    keyed.reserve(m_rows.size());
    for (const qsizetype record : m_rows) {
        const double value = orderValue(m_conditions.order, all.view(static_cast<std::size_t>(record)));
        const double key = m_conditions.descending ? -value : value;
        keyed.emplace_back(std::isnan(key) ? std::numeric_limits<double>::infinity() : key, record);
    }
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(keyed.begin(), keyed.end(), m_rows.begin(), [](const auto& entry) { return entry.second; });
}

void RecordModel::rebuild()
{
    collect();
    sort();
    m_rowOf.assign(m_dataset ? m_dataset->records.size() : 0, -1);
    for (std::size_t row = m_rows.size(); row-- > 0;) {
        m_rowOf[static_cast<std::size_t>(m_rows[row])] = static_cast<int>(row);
    }
}

}  // namespace gg::widgets
