#include "core/report/result_table.h"

#include "core/io/csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace gg::report {
namespace {

constexpr std::string_view nothing = "–";

std::string fixedDigits(double value, int decimals)
{
    if (std::isnan(value)) {
        return "nan";
    }
    if (std::isinf(value)) {
        return value > 0 ? "inf" : "-inf";
    }
    // A learning rate of 0.0001 with three decimals would be printed as nothing at all.
    const bool vanishes = value != 0 && std::abs(value) < 0.5 * std::pow(10, -decimals);
    std::array<char, 352> buffer{};
    std::snprintf(buffer.data(), buffer.size(), vanishes ? "%.*e" : "%.*f", vanishes ? 2 : decimals, value);
    return buffer.data();
}

std::string shortestDigits(double value)
{
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

std::string escapedLatex(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
        case '%':
        case '$':
        case '#':
        case '_':
        case '{':
        case '}':
            out += '\\';
            out += c;
            break;
        case '~':
            out += "\\textasciitilde{}";
            break;
        case '^':
            out += "\\textasciicircum{}";
            break;
        case '\\':
            out += "\\textbackslash{}";
            break;
        case '<':
            out += "\\textless{}";
            break;
        case '>':
            out += "\\textgreater{}";
            break;
        case '\n':
        case '\r':
            out += ' ';
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string escapedMarkdown(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\n' || c == '\r') {
            out += ' ';
            continue;
        }
        if (std::string_view("|\\*_`<[]").find(c) != std::string_view::npos) {
            out += '\\';
        }
        out += c;
    }
    return out;
}

/// How one of the two formats for reading writes the parts of a cell.
struct Markup {
    std::string (*escape)(std::string_view);
    std::string_view plusMinus;
    std::string_view boldBegin;
    std::string_view boldEnd;
};

constexpr Markup latex{escapedLatex, " $\\pm$ ", "\\textbf{", "}"};
constexpr Markup markdown{escapedMarkdown, " ± ", "**", "**"};

std::string cellText(const ResultCell& cell, const ResultColumn& column, bool best, const Markup& markup)
{
    std::string out;
    if (cell.value) {
        out = fixedDigits(*cell.value, column.decimals);
        if (cell.spread) {
            out += std::string(markup.plusMinus) + fixedDigits(*cell.spread, column.decimals);
        }
    }
    if (!cell.text.empty()) {
        out += (out.empty() ? "" : " ") + markup.escape(cell.text);
    }
    if (out.empty()) {
        return std::string(nothing);
    }
    return best ? std::string(markup.boldBegin) + out + std::string(markup.boldEnd) : out;
}

/// By column and row, so that a column is looked through once.
std::vector<std::vector<bool>> allBest(const ResultTable& table)
{
    std::vector<std::vector<bool>> out;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        out.push_back(bestRows(table, column));
    }
    return out;
}

std::string line(const ResultTable& table, std::size_t row, const std::vector<std::vector<bool>>& best, const Markup& markup, std::string_view between)
{
    std::string out;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        out += (column == 0 ? "" : std::string(between)) + cellText(table.rows[row][column], table.columns[column], best[column][row], markup);
    }
    return out;
}

std::string titles(const ResultTable& table, const Markup& markup, std::string_view between)
{
    std::string out;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        out += (column == 0 ? "" : std::string(between)) + markup.escape(table.columns[column].title);
    }
    return out;
}

std::string latexText(const ResultTable& table)
{
    std::string out = "% needs \\usepackage{booktabs}\n";
    if (!table.caption.empty()) {
        out += "\\begin{table}\n\\centering\n\\caption{" + escapedLatex(table.caption) + "}\n";
    }
    out += "\\begin{tabular}{";
    for (const ResultColumn& column : table.columns) {
        out += column.numbers ? 'r' : 'l';
    }
    out += "}\n\\toprule\n" + titles(table, latex, " & ") + " \\\\\n\\midrule\n";
    const auto best = allBest(table);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        out += line(table, row, best, latex, " & ") + " \\\\\n";
    }
    out += "\\bottomrule\n\\end{tabular}\n";
    return table.caption.empty() ? out : out + "\\end{table}\n";
}

std::string markdownText(const ResultTable& table)
{
    std::string out = table.caption.empty() ? "" : escapedMarkdown(table.caption) + "\n\n";
    out += "| " + titles(table, markdown, " | ") + " |\n|";
    for (const ResultColumn& column : table.columns) {
        out += column.numbers ? " ---: |" : " --- |";
    }
    out += '\n';
    const auto best = allBest(table);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        out += "| " + line(table, row, best, markdown, " | ") + " |\n";
    }
    return out;
}

bool hasSpread(const ResultTable& table, std::size_t column)
{
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) { return row[column].spread.has_value(); });
}

std::string csvNumberOf(const std::optional<double>& value)
{
    return value ? shortestDigits(*value) : std::string();
}

std::string csvText(const ResultTable& table)
{
    std::string out;
    std::vector<bool> spread;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const std::string& title = table.columns[column].title;
        spread.push_back(hasSpread(table, column));
        out += (column == 0 ? "" : ",") + io::csvField(title) + (spread.back() ? "," + io::csvField(title + " ±") : "");
    }
    out += "\r\n";
    for (const auto& row : table.rows) {
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            const ResultCell& cell = row[column];
            out += (column == 0 ? "" : ",") + (cell.value ? csvNumberOf(cell.value) : io::csvField(cell.text)) +
                   (spread[column] ? "," + csvNumberOf(cell.spread) : "");
        }
        out += "\r\n";
    }
    return out;
}

}  // namespace

std::vector<bool> bestRows(const ResultTable& table, std::size_t column)
{
    std::vector<bool> out(table.rows.size(), false);
    const ResultColumn& what = table.columns[column];
    if (what.best == ResultColumn::Best::None || table.rows.size() < 2) {
        return out;
    }
    std::optional<double> best;
    for (const auto& row : table.rows) {
        const auto& value = row[column].value;
        if (value && std::isfinite(*value)) {
            best = !best ? *value : what.best == ResultColumn::Best::Largest ? std::max(*best, *value) : std::min(*best, *value);
        }
    }
    for (std::size_t row = 0; best && row < table.rows.size(); ++row) {
        const auto& value = table.rows[row][column].value;
        out[row] = value && std::isfinite(*value) && fixedDigits(*value, what.decimals) == fixedDigits(*best, what.decimals);
    }
    return out;
}

std::string toText(const ResultTable& table, TableFormat format)
{
    switch (format) {
    case TableFormat::Csv:
        return csvText(table);
    case TableFormat::Latex:
        return latexText(table);
    case TableFormat::Markdown:
        return markdownText(table);
    }
    return {};
}

std::string_view tableSuffix(TableFormat format)
{
    return format == TableFormat::Csv ? "csv" : format == TableFormat::Latex ? "tex" : "md";
}

std::optional<TableFormat> tableFormatOf(std::string_view file)
{
    for (const TableFormat format : {TableFormat::Csv, TableFormat::Latex, TableFormat::Markdown}) {
        const std::string suffix = "." + std::string(tableSuffix(format));
        if (file.ends_with(suffix)) {
            return format;
        }
    }
    return std::nullopt;
}

}  // namespace gg::report
