#pragma once

#include "core/runs/history.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gg::cli {

/// {"run", "path", "tool", "problems", "series": [{"name", "raw", "file", "steps", "epochs", "times", "branches", "values"}]} without a line break
/// at its end. "raw" is the name itself where a run has one name only; "epochs" and "times" are there where the run tells them, "branches" where
/// the steps went back. NaN and infinities are the strings "nan", "inf" and "-inf"; other values read back to the same number.
void writeSeriesJson(const runs::Run& run, const std::function<void(std::string_view)>& write);

/// One line a series: name, raw name, points, steps, first, last, smallest and largest value.
std::string seriesTable(const runs::Run& run);

}  // namespace gg::cli
