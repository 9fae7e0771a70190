#pragma once

#include "core/audit/finding.h"
#include "core/audit/review.h"
#include "core/dataset/dataset.h"
#include "widgets/models/background_work.h"
#include "widgets/models/record_measures.h"
#include "widgets/models/record_query.h"

#include <QAbstractListModel>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gg::widgets {

/// By what records are ordered; those of which it is not known come last.
enum class RecordOrder { Dataset, ObjectCount, SmallestObject, Severity, Pixels, Brightness, Foreground };

/// Which records are wanted, and in which order.
struct RecordConditions {
    RecordQuery query;
    std::optional<QStringList> only;  ///< absolute paths: exactly these, in this order
    RecordOrder order = RecordOrder::Dataset;
    bool descending = false;

    bool filters() const { return !query.terms.empty() || only; }
};

/// The value that records are ordered by; NaN where it is not known.
double orderValue(RecordOrder order, const RecordView& view);

/// Records that meet the conditions.
struct RecordSelection {
    std::vector<qsizetype> rows;  ///< records, in their order
    std::vector<int> rowOf;       ///< by record; -1: not among them
    qsizetype strangers = 0;      ///< paths of `only` that are not in the data set
};

/// A pure function: safe from any thread. Throws Cancelled.
RecordSelection selectRecords(const RecordSnapshot& set, const RecordConditions& conditions, JobControl& control);

/// The records of a data set that meet the conditions, in the data set's order (or in that of `only`). Large sets are searched
/// on another thread, where there is one: until it is done, the records that were asked for before are shown.
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

    explicit RecordModel(BackgroundWork* work = nullptr, QObject* parent = nullptr);

    void setDataset(dataset::DatasetPtr dataset);
    void setFindings(const std::vector<audit::Finding>& findings);
    void setReviews(const std::map<std::string, audit::Review>& reviews);
    void setImageSizes(std::vector<ImageSize> sizes);
    void setForeground(std::vector<float> foreground);
    void setBrightness(std::vector<float> brightness);
    void setConditions(RecordConditions conditions);

    const dataset::DatasetPtr& dataset() const { return m_dataset; }
    const RecordConditions& conditions() const { return m_conditions; }
    const RecordMeasures& measures() const { return *m_measures; }
    RecordSnapshot snapshot() const { return {m_dataset, m_measures, m_notes}; }
    /// Records that are shown, in their order.
    const std::vector<qsizetype>& records() const { return m_selection.rows; }
    /// Paths of `only` that are not in the data set.
    qsizetype strangers() const { return m_selection.strangers; }
    /// The conditions are newer than the records that are shown.
    bool selecting() const { return m_selecting; }
    qsizetype recordAt(int row) const;
    int rowOf(qsizetype record) const;  ///< -1: not shown

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// The records that the conditions ask for are shown; not for those of a new data set.
    void selected();

private:
    void select();
    void show(RecordSelection selection);
    void notesChanged();
    void measuresChanged(RecordMeasures measures, QueryTerm::Kind kind, RecordOrder order);
    const RecordNotes* notes(qsizetype record) const;

    dataset::DatasetPtr m_dataset;
    RecordConditions m_conditions;
    std::shared_ptr<const NotesByRecord> m_notes = std::make_shared<const NotesByRecord>();
    std::shared_ptr<const RecordMeasures> m_measures = std::make_shared<const RecordMeasures>();
    RecordSelection m_selection;
    BackgroundWork* m_work;
    bool m_selecting = false;
};

}  // namespace gg::widgets
