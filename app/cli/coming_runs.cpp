#include "app/cli/coming_runs.h"

#include "app/cli/command.h"

#include "core/base/error.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace gg::cli {
namespace {

/// The run's reader finds those by itself, once it has one.
bool isEventFile(const std::string& file)
{
    return file.find("tfevents") != std::string::npos;
}

}  // namespace

bool ComingRuns::hasNews(const imports::RunPlace& place)
{
    const bool known = m_known.contains(place.path);
    std::set<std::string>& files = m_known[place.path];
    const bool events = std::ranges::any_of(files, isEventFile);
    bool news = !known;
    for (const std::string& file : place.files) {
        const bool added = files.insert(file).second;
        news = news || (added && !(events && isEventFile(file)));
    }
    return news;
}

std::vector<imports::RunPlace> ComingRuns::look()
{
    std::vector<imports::RunPlace> news;
    for (const std::string& path : m_paths) {
        imports::FoundRuns found;
        try {
            found = imports::findRuns(path, commandControl());
        } catch (const Error& error) {
            if (!m_looked) {
                throw;
            }
            found.problems.emplace_back(error.what());  // a mount that is gone for a while
        }
        commandControl().throwIfStopped();
        for (const std::string& problem : found.problems) {
            if (m_problems.insert(problem).second) {
                std::cerr << problem << '\n';
            }
        }
        const bool itself = std::ranges::any_of(found.places, [&](const imports::RunPlace& place) { return place.path == path; });
        if (!m_looked && !itself && std::filesystem::is_directory(path)) {
            m_folders.push_back(path);
        }
        std::ranges::copy_if(found.places, std::back_inserter(news), [&](const imports::RunPlace& place) { return hasNews(place); });
    }
    m_looked = true;
    return news;
}

}  // namespace gg::cli
