#pragma once

#include "widgets/charts/chart_look.h"

#include <QImage>
#include <QString>

#include <vector>

class QPainter;
class QRectF;

namespace gg::widgets
{

/// How a stored probability is shown. Predictions are stored, overlays are drawn from them.
enum class PredictionMode {
    Probability,  ///< the network's probability of foreground, in colours
    Overlay,      ///< hits, false alarms and misses over the picture
    Outline       ///< contours of truth and prediction over the picture
};

/// Stable id for recipes and the command line: "probability", "overlay", "outline".
QString predictionModeId(PredictionMode mode);
PredictionMode predictionModeFromId(const QString& id, PredictionMode otherwise);

/// The picture of a prediction. `input` may be in colour, `truth` is 0 and not 0, `probability` is 8-bit grey, 255 p; foreground
/// where p > 0.5. All three have one size, else the others are scaled to the probability's. Null without a probability; without
/// an input or truth what can be drawn is drawn.
QImage drawPrediction(const QImage& input, const QImage& truth, const QImage& probability, PredictionMode mode);
/// A mask as a picture: white on black.
QImage drawTruth(const QImage& truth);
/// Colour of a probability in [0, 255].
QRgb probabilityColour(int level);

/// What the colours mean: a bar from 0 to 1, or squares with words. Returns the width that it took.
double paintPredictionKey(QPainter& painter, const QRectF& rect, PredictionMode mode, const DrawLook& look);

}  // namespace gg::widgets
