#include "widgets/models/record_model.h"

#include <algorithm>
#include <cmath>

namespace gg::widgets {

double objectSide(const dataset::Record& record, const dataset::Object& object)
{
    const double side = std::sqrt(std::max(0.0, object.box.width * object.box.height));
    return record.space == dataset::CoordinateSpace::Normalised ? side * 100 : side;
}

void RecordModel::setDataset(dataset::DatasetPtr dataset)
{
    beginResetModel();
    m_dataset = std::move(dataset);
    m_conditions = {};
    m_notes.clear();
    m_byImage.clear();
    m_foreground.clear();
    rebuild();
    endResetModel();
}

void RecordModel::setFindings(const std::vector<audit::Finding>& findings)
{
    for (RecordNotes& notes : m_notes) {
        notes.rules.clear();
        notes.severity = -1;
    }
    for (const audit::Finding& finding : findings) {
        if (finding.record < 0) {
            continue;
        }
        RecordNotes& notes = m_notes[finding.record];
        notes.severity = std::max(notes.severity, static_cast<int>(finding.severity));
        if (std::find(notes.rules.begin(), notes.rules.end(), finding.rule) == notes.rules.end()) {
            notes.rules.push_back(finding.rule);
        }
    }
    notesChanged();
}

void RecordModel::setReviews(const std::map<std::string, audit::Review>& reviews)
{
    for (RecordNotes& notes : m_notes) {
        notes.verdict.reset();
    }
    if (m_dataset && !reviews.empty()) {
        for (std::size_t i = 0; i < m_dataset->records.size(); ++i) {
            if (const auto it = reviews.find(m_dataset->records[i].image); it != reviews.end()) {
                m_notes[static_cast<qsizetype>(i)].verdict = it->second.verdict;
            }
        }
    }
    notesChanged();
}

void RecordModel::setForeground(std::vector<float> foreground)
{
    m_foreground = std::move(foreground);
    if (m_conditions.foreground) {
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
    if (selects) {
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
    const auto it = m_notes.constFind(record);
    return it == m_notes.constEnd() ? nullptr : &*it;
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

bool RecordModel::accepts(qsizetype number) const
{
    const RecordConditions& c = m_conditions;
    const dataset::Record& record = m_dataset->records[static_cast<std::size_t>(number)];
    if ((c.split && record.split != *c.split) || (c.state && record.state != *c.state)) {
        return false;
    }
    if (c.classId || c.side) {
        const bool some = std::any_of(record.objects.begin(), record.objects.end(), [&](const dataset::Object& object) {
            return (!c.classId || object.classId == *c.classId) && (!c.side || c.side->contains(objectSide(record, object)));
        });
        if (!some) {
            return false;
        }
    }
    if (c.foreground) {
        const auto at = static_cast<std::size_t>(number);
        if (at >= m_foreground.size() || m_foreground[at] < 0 || !c.foreground->contains(static_cast<double>(m_foreground[at]))) {
            return false;
        }
    }
    return c.query.terms.empty() || matches(c.query, record, notes(number));
}

void RecordModel::rebuild()
{
    m_rows.clear();
    m_strangers = 0;
    const auto count = m_dataset ? static_cast<qsizetype>(m_dataset->records.size()) : 0;
    if (m_conditions.only && m_dataset) {
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
    } else {
        for (qsizetype i = 0; i < count; ++i) {
            if (accepts(i)) {
                m_rows.push_back(i);
            }
        }
    }
    m_rowOf.assign(static_cast<std::size_t>(count), -1);
    for (std::size_t row = m_rows.size(); row-- > 0;) {
        m_rowOf[static_cast<std::size_t>(m_rows[row])] = static_cast<int>(row);
    }
}

}  // namespace gg::widgets
