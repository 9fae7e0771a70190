#pragma once

#include "tests/bench/style_truth.h"

namespace gg::bench
{

/// Makes data sets of the pictures again and again, with pictures dealt at random to folders, splits and recordings, with and
/// without a style planted, and prints how often judgeStyle names it and how often it names something else.
void printStyleTrials(const char* name, const std::vector<TruePicture>& pictures, int trials);

}  // namespace gg::bench
