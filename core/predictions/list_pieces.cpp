#include "core/predictions/list_pieces.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

namespace gg::predictions {
namespace {

/// Small enough to stay in a core's cache with its index, large enough that a piece is not mostly overhead.
constexpr std::uint64_t pieceBytes = 512U << 10U;
constexpr std::uint64_t lookedAt = 4U << 10U;
/// An element that is larger holds a mask; findJsonSections takes such files.
constexpr std::uint64_t farthestLook = 4U << 20U;
constexpr std::string_view blank = " \t\r\n";

class Window {
public:
    explicit Window(const std::string& file)
        : m_file(file)
    {
    }
    std::string_view read(std::uint64_t begin, std::uint64_t end)
    {
        return dataset::readJsonBatch(m_file, {.begin = begin, .end = end}, m_buffer);
    }

private:
    const std::string& m_file;
    std::vector<char> m_buffer;
};

/// Where "}", a comma and "{" follow each other: the place of the comma.
std::size_t findCut(std::string_view text)
{
    for (std::size_t comma = text.find(','); comma != std::string_view::npos; comma = text.find(',', comma + 1)) {
        const std::size_t before = comma == 0 ? std::string_view::npos : text.find_last_not_of(blank, comma - 1);
        const std::size_t after = text.find_first_not_of(blank, comma + 1);
        if (before != std::string_view::npos && text[before] == '}' && after != std::string_view::npos && text[after] == '{') {
            return comma;
        }
    }
    return std::string_view::npos;
}

/// The first cut at or behind `from`; nullopt where there is none near.
std::optional<std::uint64_t> cutBehind(Window& window, std::uint64_t from, std::uint64_t end)
{
    for (std::uint64_t length = lookedAt; length <= farthestLook; length *= 8) {
        const std::size_t cut = findCut(window.read(from, std::min(end, from + length)));
        if (cut != std::string_view::npos) {
            return from + cut;
        }
        if (from + length >= end) {
            break;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::vector<dataset::JsonBatch>> cutList(const std::string& file)
{
    std::error_code error;
    const std::uint64_t size = std::filesystem::file_size(file, error);
    if (error || size < 2) {
        return std::nullopt;
    }
    Window window(file);
    std::string_view head = window.read(0, std::min(size, lookedAt));
    const std::size_t mark = head.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::size_t open = head.find_first_not_of(blank, mark);
    if (open == std::string_view::npos || head[open] != '[') {
        return std::nullopt;
    }
    const std::uint64_t tailBegin = size - std::min(size, lookedAt);
    const std::string_view tail = window.read(tailBegin, size);
    const std::size_t close = tail.find_last_not_of(blank);
    if (close == std::string_view::npos || tail[close] != ']' || tailBegin + close <= open) {
        return std::nullopt;
    }
    const std::uint64_t end = tailBegin + close;
    std::vector<dataset::JsonBatch> pieces;
    std::uint64_t begin = open + 1;
    while (end - begin > 2 * pieceBytes) {
        const std::optional<std::uint64_t> cut = cutBehind(window, begin + pieceBytes, end);
        if (!cut) {
            break;
        }
        pieces.push_back({.begin = begin, .end = *cut});
        begin = *cut + 1;
    }
    pieces.push_back({.begin = begin, .end = end});
    return pieces;
}

}  // namespace gg::predictions
