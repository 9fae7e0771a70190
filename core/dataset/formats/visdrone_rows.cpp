#include "core/dataset/formats/visdrone_rows.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace gg::dataset
{
namespace
{

constexpr std::size_t imageColumns = 8;
constexpr std::size_t videoColumns = 10;
constexpr std::size_t sniffedRows = 5;
constexpr int others = 11;

bool isWhole(double value)
{
    return value == std::floor(value) && std::abs(value) < 1e9;
}

/// What the columns behind the box may hold; the official tool writes −1 in truncation and occlusion where nobody looked.
struct Column {
    const char* name;
    double least;
    double most;
    AttributeKey key;
};

void addAttributes(const double* values, std::uint32_t line, std::size_t firstColumn, Record& record, RowFaults& faults)
{
    static constexpr std::array<Column, 2> columns{
        {{"truncation", -1, 1, AttributeKey::Truncation}, {"occlusion", -1, 2, AttributeKey::Occlusion}}};
    const auto object = static_cast<std::uint32_t>(record.objects.size() - 1);
    RecordExtras& out = record.makeExtras();
    out.add(object, AttributeKey::Confidence, values[4]);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const double value = values[6 + i];
        if (!isWhole(value) || value < columns[i].least || value > columns[i].most) {
            faults.add("label.attribute_out_of_range", line, firstColumn + 7 + i,
                       std::string(columns[i].name) + " " + std::to_string(value),
                       "0 to " + std::to_string(static_cast<int>(columns[i].most)));
        }
        if (isWhole(value)) {
            out.add(object, columns[i].key, static_cast<std::int64_t>(value));
        }
    }
}

/// `values` are the 8 columns from the box on; `firstColumn` is how many stand before them.
void addObject(const double* values, std::uint32_t line, std::size_t firstColumn, Record& record, RowFaults& faults)
{
    const double category = values[5];
    if (!isWhole(category) || category < 0 || category > others) {
        faults.add("visdrone.category_unknown", line, firstColumn + 6, std::to_string(category), "a category from 0 to 11");
        return;
    }
    const auto id = static_cast<std::int32_t>(category);
    record.objects.push_back({.kind = ShapeKind::Box,
                              .classId = id,
                              .line = line & 0x7FFFFFFFU,
                              .ignore = id == 0 || id == others || values[4] == 0,
                              .box = {values[0], values[1], values[2], values[3]}});
    addAttributes(values, line, firstColumn, record, faults);
}

void addColumnsFault(const NumberRow& row, std::uint32_t line, std::size_t wanted, RowFaults& faults)
{
    faults.add("label.columns", line, 0, std::to_string(row.columns),
               std::to_string(wanted) + " columns: " + (wanted == videoColumns ? "frame, target, " : "") +
                   "left, top, width, height, score, category, truncation, occlusion");
}

}  // namespace

void parseVisDroneLabel(std::string_view text, Record& record)
{
    record.space = CoordinateSpace::Pixels;
    record.state = LabelState::Empty;
    RowFaults faults(record);
    for (Lines lines(text); lines.next();) {
        if (lines.line().empty()) {
            continue;
        }
        record.state = LabelState::Labelled;
        const NumberRow row = parseNumberRow(lines.line());
        if (!row.valid()) {
            faults.addNotANumber(row, lines.number());
        } else if (row.columns != imageColumns) {
            addColumnsFault(row, lines.number(), imageColumns, faults);
        } else {
            addObject(row.values.data(), lines.number(), 0, record, faults);
        }
    }
    faults.finish();
}

void parseVisDroneVideo(std::string_view text, const std::function<Record*(std::int64_t frame)>& recordOf, Record& rest)
{
    RowFaults faults(rest);
    for (Lines lines(text); lines.next();) {
        if (lines.line().empty()) {
            continue;
        }
        const NumberRow row = parseNumberRow(lines.line());
        if (!row.valid()) {
            faults.addNotANumber(row, lines.number());
            continue;
        }
        if (row.columns != videoColumns) {
            addColumnsFault(row, lines.number(), videoColumns, faults);
            continue;
        }
        Record* record = isWhole(row.values[0]) ? recordOf(static_cast<std::int64_t>(row.values[0])) : nullptr;
        if (record == nullptr) {
            faults.add("visdrone.frame_unknown", lines.number(), 1, lines.line().substr(0, lines.line().find(',')),
                       "the number of a picture of the sequence");
            continue;
        }
        record->state = LabelState::Labelled;
        addObject(row.values.data() + 2, lines.number(), 2, *record, faults);
    }
    faults.finish();
}

VisDroneKind visDroneKind(std::string_view text)
{
    VisDroneKind kind = VisDroneKind::None;
    std::size_t rows = 0;
    for (Lines lines(text); rows < sniffedRows && lines.next();) {
        if (lines.line().empty()) {
            continue;
        }
        const NumberRow row = parseNumberRow(lines.line());
        const bool video = row.columns == videoColumns;
        const double category = row.values[video ? 7 : 5];
        if (lines.line().find(',') == std::string_view::npos || !row.valid() || (row.columns != imageColumns && !video) ||
            !isWhole(category) || category < 0 || category > others) {
            return VisDroneKind::None;
        }
        const VisDroneKind here = video ? VisDroneKind::Video : VisDroneKind::Images;
        if (rows > 0 && here != kind) {
            return VisDroneKind::None;
        }
        kind = here;
        ++rows;
    }
    return kind;
}

}  // namespace gg::dataset
