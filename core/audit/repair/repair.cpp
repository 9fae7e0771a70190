#include "core/audit/repair/repair.h"

#include "core/base/error.h"
#include "core/dataset/text_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <string_view>
#include <tuple>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::LabelState;
using dataset::Object;
using dataset::Record;
using dataset::Rect;
using dataset::ShapeKind;

constexpr std::array<std::string_view, repairKindCount> ids{
    "create_empty_label", "clamp", "drop_duplicate", "drop_zero_size", "box_to_polygon", "corners_to_centre", "renumber_classes"};

struct Remedy {
    std::string_view rule;
    RepairKind kind;
};

constexpr std::array remedies{
    Remedy{"label.missing", RepairKind::CreateEmptyLabel},     Remedy{"label.out_of_range", RepairKind::Clamp},
    Remedy{"label.outside_image", RepairKind::Clamp},          Remedy{"label.duplicate", RepairKind::DropDuplicate},
    Remedy{"label.duplicate_row", RepairKind::DropDuplicate},  Remedy{"label.zero_size", RepairKind::DropZeroSize},
    Remedy{"label.read_as_polygon", RepairKind::BoxToPolygon}, Remedy{"label.corners", RepairKind::CornersToCentre},
};

/// A text file by lines, without their line breaks, and what its line breaks are.
struct TextLines {
    std::vector<std::string> lines;
    std::string lineBreak = "\n";
    bool endsWithBreak = true;
};

TextLines split(std::string_view text)
{
    TextLines out;
    out.endsWithBreak = text.empty() || text.ends_with('\n');
    if (text.find("\r\n") != std::string_view::npos) {
        out.lineBreak = "\r\n";
    }
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        out.lines.emplace_back(line);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return out;
}

std::vector<std::string_view> tokensOf(std::string_view line)
{
    constexpr std::string_view blanks = " \t";
    std::vector<std::string_view> tokens;
    for (std::size_t at = line.find_first_not_of(blanks); at != std::string_view::npos;) {
        const std::size_t end = std::min(line.find_first_of(blanks, at), line.size());
        tokens.push_back(line.substr(at, end - at));
        at = line.find_first_not_of(blanks, end);
    }
    return tokens;
}

std::optional<std::vector<double>> numbersOf(const std::vector<std::string_view>& tokens)
{
    std::vector<double> numbers;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        double value = 0;
        const auto [end, error] = std::from_chars(tokens[i].data(), tokens[i].data() + tokens[i].size(), value);
        if (error != std::errc{} || end != tokens[i].data() + tokens[i].size() || !std::isfinite(value)) {
            return std::nullopt;
        }
        numbers.push_back(value);
    }
    return numbers;
}

/// The shortest text that is this number again, and never "1e-05", which some readers do not take.
std::string number(double value)
{
    std::array<char, 400> text{};
    const auto result = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    return {text.data(), result.ptr};
}

std::string rowOf(std::string_view classToken, const std::vector<double>& values)
{
    std::string row(classToken);
    for (const double value : values) {
        row += " " + number(value == 0 ? 0.0 : value);
    }
    return row;
}

/// Edges in, centre and size out, to the twelve digits that survive the two roundings: 0.35, not 0.35000000000000003.
std::vector<double> centreAndSize(double left, double top, double right, double bottom)
{
    const auto rounded = [](double x) { return std::round(x * 1e12) / 1e12; };
    return {rounded((left + right) / 2), rounded((top + bottom) / 2), rounded(right - left), rounded(bottom - top)};
}

double clamped(double value)
{
    return std::clamp(value, 0.0, 1.0);
}

/// The row with everything inside [0, 1]; nothing where no area is left.
std::optional<std::string> clampedRow(const std::vector<std::string_view>& tokens, std::vector<double> values)
{
    if (values.size() == 4) {
        const double left = clamped(values[0] - values[2] / 2);
        const double right = clamped(values[0] + values[2] / 2);
        const double top = clamped(values[1] - values[3] / 2);
        const double bottom = clamped(values[1] + values[3] / 2);
        if (right <= left || bottom <= top) {
            return std::nullopt;
        }
        return rowOf(tokens[0], centreAndSize(left, top, right, bottom));
    }
    for (double& value : values) {
        value = clamped(value);
    }
    return rowOf(tokens[0], values);
}

std::string polygonRow(const std::vector<std::string_view>& tokens, const std::vector<double>& box)
{
    const std::vector<double> c = {box[0] - box[2] / 2, box[1] - box[3] / 2, box[0] + box[2] / 2, box[1] + box[3] / 2};
    std::vector<double> corners{c[0], c[1], c[2], c[1], c[2], c[3], c[0], c[3]};
    for (double& value : corners) {
        value = std::round(value * 1e12) / 1e12;
    }
    return rowOf(tokens[0], corners);
}

double overlap(const Rect& a, const Rect& b)
{
    const double width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
    const double height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
    const double common = width > 0 && height > 0 ? width * height : 0;
    return common > 0 ? common / (a.width * a.height + b.width * b.height - common) : 0;
}

/// Reads the label files of one data set and proposes for one record at a time.
class Proposer
{
public:
    explicit Proposer(const Dataset& dataset)
        : m_dataset(dataset)
    {
    }

    void propose(RepairKind kind, std::size_t record, std::uint32_t line)
    {
        m_kind = kind;
        m_record = &m_dataset.records[record];
        m_index = static_cast<std::int64_t>(record);
        if (kind == RepairKind::CreateEmptyLabel) {
            if (m_record->state == LabelState::Missing && !m_record->label.starts_with('/')) {
                add(0, {}, std::string());
            }
            return;
        }
        if (m_record->state != LabelState::Labelled || !readLines()) {
            return;
        }
        if (line > 0) {
            proposeLine(line);
            return;
        }
        for (const std::uint32_t each : linesConcerned()) {
            proposeLine(each);
        }
    }

    std::vector<Repair> take() &&
    {
        const auto place = [](const Repair& r) { return std::tie(r.file, r.line, r.kind); };
        std::sort(m_repairs.begin(), m_repairs.end(), [&](const Repair& a, const Repair& b) { return place(a) < place(b); });
        m_repairs.erase(std::unique(m_repairs.begin(), m_repairs.end(),
                                    [&](const Repair& a, const Repair& b) { return place(a) == place(b); }),
                        m_repairs.end());
        return std::move(m_repairs);
    }

    /// A row of the file that is read at the moment gets this class token.
    void renumber(std::size_t record, const std::vector<std::int32_t>& newIds)
    {
        m_kind = RepairKind::RenumberClasses;
        m_record = &m_dataset.records[record];
        m_index = static_cast<std::int64_t>(record);
        if (m_record->state != LabelState::Labelled || !readLines()) {
            return;
        }
        for (const Object& object : m_record->objects) {
            const auto id = static_cast<std::size_t>(object.classId);
            if (object.classId < 0 || id >= newIds.size() || newIds[id] == object.classId || object.line > m_lines.lines.size()) {
                continue;
            }
            const std::string& line = m_lines.lines[object.line - 1];
            const std::vector<std::string_view> tokens = tokensOf(line);
            const auto behind = static_cast<std::size_t>(tokens[0].data() - line.data()) + tokens[0].size();
            add(object.line, line, std::to_string(newIds[id]) + line.substr(behind));
        }
    }

private:
    bool readLines()
    {
        if (m_file == m_record->label) {
            return m_readable;
        }
        m_file = m_record->label;
        dataset::TextFile file;
        m_readable = file.read(m_dataset.absolute(m_file));
        m_lines = m_readable ? split(file.text()) : TextLines{};
        return m_readable;
    }

    std::vector<std::uint32_t> linesConcerned() const
    {
        std::vector<std::uint32_t> lines;
        for (std::size_t i = 0; i < m_record->objects.size(); ++i) {
            if (m_kind != RepairKind::DropDuplicate || repeatsEarlier(i)) {
                lines.push_back(m_record->objects[i].line);
            }
        }
        return lines;
    }

    bool repeatsEarlier(std::size_t object) const
    {
        const Object& later = m_record->objects[object];
        return std::any_of(m_record->objects.begin(), m_record->objects.begin() + static_cast<std::ptrdiff_t>(object),
                           [&](const Object& earlier) {
                               return earlier.classId == later.classId && earlier.kind == later.kind &&
                                      overlap(earlier.box, later.box) >= 0.9;
                           });
    }

    void proposeLine(std::uint32_t number)
    {
        if (number == 0 || number > m_lines.lines.size()) {
            return;
        }
        const std::string& line = m_lines.lines[number - 1];
        const std::vector<std::string_view> tokens = tokensOf(line);
        if (m_kind == RepairKind::DropDuplicate) {
            add(number, line, std::nullopt);
            return;
        }
        const auto values = tokens.empty() ? std::nullopt : numbersOf(tokens);
        if (!values || values->size() < 4) {
            return;  // what cannot be read is for a person to correct
        }
        const bool box = values->size() == 4;
        switch (m_kind) {
        case RepairKind::Clamp:
            addChanged(number, line, clampedRow(tokens, *values));
            break;
        case RepairKind::DropZeroSize:
            if (box && ((*values)[2] <= 0 || (*values)[3] <= 0)) {
                add(number, line, std::nullopt);
            }
            break;
        case RepairKind::BoxToPolygon:
            if (box) {
                add(number, line, polygonRow(tokens, *values));
            }
            break;
        case RepairKind::CornersToCentre:
            if (box && (*values)[2] > (*values)[0] && (*values)[3] > (*values)[1]) {
                add(number, line, rowOf(tokens[0], centreAndSize((*values)[0], (*values)[1], (*values)[2], (*values)[3])));
            }
            break;
        default:
            break;
        }
    }

    /// A row that is inside already is left as it is written.
    void addChanged(std::uint32_t number, const std::string& line, const std::optional<std::string>& after)
    {
        const auto old = numbersOf(tokensOf(line));
        const auto changed = after ? numbersOf(tokensOf(*after)) : std::nullopt;
        const bool same =
            old && changed && old->size() == changed->size() &&
            std::equal(old->begin(), old->end(), changed->begin(), [](double a, double b) { return std::abs(a - b) < 1e-9; });
        if (!same) {
            add(number, line, after);
        }
    }

    void add(std::uint32_t line, std::string before, std::optional<std::string> after)
    {
        m_repairs.push_back({.kind = m_kind,
                             .file = m_record->label,
                             .record = m_index,
                             .line = line,
                             .before = std::move(before),
                             .after = std::move(after)});
    }

    const Dataset& m_dataset;
    RepairKind m_kind = RepairKind::Clamp;
    const Record* m_record = nullptr;
    std::int64_t m_index = -1;
    std::string m_file;
    bool m_readable = false;
    TextLines m_lines;
    std::vector<Repair> m_repairs;
};

std::string joined(const TextLines& text, const std::vector<std::optional<std::string>>& lines)
{
    std::string out;
    std::size_t kept = 0;
    for (const std::optional<std::string>& line : lines) {
        kept += line ? 1 : 0;
    }
    for (const std::optional<std::string>& line : lines) {
        if (line) {
            --kept;
            out += *line + (kept > 0 || text.endsWithBreak ? text.lineBreak : std::string());
        }
    }
    return out;
}

FileChange changeOf(const Dataset& dataset, const std::string& name, const std::vector<const Repair*>& repairs)
{
    FileChange change{.file = name, .before = std::nullopt, .after = std::nullopt};
    dataset::TextFile file;
    const bool there = file.read(dataset.absolute(name));
    if (repairs.front()->line == 0) {
        if (there) {
            throw Error(ErrorCode::Malformed, name, "The file is there by now. Audit the data set again.");
        }
        change.after = std::string();
        return change;
    }
    if (!there) {
        throw Error(ErrorCode::Unreadable, name, "Could not be read (" + file.reason() + ").");
    }
    change.before = std::string(file.text());
    const TextLines text = split(*change.before);
    std::vector<std::optional<std::string>> lines(text.lines.begin(), text.lines.end());
    for (const Repair* repair : repairs) {
        if (repair->line > lines.size() || text.lines[repair->line - 1] != repair->before) {
            throw Error(ErrorCode::Malformed, name,
                        "Line " + std::to_string(repair->line) +
                            " is no longer what it was when the repair was proposed. Audit the data set again.");
        }
        std::optional<std::string>& line = lines[repair->line - 1];
        line = line ? repair->after : std::nullopt;
    }
    change.after = joined(text, lines);
    return change;
}

}  // namespace

std::string_view repairId(RepairKind kind)
{
    return ids.at(static_cast<std::size_t>(kind));
}

std::optional<RepairKind> repairFromId(std::string_view id)
{
    const auto it = std::find(ids.begin(), ids.end(), id);
    return it == ids.end() ? std::nullopt : std::optional(static_cast<RepairKind>(it - ids.begin()));
}

bool isCertain(RepairKind kind)
{
    return kind == RepairKind::Clamp || kind == RepairKind::DropDuplicate || kind == RepairKind::DropZeroSize;
}

std::vector<Repair> proposeRepairs(const Dataset& dataset, const std::vector<Finding>& findings, JobControl& control)
{
    Proposer proposer(dataset);
    if (dataset.format != dataset::Format::Yolo) {
        return {};
    }
    control.begin("Proposing repairs", findings.size());
    for (const Finding& finding : findings) {
        control.throwIfStopped();
        control.advance();
        const auto remedy =
            std::find_if(remedies.begin(), remedies.end(), [&](const Remedy& r) { return r.rule == finding.rule; });
        if (remedy == remedies.end()) {
            continue;
        }
        // A mixed file, and corners for centres, concern every row of the file.
        const bool wholeFile = remedy->kind == RepairKind::BoxToPolygon || remedy->kind == RepairKind::CornersToCentre;
        if (finding.record >= 0) {
            proposer.propose(remedy->kind, static_cast<std::size_t>(finding.record), wholeFile ? 0 : finding.line);
        }
        for (const std::uint32_t record : finding.records) {
            proposer.propose(remedy->kind, record, 0);
        }
    }
    return std::move(proposer).take();
}

std::vector<Repair> proposeRenumbering(const Dataset& dataset, const std::vector<std::string>& names, JobControl& control)
{
    std::vector<std::int32_t> newIds;
    for (const std::string& name : dataset.classNames) {
        const auto it = std::find(names.begin(), names.end(), name);
        if (it == names.end()) {
            throw Error(ErrorCode::InvalidArgument, dataset.opened,
                        "The class " + name +
                            " has no place in the other set's names; classes can be put in another order, not left out.");
        }
        newIds.push_back(static_cast<std::int32_t>(it - names.begin()));
    }
    Proposer proposer(dataset);
    if (dataset.format != dataset::Format::Yolo) {
        return {};
    }
    control.begin("Renumbering classes", dataset.records.size());
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        control.throwIfStopped();
        control.advance();
        proposer.renumber(i, newIds);
    }
    return std::move(proposer).take();
}

std::vector<FileChange> applyRepairs(const Dataset& dataset, const std::vector<Repair>& repairs, JobControl& control)
{
    std::map<std::string, std::vector<const Repair*>> byFile;
    for (const Repair& repair : repairs) {
        byFile[repair.file].push_back(&repair);
    }
    control.begin("Applying repairs", byFile.size());
    std::vector<FileChange> changes;
    for (const auto& [file, ofFile] : byFile) {
        control.throwIfStopped();
        control.advance();
        changes.push_back(changeOf(dataset, file, ofFile));
    }
    return changes;
}

}  // namespace gg::audit
