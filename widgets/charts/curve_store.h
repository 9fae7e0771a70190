#pragma once

#include "widgets/charts/chart_spec.h"
#include "widgets/charts/smoothing.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace gg::runs {
struct Series;
}

namespace gg::widgets {

struct RunEntry;

/// What x stands for, in the charts of runs.
enum class RunAxis { Epoch, Step, WallTime, RelativeTime };

/// How a curve is wanted.
struct CurveWish {
    RunAxis axis = RunAxis::Epoch;
    Drawable drawable = Drawable::Finite;
    double smoothing = 0;  ///< weight of Smoothing, [0, 1); 0: none
    friend bool operator==(const CurveWish&, const CurveWish&) = default;
};

/// Mean and band of a group of curves, and what they were worked out of.
struct GroupCurve {
    std::vector<CurveColumn> of;  ///< x and y of each
    double smoothing = 0;
    Drawable drawable = Drawable::Finite;
    ChartSeries mean = {};  ///< of these three only the columns and their extremes
    ChartSeries upper = {};
    ChartSeries lower = {};
};

/// Where a learning rate that stood still fell at once.
struct LearningRateStep {
    std::string series;
    std::size_t index = 0;  ///< the first point with the new rate
    double from = 0;
    double to = 0;
};

/// The series of runs as curves that grow with them: what was there is never looked at again. One a wall of charts.
class CurveStore {
public:
    /// x, y, parts, extremes and the smoothed curve of a run's series, filled into `series`. False where the run has no such series, or does not
    /// tell the axis of it. Costs what came since the last time, a few milliseconds at most: of millions of points there are the first, and the
    /// rest is left to work().
    bool fill(const RunEntry& run, const std::string& name, const CurveWish& wish, ChartSeries& series);
    /// Whether a run has the series without what the axis needs.
    static bool lacksAxis(const RunEntry& run, const std::string& name, RunAxis axis);
    /// Where the epochs of a run are on an axis; nullopt where none of its series tells both.
    std::optional<EpochPlaces> epochPlaces(const RunEntry& run, RunAxis axis);
    /// x of one point; nullopt where there is none.
    std::optional<double> xAt(const RunEntry& run, const std::string& name, std::size_t index, RunAxis axis);
    /// Empty where the rate is annealed.
    std::vector<LearningRateStep> learningRateSteps(const RunEntry& run);

    /// A place for what was worked out of the lines of a group, by chart, group and line.
    GroupCurve& groupCurve(const QString& key);
    /// Curves are not there to their ends yet.
    bool working() const { return !m_unfinished.empty(); }
    /// Goes on with them for a few milliseconds. The charts have to be filled again for what came of it.
    void work();
    /// The run is going.
    void forget(const RunEntry& run);
    /// Keeps only what belongs to these runs.
    void keepOnly(const std::vector<const RunEntry*>& runs);

private:
    struct Key {
        QString folder;
        std::string name;
        friend bool operator<(const Key& a, const Key& b) { return std::tie(a.folder, a.name) < std::tie(b.folder, b.name); }
    };
    struct Places {
        CurveColumn x;
        std::vector<std::size_t> descents;  ///< where x goes back
        double origin = 0;
    };
    struct Smoothed {
        Smoothing state{0};
        CurveColumn values;
        std::size_t nextBranch = 0;
        std::map<Drawable, std::shared_ptr<const Extremes>> extremes;
    };
    struct Kept {
        std::uint64_t takenBack = 0;
        CurveColumn y;
        std::vector<std::size_t> branches;
        std::map<RunAxis, Places> places;
        std::map<Drawable, std::shared_ptr<const Extremes>> extremes;
        std::optional<Smoothed> smoothed;
    };

    /// A curve that is not there to its end.
    struct Unfinished {
        const RunEntry* run = nullptr;
        std::string name;
        CurveWish wish;
    };
    class Budget;

    Kept& keptOf(const RunEntry& run, const std::string& name, const runs::Series& series);
    static Places& placesOf(Kept& kept, const RunEntry& run, const runs::Series& series, RunAxis axis);
    /// True when everything that is wished is there to the end.
    static bool advance(Kept& kept, const RunEntry& run, const runs::Series& series, const CurveWish& wish, Budget& budget);
    static void takePlaces(Places& places, const runs::Series& series, RunAxis axis, std::size_t to);
    static void smooth(Kept& kept, std::size_t to);
    static std::vector<CurvePart> partsOf(const Kept& kept, const Places& places, const runs::Series& series, std::size_t count);

    /// Steps of the learning rate up to a point.
    struct RateScan {
        std::uint64_t takenBack = 0;
        std::string series;
        std::size_t next = 0;
        std::size_t falls = 0;  ///< steps and smaller ones
        std::vector<LearningRateStep> steps;
    };

    std::map<Key, Kept> m_kept;
    std::map<QString, RateScan> m_rates;
    std::vector<Unfinished> m_unfinished;
    std::map<QString, GroupCurve> m_groups;
};

}  // namespace gg::widgets
