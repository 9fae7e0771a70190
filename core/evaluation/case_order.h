#pragma once

#include "core/evaluation/selection.h"

namespace gg::evaluation {

/// Each kind by falling badness. What is wrong comes before what is right, and that before what is ignored; false positives, confusions and
/// misses take turns, the worst of each first, because a confidence and an area cannot be compared.
void putWorstFirst(std::vector<Case>& cases);

}  // namespace gg::evaluation
