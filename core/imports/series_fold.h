#pragma once

#include "core/runs/run_batch.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace gg::imports {

/// How finely the numbers of a series are written: the most digits and decimals of those seen so far.
class WrittenPrecision {
public:
    void see(double value);
    /// Half a unit of the last place in which this value would be written; infinite before the first number.
    double rounding(double value) const;

private:
    int m_digits = 0;
    int m_decimals = 0;
};

/// What the log that has a name says, by step. Where a step occurs several times (the run was started again), the occurrences are counted.
struct SaidSeries {
    std::string raw;
    std::string file;
    struct Value {
        double value = 0;
        std::size_t index = 0;  ///< among all points
    };
    std::unordered_map<std::int64_t, std::vector<Value>> values;
    std::size_t count = 0;
    WrittenPrecision precision;
    std::int64_t lastStep = 0;
    int branch = 0;  ///< how often the step went back
    bool any = false;

    void add(const runs::SeriesPiece& piece);
};

/// Two logs of a run that give one name. Trainers write the same numbers to a table and to event files: YOLOv5 with five digits to the one and in
/// single precision to the other. Such points are one series. Values agree where one is the other rounded as it is written there, by at most
/// 5e-5, or 5e-4 of a value above 0.1 (four digits).
class SeriesFold {
public:
    /// Further points of the other log. They wait until the one that has the name says them, too.
    void add(const runs::SeriesPiece& piece);

    struct Contradiction {
        std::int64_t step = 0;
        double said = 0;   ///< by the log that has the name
        double other = 0;
        std::string file;  ///< of the other
    };
    /// Takes away what both say; the first point of which they say different things.
    std::optional<Contradiction> compare(const SaidSeries& said);

    /// Where equal points came from that were not told of yet.
    std::vector<runs::SeriesOrigin> takeOrigins();
    /// When the points of the log with the name were written, as the other log tells: as long as those, NaN where it does not. Empty where nothing
    /// came since it was taken last.
    std::vector<double> takeTimes(const SaidSeries& said);
    /// Points that the log with the name does not have and, as it is beyond them, is not expected to write. A few that it may still come to are
    /// left, unless `all` are wanted. Empty values where there are none.
    runs::SeriesPiece takeRest(const SaidSeries& said, bool all);
    bool waiting() const { return !m_waiting.empty(); }
    /// Points were taken as a rest that the log with the name wrote after all.
    bool isOvertaken(const SaidSeries& said) const;

private:
    struct Point {
        std::int64_t step = 0;
        std::size_t occurrence = 0;
        int branch = 0;
        double epoch = 0;
        double time = 0;
        double value = 0;
        std::size_t origin = 0;
    };

    std::vector<Point> m_waiting;
    std::vector<runs::SeriesOrigin> m_origins;
    std::vector<bool> m_confirmed;  ///< by origin
    std::unordered_map<std::int64_t, std::size_t> m_occurrences;
    std::map<std::int64_t, std::size_t> m_taken;  ///< steps of a rest that may still be said: the occurrence
    WrittenPrecision m_precision;
    std::optional<std::int64_t> m_last;
    std::optional<std::int64_t> m_lastOfRest;
    int m_branch = 0;
    bool m_ofEpochs = false;
    bool m_epochs = true;
    bool m_times = true;
    std::vector<std::size_t> m_untold;
    std::vector<double> m_matchedTimes;
    bool m_newTimes = false;
};

}  // namespace gg::imports
