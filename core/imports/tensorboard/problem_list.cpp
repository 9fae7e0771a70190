#include "core/imports/tensorboard/problem_list.h"

#include <algorithm>

namespace gg::imports::tensorboard
{

void ProblemList::say(const std::string& key, std::string sentence)
{
    const auto known = std::find(m_keys.begin(), m_keys.end(), key);
    if (known != m_keys.end()) {
        m_sentences[static_cast<std::size_t>(known - m_keys.begin())] = std::move(sentence);
        return;
    }
    m_keys.push_back(key);
    m_sentences.push_back(std::move(sentence));
}

void ProblemList::takeBack(const std::string& key)
{
    const auto known = std::find(m_keys.begin(), m_keys.end(), key);
    if (known != m_keys.end()) {
        m_sentences.erase(m_sentences.begin() + (known - m_keys.begin()));
        m_keys.erase(known);
    }
}

void ProblemList::clear()
{
    m_keys.clear();
    m_sentences.clear();
}

void SkippedRecords::add(std::uint64_t offset)
{
    constexpr std::size_t listed = 10;
    ++m_count;
    if (m_first.size() < listed) {
        m_first.push_back(offset);
    }
}

std::string SkippedRecords::sentence(const std::string& file, const std::string& reason) const
{
    std::string places;
    for (const std::uint64_t offset : m_first) {
        places += (places.empty() ? "" : ", ") + std::to_string(offset);
    }
    if (m_count > m_first.size()) {
        places += " and " + std::to_string(m_count - m_first.size()) + " more";
    }
    return file + ": " + std::to_string(m_count) + (m_count == 1 ? " record was" : " records were") + " skipped, " + reason +
           " (at byte " + places + ").";
}

}  // namespace gg::imports::tensorboard
