#pragma once

#include "core/diagnosis/diagnosis.h"

#include <optional>
#include <string>

namespace gg::diagnosis {

// One function a rule, inside this folder only. Each looks at everything known and says one verdict or none.

std::optional<Verdict> foregroundCollapse(const runs::RunInfo& info, const runs::RunHistory& history);
std::optional<Verdict> foregroundUnderweighted(const runs::RunInfo& info, const runs::RunHistory& history);
std::optional<Verdict> lossNotFinite(const runs::RunHistory& history);
std::optional<Verdict> overfitting(const runs::RunHistory& history);
std::optional<Verdict> failed(const runs::RunHistory& history);

/// "0.42": how evidence shows a score.
std::string scoreText(double value);
/// "0.42 → 0.27".
std::string changeText(double from, double to);
/// "9.2 %": how evidence shows a share in [0, 1].
std::string shareText(double value);

}  // namespace gg::diagnosis
