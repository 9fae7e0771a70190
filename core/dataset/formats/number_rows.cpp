#include "core/dataset/formats/number_rows.h"

#include <charconv>
#include <cmath>
#include <utility>

namespace gg::dataset
{
namespace
{

/// A file of a million bad lines is one fault, not a million.
constexpr std::size_t mostFaults = 200;
constexpr std::size_t longestShown = 60;
constexpr std::string_view blanks = " \t\r\v\f";
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view{} : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

void addColumn(NumberRow& row, std::string_view token)
{
    double value = 0;
    if (token.size() > 1 && token.front() == '+' && token[1] != '-') {
        token.remove_prefix(1);
    }
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    const bool valid = error == std::errc{} && end == token.data() + token.size() && std::isfinite(value);
    if (row.columns < NumberRow::most) {
        row.values[row.columns] = valid ? value : 0;
    }
    ++row.columns;
    if (!valid && row.badColumn == 0) {
        row.badColumn = row.columns;
        row.badToken = token;
    }
}

}  // namespace

Lines::Lines(std::string_view text)
    : m_text(text.starts_with(byteOrderMark) ? text.substr(byteOrderMark.size()) : text)
{
}

bool Lines::next()
{
    if (m_text.empty()) {
        return false;
    }
    const std::size_t end = m_text.find('\n');
    m_line = trimmed(m_text.substr(0, end));
    m_text.remove_prefix(end == std::string_view::npos ? m_text.size() : end + 1);
    ++m_number;
    return true;
}

NumberRow parseNumberRow(std::string_view line)
{
    NumberRow row;
    if (line.find(',') == std::string_view::npos) {
        for (std::size_t at = line.find_first_not_of(blanks); at != std::string_view::npos;) {
            const std::size_t end = line.find_first_of(blanks, at);
            addColumn(row, line.substr(at, end == std::string_view::npos ? end : end - at));
            at = end == std::string_view::npos ? end : line.find_first_not_of(blanks, end);
        }
        return row;
    }
    while (!line.empty()) {
        const std::size_t end = line.find(',');
        addColumn(row, trimmed(line.substr(0, end)));
        line = end == std::string_view::npos ? std::string_view{} : trimmed(line.substr(end + 1));
    }
    return row;
}

std::string shownValue(std::string_view text)
{
    if (text.size() <= longestShown) {
        return std::string(text);
    }
    std::size_t cut = longestShown;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) {
        --cut;  // not within a letter of several bytes
    }
    return std::string(text.substr(0, cut)) + "…";
}

void RowFaults::add(const char* rule, std::uint32_t line, std::size_t column, std::string_view value, std::string expected)
{
    if (m_added == mostFaults) {
        ++m_more;
        return;
    }
    ++m_added;
    m_record.blemishes.push_back({.rule = rule,
                                  .file = m_record.label,
                                  .line = line,
                                  .column = static_cast<std::uint32_t>(column),
                                  .value = shownValue(value),
                                  .expected = std::move(expected)});
}

void RowFaults::addNotANumber(const NumberRow& row, std::uint32_t line)
{
    add("label.not_a_number", line, row.badColumn, row.badToken, "a number");
}

void RowFaults::finish()
{
    if (m_more > 0) {
        m_record.blemishes.push_back({.rule = "label.more_faults",
                                      .file = m_record.label,
                                      .value = std::to_string(std::exchange(m_more, 0)),
                                      .expected = "a text file with one object a line"});
    }
}

}  // namespace gg::dataset
