#pragma once

#include "core/imports/run_place.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace gg::cli {

/// The runs at and below some paths, looked for again and again: a training server's folder may be empty today and hold ten runs tomorrow.
class ComingRuns
{
public:
    explicit ComingRuns(std::vector<std::string> paths)
        : m_paths(std::move(paths))
    {
    }

    /// Those that were not there at the last look, or have logs now that they did not have. A folder that cannot be listed is named on standard
    /// error, once. Throws Error where a path is not there at the first look.
    std::vector<imports::RunPlace> look();
    /// Folders that are no runs themselves: further ones may begin in them.
    const std::vector<std::string>& folders() const { return m_folders; }

private:
    bool hasNews(const imports::RunPlace& place);

    std::vector<std::string> m_paths;
    std::vector<std::string> m_folders;
    std::map<std::string, std::set<std::string>> m_known;  ///< files by run
    std::set<std::string> m_problems;
    bool m_looked = false;
};

}  // namespace gg::cli
