#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gg::imports {

/// How the cells of a table are parted.
struct TableShape {
    char separator = ',';       ///< ' ': any number of blanks
    bool decimalComma = false;  ///< 0,5 is a half: where the separator is none
};

/// Told by the first line.
TableShape shapeOf(std::string_view firstLine);

/// The cells of a line, trimmed. A cell in double quotes may hold separators; its quotes are taken off ("" stays as it is: nobody's number).
void splitRow(std::string_view line, const TableShape& shape, std::vector<std::string_view>& cells);

enum class CellKind : std::uint8_t { Missing, Number, Text };

struct Cell {
    CellKind kind = CellKind::Missing;
    double value = 0;
};

/// nan, inf and their like are numbers; nothing, None, null, NA and - are missing.
Cell readCell(std::string_view text, const TableShape& shape);

/// "12", "12.0", and 12 for "12/300". nullopt for what is no whole number.
std::optional<std::int64_t> readStep(std::string_view text, const TableShape& shape);

/// Seconds since 1970 of "2023-05-05 12:00:00.25", "2023-05-05T12:00:00Z", "2023/05/05 12:00:00+02:00"; UTC where no zone is told.
std::optional<double> readDate(std::string_view text);

/// What a column is for, by its name alone.
enum class ColumnRole : std::uint8_t { Value, Epoch, Step, Time };
ColumnRole roleOf(std::string_view name);
/// The lower, the rather it is the step of a table that has several: step before global_step before iteration.
int stepRank(std::string_view name);

/// "val_loss", "Validation/dice", "metrics/x_epoch": one point an epoch also where the table counts steps.
bool isOfEpochsByName(std::string_view name);

std::string lowerCase(std::string_view text);

}  // namespace gg::imports
