#include "core/imports/problem_list.h"

namespace gg::imports {
namespace {

constexpr std::uint64_t listed = 5;

}  // namespace

void ProblemList::add(const std::string& kind, std::uint64_t line, const std::string& text)
{
    Kind& entry = m_kinds[kind];
    ++entry.count;
    if (entry.count <= listed) {
        m_texts.push_back(m_file + ", line " + std::to_string(line) + ": " + text);
        return;
    }
    if (entry.count == listed + 1) {
        entry.more = m_texts.size();
        m_texts.emplace_back();
    }
    m_texts[entry.more] = m_file + ": " + std::to_string(entry.count - listed) + " more " + kind + ", up to line " + std::to_string(line) + ".";
}

void ProblemList::set(const std::string& kind, const std::string& text)
{
    Kind& entry = m_kinds[kind];
    if (entry.count == 0) {
        entry.count = 1;
        entry.more = m_texts.size();
        m_texts.emplace_back();
    }
    m_texts[entry.more] = m_file + ": " + text;
}

void ProblemList::clear()
{
    m_texts.clear();
    m_kinds.clear();
}

}  // namespace gg::imports
