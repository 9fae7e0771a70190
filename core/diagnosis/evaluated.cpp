#include "core/diagnosis/evaluated.h"

#include "core/diagnosis/curve.h"

#include <algorithm>
#include <cmath>

namespace gg::diagnosis {

std::vector<const runs::DetectionEpoch*> classEpochs(const RunFacts& facts)
{
    std::vector<const runs::DetectionEpoch*> epochs;
    for (const runs::DetectionEpoch& one : facts.details) {
        epochs.push_back(&one);
    }
    if (epochs.empty() && facts.usedPredictions() != nullptr) {
        epochs.push_back(&facts.usedPredictions()->detail);
    }
    return epochs;
}

std::int64_t stepOfEpoch(const runs::RunHistory& history, int epoch)
{
    for (const char* name : {"val/map50_95", "val/map50"}) {
        const Curve curve = curveOf(history, name);
        const auto at = std::find_if(curve.epochs.begin(), curve.epochs.end(), [&](double one) { return std::lround(one) == epoch; });
        if (at != curve.epochs.end()) {
            return curve.steps[static_cast<std::size_t>(at - curve.epochs.begin())];
        }
    }
    return 0;
}

Verdict verdictOf(const RunView& run, const PredictionFacts& predictions, audit::Severity severity, texts::Values values)
{
    Verdict verdict{.severity = severity,
                    .sinceEpoch = static_cast<double>(predictions.epoch),
                    .sinceStep = stepOfEpoch(run.history, predictions.epoch),
                    .values = std::move(values),
                    .images = predictions.worstImages};
    if (predictions.epoch > 0) {
        verdict.epochs = {predictions.epoch};
    }
    return verdict;
}

}  // namespace gg::diagnosis
