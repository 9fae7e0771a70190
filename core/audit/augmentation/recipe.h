#pragma once

#include "core/base/export.h"

#include <string>
#include <string_view>

namespace gg::audit
{

/// How a trainer changes pictures, in Ultralytics' terms and with its defaults.
struct AugmentationRecipe {
    double mosaic = 1;       ///< probability that four pictures are joined
    double mixup = 0;        ///< probability that a second sample is blended in
    double crop = 0;         ///< up to this share of each side is cut off, [0, 1)
    double scale = 0.5;      ///< zoom by 1 ± scale
    double translate = 0.1;  ///< shift by ± this share of the picture
    double degrees = 0;      ///< rotation by ± degrees
    double shear = 0;        ///< ± degrees
    double perspective = 0;  ///< ± per pixel, at most 0.001
    double flipHorizontal = 0.5;  ///< `fliplr`: probability
    double flipVertical = 0;      ///< `flipud`: probability
    double hue = 0.015;           ///< `hsv_h`: ± share of the circle
    double saturation = 0.7;      ///< `hsv_s`: ± share
    double value = 0.4;           ///< `hsv_v`: ± share
};

/// Reads a YAML file with Ultralytics' keys, such as a run's args.yaml; other keys are passed over. Throws Error: NotFound,
/// Unreadable, Malformed naming the key and the value that cannot be used.
GG_EXPORT AugmentationRecipe readRecipe(const std::string& file);

/// "mosaic=1,scale=0.3": changes these of `recipe`. Throws Error (InvalidArgument) for a key that there is not, or a bad value.
GG_EXPORT AugmentationRecipe changeRecipe(AugmentationRecipe recipe, std::string_view changes);

}  // namespace gg::audit
