#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"
#include "core/dataset/formats/number_rows.h"

#include <array>
#include <functional>
#include <string_view>

namespace gg::dataset
{

/// By category number; 0 and 11 are no objects but regions to ignore.
inline constexpr std::array<const char*, 12> visDroneClasses{
    "ignored regions", "pedestrian", "people",          "bicycle", "car",   "van",
    "truck",           "tricycle",   "awning-tricycle", "bus",     "motor", "others"};

/// Reads a label file of VisDrone-DET into the record: `left,top,width,height,score,category,truncation,occlusion`, pixels. Rows
/// of score 0, of category 0 and of category 11 become ignore regions. Sets objects, extras, blemishes and state.
GG_EXPORT void parseVisDroneLabel(std::string_view text, Record& record);

/// A label file of VisDrone-VID or MOT: `frame,target,` and then as above. `recordOf` gives the record of a frame, or null where
/// there is no such picture. Faults that belong to no frame go to `rest`, which nothing else is done with.
GG_EXPORT void parseVisDroneVideo(std::string_view text, const std::function<Record*(std::int64_t frame)>& recordOf,
                                  Record& rest);

enum class VisDroneKind { None, Images, Video };

/// What the first rows of a text look like: 8 or 10 columns of whole numbers, separated by commas, with a category from 0 to 11.
GG_EXPORT VisDroneKind visDroneKind(std::string_view text);

}  // namespace gg::dataset
