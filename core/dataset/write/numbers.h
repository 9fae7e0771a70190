#pragma once

#include <string>

namespace gg::dataset
{

/// Appends the shortest decimal that reads back as the same double: "0.3125", "12", "-0.1".
void appendNumber(std::string& out, double value);

/// The number without the last bits that adding and scaling leave: 15 significant digits. 0.31250000000000006 is 0.3125; the
/// difference is below 1e-15 of the value, far below what a pixel holds.
double withoutNoise(double value);

bool isWhole(double value);

}  // namespace gg::dataset
