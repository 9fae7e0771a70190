#pragma once

#include "widgets/images/overlay.h"

#include <vector>

namespace gg::widgets {

/// A true and a predicted mask of the foreground over a picture: found green, false alarm vermilion, missed yellow. Grey
/// above `threshold` (0 to 255) is foreground in the prediction; the truth, and the prediction with a negative threshold, are read by the
/// rule of maskCoverage(). The prediction may be of another size. Empty where there is no truth.
std::vector<OverlayShape> maskDifference(const QImage& truth, const QImage& predicted, int threshold, QSize picture);

}  // namespace gg::widgets
