#include "app/cli/loaded_runs.h"

#include "app/cli/command.h"

#include "core/base/error.h"
#include "core/dataset/open.h"

#include <iostream>
#include <set>

namespace gg::cli {
namespace {

/// An epoch whose counts were cut by a crash is named, and the one before it is used.
std::optional<runs::EpochDetail> lastDetail(const std::string& folder)
{
    const std::vector<int> epochs = runs::epochsWithDetail(folder);
    for (auto epoch = epochs.rbegin(); epoch != epochs.rend(); ++epoch) {
        try {
            return runs::readEpochDetail(folder, *epoch);
        } catch (const Error& error) {
            std::cerr << error.what() << '\n';
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<const runs::Run*> LoadedRuns::pointers() const
{
    std::vector<const runs::Run*> result;
    for (const runs::Run& run : runs) {
        result.push_back(&run);
    }
    return result;
}

runs::Comparison LoadedRuns::compare() const
{
    return runs::compareRuns(pointers(), details);
}

namespace {

runs::Run read(const imports::RunPlace& place)
{
    runs::Run run = imports::readRun(place, imports::Vocabulary(), commandControl());
    commandControl().throwIfStopped();
    for (const std::string& problem : run.problems) {
        std::cerr << place.path << ": " << problem << '\n';
    }
    return run;
}

imports::FoundRuns runsAt(const std::string& path)
{
    imports::FoundRuns found = imports::findRuns(path, commandControl());
    commandControl().throwIfStopped();
    for (const std::string& problem : found.problems) {
        std::cerr << problem << '\n';
    }
    if (found.places.empty()) {
        throw imports::noRunAt(path);
    }
    return found;
}

}  // namespace

std::vector<imports::RunPlace> runPlaces(const std::vector<std::string>& paths)
{
    std::vector<imports::RunPlace> places;
    std::set<std::string> seen;  // a run and the folder that it lies in may both be named
    for (const std::string& path : paths) {
        for (const imports::RunPlace& place : runsAt(path).places) {
            if (seen.insert(place.path).second) {
                places.push_back(place);
            }
        }
    }
    return places;
}

LoadedRuns loadRuns(const std::vector<std::string>& paths)
{
    LoadedRuns loaded;
    for (const imports::RunPlace& place : runPlaces(paths)) {
        loaded.runs.push_back(read(place));
        loaded.details.push_back(runs::isRunFolder(place.path) ? lastDetail(place.path) : std::nullopt);
    }
    return loaded;
}

runs::Run loadRun(const std::string& path)
{
    const imports::FoundRuns found = runsAt(path);
    if (found.places.size() > 1) {
        throw imports::severalRunsAt(path, found.places);
    }
    return read(found.places.front());
}

bool holdsRuns(const std::string& path)
{
    if (runs::isRunFolder(path)) {
        return true;
    }
    // A data set may have the results of a training lying in it: it is taken for what it is.
    return dataset::recognise(path).empty() && !imports::findRuns(path, commandControl()).places.empty();
}

}  // namespace gg::cli
