#pragma once

#include "core/runs/run_folder.h"
#include "widgets/models/run_collection.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <vector>

namespace gg::app {

/// Says that a run is the same one after its folder was moved: of its configuration, seed and when it began. Empty where the run tells none of them.
QString runFingerprint(const runs::RunInfo& info);

/// Keeps what a person says of runs — notes, tags, what is archived — and the colours that they were given. All of it lies in one file of the user's
/// data folder, never in a run's own folder, by path and fingerprint: a run that was moved is found by the latter, and what is written of a folder does
/// not pass to another run that takes its place.
class RunKeeping : public QObject {
    Q_OBJECT
public:
    RunKeeping(widgets::RunCollection& runs, QString file, QObject* parent = nullptr);
    ~RunKeeping() override;

    /// The column of the steps that was chosen for a table, empty where none was.
    QString stepColumnOf(const QString& path) const;

    /// Writes what changed at once; otherwise that is done soon.
    void save();

Q_SIGNALS:
    void failed(const QString& error);

private:
    struct Kept {
        QString path;
        QString fingerprint;
        QString colour;
        widgets::RunRemarks remarks;
    };

    void load();
    void added(int index);
    void changed(int index);
    Kept* find(const QString& path, const QString& fingerprint);
    bool isTaken(const QColor& colour, int butFor) const;
    static QJsonObject toJson(const Kept& kept);

    widgets::RunCollection& m_runs;
    QString m_file;
    std::vector<Kept> m_kept;  ///< the one that was opened last comes last
    QTimer m_soon;
    bool m_changed = false;
    bool m_unreadable = false;  ///< it is left as it is
};

}  // namespace gg::app
