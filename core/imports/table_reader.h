#pragma once

#include "core/imports/log_reader.h"
#include "core/imports/table_layout.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gg::imports {

/// A table of text with a row an epoch or a step: results.csv, metrics.csv, CSVLogger's and anybody's.
/// Steps are those of the column that was asked for, else of a column named step, iteration or global_step, else of epoch, else of the first
/// column of ascending whole numbers, else the number of the row, from 1.
class TableReader final : public LogReader {
public:
    TableReader(const Vocabulary& vocabulary, const std::string& tool, const std::string& file, std::string stepColumn);
    bool isComplete(std::string_view text, bool old) const override;

protected:
    void read(std::string_view text) override;
    void forget() override;

private:
    struct Column {
        std::string raw;
        std::string key;
        ColumnRole role = ColumnRole::Value;
        bool isAxis = false;       ///< it is where points lie, and no series
        bool isValLoss = false;    ///< of a tool that writes 0 for epochs without validation
        bool isValMetric = false;
        bool toldAsText = false;
        std::size_t series = none;
    };
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    void readHeader(std::string_view text);
    bool isHeader() const;
    void useHeader(const std::vector<std::string>& names);
    void chooseAxes();
    std::size_t chosenStep() const;
    void nameColumns(std::size_t count, std::vector<std::string>& names) const;

    void readRow();
    bool hasRightWidth();
    void extendHeader(std::size_t width);
    /// nullopt: the row has no place, which was said.
    std::optional<Place> placeOfRow();
    bool readStepOf(Place& place);
    bool readEpochOf(Place& place);
    void readTimeOf(Place& place);
    double shownEpoch(std::int64_t epoch);
    bool findAscending();
    bool stepGoesAstray(std::int64_t step) const;
    void markUnvalidated();
    void readValue(std::size_t index, const Place& place);
    void readText(Column& column, const Place& place, std::string_view text);
    void skipRow(const std::string& why);
    /// What was found out is said again after the lines were read again.
    void learn(const std::string& kind, const std::string& text);
    const std::string& axisName(std::size_t column) const { return m_layout[column].raw; }

    // What was learnt from the lines, kept when they are read again.
    std::string m_wantedStep;
    std::set<std::string> m_noAxis;                     ///< columns that turned out to hold no steps
    std::string m_unnamedStep;                          ///< the column of ascending whole numbers
    bool m_zeroBased = false;
    bool m_fractionalEpochs = false;
    bool m_timeIsNoClock = false;
    std::size_t m_narrow = 0;                           ///< all rows have so many cells, fewer than the header
    std::map<std::uint64_t, std::size_t> m_extensions;  ///< from this line on rows are longer
    std::map<std::string, std::string> m_learnt;

    // The lines so far.
    TableShape m_shape;
    bool m_hasHeader = false;
    bool m_padded = false;  ///< the header is: early Ultralytics and YOLOv5 write it so, and count epochs from 0
    std::string m_comment;
    std::vector<Column> m_layout;
    std::size_t m_width = 0;
    std::size_t m_step = none;
    std::size_t m_epoch = none;
    std::size_t m_time = none;
    bool m_anyValLoss = false;
    std::vector<std::string_view> m_cells;
    std::vector<Cell> m_values;
    std::vector<std::optional<std::int64_t>> m_firstRow;  ///< whole numbers of the first row, where no column is named for steps
    std::int64_t m_rows = 0;
    std::size_t m_oddWidth = 0;  ///< of the row before, where it was not the header's
    std::uint64_t m_oddLine = 0;
    std::optional<int> m_epochOffset;
    std::int64_t m_lastStep = 0;
    double m_lastTime = 0;    ///< as it was written
    double m_timeBefore = 0;  ///< seconds that were trained before the last start
    std::uint64_t m_unvalidated = 0;
    int m_textColumns = 0;
};

}  // namespace gg::imports
