#include "core/dataset/formats/wider_list.h"

#include "core/dataset/file_names.h"
#include "core/dataset/formats/number_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace gg::dataset
{
namespace
{

constexpr std::size_t rowColumns = 10;
constexpr std::size_t boxColumns = 4;

struct Column {
    const char* name;
    int most;
    AttributeKey key;
};

/// Behind the box, in the order of the readme that comes with the lists.
constexpr std::array<Column, 6> columns{{{"blur", 2, AttributeKey::Blur},
                                         {"expression", 1, AttributeKey::Expression},
                                         {"illumination", 1, AttributeKey::Illumination},
                                         {"invalid", 1, AttributeKey::Invalid},
                                         {"occlusion", 2, AttributeKey::Occlusion},
                                         {"pose", 1, AttributeKey::Pose}}};

bool isZero(const NumberRow& row)
{
    return row.valid() && std::all_of(row.values.begin(), row.values.end(), [](double value) { return value == 0; });
}

class Parser
{
public:
    Parser(const std::string& file, std::vector<Blemish>& rest)
        : m_file(file)
        , m_rest(rest)
    {
    }

    std::vector<WiderEntry> parse(std::string_view text)
    {
        for (Lines lines(text); lines.next();) {
            m_line = lines.number();
            if (!lines.line().empty()) {
                take(lines.line());
            }
        }
        finish(true);
        return std::move(m_entries);
    }

private:
    WiderEntry& entry() { return m_entries.back(); }

    void take(std::string_view line)
    {
        if (isImageFile(line)) {
            finish(false);
            m_entries.push_back({.image = std::string(line), .line = m_line, .record = {}});
            entry().record.label = m_file;
            entry().record.space = CoordinateSpace::Pixels;
            m_expectsCount = true;
            m_count.reset();
            m_rows = 0;
            return;
        }
        const NumberRow row = parseNumberRow(line);
        if (m_entries.empty()) {
            m_rest.push_back({.rule = "wider.no_image",
                              .file = m_file,
                              .line = m_line,
                              .value = shownValue(line),
                              .expected = "the path of a picture in the first line"});
        } else if (m_expectsCount && row.columns == 1) {
            takeCount(row, line);
        } else {
            m_expectsCount = false;
            takeRow(row);
        }
    }

    void takeCount(const NumberRow& row, std::string_view line)
    {
        m_expectsCount = false;
        const double count = row.values[0];
        if (row.valid() && count >= 0 && count == std::floor(count) && count < 1e9) {
            m_count = static_cast<std::size_t>(count);
        } else {
            RowFaults(entry().record).add("wider.count_differs", m_line, 0, line, "the number of faces");
        }
    }

    void takeRow(const NumberRow& row)
    {
        if (m_count == std::size_t{0} && m_rows == 0 && isZero(row)) {
            return;  // stands in for the rows of a picture without faces
        }
        ++m_rows;
        RowFaults faults(entry().record);
        if (!row.valid()) {
            addFault([&] { faults.addNotANumber(row, m_line); });
        } else if (row.columns != rowColumns && row.columns != boxColumns) {
            addFault([&] {
                faults.add("label.columns", m_line, 0, std::to_string(row.columns),
                           "10 columns: x y w h blur expression illumination invalid occlusion pose");
            });
        } else {
            addFace(row, faults);
        }
    }

    /// A list that is something else altogether is one fault, not a million.
    template <typename Add>
    void addFault(Add add)
    {
        if (entry().record.blemishes.size() < mostFaults) {
            add();
        } else {
            ++m_more;
        }
    }

    void addFace(const NumberRow& row, RowFaults& faults)
    {
        Record& record = entry().record;
        const bool attributed = row.columns == rowColumns;
        record.objects.push_back({.kind = ShapeKind::Box,
                                  .line = m_line & 0x7FFFFFFFU,
                                  .ignore = attributed && row.values[7] == 1,
                                  .box = {row.values[0], row.values[1], row.values[2], row.values[3]}});
        if (!attributed) {
            return;
        }
        const auto object = static_cast<std::uint32_t>(record.objects.size() - 1);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const double value = row.values[boxColumns + i];
            if (value != std::floor(value) || value < 0 || value > columns[i].most) {
                addFault([&] {
                    faults.add("label.attribute_out_of_range", m_line, boxColumns + i + 1,
                               std::string(columns[i].name) + " " + std::to_string(value),
                               "0 to " + std::to_string(columns[i].most));
                });
            } else {
                record.makeExtras().add(object, columns[i].key, static_cast<std::int64_t>(value));
            }
        }
    }

    void finish(bool atEnd)
    {
        if (m_entries.empty()) {
            return;
        }
        Record& record = entry().record;
        const bool counted = m_count.has_value();
        record.state = !record.objects.empty()    ? LabelState::Labelled
                       : counted && *m_count == 0 ? LabelState::Empty
                       : m_rows > 0               ? LabelState::Labelled
                                                  : LabelState::Missing;
        const auto told = [&](const char* rule, std::string value, std::string expected) {
            record.blemishes.push_back(
                {.rule = rule, .file = m_file, .line = entry().line, .value = std::move(value), .expected = std::move(expected)});
        };
        if (counted && *m_count != m_rows) {
            const bool cut = atEnd && *m_count > m_rows;
            told(cut ? "wider.ends_early" : "wider.count_differs", std::to_string(*m_count), std::to_string(m_rows));
        } else if (!counted && m_expectsCount && atEnd && m_seenCount) {
            told("wider.ends_early", "no count", "0");
        }
        if (m_more > 0) {
            told("label.more_faults", std::to_string(m_more), "rows of 10 numbers");
        }
        m_seenCount = m_seenCount || counted;
        m_more = 0;
    }

    static constexpr std::size_t mostFaults = 200;
    const std::string& m_file;
    std::vector<Blemish>& m_rest;
    std::vector<WiderEntry> m_entries;
    std::uint32_t m_line = 0;
    bool m_expectsCount = false;
    bool m_seenCount = false;
    std::optional<std::size_t> m_count;
    std::size_t m_rows = 0;
    std::size_t m_more = 0;
};

}  // namespace

std::vector<WiderEntry> parseWiderList(std::string_view text, const std::string& file, std::vector<Blemish>& rest)
{
    return Parser(file, rest).parse(text);
}

bool looksLikeWiderList(std::string_view text)
{
    std::size_t at = 0;
    for (Lines lines(text); lines.next();) {
        if (lines.line().empty()) {
            continue;
        }
        const NumberRow row = parseNumberRow(lines.line());
        if ((at == 0 && !isImageFile(lines.line())) || (at == 1 && (!row.valid() || row.columns != 1)) ||
            (at == 2 && (!row.valid() || row.columns < boxColumns) && !isImageFile(lines.line()))) {
            return false;
        }
        if (++at == 3) {
            return true;
        }
    }
    return at == 2;
}

}  // namespace gg::dataset
