#pragma once

#include "core/diagnosis/diagnosis.h"
#include "core/runs/history.h"

#include <QColor>
#include <QObject>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace gg::widgets {

/// What a person keeps of a run. It lies with the user's data, never in the run's own folder.
struct RunRemarks {
    QString note;
    QStringList tags;
    bool archived = false;  ///< out of the way: not listed and not drawn unless asked for
    friend bool operator==(const RunRemarks&, const RunRemarks&) = default;
};

/// A run that is on the runs page.
struct RunEntry {
    QString folder;
    runs::RunInfo info;
    std::map<std::string, std::string> config;  ///< flatConfig() of info
    runs::RunHistory history;
    std::vector<diagnosis::Verdict> verdicts;
    std::vector<std::string> problems;  ///< skipped lines
    QColor colour;        ///< stays with the run
    bool visible = true;  ///< drawn in the charts
    bool live = false;    ///< being written
    bool lost = false;    ///< its folder is gone
    bool faint = false;   ///< brushed out in a comparison: context, drawn pale
    RunRemarks remarks;   ///< of a person
};

/// Its epochs are in DetectionDetails; RunCollection::detail() has those of segmentation.
inline bool isDetector(const RunEntry& run)
{
    return run.info.task == "detection";
}

/// The open runs. The application feeds it; charts, lists and verdicts read it. One changed() a feed tick and run, never one an event.
class RunCollection : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    int size() const { return static_cast<int>(m_runs.size()); }
    const RunEntry& at(int index) const { return *m_runs[static_cast<std::size_t>(index)]; }
    int indexOf(const QString& folder) const;

    int add(const QString& folder, const runs::RunInfo& info);  ///< index; of the one there is when it is open already
    void remove(int index);
    void setVisible(int index, bool visible);
    void setColour(int index, const QColor& colour);
    void setRemarks(int index, const RunRemarks& remarks);
    /// By run; one signal for all of them.
    void setFaint(const std::vector<bool>& faint);
    /// Adds what came, diagnoses again and says changed() once.
    void append(int index, runs::RunBatch&& batch);
    void setStatus(int index, bool live, bool lost, std::vector<std::string> problems);

    /// The matrix and the counts an image at an epoch: cached, or nullopt after asking the application with detailWanted().
    /// Asked for once, and again only after the run changed.
    std::optional<runs::EpochDetail> detail(int index, int epoch);
    void setDetail(const QString& folder, const runs::EpochDetail& detail);

Q_SIGNALS:
    void added(int index);
    void aboutToRemove(int index);
    void removed(int index);
    void changed(int index);
    void visibilityChanged(int index);
    void remarksChanged(int index);
    void colourChanged(int index);
    void faintChanged();
    void detailWanted(const QString& folder, int epoch);
    void detailReady(const QString& folder, int epoch);

private:
    QColor freeColour() const;

    std::vector<std::unique_ptr<RunEntry>> m_runs;
    std::map<std::pair<QString, int>, runs::EpochDetail> m_details;
    std::set<std::pair<QString, int>> m_asked;
};

}  // namespace gg::widgets
