#pragma once

#include "core/audit/evidence.h"

#include <vector>

namespace gg::audit
{

/// What a run's predictions (Evidence::predictions) say about the labels: objects that were overlooked, boxes that lie badly, classes
/// that were swapped. Confidences are judged by class against what the run usually gives to objects that are labelled; classes that it
/// hardly finds are told and not used.
std::vector<Finding> auditPredictions(const Evidence& evidence, JobControl& control);

}  // namespace gg::audit
