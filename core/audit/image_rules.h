#pragma once

#include "core/audit/evidence.h"

#include <vector>

namespace gg::audit
{

/// What one picture's file and pixels tell: unreadable, too small, cut off, wrongly named, dark, flat …
std::vector<Finding> auditImage(const Evidence& evidence, std::size_t record, const RecordFacts& facts);

/// Pictures that are unlike the rest of the set: odd size, blurred, grey among colour; and pictures that are there twice.
std::vector<Finding> auditImages(const Evidence& evidence, JobControl& control);

}  // namespace gg::audit
