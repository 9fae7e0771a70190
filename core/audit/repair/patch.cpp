#include "core/audit/repair/patch.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace gg::audit
{
namespace
{

constexpr std::size_t context = 3;
/// Above this many cells the table of common lines is not made; the lines in question are replaced as a block.
constexpr std::size_t mostCells = 4'000'000;

/// Lines with their line breaks; the last one may have none.
std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::size_t length = end == std::string_view::npos ? text.size() : end + 1;
        lines.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return lines;
}

using Lines = std::vector<std::string_view>;

/// One line of a diff: ' ' kept, '-' taken out, '+' put in.
struct Step {
    char sign;
    std::string_view line;
};

/// The longest common subsequence of what is left when equal heads and tails are off.
void addMiddle(const Lines& a, std::size_t aFrom, std::size_t aTo, const Lines& b, std::size_t bFrom, std::size_t bTo,
               std::vector<Step>& steps)
{
    const std::size_t rows = aTo - aFrom;
    const std::size_t columns = bTo - bFrom;
    if (rows * columns > mostCells || rows == 0 || columns == 0) {
        for (std::size_t i = aFrom; i < aTo; ++i) {
            steps.push_back({'-', a[i]});
        }
        for (std::size_t j = bFrom; j < bTo; ++j) {
            steps.push_back({'+', b[j]});
        }
        return;
    }
    std::vector<std::uint32_t> common((rows + 1) * (columns + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return common[i * (columns + 1) + j]; };
    for (std::size_t i = rows; i-- > 0;) {
        for (std::size_t j = columns; j-- > 0;) {
            at(i, j) = a[aFrom + i] == b[bFrom + j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
        }
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && a[aFrom + i] == b[bFrom + j]) {
            steps.push_back({' ', a[aFrom + i]});
            ++i;
            ++j;
        } else if (i < rows && (j == columns || at(i + 1, j) >= at(i, j + 1))) {
            steps.push_back({'-', a[aFrom + i++]});
        } else {
            steps.push_back({'+', b[bFrom + j++]});
        }
    }
}

std::vector<Step> stepsBetween(const Lines& a, const Lines& b)
{
    std::size_t head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head]) {
        ++head;
    }
    std::size_t tail = 0;
    while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) {
        ++tail;
    }
    std::vector<Step> steps;
    for (std::size_t i = 0; i < head; ++i) {
        steps.push_back({' ', a[i]});
    }
    addMiddle(a, head, a.size() - tail, b, head, b.size() - tail, steps);
    for (std::size_t i = a.size() - tail; i < a.size(); ++i) {
        steps.push_back({' ', a[i]});
    }
    return steps;
}

std::string range(std::size_t before, std::size_t count)
{
    // An empty range names the line before it.
    const std::size_t first = count == 0 ? before : before + 1;
    return std::to_string(first) + (count == 1 ? "" : "," + std::to_string(count));
}

void addHunks(const std::vector<Step>& steps, std::string& out)
{
    std::size_t at = 0;
    std::size_t oldLine = 0;
    std::size_t newLine = 0;
    const auto pass = [&](std::size_t until) {
        for (; at < until; ++at) {
            oldLine += steps[at].sign != '+' ? 1 : 0;
            newLine += steps[at].sign != '-' ? 1 : 0;
        }
    };
    const auto isChange = [](const Step& step) { return step.sign != ' '; };
    for (;;) {
        const auto next = std::find_if(steps.begin() + static_cast<std::ptrdiff_t>(at), steps.end(), isChange);
        if (next == steps.end()) {
            return;
        }
        const auto change = static_cast<std::size_t>(next - steps.begin());
        pass(std::max(at, change - std::min(change, context)));
        std::size_t end = change;
        for (std::size_t quiet = 0, i = change; i < steps.size() && quiet <= 2 * context; ++i) {
            quiet = isChange(steps[i]) ? 0 : quiet + 1;
            end = isChange(steps[i]) ? i + 1 : end;
        }
        end = std::min(steps.size(), end + context);
        const auto count = [&](char other) {
            return static_cast<std::size_t>(std::count_if(steps.begin() + static_cast<std::ptrdiff_t>(at),
                                                          steps.begin() + static_cast<std::ptrdiff_t>(end),
                                                          [&](const Step& step) { return step.sign != other; }));
        };
        out += "@@ -" + range(oldLine, count('+')) + " +" + range(newLine, count('-')) + " @@\n";
        for (std::size_t i = at; i < end; ++i) {
            out += steps[i].sign;
            out += steps[i].line;
            if (!steps[i].line.ends_with('\n')) {
                out += "\n\\ No newline at end of file\n";
            }
        }
        pass(end);
    }
}

/// Names with spaces, quotes or other bytes than printable ASCII, as git writes them.
std::string quoted(const std::string& name)
{
    const auto plain = [](char c) { return c > ' ' && c < 127 && c != '"' && c != '\\'; };
    if (std::all_of(name.begin(), name.end(), plain)) {
        return name;
    }
    std::string out = "\"";
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte >= ' ' && byte < 127) {
            out += c;
        } else {
            out += '\\';
            for (const unsigned shift : {6U, 3U, 0U}) {
                out += static_cast<char>('0' + ((byte >> shift) & 7U));
            }
        }
    }
    return out + "\"";
}

}  // namespace

std::string unifiedDiff(const std::vector<FileChange>& changes)
{
    std::string out;
    for (const FileChange& change : changes) {
        if (change.before == change.after) {
            continue;
        }
        const std::string a = quoted("a/" + change.file);
        const std::string b = quoted("b/" + change.file);
        out += "diff --git " + a + " " + b + "\n";
        if (!change.before) {
            out += "new file mode 100644\n";
        } else if (!change.after) {
            out += "deleted file mode 100644\n";
        }
        const std::vector<Step> steps = stepsBetween(linesOf(change.before ? *change.before : std::string_view{}),
                                                     linesOf(change.after ? *change.after : std::string_view{}));
        if (!steps.empty()) {
            out += "--- " + (change.before ? a : "/dev/null") + "\n+++ " + (change.after ? b : "/dev/null") + "\n";
            addHunks(steps, out);
        }
    }
    return out;
}

std::vector<FileChange> reversed(std::vector<FileChange> changes)
{
    for (FileChange& change : changes) {
        std::swap(change.before, change.after);
    }
    return changes;
}

}  // namespace gg::audit
