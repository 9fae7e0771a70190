#pragma once

#include "core/runs/run_event.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace gg::runs {

/// Where a series is written: its name there, and the file, relative to the run.
struct SeriesOrigin {
    std::string raw;
    std::string file;
    friend bool operator==(const SeriesOrigin&, const SeriesOrigin&) = default;
};

/// Further points of one series, as columns: what a foreign file says without the detour over an event a point.
struct SeriesPiece {
    std::string name;  ///< in the vocabulary: "val/map50"; unique within the run
    std::string raw;   ///< as its file names it: "metrics/mAP_0.5"
    std::string file;  ///< relative to the run: "results.csv"
    bool ofEpochs = false;              ///< one point an epoch; epochs are from 1
    std::vector<std::int64_t> steps;    ///< as the file counts them
    std::vector<double> epochs;         ///< as long as steps, or empty: the file does not tell
    std::vector<double> times;          ///< seconds since 1970 (or since the start where only that is known); as long as steps, or empty
    std::vector<double> values;         ///< as long as steps; NaN and infinities are kept
    std::vector<std::size_t> branches;  ///< indices at which the step went back: the run was started again there, both branches stay
    std::vector<SeriesOrigin> also = {};  ///< further files of the run that say the same values; a piece may say so and hold no points
};

/// Something that is not a number, by the place where it lies: it is decoded when somebody looks at it.
struct RunAttachment {
    enum class Kind : std::uint8_t { Picture, Histogram, Text };
    Kind kind = Kind::Picture;
    std::string name;           ///< the tag, or the file name
    std::int64_t step = 0;
    double epoch = 0;           ///< 0: not known
    std::string file;           ///< relative to the run
    std::uint64_t offset = 0;   ///< of the value's bytes in the file
    std::uint64_t length = 0;   ///< 0: the whole file
};

/// What came since a run was last looked at.
struct RunBatch {
    bool again = false;  ///< the files were replaced or cut: what was read before is taken back
    bool more = false;   ///< there is more to be read now
    std::vector<RunEvent> events;
    std::vector<SeriesPiece> pieces;
    std::vector<RunAttachment> attachments;

    bool empty() const { return !again && events.empty() && pieces.empty() && attachments.empty(); }
};

}  // namespace gg::runs
