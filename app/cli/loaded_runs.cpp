#include "app/cli/loaded_runs.h"

#include "core/base/error.h"

#include <iostream>

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

LoadedRuns loadRuns(const std::vector<std::string>& folders)
{
    LoadedRuns loaded;
    for (const std::string& folder : folders) {
        loaded.runs.push_back(runs::readRun(folder));
        for (const std::string& problem : loaded.runs.back().problems) {
            std::cerr << folder << ": " << problem << '\n';
        }
        loaded.details.push_back(lastDetail(folder));
    }
    return loaded;
}

}  // namespace gg::cli
