#pragma once

#include "core/base/export.h"
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

/// One named series; the four columns have one length. Appended in order of time.
struct Series {
    std::vector<std::int64_t> steps;
    std::vector<double> epochs;
    std::vector<double> times;
    std::vector<double> values;

    std::size_t size() const { return values.size(); }
};

/// Everything a run's events said, by series. Step, Probe and Epoch events fill series of their own names; where a name occurs in
/// Step and Epoch events, the step series gets the suffix "/step"; names that end in "loss" have it from their first step
/// ("train/loss/step"). After a Resumed event, points, snapshots and checkpoints with a later step than the event's are
/// dropped: the resumed run computes them again.
class GG_EXPORT RunHistory {
public:
    void append(std::span<const RunEvent> events);

    const std::map<std::string, Series>& series() const { return m_series; }
    const Series* find(const std::string& name) const;
    /// True for a series with one point an epoch (it came from Epoch events).
    bool isEpochSeries(const std::string& name) const;
    /// Value of an epoch series at an epoch (from 1); nullopt where there is none.
    std::optional<double> at(const std::string& name, int epoch) const;

    RunState state() const { return m_state; }
    const std::string& stateMessage() const { return m_stateMessage; }
    /// What was said while the training went on, in order.
    const std::vector<std::string>& notes() const { return m_notes; }
    int lastEpoch() const { return m_lastEpoch; }          ///< last finished epoch, 0 before the first
    std::int64_t lastStep() const { return m_lastStep; }
    double firstTime() const { return m_firstTime; }
    double lastTime() const { return m_lastTime; }
    const std::vector<int>& snapshotEpochs() const { return m_snapshotEpochs; }
    int bestEpoch() const { return m_bestEpoch; }           ///< of the best checkpoint, 0 where there is none
    std::uint64_t revision() const { return m_revision; }  ///< grows with each append that changed something

private:
    /// An epoch that something happened to, and when: a resumed run takes later ones back.
    struct Mark {
        std::int64_t step = 0;
        int epoch = 0;
    };

    void appendOne(const RunEvent& event);
    void appendState(const RunEvent& event);
    void appendValues(const RunEvent& event);
    void countMarks();

    std::map<std::string, Series> m_series;
    std::set<std::string> m_epochNames;
    std::vector<Mark> m_epochMarks;
    std::vector<Mark> m_bestMarks;
    std::vector<Mark> m_snapshotMarks;
    RunState m_state = RunState::Unknown;
    std::string m_stateMessage;
    std::vector<std::string> m_notes;
    std::vector<int> m_snapshotEpochs;
    int m_lastEpoch = 0;
    int m_bestEpoch = 0;
    std::int64_t m_lastStep = 0;
    double m_firstTime = 0;
    double m_lastTime = 0;
    std::uint64_t m_revision = 0;
};

/// A source of run events that is read in slices: our own events.jsonl today, other tools' files as further classes.
class GG_EXPORT RunTail {
public:
    virtual ~RunTail();
    /// Events that came since the last call, at most about `maxBytes` worth of them.
    virtual std::vector<RunEvent> poll(std::size_t maxBytes = 1 << 20) = 0;
    /// Lines that were skipped, with the reason and the line number, for the page's banner.
    virtual const std::vector<std::string>& problems() const = 0;
    virtual bool lost() const = 0;
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
