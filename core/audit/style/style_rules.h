#pragma once

#include "core/audit/evidence.h"
#include "core/audit/style/style.h"

#include <vector>

namespace gg::audit
{

GG_EXPORT StyleThresholds styleThresholds(const Settings& settings);

/// What the pictures tell, for those who show it: margins from evidence.facts, without repeated images. Empty without facts.
GG_EXPORT StyleReport styleOf(const Evidence& evidence, JobControl& control);
/// What a run's predictions tell; empty without them.
GG_EXPORT StyleReport styleAgainstPredictions(const Evidence& evidence, JobControl& control);

/// Findings of both. Of a mixture that both find, that of the pictures.
std::vector<Finding> auditStyle(const Evidence& evidence, JobControl& control);

}  // namespace gg::audit
