#include "core/inference/model_description.h"

namespace gg::inference {

std::size_t ModelDescription::nodesOf(std::string_view operatorName) const
{
    for (const OperatorCount& count : operators) {
        if (count.name == operatorName) {
            return count.nodes;
        }
    }
    return 0;
}

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string text = "[";
    for (std::size_t axis = 0; axis < shape.size(); ++axis) {
        text += (axis == 0 ? "" : ", ") + (shape[axis] < 0 ? std::string("?") : std::to_string(shape[axis]));
    }
    return text + "]";
}

}  // namespace gg::inference
