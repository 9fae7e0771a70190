#pragma once

#include "core/audit/finding.h"
#include "core/audit/review.h"
#include "core/dataset/dataset.h"
#include "widgets/models/record_query.h"

#include <QAbstractListModel>
#include <QHash>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gg::widgets {

/// Which records are wanted; everything that is set must hold.
struct RecordConditions {
    std::optional<int> split;
    std::optional<std::int32_t> classId;
    std::optional<dataset::LabelState> state;
    std::optional<NumberRange> side;        ///< of at least one object (of the class, where one is set), see objectSide()
    std::optional<NumberRange> foreground;  ///< share in [0, 1]
    RecordQuery query;
    std::optional<QStringList> only;        ///< absolute paths: exactly these, in this order

    bool any() const { return split || classId || state || side || foreground || !query.terms.empty() || only; }
};

/// Side of an object: the square root of its box's area, in pixels, or in percent of the image's side for a normalised record.
double objectSide(const dataset::Record& record, const dataset::Object& object);

/// The records of a data set that meet the conditions, in the data set's order (or in that of `only`).
class RecordModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        RecordRole = Qt::UserRole,  ///< qsizetype: index into Dataset::records
        ImageRole,                  ///< absolute path
        MaskRole,                   ///< absolute path of the mask; empty where there is none
        SeverityRole,               ///< int: worst finding, -1 without
        VerdictRole                 ///< int: audit::Verdict, -1 without
    };

    using QAbstractListModel::QAbstractListModel;

    void setDataset(dataset::DatasetPtr dataset);
    void setFindings(const std::vector<audit::Finding>& findings);
    void setReviews(const std::map<std::string, audit::Review>& reviews);
    void setForeground(std::vector<float> foreground);
    void setConditions(RecordConditions conditions);

    const dataset::DatasetPtr& dataset() const { return m_dataset; }
    const RecordConditions& conditions() const { return m_conditions; }
    const std::vector<float>& foreground() const { return m_foreground; }
    /// Paths of `only` that are not in the data set.
    qsizetype strangers() const { return m_strangers; }
    qsizetype recordAt(int row) const;
    int rowOf(qsizetype record) const;  ///< -1: not shown

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    void rebuild();
    void notesChanged();
    bool accepts(qsizetype record) const;
    const RecordNotes* notes(qsizetype record) const;

    dataset::DatasetPtr m_dataset;
    RecordConditions m_conditions;
    QHash<qsizetype, RecordNotes> m_notes;
    QHash<QString, qsizetype> m_byImage;  ///< absolute path; filled when it is first needed
    std::vector<float> m_foreground;
    std::vector<qsizetype> m_rows;
    std::vector<int> m_rowOf;
    qsizetype m_strangers = 0;
};

}  // namespace gg::widgets
