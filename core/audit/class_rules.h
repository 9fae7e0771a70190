#pragma once

#include "core/audit/evidence.h"

#include <vector>

namespace gg::audit
{

/// What is odd about the classes of a set: names that are never used or used in one split only, names that hardly differ, an order
/// that another set or a well-known list contradicts, and classes that are much rarer than others.
std::vector<Finding> auditClasses(const Evidence& evidence, JobControl& control);

}  // namespace gg::audit
