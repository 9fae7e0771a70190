#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::report {

// Inside this folder only.

/// Text as HTML shows it, in an element or in a quoted attribute.
std::string escaped(std::string_view text);
/// 4888 as "4,888".
std::string count(std::uint64_t value);
/// A whole page around `body`.
std::string page(const std::string& title, const std::string& body);
/// A picture that is part of the page. As an image, so that ids and styles of several drawings do not meet, and none can run a script.
std::string picture(const std::string& caption, std::string_view svg);

/// A table; cells are HTML already. Columns from `firstNumber` on are right-aligned.
class Table {
public:
    Table(std::vector<std::string> header, std::size_t firstNumber);
    void add(const std::vector<std::string>& cells);
    std::string html() const;

private:
    void appendRow(const std::vector<std::string>& cells, std::string_view element);
    std::string m_html;
    std::size_t m_firstNumber;
};

}  // namespace gg::report
