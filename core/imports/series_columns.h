#pragma once

#include "core/imports/vocabulary.h"
#include "core/runs/run_batch.h"

#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace gg::imports {

/// Where a row of a log lies on the axes.
struct Place {
    std::int64_t step = 0;
    double epoch = std::numeric_limits<double>::quiet_NaN();  ///< NaN: not told
    double time = std::numeric_limits<double>::quiet_NaN();
};

/// The series of one log while they grow: names by the vocabulary, each once, and where the steps went back.
class SeriesColumns {
public:
    SeriesColumns(const Vocabulary& vocabulary, std::string tool, std::string file);

    struct Naming {
        std::string raw;   ///< as the file names it
        std::string word;  ///< what is looked up in the vocabulary: the raw name, with the part of the data in front where the log says it elsewhere
        bool ofEpochs = false;
    };
    /// The number of the series of that key, made where there is none yet.
    std::size_t column(const std::string& key, const Naming& naming);
    /// True where the step went back: the run was started again there, and both branches stay.
    bool add(std::size_t column, const Place& place, double value);

    std::size_t count() const { return m_columns.size(); }
    /// Moves what came since the last call to `pieces`.
    void take(std::vector<runs::SeriesPiece>& pieces);
    void clear();

private:
    struct Column {
        runs::SeriesPiece piece;
        std::int64_t lastStep = 0;
        double lastEpoch = 0;
        double lastTime = 0;
        bool any = false;
        bool hasEpochs = false;
        bool hasTimes = false;
    };

    std::string uniqueName(const Naming& naming) const;

    Vocabulary m_vocabulary;
    std::string m_tool;
    std::string m_file;
    std::vector<Column> m_columns;
    std::map<std::string, std::size_t> m_byKey;
    std::set<std::string> m_names;
};

}  // namespace gg::imports
