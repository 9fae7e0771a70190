#pragma once

#include "core/dataset/dataset.h"

#include <CLI/CLI.hpp>

#include <string>

namespace gg::cli {

/// Adds --format, for folders that fit several formats.
void addFormatOption(CLI::App& command, std::string& format);

/// Opens the data set as the format that was named; without one as what fits best, naming what else fits on standard error.
dataset::DatasetPtr openCommandDataset(const std::string& path, const std::string& format);

}  // namespace gg::cli
