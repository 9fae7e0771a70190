#include "app/cli/text_table.h"

#include <algorithm>

namespace gg::cli {
namespace {

/// Without the bytes that go on with a letter.
std::size_t letters(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](unsigned char c) { return (c & 0xC0U) != 0x80U; }));
}

}  // namespace

std::string TextTable::text() const
{
    std::vector<std::size_t> widths;
    for (const auto& row : m_rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], letters(row[i]));
        }
    }
    std::string out;
    for (const auto& row : m_rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string space(widths[i] - letters(row[i]), ' ');
            out += i == 0 ? "  " + row[i] + space : "  " + space + row[i];
        }
        out += '\n';
    }
    return out;
}

}  // namespace gg::cli
