#include "core/training/detection/detection_plan.h"

#include "core/io/files.h"

namespace gg::training {

recipe::ModelPlan planFor(const recipe::TrainConfig& config, int classes)
{
    const recipe::DetectionConfig& detection = config.detection;
    return detection.modelFile.empty()
               ? recipe::planOf(config.model, classes, detection.stride4)
               : recipe::parsePlan(io::readFile(detection.modelFile), detection.modelFile, detection.modelScale, classes);
}

}  // namespace gg::training
