#pragma once

#include "core/audit/evidence.h"

#include <vector>

namespace gg::audit
{

/// Signs of how, and by how many people, the boxes were drawn: coordinates rounded to whole steps (label.rounded) and boxes that
/// are cut at the border in one picture and run over it in another (label.border_habit).
void addHabits(const Evidence& evidence, std::vector<Finding>& findings);

}  // namespace gg::audit
