#pragma once

#include "core/base/export.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gg::report {

/// A cell holds words or a number. A number may have a spread, as a mean over seeds does.
struct ResultCell {
    std::string text = {};                ///< words; of a number what stands behind it: "@ 12"
    std::optional<double> value = {};     ///< not finite: "nan", and never best
    std::optional<double> spread = {};    ///< "0.512 ± 0.011"
};

struct ResultColumn {
    enum class Best : unsigned char { None, Largest, Smallest };
    std::string title;
    Best best = Best::None;  ///< which of its numbers is printed in bold
    int decimals = 3;
    bool numbers = true;     ///< aligned to the right
};

/// Results as a paper prints them. Rows are as long as `columns`.
struct ResultTable {
    std::string caption = {};
    std::vector<ResultColumn> columns;
    std::vector<std::vector<ResultCell>> rows;
};

enum class TableFormat : unsigned char { Csv, Latex, Markdown };

/// Csv: a header and RFC 4180 fields; numbers in the digits that read back as the same double, a spread in a column of its own ("title ±"), words
/// behind a number left out. Latex: a tabular with booktabs' rules, in a table where there is a caption. Markdown: GitHub's tables. In the latter two
/// numbers have the column's decimals and the best are bold. Undefined is an empty field in CSV and "–" elsewhere.
GG_EXPORT std::string toText(const ResultTable& table, TableFormat format);

/// By row: it is the best of that column. Numbers that print alike are equally good, so that a table never prefers one of two that look the same. Of a single row
/// nothing is best.
GG_EXPORT std::vector<bool> bestRows(const ResultTable& table, std::size_t column);

/// "csv", "tex", "md": what a file of that format ends in.
GG_EXPORT std::string_view tableSuffix(TableFormat format);
/// nullopt where the suffix is no table's.
GG_EXPORT std::optional<TableFormat> tableFormatOf(std::string_view file);

}  // namespace gg::report
