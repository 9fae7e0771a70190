#pragma once

#include "core/inference/backend.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace gg::cli {

/// --dropout-samples, of commands that run a model.
void addDropoutSamples(CLI::App& command, int& samples);

/// The best checkpoint of a run folder, or a checkpoint, with dropout: every run is another sample. Throws Error as Engine::openTrained, and
/// InvalidArgument for a file that has no dropout any more.
std::unique_ptr<inference::Backend> openSampled(const std::string& model, const inference::OpenOptions& options);

}  // namespace gg::cli
