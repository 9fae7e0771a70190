#pragma once

#include "core/audit/finding.h"
#include "core/dataset/dataset.h"

#include <string>

namespace gg::report {

// Inside this folder only.

/// The picture that a finding is about as a <figure> with the JPEG inside: the whole image with its objects, or the surroundings of
/// the object at fault, that one in the colour of what is wrong. A mask is laid over its image. Empty where there is no picture, or
/// none that can be read: a report is written even of a set that is in pieces.
std::string examplePicture(const dataset::Dataset& dataset, const audit::Finding& finding);

}  // namespace gg::report
