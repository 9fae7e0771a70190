#include "core/imports/table_reader.h"

#include "core/imports/text_decoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace gg::imports {
namespace {

/// More columns than this are no log of a training; the first ones are shown.
constexpr std::size_t mostColumns = 4096;
constexpr int mostTextColumns = 20;
/// A table whose rows grow longer again and again is none.
constexpr std::size_t mostExtensions = 8;
/// A number that is at least this is a time since 1970 (1e11: in milliseconds), not since the start of the run.
constexpr double since1970 = 1e8;
constexpr double milliseconds = 1e11;
/// A longer name is none; what was cut off it is told by "…".
constexpr std::size_t longestName = 256;
/// A column that was only guessed to hold the steps has to be ascending in so many rows.
constexpr std::int64_t rowsOfTrust = 10;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool countsFromZero(const std::string& tool)
{
    return tool == "YOLOv5" || tool == "Lightning" || tool == "Keras";
}

bool writesZeroUnvalidated(const std::string& tool)
{
    return tool == "Ultralytics" || tool == "YOLOv5";
}

/// results.txt of YOLOv5 and YOLOv7 has no header.
constexpr std::array<const char*, 15> yoloText{"epoch",
                                               "gpu_mem",
                                               "train/box_loss",
                                               "train/obj_loss",
                                               "train/cls_loss",
                                               "train/loss",
                                               "labels",
                                               "img_size",
                                               "metrics/precision",
                                               "metrics/recall",
                                               "metrics/mAP_0.5",
                                               "metrics/mAP_0.5:0.95",
                                               "val/box_loss",
                                               "val/obj_loss",
                                               "val/cls_loss"};

bool isYoloText(const std::vector<std::string_view>& cells)
{
    return cells.size() == yoloText.size() && cells[0].find('/') != std::string_view::npos && cells[1].ends_with('G')
        && readStep(cells[0], {}).has_value();
}

std::optional<std::int64_t> literalInteger(std::string_view text)
{
    const bool plain = !text.empty() && text.find_first_not_of("-0123456789") == std::string_view::npos;
    return plain ? readStep(text, {}) : std::nullopt;
}

}  // namespace

TableReader::TableReader(const Vocabulary& vocabulary, const std::string& tool, const std::string& file, std::string stepColumn)
    : LogReader(vocabulary, tool, file)
    , m_wantedStep(std::move(stepColumn))
{
}

std::unique_ptr<LogReader> makeTableReader(const Vocabulary& vocabulary, const std::string& tool, const std::string& file, const std::string& stepColumn)
{
    return std::make_unique<TableReader>(vocabulary, tool, file, stepColumn);
}

void TableReader::learn(const std::string& kind, const std::string& text)
{
    m_learnt[kind] = text;
    m_wantsRestart = true;
}

void TableReader::forget()
{
    m_hasHeader = false;
    m_comment.clear();
    m_layout.clear();
    m_firstRow.clear();
    m_rows = 0;
    m_oddWidth = 0;
    m_epochOffset.reset();
    m_lastStep = 0;
    m_lastTime = 0;
    m_timeBefore = 0;
    m_unvalidated = 0;
    m_textColumns = 0;
    for (const auto& [kind, text] : m_learnt) {
        if (!text.empty()) {
            m_problems.set(kind, text);
        }
    }
}

/// Nobody knows whether more digits follow. Who exports a table by hand often leaves the last line break out, so that an old file is whole.
bool TableReader::isComplete(std::string_view text, bool old) const
{
    if (!old || m_tool != "table" || !m_hasHeader) {
        return false;
    }
    std::vector<std::string_view> cells;
    splitRow(text, m_shape, cells);
    return cells.size() == m_width && !cells.back().empty();
}

void TableReader::read(std::string_view text)
{
    if (text.front() == '#') {
        m_comment = text.substr(1);
        return;
    }
    if (!m_hasHeader) {
        readHeader(text);
        return;
    }
    splitRow(text, m_shape, m_cells);
    if (isHeader()) {
        std::vector<std::string> names(m_cells.begin(), m_cells.end());
        // The row before it was cut: "3epoch,loss".
        if (names.front() != m_layout.front().raw && names.front().ends_with(m_layout.front().raw)) {
            names.front() = m_layout.front().raw;
        }
        useHeader(names);
    } else {
        readRow();
    }
}

void TableReader::readHeader(std::string_view text)
{
    m_hasHeader = true;
    m_shape = shapeOf(text);
    m_padded = m_shape.separator == ',' && text.find("  ") != std::string_view::npos;
    splitRow(text, m_shape, m_cells);
    const bool named = std::any_of(m_cells.begin(), m_cells.end(), [&](std::string_view cell) { return readCell(cell, m_shape).kind == CellKind::Text; });
    if (isYoloText(m_cells)) {
        useHeader({yoloText.begin(), yoloText.end()});
        readRow();
    } else if (named) {
        useHeader({m_cells.begin(), m_cells.end()});
    } else {
        std::vector<std::string> names;
        nameColumns(m_cells.size(), names);
        useHeader(names);
        readRow();
    }
}

/// Of a table without header: those of a comment above it ("# epoch loss"), where it has as many.
void TableReader::nameColumns(std::size_t count, std::vector<std::string>& names) const
{
    std::vector<std::string_view> words;
    splitRow(m_comment, shapeOf(m_comment), words);
    if (!m_comment.empty() && words.size() == count) {
        names.assign(words.begin(), words.end());
        return;
    }
    for (std::size_t i = 1; i <= count; ++i) {
        names.push_back("column " + std::to_string(i));
    }
}

/// A program that was started again may write its header again, with other columns.
bool TableReader::isHeader() const
{
    if (m_cells.empty() || readCell(m_cells.front(), m_shape).kind != CellKind::Text) {
        return false;
    }
    const auto isNumber = [&](std::string_view cell) { return readCell(cell, m_shape).kind == CellKind::Number; };
    const auto isKnown = [&](std::string_view cell) {
        return std::any_of(m_layout.begin(), m_layout.end(), [&](const Column& column) { return column.raw == cell; });
    };
    return std::none_of(m_cells.begin(), m_cells.end(), isNumber) && std::any_of(m_cells.begin(), m_cells.end(), isKnown);
}

void TableReader::useHeader(const std::vector<std::string>& names)
{
    m_layout.clear();
    m_anyValLoss = false;
    m_width = names.size() > 1 && names.back().empty() ? names.size() - 1 : names.size();
    const std::size_t used = std::min(m_width, mostColumns);
    if (used < m_width) {
        m_problems.set("columns", "there are " + std::to_string(m_width) + " columns; the first " + std::to_string(used) + " are shown.");
    }
    std::map<std::string, int> seen;
    for (std::size_t i = 0; i < used; ++i) {
        Column column;
        column.raw = names[i].empty() ? "column " + std::to_string(i + 1) : shortened(names[i], longestName);
        const int before = seen[column.raw]++;
        column.key = before == 0 ? column.raw : column.raw + "\n" + std::to_string(before);
        column.role = roleOf(column.raw);
        if (writesZeroUnvalidated(m_tool)) {
            column.isValLoss = column.raw.starts_with("val/") && column.raw.ends_with("loss");
            column.isValMetric = column.raw.starts_with("metrics/");
            m_anyValLoss = m_anyValLoss || column.isValLoss;
        }
        m_layout.push_back(std::move(column));
    }
    chooseAxes();
}

std::size_t TableReader::chosenStep() const
{
    std::size_t best = none;
    for (std::size_t i = 0; i < m_layout.size(); ++i) {
        const Column& column = m_layout[i];
        if (m_noAxis.contains(column.raw)) {
            continue;
        }
        if (!m_wantedStep.empty()) {
            if (lowerCase(column.raw) == lowerCase(m_wantedStep)) {
                return i;
            }
        } else if (column.role == ColumnRole::Step && (best == none || stepRank(column.raw) < stepRank(m_layout[best].raw))) {
            best = i;
        }
    }
    return best;
}

void TableReader::chooseAxes()
{
    const auto first = [&](ColumnRole role) {
        const auto it = std::find_if(m_layout.begin(), m_layout.end(), [&](const Column& c) { return c.role == role && !m_noAxis.contains(c.raw); });
        return it == m_layout.end() ? none : static_cast<std::size_t>(it - m_layout.begin());
    };
    m_step = chosenStep();
    if (!m_wantedStep.empty() && m_step == none && !m_noAxis.contains(m_wantedStep)) {
        m_problems.set("wanted step", "there is no column " + inQuotes(m_wantedStep) + " to take the steps from; they are taken as if none had been asked for.");
        m_wantedStep.clear();
        m_step = chosenStep();
    }
    m_epoch = first(ColumnRole::Epoch);
    m_time = m_timeIsNoClock ? none : first(ColumnRole::Time);
    if (m_step == none && !m_fractionalEpochs) {
        m_step = m_epoch;
    }
    if (m_step == none && !m_unnamedStep.empty()) {
        const auto it = std::find_if(m_layout.begin(), m_layout.end(), [&](const Column& c) { return c.key == m_unnamedStep && !m_noAxis.contains(c.raw); });
        m_step = it == m_layout.end() ? none : static_cast<std::size_t>(it - m_layout.begin());
    }
    for (const std::size_t axis : {m_step, m_epoch}) {
        if (axis != none) {
            m_layout[axis].isAxis = true;
        }
    }
}

void TableReader::skipRow(const std::string& why)
{
    m_problems.add("rows that were skipped", m_line, why);
}

bool TableReader::hasRightWidth()
{
    if (const auto extension = m_extensions.find(m_line); extension != m_extensions.end()) {
        extendHeader(extension->second);
    }
    while (m_cells.size() > m_width && m_cells.back().empty()) {
        m_cells.pop_back();
    }
    const std::size_t width = m_cells.size();
    if (width == m_width || (m_narrow != 0 && width == m_narrow)) {
        m_oddWidth = 0;
        return true;
    }
    // One odd row was cut and went on by another program. Two rows alike are a table that is meant so.
    const bool again = m_oddWidth == width;
    if (again && width > m_width && m_extensions.size() < mostExtensions) {
        m_extensions[m_oddLine] = width;
        learn("wide", m_rows == 0 && width == m_width + 1 ? "" : "from line " + std::to_string(m_oddLine) + " on, rows have " + std::to_string(width)
                  + " cells, and the header names " + std::to_string(m_width) + "; the others are called by their number.");
    } else if (again && m_rows == 0) {
        m_narrow = width;
        learn("narrow", "the header names " + std::to_string(m_width) + " columns, and the rows have " + std::to_string(width) + (width == 1 ? " cell." : " cells."));
    }
    m_oddWidth = width;
    m_oddLine = m_line;
    skipRow("it has " + std::to_string(width) + (width == 1 ? " cell, " : " cells, ") + std::to_string(m_width)
            + " were expected; the row was skipped. It was probably cut.");
    return false;
}

/// A column that appears late. R and others leave the name of the first column out, which numbers the rows: then all rows are longer.
void TableReader::extendHeader(std::size_t width)
{
    std::vector<std::string> names;
    for (const Column& column : m_layout) {
        names.push_back(column.raw);
    }
    if (m_rows == 0 && width == m_width + 1) {
        names.insert(names.begin(), "row");
    }
    while (names.size() < std::min(width, mostColumns)) {
        names.push_back("column " + std::to_string(names.size() + 1));
    }
    useHeader(names);
    m_width = width;
}

void TableReader::readRow()
{
    if (!hasRightWidth()) {
        return;
    }
    if (m_step == none && !findAscending()) {
        return;
    }
    const std::optional<Place> place = placeOfRow();
    if (!place) {
        return;
    }
    ++m_rows;
    m_lastStep = place->step;
    const std::size_t count = std::min(m_cells.size(), m_layout.size());
    m_values.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        m_values[i] = m_layout[i].isAxis ? Cell{} : readCell(m_cells[i], m_shape);
    }
    if (m_anyValLoss) {
        markUnvalidated();
    }
    for (std::size_t i = 0; i < count; ++i) {
        readValue(i, *place);
    }
}

/// Looks for the first column whose whole numbers ascend from the first row to the second. False where all is to be read again with it.
bool TableReader::findAscending()
{
    if (m_rows > 1 || m_fractionalEpochs || !m_unnamedStep.empty()) {
        return true;
    }
    const std::size_t count = std::min(m_cells.size(), m_layout.size());
    for (std::size_t i = 0; i < count && m_rows == 1; ++i) {
        const auto now = literalInteger(m_cells[i]);
        if (now && i < m_firstRow.size() && m_firstRow[i] && *now > *m_firstRow[i] && !m_noAxis.contains(m_layout[i].raw)) {
            m_unnamedStep = m_layout[i].key;
            m_wantsRestart = true;
            return false;
        }
    }
    m_firstRow.clear();
    for (std::size_t i = 0; i < count; ++i) {
        m_firstRow.push_back(literalInteger(m_cells[i]));
    }
    return true;
}

bool TableReader::stepGoesAstray(std::int64_t step) const
{
    return m_layout[m_step].key == m_unnamedStep && m_rows > 0 && m_rows < rowsOfTrust && step <= m_lastStep;
}

std::optional<Place> TableReader::placeOfRow()
{
    Place place;
    if (!readStepOf(place) || !readEpochOf(place)) {
        return std::nullopt;
    }
    readTimeOf(place);
    return m_wantsRestart ? std::nullopt : std::optional(place);
}

bool TableReader::readStepOf(Place& place)
{
    if (m_step == none) {
        place.step = m_rows + 1;
        return true;
    }
    const std::string_view text = m_step < m_cells.size() ? m_cells[m_step] : std::string_view();
    const auto step = readStep(text, m_shape);
    if (step && stepGoesAstray(*step)) {
        m_noAxis.insert(axisName(m_step));
        m_unnamedStep.clear();
        m_wantsRestart = true;
        return false;
    }
    if (step) {
        place.step = *step;
        return true;
    }
    const Cell cell = readCell(text, m_shape);
    const bool fraction = cell.kind == CellKind::Number && std::isfinite(cell.value);
    if (fraction && m_step == m_epoch) {
        m_fractionalEpochs = true;
        m_wantsRestart = true;
    } else if (fraction || (m_rows == 0 && cell.kind == CellKind::Text)) {
        m_noAxis.insert(axisName(m_step));
        m_wantedStep.clear();
        m_unnamedStep.clear();
        learn("step " + axisName(m_step), "column " + inQuotes(axisName(m_step)) + " was expected to hold the steps, but holds " + inQuotes(text) + " in line "
                  + std::to_string(m_line) + "; the steps were taken from elsewhere.");
    } else {
        skipRow("the step " + inQuotes(axisName(m_step)) + " is " + (text.empty() ? "empty" : inQuotes(text)) + ", expected a whole number; the row was skipped.");
    }
    return false;
}

bool TableReader::readEpochOf(Place& place)
{
    if (m_epoch == none || m_epoch >= m_cells.size()) {
        return true;
    }
    if (m_fractionalEpochs) {
        const Cell cell = readCell(m_cells[m_epoch], m_shape);
        place.epoch = cell.kind == CellKind::Number && std::isfinite(cell.value) ? cell.value : nan;
        return true;
    }
    if (const auto epoch = readStep(m_cells[m_epoch], m_shape)) {
        place.epoch = shownEpoch(*epoch);
    } else if (const Cell cell = readCell(m_cells[m_epoch], m_shape); cell.kind == CellKind::Number && std::isfinite(cell.value)) {
        m_fractionalEpochs = true;
        m_wantsRestart = true;
    } else if (cell.kind == CellKind::Text) {
        m_problems.add("epochs that are no numbers", m_line, "the epoch is " + inQuotes(m_cells[m_epoch]) + ", expected a whole number; that of the row before was taken.");
    }
    return !m_wantsRestart;
}

/// Epochs are shown from 1. Whether a file counts from 0 is told by its first row, or else by its tool.
double TableReader::shownEpoch(std::int64_t epoch)
{
    if (!m_epochOffset) {
        const bool fromZero = m_zeroBased || epoch == 0 || (epoch != 1 && (countsFromZero(m_tool) || (m_padded && m_tool == "Ultralytics")));
        m_epochOffset = fromZero ? 1 : 0;
    }
    if (epoch == 0 && *m_epochOffset == 0) {
        m_zeroBased = true;
        m_wantsRestart = true;
    }
    return static_cast<double>(epoch + *m_epochOffset);
}

void TableReader::readTimeOf(Place& place)
{
    if (m_time == none || m_time >= m_cells.size()) {
        return;
    }
    const Cell cell = readCell(m_cells[m_time], m_shape);
    if (cell.kind == CellKind::Number && std::isfinite(cell.value)) {
        const bool back = m_rows > 0 && cell.value < m_lastTime;
        if (back && m_tool == "Ultralytics") {
            m_timeBefore += m_lastTime;  // it counts from every start anew; what was trained before comes on top
        } else if (back && place.step > m_lastStep) {
            // Seconds an epoch rather than since the start go up and down.
            m_timeIsNoClock = true;
            m_wantsRestart = true;
            return;
        }
        m_lastTime = cell.value;
        place.time = cell.value >= milliseconds ? cell.value / 1000 : m_timeBefore + cell.value;
        m_layout[m_time].isAxis = cell.value >= since1970;
    } else if (const auto date = readDate(m_cells[m_time])) {
        place.time = *date;
        m_layout[m_time].isAxis = true;
    }
}

/// Ultralytics and YOLOv5 write 0 for the losses of an epoch that was not validated. No real loss is 0 in all its parts.
void TableReader::markUnvalidated()
{
    int losses = 0;
    int scores = 0;
    bool metrics = true;
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const bool zero = m_values[i].kind == CellKind::Number && m_values[i].value == 0;
        if (m_layout[i].isValLoss && !zero) {
            return;
        }
        losses += m_layout[i].isValLoss ? 1 : 0;
        scores += m_layout[i].isValMetric ? 1 : 0;
        metrics = metrics && (zero || !m_layout[i].isValMetric);
    }
    // Of a single loss that could be a value; not where all scores are 0 as well.
    if (losses == 0 || (losses == 1 && (scores == 0 || !metrics))) {
        return;
    }
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        if (m_layout[i].isValLoss || (metrics && m_layout[i].isValMetric)) {
            m_values[i].value = nan;
        }
    }
    ++m_unvalidated;
    m_problems.set("not validated", std::to_string(m_unvalidated) + (m_unvalidated == 1 ? " epoch was" : " epochs were") + " not validated (last in line " + std::to_string(m_line)
                       + "): all its validation losses are written as 0 and shown as missing.");
}

void TableReader::readValue(std::size_t index, const Place& place)
{
    Column& column = m_layout[index];
    const Cell& cell = m_values[index];
    if (column.isAxis || cell.kind == CellKind::Missing) {
        return;
    }
    if (cell.kind == CellKind::Text) {
        readText(column, place, m_cells[index]);
        return;
    }
    if (column.series == none) {
        const bool ofEpochs = m_epoch != none && !m_fractionalEpochs && (m_step == m_epoch || isOfEpochsByName(column.raw));
        column.series = m_columns.column(column.key, {.raw = column.raw, .word = column.raw, .ofEpochs = ofEpochs});
    }
    add(column.series, place, cell.value);
}

void TableReader::readText(Column& column, const Place& place, std::string_view text)
{
    if (column.series != none) {
        m_problems.add("cells that are no numbers", m_line, inQuotes(column.raw) + " is " + inQuotes(text) + ", expected a number; it is shown as missing.");
        add(column.series, place, nan);
        return;
    }
    if (!column.toldAsText && ++m_textColumns <= mostTextColumns) {
        m_problems.set("text " + column.key, "column " + inQuotes(column.raw) + " holds text (" + inQuotes(text) + " in line " + std::to_string(m_line) + ") and is not drawn.");
    }
    column.toldAsText = true;
}

}  // namespace gg::imports
