#pragma once

#include "core/base/export.h"
#include "core/recipe/train_config.h"
#include "core/texts/catalogue.h"

#include <cstddef>
#include <string>
#include <vector>

namespace gg::recipe {

enum class Sensor : std::uint8_t { Colour, Thermal };

/// A value that follows from the data, with the arithmetic that leads to it.
struct Suggestion {
    std::string key;         ///< "optimizer.lr"
    std::string value;       ///< as setValue takes it
    std::string arithmetic;  ///< "0.01 / √(10 / 3) = 0.0055"
    std::string textId;      ///< of the same in the texts' catalogue
    texts::Values values;
};

/// For detectors that start from random weights, as the founding guide has it:
/// - epochs = backbone + k · √classes, with 250 + 80 · √C for colour and 600 + 150 · √C for thermal pictures; 1 class, thermal: 750;
/// - patience = 30 % of the epochs;
/// - rate = 0.01 / √(C / 3), at most 0.01 (0.008 thermal); 10 classes: 0.0055;
/// - thermal: no hue, saturation or mixup, because a grey value is a temperature.
/// A budget for long trainings: the reference run of 12 epochs shows that less is enough to look at a set.
GG_EXPORT std::vector<Suggestion> suggestionsFor(std::size_t classes, Sensor sensor);

/// A recipe that comes with the program.
struct NamedRecipe {
    std::string id;           ///< "thermal"
    std::string title;        ///< English; in the texts' catalogue under recipe.ID.title
    std::string description;  ///< recipe.ID.description
    TrainConfig config;
};

/// For detection: the reference's defaults, a quick look, and the guide's four: thermal, thermal over a large set, colour with several classes,
/// and a large set.
GG_EXPORT const std::vector<NamedRecipe>& detectionRecipes();

}  // namespace gg::recipe
