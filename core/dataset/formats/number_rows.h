#pragma once

#include "core/dataset/dataset.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace gg::dataset
{

/// One line of a label file, cut into numbers.
struct NumberRow {
    /// More columns than any format has are counted, not kept.
    static constexpr std::size_t most = 16;
    std::array<double, most> values{};
    std::size_t columns = 0;
    std::size_t badColumn = 0;  ///< the first that is no finite number, from 1; 0 where all are
    std::string_view badToken;

    bool valid() const { return badColumn == 0; }
};

/// Goes through a text line by line. Line breaks may be LF, CRLF or CR of old Macs behind LF; a byte order mark is passed over.
class Lines
{
public:
    explicit Lines(std::string_view text);
    /// False at the end. The line comes without the white space around it.
    bool next();
    std::string_view line() const { return m_line; }
    std::uint32_t number() const { return m_number; }

private:
    std::string_view m_text;
    std::string_view m_line;
    std::uint32_t m_number = 0;
};

/// Columns are separated by white space, or by commas where the row holds one; one comma at the end adds no column.
NumberRow parseNumberRow(std::string_view line);

/// "0.5" of a long value; for messages.
std::string shownValue(std::string_view text);

/// Adds faults of a label file to its record, and says in the end how many there were beyond the first 200.
class RowFaults
{
public:
    explicit RowFaults(Record& record)
        : m_record(record)
    {
    }
    void add(const char* rule, std::uint32_t line, std::size_t column, std::string_view value, std::string expected);
    void addNotANumber(const NumberRow& row, std::uint32_t line);
    void finish();

private:
    Record& m_record;
    std::size_t m_added = 0;
    std::size_t m_more = 0;
};

}  // namespace gg::dataset
