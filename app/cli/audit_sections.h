#pragma once

#include "core/audit/audit.h"

#include <iosfwd>

namespace gg::cli
{

/// What an audit measured beside its findings, as text: how large the objects are, and what the rules of thumb recommend.
void printSizes(std::ostream& out, const dataset::Dataset& dataset, const audit::SizeReport& sizes);
void printAugmentation(std::ostream& out, const audit::AugmentationRisk& risk);
void printReadiness(std::ostream& out, const audit::Readiness& readiness);

}  // namespace gg::cli
