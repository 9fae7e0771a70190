#pragma once

#include "core/base/export.h"
#include "core/runs/history.h"
#include "core/runs/run_folder.h"

#include <cstdint>
#include <map>
#include <string>

namespace gg::runs {

/// How often a run writes, from the times of its points and from what was seen while it was watched.
class GG_EXPORT RunRhythm {
public:
    /// Times between neighbouring points of the column that has most of them in each file; where a run was started again, the pause before
    /// it does not count.
    void add(const RunBatch& batch);
    /// The files had grown when they were looked at, `now` in seconds since 1970.
    void grew(double now);

    double longestGap() const { return m_longest; }  ///< seconds; 0: not known yet
    double lastGrowth() const { return m_lastGrowth; }  ///< seconds since 1970; 0: nothing came while it was watched
    /// For how long a run may be silent before it counts as stalled: five times its longest gap, at least 2 minutes, at most a day.
    double patience() const;

private:
    void gap(double seconds);

    std::map<std::string, double> m_lastTimes;  ///< of the last point of each file
    double m_lastEvent = 0;
    double m_lastGrowth = 0;
    double m_longest = 0;
};

/// Where a run stands, from all that its files tell and how long they have been silent.
enum class Standing : std::uint8_t {
    Starting,      ///< no number yet, but it was written to just now
    NeverStarted,  ///< settings, but never a number
    Live,
    Paused,
    Stalled,      ///< stopped writing within the last day, before it came to its end
    Interrupted,  ///< the same, longer ago
    Quiet,        ///< stopped writing more than a day ago; its files do not tell whether that was the end
    Stopped,      ///< by a person
    Finished,
    Failed
};

struct RunStanding {
    Standing standing = Standing::Starting;
    double lastSign = 0;     ///< of life: seconds since 1970; 0: not known
    bool early = false;      ///< finished before its planned epochs: its metric had not risen for as many epochs as its settings allow
    std::string lastLine;    ///< what was written last, of a run that stopped writing

    friend bool operator==(const RunStanding&, const RunStanding&) = default;
};

/// Pure. The last sign of life is the growth that was seen, else the time of the last point where points have times of day, else the time of
/// the files: those of a copied run are new, its points are not. A run whose planned epochs are all there is finished. Where they are not, it is
/// finished if Ultralytics' or YOLOv5's early stopping fits: `patience` epochs since the best 0.1 mAP50 + 0.9 mAP50-95 (of boxes and masks).
GG_EXPORT RunStanding standingOf(const RunInfo& info, const RunHistory& history, const RunActivity& activity, const RunRhythm& rhythm, double now);

}  // namespace gg::runs
