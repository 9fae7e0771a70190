#pragma once

#include "core/base/export.h"
#include "core/recipe/train_config.h"

#include <string>
#include <string_view>
#include <vector>

namespace gg::recipe {

/// What became of one key of another tool's configuration.
struct RecipeNote {
    enum class Kind : std::uint8_t {
        Honoured,   ///< `message` says as what: "augment.hue: 0.015"
        NoEffect,   ///< it changes nothing that is learnt: where to save, what to plot, other tasks' keys, a kind that is switched off
        NotHonoured ///< it would change what is learnt, and does not here; `message` says why and what to do
    };
    std::string key;
    std::string value;
    Kind kind = Kind::NoEffect;
    std::string message;
    int line = 0;
};

struct ForeignRecipe {
    TrainConfig config;
    std::vector<RecipeNote> notes;  ///< every key of the file, in its order
};

/// True for a file of Ultralytics' settings: it has `imgsz` or `lr0`, and none of our groups.
GG_EXPORT bool isUltralyticsArgs(std::string_view yaml);

/// Ultralytics' args.yaml (or a configuration of one's own for it) as a recipe. A key that is not written has that tool's default. Throws
/// Error (Malformed: no YAML; Unsupported: another task than detect).
GG_EXPORT ForeignRecipe readUltralyticsArgs(std::string_view yaml, const std::string& origin);

/// A file of ours, without notes, or Ultralytics' args.yaml, told apart by their keys. A relative `data` starts at the file; of an args.yaml at
/// the working folder where nothing lies beside the file, as it is the tool's. Throws Error (see readConfig, readUltralyticsArgs).
GG_EXPORT ForeignRecipe readRecipe(const std::string& file);

/// One line a note that matters to a person: what is not honoured, then how many are and how many have no effect.
GG_EXPORT std::vector<std::string> summary(const ForeignRecipe& recipe);

}  // namespace gg::recipe
