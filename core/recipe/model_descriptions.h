#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gg::recipe
{

/// A family whose description is part of the program.
struct ModelFamily {
    std::string_view name;      ///< "yolov12"
    std::string_view number;    ///< "12"
    std::string_view variant;   ///< "-v1.0", behind the scale's letter; empty
    std::string_view scales;    ///< the first rows of the YAML text
    std::string_view backbone;  ///< rows
    std::string_view neck;      ///< rows, with detect over strides 8, 16, 32
    std::string_view neck4;     ///< rows, with detect over strides 4, 8, 16, 32
};

/// YOLOv8, YOLO11, YOLOv12 turbo and YOLOv12 v1.0.
const std::vector<ModelFamily>& modelFamilies();

}  // namespace gg::recipe
