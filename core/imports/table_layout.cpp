#include "core/imports/table_layout.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>

namespace gg::imports {
namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
        text.remove_suffix(1);
    }
    return text;
}

/// Letters of ASCII only: names of missing values and columns are.
bool sameWord(std::string_view text, std::string_view lower)
{
    return text.size() == lower.size()
        && std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; });
}

bool isMissing(std::string_view text)
{
    constexpr std::array<std::string_view, 6> words{"none", "null", "na", "n/a", "-", "--"};
    return text.empty() || std::any_of(words.begin(), words.end(), [&](std::string_view word) { return sameWord(text, word); });
}

std::optional<double> number(std::string_view text)
{
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || error == std::errc::invalid_argument) {
        return std::nullopt;
    }
    if (error == std::errc::result_out_of_range) {
        const bool small = text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos;
        const double magnitude = small ? 0.0 : std::numeric_limits<double>::infinity();
        return text.starts_with('-') ? -magnitude : magnitude;
    }
    return value;
}

bool oneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return sameWord(text, word); });
}

/// Digits at the front, taken off; nullopt where there are fewer than `least` or more than `most`.
std::optional<int> takeDigits(std::string_view& text, std::size_t least, std::size_t most)
{
    std::size_t count = 0;
    int value = 0;
    while (count < most && count < text.size() && text[count] >= '0' && text[count] <= '9') {
        value = value * 10 + (text[count] - '0');
        ++count;
    }
    if (count < least) {
        return std::nullopt;
    }
    text.remove_prefix(count);
    return value;
}

bool takeOneOf(std::string_view& text, std::string_view characters)
{
    if (text.empty() || characters.find(text.front()) == std::string_view::npos) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

/// "Z", "+02:00", "-0330" or nothing: seconds to take off.
std::optional<double> readZone(std::string_view text)
{
    if (text.empty() || text == "Z" || text == "z" || text == " UTC") {
        return 0.0;
    }
    const double sign = text.front() == '-' ? -1 : 1;
    if (!takeOneOf(text, "+-")) {
        return std::nullopt;
    }
    const auto hours = takeDigits(text, 2, 2);
    takeOneOf(text, ":");
    const auto minutes = text.empty() ? std::optional(0) : takeDigits(text, 2, 2);
    return hours && minutes && text.empty() ? std::optional(sign * (*hours * 3600.0 + *minutes * 60.0)) : std::nullopt;
}

}  // namespace

TableShape shapeOf(std::string_view firstLine)
{
    std::array<std::size_t, 3> counts{};
    constexpr std::string_view separators = "\t;,";
    bool quoted = false;
    for (const char c : firstLine) {
        quoted = c == '"' ? !quoted : quoted;
        if (const std::size_t which = separators.find(c); !quoted && which != std::string_view::npos) {
            ++counts[which];
        }
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    if (*most > 0) {
        const char separator = separators[static_cast<std::size_t>(most - counts.begin())];
        return {.separator = separator, .decimalComma = separator != ','};
    }
    return {.separator = trimmed(firstLine).find(' ') == std::string_view::npos ? ',' : ' ', .decimalComma = false};
}

void splitRow(std::string_view line, const TableShape& shape, std::vector<std::string_view>& cells)
{
    cells.clear();
    if (shape.separator == ' ') {
        for (std::size_t begin = line.find_first_not_of(" \t\r"); begin != std::string_view::npos; begin = line.find_first_not_of(" \t\r", begin)) {
            const std::size_t end = std::min(line.find_first_of(" \t\r", begin), line.size());
            cells.push_back(line.substr(begin, end - begin));
            begin = end;
        }
        return;
    }
    const bool anyQuotes = line.find('"') != std::string_view::npos;
    std::size_t begin = 0;
    while (begin <= line.size()) {
        std::size_t from = begin;
        if (anyQuotes) {
            // The separator is looked for behind the closing quote of a cell that begins with one.
            const std::size_t first = std::min(line.find_first_not_of(" \t", begin), line.size());
            if (first < line.size() && line[first] == '"') {
                from = first + 1;
                for (;;) {
                    from = std::min(line.find('"', from), line.size());
                    if (from + 1 >= line.size() || line[from + 1] != '"') {
                        break;
                    }
                    from += 2;
                }
            }
        }
        const std::size_t end = std::min(line.find(shape.separator, from), line.size());
        std::string_view cell = trimmed(line.substr(begin, end - begin));
        if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') {
            cell = trimmed(cell.substr(1, cell.size() - 2));
        }
        cells.push_back(cell);
        begin = end + 1;
    }
}

Cell readCell(std::string_view text, const TableShape& shape)
{
    if (const auto value = number(text)) {
        return {.kind = CellKind::Number, .value = *value};
    }
    if (isMissing(text)) {
        return {};
    }
    const std::size_t comma = shape.decimalComma ? text.find(',') : std::string_view::npos;
    if (comma != std::string_view::npos && text.size() < 64) {
        std::array<char, 64> buffer{};
        std::copy(text.begin(), text.end(), buffer.begin());
        buffer[comma] = '.';
        if (const auto value = number({buffer.data(), text.size()})) {
            return {.kind = CellKind::Number, .value = *value};
        }
    }
    return {.kind = CellKind::Text};
}

std::optional<std::int64_t> readStep(std::string_view text, const TableShape& shape)
{
    std::int64_t whole = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
    if (error == std::errc() && (end == text.data() + text.size() || *end == '/')) {
        return whole;
    }
    constexpr double exact = 9007199254740992.0;
    const Cell cell = readCell(text, shape);
    if (cell.kind == CellKind::Number && std::abs(cell.value) < exact && std::trunc(cell.value) == cell.value) {
        return static_cast<std::int64_t>(cell.value);
    }
    return std::nullopt;
}

std::optional<double> readDate(std::string_view text)
{
    const auto year = takeDigits(text, 4, 4);
    const bool dashed = takeOneOf(text, "-/");
    const auto month = takeDigits(text, 1, 2);
    const bool dashedAgain = takeOneOf(text, "-/");
    const auto day = takeDigits(text, 1, 2);
    if (!year || !month || !day || !dashed || !dashedAgain) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)), std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) {
        return std::nullopt;
    }
    double seconds = std::chrono::duration<double>(std::chrono::sys_days(date).time_since_epoch()).count();
    if (text.empty()) {
        return seconds;
    }
    if (!takeOneOf(text, "T _")) {
        return std::nullopt;
    }
    const auto hours = takeDigits(text, 1, 2);
    const bool colon = takeOneOf(text, ":");
    const auto minutes = takeDigits(text, 2, 2);
    if (!hours || !minutes || !colon || *hours > 23 || *minutes > 59) {
        return std::nullopt;
    }
    seconds += *hours * 3600.0 + *minutes * 60.0;
    if (takeOneOf(text, ":")) {
        const std::size_t length = std::min(text.find_first_not_of("0123456789.,"), text.size());
        const Cell cell = readCell(text.substr(0, length), {.separator = ';', .decimalComma = true});
        if (cell.kind != CellKind::Number || !(cell.value >= 0 && cell.value < 61)) {
            return std::nullopt;
        }
        seconds += cell.value;
        text.remove_prefix(length);
    }
    const auto zone = readZone(text);
    return zone ? std::optional(seconds - *zone) : std::nullopt;
}

ColumnRole roleOf(std::string_view name)
{
    if (oneOf(name, {"epoch", "epochs", "ep", "current_epoch"})) {
        return ColumnRole::Epoch;
    }
    if (stepRank(name) < 100) {
        return ColumnRole::Step;
    }
    if (oneOf(name, {"time", "wall_time", "walltime", "wall time", "timestamp", "_timestamp", "date", "datetime", "created_at", "elapsed", "elapsed_time",
                     "time_elapsed"})) {
        return ColumnRole::Time;
    }
    return ColumnRole::Value;
}

int stepRank(std::string_view name)
{
    constexpr std::array<std::string_view, 15> words{"step",        "iteration",  "global_step", "trainer/global_step", "iter",     "_step",       "steps", "iterations",
                                                     "global step", "globalstep", "num_updates", "n_iter",              "num_steps", "total_steps", "itr"};
    const auto it = std::find_if(words.begin(), words.end(), [&](std::string_view word) { return sameWord(name, word); });
    return it == words.end() ? 100 : static_cast<int>(it - words.begin());
}

bool isOfEpochsByName(std::string_view name)
{
    if (name.ends_with("_epoch")) {
        return true;
    }
    if (name.ends_with("_step")) {
        return false;
    }
    const std::string_view first = name.substr(0, name.find_first_of("/_ "));
    return first.size() < name.size() && oneOf(first, {"val", "valid", "validation", "eval", "test"});
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return lower;
}

}  // namespace gg::imports
