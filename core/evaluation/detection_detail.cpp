#include "core/evaluation/detection_detail.h"

#include <limits>

namespace gg::evaluation {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

}  // namespace

runs::DetectionEpoch detectionDetail(const DetectionEvaluation& evaluation, const Reading& reading)
{
    const metrics::CocoScores& coco = evaluation.coco;
    const std::optional<metrics::MeanPoint> best = metrics::bestMeanF1(*reading.curves);
    runs::DetectionEpoch detail{.confidence = best ? best->confidence : undefined};
    for (std::size_t c = 0; c < coco.classes.size(); ++c) {
        // Without a best confidence nothing counts as predicted.
        const metrics::OperatingPoint point = reading.curves->classes[c].at(best ? best->confidence : std::numeric_limits<double>::infinity());
        detail.classes.push_back({.name = evaluation.set().classNames[c],
                                  .ap = coco.classes[c].ap.value_or(undefined),
                                  .ap50 = coco.classes[c].ap50.value_or(undefined),
                                  .precision = point.precision.value_or(undefined),
                                  .recall = point.recall.value_or(undefined),
                                  .truths = static_cast<std::int64_t>(coco.truthsOfClass[c]),
                                  .predicted = static_cast<std::int64_t>(point.tp + point.fp)});
    }
    detail.confusion.assign(reading.confusion->counts.begin(), reading.confusion->counts.end());
    detail.errorGains.assign(reading.errors->dAp.begin(), reading.errors->dAp.end());
    return detail;
}

}  // namespace gg::evaluation
