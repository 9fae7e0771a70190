#include "core/training/models/heads.h"

#include "core/base/error.h"
#include "core/training/blocks/detect.h"
#include "core/training/blocks/plain_head.h"
#include "core/training/blocks/ssd_head.h"

namespace gg::training
{

std::shared_ptr<Head> makeHead(const recipe::ModelPlan& plan)
{
    const recipe::PlanLayer& layer = plan.layers.back();
    if (layer.block == "detect") {
        return std::make_shared<Detect>(layer.in, plan.strides, plan.classes, plan.bins, layer.depthwiseClasses);
    }
    if (layer.block == "anchor_detect") {
        return makeAnchorHead(layer.in, layer.boxes, plan.classes);
    }
    if (layer.block == "grid_detect") {
        return makeGridHead(layer.in, layer.boxes, plan.classes);
    }
    if (layer.block == "ssd") {
        return std::make_shared<SsdHead>(layer, plan.classes);
    }
    throw Error(ErrorCode::InvalidArgument, {}, "'" + layer.block + "' is not a head that can be built.");
}

}  // namespace gg::training
