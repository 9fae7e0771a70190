#pragma once

#include "core/imports/run_place.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <fstream>
#include <ios>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gg::test {

inline void writeFile(const std::string& file, std::string_view contents)
{
    std::filesystem::create_directories(std::filesystem::path(file).parent_path());
    std::ofstream(file, std::ios::binary | std::ios::trunc).write(contents.data(), static_cast<std::streamsize>(contents.size()));
}

inline void appendFile(const std::string& file, std::string_view contents)
{
    std::ofstream(file, std::ios::binary | std::ios::app).write(contents.data(), static_cast<std::streamsize>(contents.size()));
}

/// Everything that a tail has to say now.
inline void drain(runs::RunTail& tail, runs::RunHistory& history, std::size_t slice = 1 << 20)
{
    for (bool more = true; more;) {
        runs::RunBatch batch = tail.poll(slice);
        more = batch.more;
        history.append(std::move(batch));
    }
}

/// A run as it lies on disk, of which there must be one at the path.
inline runs::Run readRunAt(const std::string& path, const imports::OpenOptions& options = {})
{
    JobControl control;
    const imports::FoundRuns found = imports::findRuns(path, control);
    return found.places.size() == 1 ? imports::readRun(found.places.front(), imports::Vocabulary(), control, options) : runs::Run{};
}

/// A log of these contents in a folder of its own, read.
inline runs::Run readLog(const std::string& name, std::string_view contents, const imports::OpenOptions& options = {})
{
    const TemporaryFolder folder;
    writeFile(folder.file(name), contents);
    return readRunAt(folder.file(name), options);
}

}  // namespace gg::test
