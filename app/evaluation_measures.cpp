#include "app/evaluation_measures.h"

#include <algorithm>
#include <limits>

namespace gg::app {

widgets::ObjectValues disagreementOf(const evaluation::DetectionEvaluation& evaluation, JobControl& control)
{
    const predictions::LoadedDetections& loaded = evaluation.loaded;
    const metrics::DetectionSet& set = loaded.set;
    std::vector<double> best(set.truths.size());
    for (std::uint32_t detection = 0; detection < set.detections.size(); ++detection) {
        if (detection % 4096 == 0) {
            control.throwIfStopped();
        }
        for (const metrics::Overlap& overlap : evaluation.overlaps.of(detection)) {
            if (set.truths[overlap.truth].classId == set.detections[detection].classId) {
                best[overlap.truth] = std::max(best[overlap.truth], overlap.iou);
            }
        }
    }
    widgets::ObjectValues values(loaded.truth->dataset->records.size());
    for (std::size_t truth = 0; truth < set.truths.size(); ++truth) {
        const std::size_t record = loaded.truth->images[loaded.images[set.truths[truth].image]].record;
        if (record == predictions::noRecord) {
            continue;
        }
        std::vector<float>& objects = values[record];
        if (objects.empty()) {
            objects.resize(loaded.truth->dataset->records[record].objects.size(), std::numeric_limits<float>::quiet_NaN());
        }
        if (set.truths[truth].source < objects.size()) {
            objects[set.truths[truth].source] = static_cast<float>(1 - best[truth]);
        }
    }
    return values;
}

}  // namespace gg::app
