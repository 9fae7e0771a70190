#pragma once

#include <string>
#include <vector>

namespace gg::cli {

/// Columns as wide as their widest text, texts left and numbers right.
class TextTable {
public:
    void add(std::vector<std::string> row) { m_rows.push_back(std::move(row)); }
    std::string text() const;

private:
    std::vector<std::vector<std::string>> m_rows;
};

}  // namespace gg::cli
