#include "core/report/html.h"

namespace gg::report {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light; }
body { font: 15px/1.5 system-ui, "DejaVu Sans", sans-serif; color: #1b1b1b; background: #fff; max-width: 62rem; margin: 2.5rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.6rem; margin: 0 0 .3rem; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid #d0d0d0; padding-bottom: .2rem; }
h3 { font-size: 1rem; margin: 1.4rem 0 .3rem; }
p { margin: .3rem 0; }
.lead { color: #555; }
table { border-collapse: collapse; margin: .6rem 0; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .2rem .9rem .2rem 0; vertical-align: top; border-bottom: 1px solid #e6e6e6; overflow-wrap: anywhere; }
th { font-weight: 600; color: #444; }
.number { text-align: right; white-space: nowrap; }
.wide { overflow-x: auto; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .3rem 0; }
dt { color: #666; }
dd { margin: 0; }
.severity { display: inline-block; min-width: 4.5rem; font-weight: 600; }
.error { color: #a83232; }
.warning { color: #8a5a00; }
.info { color: #555; }
.checks .ticked { color: #2b6b2b; white-space: nowrap; }
.checks .failed { color: #a83232; white-space: nowrap; }
.checks .unknown { color: #555; white-space: nowrap; }
code { font: .92em ui-monospace, "DejaVu Sans Mono", monospace; }
ul { margin: .3rem 0; padding-left: 1.2rem; }
figure { margin: 1rem 0; }
figure img { max-width: 100%; }
figcaption { color: #555; }
.examples { display: flex; flex-wrap: wrap; gap: .8rem; }
.example { margin: .4rem 0; max-width: 260px; }
.example figcaption { font-size: .85rem; overflow-wrap: anywhere; }
footer { margin-top: 3rem; color: #777; font-size: .85rem; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } h2, h3 { break-after: avoid; } tr, figure, section { break-inside: avoid; } }
)";

}  // namespace

std::string escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 16);
    for (const char c : text) {
        switch (c) {
        case '&': out.append("&amp;"); break;
        case '<': out.append("&lt;"); break;
        case '>': out.append("&gt;"); break;
        case '"': out.append("&quot;"); break;
        case '\'': out.append("&#39;"); break;
        default: out.push_back(c);
        }
    }
    return out;
}

std::string count(std::uint64_t value)
{
    std::string digits = std::to_string(value);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

std::string page(const std::string& title, const std::string& body)
{
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + escaped(title) + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n" + body
        + "<footer>Written by Groundglass " GG_VERSION ".</footer>\n</body>\n</html>\n";
}

std::string picture(const std::string& caption, std::string_view svg)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string data;
    data.reserve(svg.size() + svg.size() / 4);
    for (const char c : svg) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z')
            || std::string_view(" -_.~/:;=,()!*").find(c) != std::string_view::npos;
        if (plain) {
            data.push_back(c);
        } else {
            data.push_back('%');
            data.push_back(digits[byte >> 4U]);
            data.push_back(digits[byte & 0xFU]);
        }
    }
    return "<figure><img alt=\"" + escaped(caption) + "\" src=\"data:image/svg+xml," + data + "\"><figcaption>" + escaped(caption)
        + "</figcaption></figure>\n";
}

Table::Table(std::vector<std::string> header, std::size_t firstNumber)
    : m_firstNumber(firstNumber)
{
    m_html = "<div class=\"wide\"><table>\n<thead>";
    for (std::string& cell : header) {
        cell = escaped(cell);
    }
    appendRow(header, "th");
    m_html += "</thead>\n<tbody>\n";
}

void Table::add(const std::vector<std::string>& cells)
{
    appendRow(cells, "td");
}

std::string Table::html() const
{
    return m_html + "</tbody>\n</table></div>\n";
}

void Table::appendRow(const std::vector<std::string>& cells, std::string_view element)
{
    m_html += "<tr>";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        m_html.append("<").append(element).append(i >= m_firstNumber ? " class=\"number\">" : ">").append(cells[i]).append("</").append(element).append(">");
    }
    m_html += "</tr>\n";
}

}  // namespace gg::report
