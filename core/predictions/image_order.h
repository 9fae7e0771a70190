#pragma once

#include "core/predictions/truth.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gg::predictions {

/// The number that an id stands for: "139" of "000000000139". nullopt for other texts and for what does not fit.
std::optional<std::int64_t> numberOf(std::string_view id);

/// By split, within it as pycocotools walks images: by number where all ids are numbers (Ultralytics writes numeric stems as such),
/// else by their letters.
void sortImages(std::vector<EvaluatedImage>& images);

}  // namespace gg::predictions
