#pragma once

#include "core/base/export.h"
#include "core/inference/model_description.h"

#include <optional>
#include <string>
#include <vector>

namespace gg::inference {

struct ImageSize {
    int width = 0;
    int height = 0;
};

/// `imgsz` as Ultralytics writes it, "[480, 640]" (height first) or "640".
GG_EXPORT std::optional<ImageSize> declaredSize(const ModelDescription& description);

/// `names` as Ultralytics writes it, "{0: 'person', 1: \"driver's seat\"}", or as a list, or as JSON. Gaps are empty strings. Empty where
/// there are none or what is there is no list.
GG_EXPORT std::vector<std::string> declaredNames(const ModelDescription& description);

/// `task`: "detect", "segment", "pose", "obb", "classify"; empty where the file does not say.
GG_EXPORT std::string declaredTask(const ModelDescription& description);

}  // namespace gg::inference
