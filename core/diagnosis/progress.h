#pragma once

#include "core/diagnosis/curve.h"
#include "core/diagnosis/run_view.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gg::diagnosis {

// How a run is getting on: what it learns from, and what it is judged by.

struct NamedCurve {
    std::string name;                 ///< "train/loss", "train/box_loss + train/class_loss"
    std::vector<std::string> series;  ///< those that it is made of
    Curve curve;                      ///< finite values

    bool empty() const { return curve.empty(); }
};

/// The sum of series by epoch; one that is not finite somewhere is left out.
GG_EXPORT NamedCurve sumOf(const runs::RunHistory& history, const std::vector<std::string>& names);
/// The training loss by epoch: "train/loss", or the sum of its terms where a tool logs no sum; a term that is not finite somewhere is left out.
GG_EXPORT NamedCurve trainingLoss(const runs::RunHistory& history);
/// The training loss by step; empty where the run has no more than a value an epoch.
GG_EXPORT NamedCurve stepLoss(const runs::RunHistory& history);
/// "train/box_loss", "train/class_loss" … of "train": the parts whose sum is the loss, by epoch where there is a choice.
GG_EXPORT std::vector<std::string> lossTerms(const runs::RunHistory& history, const std::string& part);
/// A series by epoch, made of its steps where it has no values by epoch. Finite values.
GG_EXPORT Curve epochCurve(const runs::RunHistory& history, const std::string& name);

/// What the loss of the first steps rose to.
struct Explosion {
    double times = 0;       ///< highest level over the first; 0: it cannot be told, or is within the scatter
    std::size_t peak = 0;   ///< index
    double from = 0;
    double to = 0;
    double latest = 0;      ///< level now
    bool over = false;      ///< it has come back to where it began
};
/// Over the first epoch's steps, a hundred at least. Levels are medians of five against the first such; or of three against the very first value,
/// where the steps after them lie far below the peak again.
GG_EXPORT Explosion explosionOf(const Curve& steps, std::int64_t stepsPerEpoch);

/// "gradient/head", "gradient/stem" … of "gradient", by epoch.
GG_EXPORT std::vector<NamedCurve> partsOf(const runs::RunHistory& history, const std::string& kind);

/// Parts whose last values all are as something says.
struct LastingParts {
    std::vector<std::string> series;
    std::string names;           ///< "stem, head"
    std::vector<double> values;  ///< the last of each
    double sinceEpoch = 0;       ///< of the part that has been so longest
    std::int64_t sinceStep = 0;
};
/// Those for which `holds` has been true over at least so many epochs up to now. Linear.
GG_EXPORT LastingParts lastingParts(const std::vector<NamedCurve>& parts, std::size_t epochs, const std::function<bool(double)>& holds);

/// The score that a run is judged by, the first of mAP50-95, mAP50, Dice, IoU, F1 and accuracy that it has.
struct Score {
    std::string name;
    Curve curve;
    double good = 2;  ///< what a network only reaches that has learned its task; above 1 where the score cannot tell (pixel accuracy)

    bool empty() const { return curve.empty(); }
    double best() const;  ///< NaN of none

    bool hasBeenGood() const { return best() >= good; }
};
GG_EXPORT Score validationScore(const runs::RunHistory& history);

/// The learning rate that a run is meant to have after its warm-up.
struct LearningRate {
    double value = 0;
    enum class Kind : std::uint8_t { Unknown, Sgd, Adaptive } kind = Kind::Unknown;
};
/// From the settings, else from the series; nullopt where neither tells.
GG_EXPORT std::optional<LearningRate> learningRateOf(const RunView& run);


}  // namespace gg::diagnosis
