#pragma once

#include "core/audit/evidence.h"

#include <vector>

namespace gg::audit
{

/// Splits that share recordings, as far as names tell. No pixel is read.
std::vector<Finding> auditRecordings(const Evidence& evidence, JobControl& control);

/// Pictures that are there twice: inside a split a waste, across splits a leak; and what a split without leaks would move.
std::vector<Finding> auditLeakage(const Evidence& evidence, JobControl& control);

/// Splits whose classes or sizes of objects differ by more than chance.
std::vector<Finding> auditSplitDrift(const Evidence& evidence, JobControl& control);

}  // namespace gg::audit
