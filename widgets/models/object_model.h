#pragma once

#include "core/audit/finding.h"
#include "core/dataset/dataset.h"

#include <QAbstractTableModel>
#include <QMap>
#include <QSize>

#include <vector>

namespace gg::widgets {

/// The labelled objects of one record as a table: class, size in pixels, line in the label file, finding.
class ObjectModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { ClassColumn, SizeColumn, LineColumn, FindingColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// `imageSize` empty where it is not known yet: sizes of normalised boxes are then shown in percent.
    void setRecord(dataset::DatasetPtr dataset, qsizetype record, QSize imageSize);
    /// Findings of this record; those without an object are not shown here.
    void setFindings(const std::vector<audit::Finding>& findings);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Note {
        audit::Severity severity = audit::Severity::Info;
        QStringList titles;
    };
    QString sizeText(const dataset::Record& record, const dataset::Object& object) const;
    QVariant display(const dataset::Record& record, int row, int column) const;

    dataset::DatasetPtr m_dataset;
    qsizetype m_record = -1;
    QSize m_imageSize;
    QMap<int, Note> m_notes;
};

/// Name of a class for a person; says so where the id lies outside the names.
QString className(const dataset::Dataset& dataset, std::int32_t classId);

}  // namespace gg::widgets
