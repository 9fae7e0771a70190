#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace gg::imports {

/// What is wrong with a file, for people. A broken file can hold millions of faults: the first of a kind are told one by one, the rest counted.
class ProblemList {
public:
    explicit ProblemList(std::string file) : m_file(std::move(file)) {}

    /// "results.csv, line 12: <text>". `kind` is what is counted together, in words: "rows that were skipped".
    void add(const std::string& kind, std::uint64_t line, const std::string& text);
    /// Said once, and replaced where it was said before: a count that grows.
    void set(const std::string& kind, const std::string& text);
    void clear();

    const std::vector<std::string>& texts() const { return m_texts; }
    const std::string& file() const { return m_file; }

private:
    struct Kind {
        std::uint64_t count = 0;
        std::size_t more = 0;  ///< index of the text that counts the rest
    };

    std::string m_file;
    std::vector<std::string> m_texts;
    std::map<std::string, Kind> m_kinds;
};

}  // namespace gg::imports
