#include "core/imports/run_files.h"
#include "core/imports/run_place.h"
#include "core/imports/run_settings.h"
#include "core/imports/table_layout.h"

#include <simdjson.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

namespace gg::imports {
namespace {

/// A person chooses among a few; a table of thousands of columns is searched by its first ones.
constexpr std::size_t mostNamed = 500;

void namesOfTable(std::string_view text, StepColumns& found)
{
    const std::string_view header = firstLineOf(text);
    const TableShape shape = shapeOf(header);
    std::vector<std::string_view> cells;
    splitRow(header, shape, cells);
    const bool named = std::any_of(cells.begin(), cells.end(), [&](std::string_view cell) { return readCell(cell, shape).kind == CellKind::Text; });
    for (std::size_t i = 0; i < std::min(cells.size(), mostNamed); ++i) {
        found.columns.push_back(named && !cells[i].empty() ? std::string(cells[i]) : "column " + std::to_string(i + 1));
    }
}

void namesOfObject(simdjson::dom::object object, const std::string& before, StepColumns& found)
{
    for (const auto field : object) {
        const std::string name = before + std::string(field.key);
        if (field.value.is_number() && found.columns.size() < mostNamed) {
            found.columns.push_back(name);
        } else if (field.value.is_object() && std::count(name.begin(), name.end(), '/') < 4) {
            namesOfObject(field.value.get_object().value(), name + "/", found);
        }
    }
}

/// Of the first lines that are whole: a first one may hold settings alone.
void namesOfJsonLines(std::string_view text, StepColumns& found)
{
    simdjson::dom::parser parser;
    for (int line = 0; line < 20 && !text.empty() && found.columns.empty(); ++line) {
        const std::size_t end = text.find('\n');
        simdjson::dom::object object;
        if (parser.parse(std::string(text.substr(0, end))).get(object) == simdjson::SUCCESS) {
            namesOfObject(object, {}, found);
        }
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

}  // namespace

StepColumns stepColumnsOf(const RunPlace& place)
{
    StepColumns found;
    if (place.tool != "table" || place.files.empty()) {
        found.obvious = true;
        return found;
    }
    const std::string file = (std::filesystem::path(folderOf(place)) / place.files.front()).string();
    const LogSniff sniff = sniffLog(file, true);
    const std::string text = beginOfFile(file);
    if (sniff.kind == LogKind::Table) {
        namesOfTable(text, found);
    } else if (sniff.kind == LogKind::JsonLines) {
        namesOfJsonLines(text, found);
    }
    found.obvious = std::any_of(found.columns.begin(), found.columns.end(), [](const std::string& name) {
        const ColumnRole role = roleOf(name);
        return role == ColumnRole::Step || role == ColumnRole::Epoch;
    });
    return found;
}

}  // namespace gg::imports
