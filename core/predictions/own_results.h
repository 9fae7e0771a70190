#pragma once

#include "core/predictions/load.h"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace gg::predictions {

// What a training of ours writes of its validations, and the way to evaluate it without reading it again:
//   validation.json               {"images": [path in the data set, …], "classes": [{"id", "name"}, …]}; written once
//   epochs/NNNN/predictions.json  COCO results; image_id is that path, category_id that id
// A picture without a prediction is in no row: only validation.json says that it was looked at.

/// A box as it is written: left, top and sides in hundredths of a pixel, sides at least one; the score in millionths. Evaluating it gives the same
/// numbers as evaluating what is read from the file. `image` and `source` are left 0.
GG_EXPORT metrics::Detection asWritten(const metrics::Box& box, double score, std::int32_t classId);

/// predictions.json of these rows; `images` are indices into TruthTable::images, Detection::image is an index into `images`.
GG_EXPORT std::string resultsJson(const TruthTable& truth, std::span<const std::uint32_t> images, std::span<const metrics::Detection> rows);

/// What loadDetections would make of resultsJson(); `images` ascending.
GG_EXPORT LoadedDetections loadedFromRows(std::shared_ptr<const TruthTable> truth, std::vector<std::uint32_t> images,
                                          std::vector<metrics::Detection> rows);

/// validation.json.
GG_EXPORT std::string validatedJson(const TruthTable& truth, std::span<const std::uint32_t> images);

/// What validation.json says.
struct Validated {
    std::vector<std::string> images;
    std::vector<std::pair<std::int64_t, std::string>> classes;
};
/// Of the run that `predictionsFile`, RUN/epochs/NNNN/predictions.json, belongs to; nullopt where there is no such file. Throws Error
/// (Unreadable, Malformed).
std::optional<Validated> readValidated(const std::string& predictionsFile);

}  // namespace gg::predictions
