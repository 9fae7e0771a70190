#pragma once

#include "widgets/images/overlay.h"
#include "widgets/models/evaluation_state.h"

#include <QRectF>

#include <vector>

namespace gg::widgets {

enum class CaseLayer { Truth, Prediction };

/// Colour of an object by what it came to: truth green, a missed one yellow; a right prediction blue, a wrong one vermilion; ignored grey.
QColor caseColour(CaseLayer layer, evaluation::CaseKind kind);
/// Black or white, whichever can be read on it.
QColor inkOn(const QColor& colour);

/// Truths and predictions of an image where the sliders stand, for ImageView, in pixels of the image. `lit` is on top with its label, even
/// below the confidence; null: none is.
std::vector<OverlayShape> caseShapes(const evaluation::DetectionEvaluation& evaluation, const evaluation::Reading& reading, std::uint32_t image,
                                     const evaluation::Case* lit);
/// Keeps one layer of them: what G and P hide and show.
std::vector<OverlayShape> layersOf(const std::vector<OverlayShape>& shapes, bool truth, bool predictions);

/// What a case covers: its truth and its prediction. In pixels of the image.
QRectF caseRect(const evaluation::DetectionEvaluation& evaluation, const evaluation::Case& one);

}  // namespace gg::widgets
