#pragma once

#include "core/diagnosis/changes.h"
#include "core/diagnosis/checklist.h"
#include "core/diagnosis/diagnosis.h"
#include "core/imports/run_place.h"
#include "core/runs/history.h"
#include "core/runs/run_standing.h"

#include <QColor>
#include <QObject>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gg::widgets {

/// What is known of a run beside its history.
struct RunStatus {
    runs::RunStanding standing;
    bool lost = false;  ///< its files are gone; what was read stays
    bool slow = false;  ///< its place answers slowly or not at all
    std::vector<std::string> problems;  ///< what could not be read

    friend bool operator==(const RunStatus&, const RunStatus&) = default;
};

/// What a person keeps of a run. It lies with the user's data, never in the run's own folder.
struct RunRemarks {
    QString note;
    QStringList tags;
    bool archived = false;  ///< out of the way: not listed and not drawn unless asked for
    QString stepColumn = {};  ///< of a table: which column holds the steps
    friend bool operator==(const RunRemarks&, const RunRemarks&) = default;
};

/// A run that is on the runs page.
struct RunEntry {
    QString folder;  ///< or its file, where a folder holds several runs as files: place.path
    imports::RunPlace place;
    runs::RunInfo info;
    std::map<std::string, std::string> config;  ///< flatConfig() of info
    runs::RunHistory history;
    diagnosis::Diagnosis diagnosis;
    std::vector<diagnosis::Check> checks;  ///< what is to be known before its numbers are trusted
    std::vector<std::string> problems;  ///< skipped lines
    QColor colour;        ///< stays with the run
    bool visible = true;  ///< drawn in the charts
    bool live = false;    ///< being written
    bool lost = false;    ///< its files are gone
    bool slow = false;    ///< its place answers slowly or not at all
    runs::RunStanding standing;
    bool hasPredictions = false;  ///< of another tool: its folder holds predictions that can be evaluated
    bool faint = false;   ///< brushed out in a comparison: context, drawn pale
    RunRemarks remarks;   ///< of a person
};

/// A run as it was read when it is added.
struct NewRun {
    imports::RunPlace place;
    runs::RunInfo info;
    std::map<std::string, std::string> config;
    runs::RunHistory history;
    diagnosis::Diagnosis diagnosis;
    std::vector<diagnosis::Check> checks;
    bool hasPredictions = false;
};

/// The tool of our own runs in RunPlace::tool; an empty one is ours as well.
inline constexpr std::string_view ownTool = "Groundglass";

/// Epochs, snapshots and batches in files beside the series are those of our own runs.
inline bool isOwn(const RunEntry& run)
{
    return run.place.tool.empty() || run.place.tool == ownTool;
}

/// Its epochs are in DetectionDetails; RunCollection::detail() has those of segmentation.
inline bool isDetector(const RunEntry& run)
{
    return run.info.task == "detection";
}

/// The open runs. The application feeds it; charts, lists and verdicts read it. One changed() a delivery and run, never one an event: who listens
/// marks what is out of date, and does nothing that takes longer with more runs.
class RunCollection : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// A history may be diagnosed on another thread while nothing is appended to it: entries live as long as somebody holds them.
    using EntryPtr = std::shared_ptr<const RunEntry>;

    int size() const { return static_cast<int>(m_runs.size()); }
    const RunEntry& at(int index) const { return *m_runs[static_cast<std::size_t>(index)]; }
    int indexOf(const QString& folder) const;

    EntryPtr hold(int index) const { return m_runs[static_cast<std::size_t>(index)]; }

    int add(const QString& folder, const runs::RunInfo& info);  ///< index; of the one there is when it is open already
    /// The same for a run of any tool, with what was read of it.
    int add(NewRun&& run);
    void remove(int index);
    void setVisible(int index, bool visible);
    void setColour(int index, const QColor& colour);
    void setRemarks(int index, const RunRemarks& remarks);
    /// By run; one signal for all of them.
    void setFaint(const std::vector<bool>& faint);
    enum class Verdicts { Now, Later };
    /// Adds what came and says changed() once. Verdicts::Later: they come with setDiagnosis(), worked out elsewhere.
    void append(int index, runs::RunBatch&& batch, Verdicts verdicts = Verdicts::Now);
    void append(int index, std::vector<runs::RunBatch>&& batches, Verdicts verdicts);
    /// Says judged() with what is news, and changed(), where it differs from what is known.
    void setDiagnosis(int index, diagnosis::Diagnosis diagnosis, std::vector<diagnosis::Check> checks);
    void setStatus(int index, RunStatus status);
    /// It was opened again: its settings, and the files that it consists of.
    void setInfo(int index, runs::RunInfo info, imports::RunPlace place);

    /// The matrix and the counts an image at an epoch: cached, or nullopt after asking the application with detailWanted().
    /// Asked for once, and again only after the run changed.
    std::optional<runs::EpochDetail> detail(int index, int epoch);
    void setDetail(const QString& folder, const runs::EpochDetail& detail);

Q_SIGNALS:
    void added(int index);
    void aboutToRemove(int index);
    void removed(int index);
    void changed(int index);
    /// Verdicts appeared, passed or were withdrawn since the run was added.
    void judged(int index, const std::vector<gg::diagnosis::VerdictChange>& news);
    void visibilityChanged(int index);
    void remarksChanged(int index);
    void colourChanged(int index);
    void faintChanged();
    void detailWanted(const QString& folder, int epoch);
    void detailReady(const QString& folder, int epoch);

private:
    QColor freeColour() const;
    void nameApart(RunEntry& entry) const;

    std::vector<std::shared_ptr<RunEntry>> m_runs;
    std::map<std::pair<QString, int>, runs::EpochDetail> m_details;
    std::set<std::pair<QString, int>> m_asked;
};

}  // namespace gg::widgets
