#pragma once

#include "core/audit/review.h"
#include "core/dataset/dataset.h"

#include <QAbstractListModel>
#include <QObject>
#include <QString>

#include <array>
#include <map>
#include <optional>
#include <vector>

namespace gg::widgets {

/// Name of a verdict for a person.
QString verdictName(audit::Verdict verdict);
/// Mark beside a file: ✓ for good, ▲ for anything else, · without a verdict.
QString verdictMark(const std::optional<audit::Review>& review);

/// A queue of pairs and the verdicts on them. A verdict counts only when the store has saved it.
class ReviewSession : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// `store` must outlive its use here; null ends the session.
    void setStore(dataset::DatasetPtr dataset, audit::ReviewStore* store);
    /// Records to look at; goes to the first without a verdict.
    void start(std::vector<std::size_t> queue);
    /// Appends a record when it is not in the queue, and goes to it.
    void add(std::size_t record);

    int size() const { return static_cast<int>(m_queue.size()); }
    int position() const { return m_position; }  ///< -1: no queue
    qsizetype recordAt(int position) const;
    std::optional<audit::Review> reviewAt(int position) const;
    QString imageAt(int position) const;  ///< as Record::image

    void moveTo(int position);
    /// The first pair after this one that has no verdict, from the start again after the end.
    bool moveToNextUnreviewed();

    /// Saves the verdict on the current pair, keeping its note, and moves on to the next without one; stays and says failed() when it
    /// could not be saved.
    bool give(audit::Verdict verdict);
    /// Saves a note with the current pair. Before there is a verdict the note is kept here, and saved together with the verdict.
    bool setNote(const QString& note);
    QString noteAt(int position) const;
    /// Takes back the last change and goes to its pair.
    bool undo();

    int checked() const;  ///< pairs of the queue that have a verdict
    int bad() const;
    bool complete() const { return size() > 0 && checked() == size(); }
    std::array<int, audit::verdictCount> countsByVerdict() const;
    /// 95 % upper bound on the share of bad pairs, from the queue's verdicts.
    double bound() const;

Q_SIGNALS:
    void queueChanged();
    void positionChanged(int position);
    void reviewed(int position);  ///< a verdict, note or undo was saved; -1: of a pair outside the queue
    void failed(const QString& error);

private:
    template <typename Change>
    bool save(Change&& change);

    dataset::DatasetPtr m_dataset;
    audit::ReviewStore* m_store = nullptr;
    std::vector<std::size_t> m_queue;
    std::map<std::size_t, std::string> m_pendingNotes;  ///< by record, of pairs without a verdict
    int m_position = -1;
};

/// The queue as a list: file names with the mark of the verdict as decoration.
class QueueModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit QueueModel(ReviewSession& session, QObject* parent = nullptr);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    ReviewSession& m_session;
};

}  // namespace gg::widgets
