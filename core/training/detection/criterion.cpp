#include "core/training/detection/criterion.h"

#include "core/base/error.h"
#include "core/training/detection/criteria.h"

#include <map>
#include <string_view>

namespace gg::training {
namespace {

using Make = std::unique_ptr<DetectionCriterion> (*)(const recipe::ModelPlan& plan, const recipe::TrainConfig& config);

const std::map<std::string_view, Make>& makers()
{
    static const std::map<std::string_view, Make> table{
        {"detect", distributionCriterion},
        {"anchor_detect", anchorCriterion},
        {"grid_detect", gridCriterion},
        {"ssd", ssdCriterion},
    };
    return table;
}

}  // namespace

const std::vector<std::string>& DetectionCriterion::detailNames() const
{
    static const std::vector<std::string> none;
    return none;
}

std::unique_ptr<DetectionCriterion> criterionFor(const recipe::ModelPlan& plan, const recipe::TrainConfig& config)
{
    const std::string head = plan.layers.empty() ? std::string() : plan.layers.back().block;
    const auto found = makers().find(head);
    if (found == makers().end()) {
        throw Error(ErrorCode::Unsupported, {}, "'" + head + "' is not a head that can be trained.");
    }
    return found->second(plan, config);
}

}  // namespace gg::training
