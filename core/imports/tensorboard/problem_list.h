#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace gg::imports::tensorboard
{

/// Sentences for the page's banner, each under a key, so that a count that grows changes its sentence.
class ProblemList
{
public:
    void say(const std::string& key, std::string sentence);
    void takeBack(const std::string& key);
    void clear();
    const std::vector<std::string>& all() const { return m_sentences; }

private:
    std::vector<std::string> m_sentences;
    std::vector<std::string> m_keys;  ///< of the sentences
};

/// Records that were passed over for one reason: the first ones by their place, the rest as a number.
class SkippedRecords
{
public:
    void add(std::uint64_t offset);
    /// "3 records were skipped because …: at byte 12, 345 and 678."
    std::string sentence(const std::string& file, const std::string& reason) const;
    bool empty() const { return m_count == 0; }

private:
    std::uint64_t m_count = 0;
    std::vector<std::uint64_t> m_first;
};

}  // namespace gg::imports::tensorboard
