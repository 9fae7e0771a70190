#pragma once

#include "core/base/export.h"
#include "core/base/grow_ahead.h"
#include "core/runs/run_batch.h"
#include "core/runs/run_event.h"
#include "core/runs/run_folder.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace gg::runs {

/// One named series as columns of one length. Appended in the order in which it was written.
struct Series {
    std::vector<std::int64_t> steps;
    std::vector<double> epochs;  ///< empty: the run does not tell
    std::vector<double> times;   ///< empty: the run does not tell
    std::vector<double> values;
    std::vector<std::size_t> branches = {};  ///< indices at which the step went back: the run was started again there
    std::string raw = {};                    ///< as its file names it; empty for our own runs, which have one name only
    std::string file = {};                   ///< relative to the run; empty for our own
    std::vector<SeriesOrigin> also = {};     ///< other files of the run that say the same values

    std::size_t size() const { return values.size(); }
};

/// Everything a run's events said, by series. Step, Probe and Epoch events fill series of their own names; where a name occurs in
/// Step and Epoch events, the step series gets the suffix "/step"; names that end in "loss" have it from their first step
/// ("train/loss/step"). After a Resumed event, points, snapshots and checkpoints with a later step than the event's are
/// dropped: the resumed run computes them again.
class GG_EXPORT RunHistory {
public:
    void append(std::span<const RunEvent> events);
    /// The same for what a foreign file says as columns. Amortised O(points).
    void append(RunBatch&& batch);

    const std::map<std::string, Series>& series() const { return m_series; }
    const Series* find(const std::string& name) const;
    /// True for a series with one point an epoch (it came from Epoch events).
    bool isEpochSeries(const std::string& name) const;
    /// Value of an epoch series at an epoch (from 1); nullopt where there is none.
    std::optional<double> at(const std::string& name, int epoch) const;

    RunState state() const { return m_state; }
    const std::string& stateMessage() const { return m_stateMessage; }
    /// Where the run failed because a loss was not finite: the pictures of that step's batch, absolute paths. Empty otherwise, and once it was resumed.
    const std::vector<std::string>& notFiniteBatch() const { return m_notFiniteBatch; }
    /// What was said while the training went on, in order.
    const std::vector<std::string>& notes() const { return m_notes; }
    int lastEpoch() const { return m_lastEpoch; }          ///< last finished epoch, 0 before the first
    std::int64_t lastStep() const { return m_lastStep; }
    double firstTime() const { return m_firstTime; }
    double lastTime() const { return m_lastTime; }
    const std::vector<int>& snapshotEpochs() const { return m_snapshotEpochs; }
    int bestEpoch() const { return m_bestEpoch; }           ///< of the best checkpoint, 0 where there is none
    /// Pictures, histograms and texts of foreign runs, in the order in which they were written.
    const std::vector<RunAttachment>& attachments() const { return m_attachments; }
    std::uint64_t revision() const { return m_revision; }  ///< grows with each append that changed something
    /// Grows whenever points that were there before are gone, changed, or stand under another name: who keeps something made of a series goes
    /// on with its further points as long as this stays the same.
    std::uint64_t takenBack() const { return m_takenBack; }

private:
    /// An epoch that something happened to, and when: a resumed run takes later ones back.
    struct Mark {
        std::int64_t step = 0;
        int epoch = 0;
    };

    /// The room that a long series needs next.
    struct Room {
        GrowAhead<std::int64_t> steps;
        GrowAhead<double> epochs;
        GrowAhead<double> times;
        GrowAhead<double> values;
    };

    /// Null for a short series.
    Room* roomOf(const std::string& name, const Series& series);
    void appendOne(const RunEvent& event);
    void appendPiece(SeriesPiece&& piece);
    void addOrigins(const SeriesPiece& piece);
    void appendState(const RunEvent& event);
    void appendValues(const RunEvent& event);
    void addPoint(const std::string& name, const RunEvent& event, double value);
    void countMarks();

    std::map<std::string, Series> m_series;
    std::map<std::string, Room> m_rooms;  ///< of long series
    std::set<std::string> m_epochNames;
    std::vector<Mark> m_epochMarks;
    std::vector<Mark> m_bestMarks;
    std::vector<Mark> m_snapshotMarks;
    RunState m_state = RunState::Unknown;
    std::string m_stateMessage;
    std::vector<std::string> m_notFiniteBatch;
    std::vector<std::string> m_notes;
    std::vector<RunAttachment> m_attachments;
    std::vector<int> m_snapshotEpochs;
    int m_lastEpoch = 0;
    int m_columnEpoch = 0;  ///< the last of the foreign columns
    int m_bestEpoch = 0;
    std::int64_t m_lastStep = 0;
    double m_firstTime = 0;
    double m_lastTime = 0;
    std::uint64_t m_revision = 0;
    std::uint64_t m_takenBack = 0;
};

/// When a run was last written to.
struct RunActivity {
    double lastWrite = 0;  ///< seconds since 1970, from the files; 0: not known
    bool ended = false;    ///< the run says that it has come to its end
    std::string lastLine;  ///< what was written last, shortened: shown for a run that stopped writing
};

/// What a run's files say, read in slices: our own events.jsonl here, other tools' files in core/imports.
class GG_EXPORT RunTail {
public:
    virtual ~RunTail();
    /// What came since the last call, from at most about `maxBytes` of the files. A half-written end waits.
    virtual RunBatch poll(std::size_t maxBytes = 1 << 20) = 0;
    /// Lines and records that were skipped, with file, reason and place, for the page's banner.
    virtual const std::vector<std::string>& problems() const = 0;
    /// The files are gone; what was read stays.
    virtual bool lost() const = 0;
    virtual RunActivity activity() const = 0;
};

GG_EXPORT std::unique_ptr<RunTail> openRunTail(const std::string& runFolder);

/// A run as it lies on disk now.
struct Run {
    std::string folder;
    RunInfo info;
    RunHistory history;
    std::vector<std::string> problems;
};
GG_EXPORT Run readRun(const std::string& runFolder);

}  // namespace gg::runs
