#pragma once

#include "core/recipe/train_config.h"

#include <string>
#include <string_view>
#include <vector>

namespace YAML {
class Node;
}

namespace gg::recipe {

/// The document's root. Throws Error (Malformed) naming the line.
YAML::Node loadYaml(std::string_view yaml, const std::string& origin);
/// A map of a document as a configuration; see parseConfig.
TrainConfig configOf(const YAML::Node& map, const std::string& origin);
/// What is relative in a configuration starts at the folder: data, model.file, start.from.
void startPathsAt(TrainConfig& config, const std::string& folder);
/// Throws Error (Malformed) with all of them, by line.
[[noreturn]] void throwProblems(const std::string& origin, std::vector<ConfigProblem> problems);

}  // namespace gg::recipe
