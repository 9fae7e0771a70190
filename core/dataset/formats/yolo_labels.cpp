#include "core/dataset/formats/yolo_labels.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>

namespace gg::dataset
{
namespace
{

/// A file of a million bad lines is one fault, not a million; the last blemish says how many more rows are bad.
constexpr std::size_t maxBlemishes = 200;
constexpr std::size_t maxShownValue = 60;
/// What Ultralytics lets pass on either side of [0, 1].
constexpr double tolerance = 0.01;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

std::string shown(std::string_view text)
{
    return text.size() <= maxShownValue ? std::string(text) : std::string(text.substr(0, maxShownValue)) + "…";
}

/// Plain decimals, as nearly all are: up to 15 digits are a whole number that a double holds exactly, and so is the power of ten
/// that it is divided by, so that the quotient is the nearest double, as from_chars gives it (Clinger 1990, the fast path).
bool parsePlain(std::string_view token, double& value)
{
    static constexpr std::array<double, 16> tens{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    if (token.empty() || token.size() > 16) {
        return false;
    }
    std::uint64_t digits = 0;
    std::size_t count = 0;
    std::size_t point = token.size();
    for (std::size_t i = 0; i < token.size(); ++i) {
        const auto digit = static_cast<unsigned>(token[i] - '0');
        if (digit < 10) {
            digits = digits * 10 + digit;
            ++count;
        } else if (token[i] == '.' && point == token.size()) {
            point = i;
        } else {
            return false;
        }
    }
    if (count == 0 || count > 15) {
        return false;
    }
    const std::size_t behind = point == token.size() ? 0 : token.size() - point - 1;
    value = static_cast<double>(digits) / tens[behind];
    return true;
}

/// Numbers as the trainer's own reader takes them: "+0.5" and "1e-3" are numbers, "0,5" and "nan" are not usable.
bool parseNumber(std::string_view token, double& value)
{
    if (parsePlain(token, value)) {
        return true;
    }
    if (token.size() > 1 && token.front() == '+' && token[1] != '-') {
        token.remove_prefix(1);
    }
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    return error == std::errc{} && end == token.data() + token.size() && std::isfinite(value);
}

class RowParser
{
public:
    RowParser(const YoloLabelOptions& options, Record& record)
        : m_options(options)
        , m_record(record)
    {
    }

    void parse(std::string_view text)
    {
        if (text.starts_with(byteOrderMark)) {
            m_line = 1;
            blemish("label.not_a_number", 1, "byte order mark", "a file without a byte order mark");
            text.remove_prefix(byteOrderMark.size());
            m_line = 0;
        }
        const std::size_t last = text.find_last_not_of(" \t\r\n\v\f");
        m_record.state = last == std::string_view::npos ? LabelState::Empty : LabelState::Labelled;
        if (last == std::string_view::npos) {
            return;
        }
        text = text.substr(0, last + 1);
        m_record.objects.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
        while (!text.empty()) {
            const std::size_t end = text.find('\n');
            ++m_line;
            parseRow(text.substr(0, end));
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
        finish();
    }

private:
    void blemish(const char* rule, std::uint32_t column, std::string_view value, std::string expected)
    {
        if (m_record.blemishes.size() >= maxBlemishes) {
            ++m_more;
            return;
        }
        m_record.blemishes.push_back({.rule = rule,
                                      .file = m_record.label,
                                      .line = m_line,
                                      .column = column,
                                      .value = shown(value),
                                      .expected = std::move(expected)});
    }

    void parseRow(std::string_view row)
    {
        m_values.clear();
        m_numbersValid = true;
        std::size_t columns = 0;
        std::size_t at = 0;
        while (at < row.size()) {
            while (at < row.size() && isBlank(row[at])) {
                ++at;
            }
            const std::size_t begin = at;
            while (at < row.size() && !isBlank(row[at])) {
                ++at;
            }
            if (at > begin) {
                ++columns;
                take(row.substr(begin, at - begin), static_cast<std::uint32_t>(columns));
            }
        }
        if (columns == 0) {
            // A line break alone is passed over by everybody; a line of spaces is a row without columns to Ultralytics.
            if (!row.empty() && row != "\r" && m_seenRow) {
                blemish("label.columns", 0, "0", "5 columns, or an empty line without spaces");
            }
            return;
        }
        m_seenRow = true;
        addObject(row, columns);
    }

    void take(std::string_view token, std::uint32_t column)
    {
        double value = 0;
        if (!parseNumber(token, value)) {
            m_numbersValid = false;
            const bool commas = token.find(',') != std::string_view::npos;
            blemish("label.not_a_number", column, token,
                    commas        ? "a decimal point, and spaces between the columns"
                    : column == 1 ? "a class number from 0"
                                  : "a number from 0 to 1");
        } else if (column == 1) {
            takeClass(token, value);
        } else if ((value < -tolerance || value > 1 + tolerance) && isCoordinate(column)) {
            blemish("label.out_of_range", column, token, "a number from 0 to 1");
        }
        m_values.push_back(value);
    }

    /// Key points bring a visibility of 0, 1 or 2; their columns are not checked.
    bool isCoordinate(std::uint32_t column) const { return m_options.keypointValues == 0 || column <= 5; }

    void takeClass(std::string_view token, double value)
    {
        if (std::abs(value) > 1e6) {
            m_numbersValid = false;
            blemish("label.not_a_number", 1, token, "a class number from 0");
        } else if (value != std::floor(value)) {
            blemish("label.class_fractional", 1, token, "a whole class number");
        }
    }

    void addObject(std::string_view row, std::size_t columns)
    {
        const auto poseColumns = static_cast<std::size_t>(5 + m_options.keypointValues);
        m_widestRow = std::max(m_widestRow, columns);
        if (columns == 5 || (m_options.keypointValues > 0 && columns == poseColumns)) {
            addBox();
        } else if (m_options.keypointValues > 0) {
            blemish("label.columns", 0, std::to_string(columns), std::to_string(poseColumns) + " columns (box and key points)");
        } else if (columns >= 7 && columns % 2 == 1) {
            addPolygon();
        } else if (columns == 6) {
            blemish("label.columns", 0, "6", "5 columns; the sixth is usually a confidence of a saved prediction");
            if (m_numbersValid) {
                addBox();
                m_record.makeExtras().add(static_cast<std::uint32_t>(m_record.objects.size() - 1), AttributeKey::Confidence, m_values[5]);
            }
        } else if (columns == 1 && row.find_first_of(",;") != std::string_view::npos) {
            // Already told as "not a number", with the comma as its reason.
        } else {
            blemish("label.columns", 0, std::to_string(columns), "5 columns for a box, or 7, 9, 11 … for a polygon");
        }
    }

    void addBox()
    {
        if (!m_numbersValid) {
            return;
        }
        ++m_boxes;
        m_firstBoxLine = m_firstBoxLine == 0 ? m_line : m_firstBoxLine;
        const double width = m_values[3];
        const double height = m_values[4];
        m_record.objects.push_back({.kind = ShapeKind::Box,
                                    .classId = static_cast<std::int32_t>(std::floor(m_values[0])),
                                    .line = m_line,
                                    .box = {m_values[1] - width / 2, m_values[2] - height / 2, width, height}});
    }

    void addPolygon()
    {
        if (!m_numbersValid) {
            return;
        }
        const auto first = static_cast<std::uint32_t>(m_record.points.size());
        double left = m_values[1];
        double right = left;
        double top = m_values[2];
        double bottom = top;
        for (std::size_t i = 1; i + 1 < m_values.size(); i += 2) {
            m_record.points.push_back({m_values[i], m_values[i + 1]});
            left = std::min(left, m_values[i]);
            right = std::max(right, m_values[i]);
            top = std::min(top, m_values[i + 1]);
            bottom = std::max(bottom, m_values[i + 1]);
        }
        m_record.objects.push_back({.kind = ShapeKind::Polygon,
                                    .pointCount = static_cast<std::uint32_t>(m_record.points.size()) - first,
                                    .classId = static_cast<std::int32_t>(std::floor(m_values[0])),
                                    .line = m_line,
                                    .firstPoint = first,
                                    .box = {left, top, right - left, bottom - top}});
    }

    void finish()
    {
        if (m_options.keypointValues == 0 && m_widestRow > 6 && m_boxes > 0) {
            m_line = m_firstBoxLine;
            blemish("label.read_as_polygon", 0, std::to_string(m_boxes), "boxes only, or polygons only, in one file");
        }
        if (m_more > 0) {
            m_record.blemishes.push_back({.rule = "label.more_faults",
                                          .file = m_record.label,
                                          .value = std::to_string(m_more),
                                          .expected = "a text file with one object a line"});
        }
    }

    const YoloLabelOptions& m_options;
    Record& m_record;
    std::vector<double> m_values;
    std::uint32_t m_line = 0;
    std::uint32_t m_firstBoxLine = 0;
    std::size_t m_boxes = 0;
    std::size_t m_widestRow = 0;
    std::size_t m_more = 0;
    bool m_numbersValid = true;
    bool m_seenRow = false;
};

}  // namespace

void parseYoloLabel(std::string_view text, const YoloLabelOptions& options, Record& record)
{
    RowParser(options, record).parse(text);
}

}  // namespace gg::dataset
