#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/file_names.h"
#include "core/dataset/file_tree.h"
#include "core/dataset/text_file.h"
#include "core/predictions/issue_log.h"
#include "core/predictions/row_source.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gg::predictions {
namespace {

constexpr std::string_view blank = " \t\r";

/// Numbers of a line; false where a token is none.
bool readNumbers(std::string_view line, std::vector<double>& numbers)
{
    numbers.clear();
    while (true) {
        const std::size_t begin = line.find_first_not_of(blank);
        if (begin == std::string_view::npos) {
            return true;
        }
        line.remove_prefix(begin);
        const std::size_t end = std::min(line.find_first_of(blank), line.size());
        double value = 0;
        const auto [stop, error] = std::from_chars(line.data(), line.data() + end, value);
        if (error != std::errc{} || stop != line.data() + end) {
            return false;
        }
        numbers.push_back(value);
        line.remove_prefix(end);
    }
}

class LineReader {
public:
    LineReader(CocoRows& out, Shapes shapes)
        : m_out(out)
        , m_shapes(shapes)
    {
    }

    void read(std::string_view line, std::uint32_t number)
    {
        ++m_out.count;
        m_line = line;
        m_number = number;
        if (!readNumbers(line, m_numbers)) {
            fault(IssueKind::NotARow);
            return;
        }
        // Class and box, or class and points, without what save_conf adds.
        if (m_numbers.size() == 5 || (m_numbers.size() >= 7 && m_numbers.size() % 2 == 1)) {
            fault(IssueKind::MissingField, "no confidence: ");
            return;
        }
        if (m_numbers.size() < 6 || m_numbers.front() != std::floor(m_numbers.front()) || std::abs(m_numbers.front()) > 1e9) {
            fault(IssueKind::NotARow);
            return;
        }
        ++m_out.withScore;
        if (!std::isfinite(m_numbers.back())) {
            fault(IssueKind::ScoreNotANumber);
        } else if (!std::all_of(m_numbers.begin(), m_numbers.end(), [](double value) { return std::isfinite(value); })) {
            fault(IssueKind::NotABox);
        } else {
            add();
        }
    }

private:
    void add()
    {
        CocoRow row{.score = m_numbers.back(), .image = 0, .category = category(static_cast<std::int64_t>(m_numbers.front())), .row = m_number, .hasBox = true};
        if (m_numbers.size() == 6) {
            row.box = {m_numbers[1] - m_numbers[3] / 2, m_numbers[2] - m_numbers[4] / 2, m_numbers[3], m_numbers[4]};
        } else {
            row.box = boundsOfPoints();
            ++m_out.withShape;
            row.shape = m_shapes == Shapes::Masks ? addRing() : metrics::none;
        }
        m_out.rows.push_back(row);
    }

    metrics::Box boundsOfPoints() const
    {
        double left = m_numbers[1];
        double top = m_numbers[2];
        double right = left;
        double bottom = top;
        for (std::size_t i = 1; i + 2 < m_numbers.size(); i += 2) {
            left = std::min(left, m_numbers[i]);
            right = std::max(right, m_numbers[i]);
            top = std::min(top, m_numbers[i + 1]);
            bottom = std::max(bottom, m_numbers[i + 1]);
        }
        return {left, top, right - left, bottom - top};
    }

    std::uint32_t addRing()
    {
        ShapePool& pool = m_out.shapes;
        ShapePool::Shape shape{.begin = pool.numbers.size(), .firstRing = pool.rings.size()};
        pool.rings.push_back(pool.numbers.size());
        pool.numbers.insert(pool.numbers.end(), m_numbers.begin() + 1, m_numbers.end() - 1);
        shape.end = pool.numbers.size();
        shape.ringEnd = pool.rings.size();
        pool.shapes.push_back(shape);
        return static_cast<std::uint32_t>(pool.shapes.size() - 1);
    }

    std::uint32_t category(std::int64_t number)
    {
        const auto it = std::find_if(m_out.categories.begin(), m_out.categories.end(), [&](const dataset::CocoId& id) { return id.number == number; });
        if (it == m_out.categories.end()) {
            m_out.categories.push_back({.number = number, .text = {}});
            return static_cast<std::uint32_t>(m_out.categories.size() - 1);
        }
        return static_cast<std::uint32_t>(it - m_out.categories.begin());
    }

    void fault(IssueKind kind, const char* what = "")
    {
        constexpr std::size_t longest = 60;
        const bool say = m_out.faults.size() < IssueLog::keptExamples;
        m_out.faults.push_back({.kind = kind, .row = m_number, .said = say ? what + std::string(m_line.substr(0, longest)) : std::string()});
    }

    CocoRows& m_out;
    Shapes m_shapes;
    std::string_view m_line;
    std::uint32_t m_number = 0;
    std::vector<double> m_numbers;
};

/// The number of lines.
std::uint32_t readText(std::string_view text, Shapes shapes, CocoRows& out)
{
    LineReader lines(out, shapes);
    std::uint32_t number = 0;
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t last = line.find_last_not_of(blank);
        if (last != std::string_view::npos) {
            lines.read(line.substr(0, last + 1), number);
        }
        ++number;
    }
    return number;
}

}  // namespace

RowSource readYoloText(const std::string& folder, Shapes shapes, JobControl& control)
{
    RowSource source{.path = folder, .places = RowSource::Places::Lines, .normalised = true, .countsFromZero = true};
    std::vector<dataset::Blemish> blemishes;
    std::vector<std::string> texts = dataset::listFiles(folder, dataset::isTextFile, control, blemishes);
    std::erase_if(texts, [](const std::string& path) { return dataset::isClassList(path); });
    control.begin("Reading predictions", texts.size());
    source.pieces.resize(texts.size());
    std::vector<std::uint32_t> lines(texts.size());
    std::vector<char> readable(texts.size(), 0);
    parallelFor(texts.size(), 64, control, [&](std::size_t i) {
        thread_local dataset::TextFile reader;
        RowSource::Piece& piece = source.pieces[i];
        piece.file = dataset::relativeTo(folder, texts[i]);
        if (reader.read(texts[i])) {
            readable[i] = 1;
            piece.rows.images.push_back({.number = std::nullopt, .text = std::string(dataset::stemOf(texts[i]))});
            lines[i] = readText(reader.text(), shapes, piece.rows);
        }
    });
    std::uint32_t first = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        source.pieces[i].first = first;
        first += lines[i];
        source.count += source.pieces[i].rows.count;
        source.withScore += source.pieces[i].rows.withScore;
        if (readable[i] == 0) {
            source.unreadable.push_back(source.pieces[i].file);
        }
    }
    for (const dataset::Blemish& blemish : blemishes) {
        source.unreadable.push_back(blemish.file);
    }
    return source;
}

}  // namespace gg::predictions
