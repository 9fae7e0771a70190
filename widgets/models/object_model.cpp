#include "widgets/models/object_model.h"

#include "widgets/models/catalogue_text.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace gg::widgets {

QString className(const dataset::Dataset& dataset, std::int32_t classId)
{
    if (classId >= 0 && static_cast<std::size_t>(classId) < dataset.classNames.size()
        && !dataset.classNames[static_cast<std::size_t>(classId)].empty()) {
        return QString::fromStdString(dataset.classNames[static_cast<std::size_t>(classId)]);
    }
    return QCoreApplication::translate("gg::widgets", "class %1 (no name)").arg(classId);
}

void ObjectModel::setRecord(dataset::DatasetPtr dataset, qsizetype record, QSize imageSize)
{
    beginResetModel();
    if (record != m_record || dataset != m_dataset) {
        m_notes.clear();
    }
    m_dataset = std::move(dataset);
    m_record = record;
    m_imageSize = imageSize;
    endResetModel();
}

void ObjectModel::setFindings(const std::vector<audit::Finding>& findings)
{
    m_notes.clear();
    for (const audit::Finding& finding : findings) {
        if (finding.object >= 0 && finding.record == m_record) {
            Note& note = m_notes[finding.object];
            note.severity = std::max(note.severity, finding.severity);
            const QString title = findingText(finding, audit::TextPart::Title);
            note.titles << (title.isEmpty() ? QString::fromStdString(finding.rule) : title);
        }
    }
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, FindingColumn), index(rowCount() - 1, FindingColumn));
    }
}

int ObjectModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() || !m_dataset || m_record < 0) {
        return 0;
    }
    return static_cast<int>(m_dataset->records[static_cast<std::size_t>(m_record)].objects.size());
}

int ObjectModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ObjectModel::sizeText(const dataset::Record& record, const dataset::Object& object) const
{
    const QLocale locale;
    double width = object.box.width;
    double height = object.box.height;
    if (record.space == dataset::CoordinateSpace::Normalised) {
        if (m_imageSize.isEmpty()) {
            return tr("%1 × %2 %").arg(locale.toString(width * 100, 'f', 1), locale.toString(height * 100, 'f', 1));
        }
        width *= m_imageSize.width();
        height *= m_imageSize.height();
    }
    return tr("%1 × %2").arg(locale.toString(std::lround(width)), locale.toString(std::lround(height)));
}

QVariant ObjectModel::display(const dataset::Record& record, int row, int column) const
{
    const dataset::Object& object = record.objects[static_cast<std::size_t>(row)];
    switch (column) {
    case ClassColumn:
        return object.ignore ? tr("%1 (ignored)").arg(className(*m_dataset, object.classId))
                                                         : className(*m_dataset, object.classId);
    case SizeColumn:
        return sizeText(record, object);
    case LineColumn:
        return object.line > 0 ? QLocale().toString(object.line) : QString();
    case FindingColumn:
        return m_notes.value(row).titles.join(QStringLiteral("; "));
    default:
        return {};
    }
}

QVariant ObjectModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const dataset::Record& record = m_dataset->records[static_cast<std::size_t>(m_record)];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return display(record, index.row(), index.column());
    case Qt::DecorationRole:
        return index.column() == ClassColumn ? QVariant(classColour(record.objects[static_cast<std::size_t>(index.row())].classId))
                                             : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == SizeColumn || index.column() == LineColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ForegroundRole:
        if (index.column() == FindingColumn && m_notes.contains(index.row())) {
            const audit::Severity severity = m_notes.value(index.row()).severity;
            return severity == audit::Severity::Error ? theme().error
                 : severity == audit::Severity::Warning ? theme().warning : theme().mutedText;
        }
        return {};
    default:
        return {};
    }
}

QVariant ObjectModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case ClassColumn: return tr("Class");
    case SizeColumn:
        return m_imageSize.isEmpty() ? tr("Size") : tr("Size, px");
    case LineColumn: return tr("Line");
    case FindingColumn: return tr("Finding");
    default: return {};
    }
}

}  // namespace gg::widgets
