#pragma once

#include "core/runs/history.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gg::diagnosis {

/// What a run did with the foreground at one moment. Inside this folder only.
struct ForegroundPoint {
    std::int64_t step = 0;
    double epoch = 0;
    double sensitivity = 0;
    std::optional<double> specificity;
    std::optional<double> predicted;  ///< share of pixels predicted foreground
    std::optional<double> truth;      ///< share of pixels that are foreground
    std::optional<double> loss;
    std::optional<double> score;      ///< Dice or the like that the others were worked out from
    std::optional<double> accuracy;   ///< of pixels, likewise

    /// Predicted share over true share; nullopt where either is unknown or there is no foreground.
    std::optional<double> predictedOfTrue() const;
    /// Youden's J, sensitivity + specificity - 1: 0 for a network that knows nothing (all background, all foreground, chance), 1 for
    /// one that makes no mistake. Without specificity the score, which says the same of both ends; nullopt without either.
    std::optional<double> skill() const;
};

/// The points of "<prefix>/sensitivity" and its companions at the same steps ("probe", "val"). A share that was not logged follows from
/// the others: predicted = sensitivity t + (1 - specificity) (1 - t), with t the true share or `knownTruth` (negative: unknown).
std::vector<ForegroundPoint> foregroundPoints(const runs::RunHistory& history, const std::string& prefix, double knownTruth);

/// Reads a companion series along the steps of another one, in one pass over both.
class Companion {
public:
    explicit Companion(const runs::Series* series) : m_series(series) {}
    /// nullopt where there is none at this step, or it is not finite.
    std::optional<double> at(std::int64_t step);

private:
    const runs::Series* m_series;
    std::size_t m_next = 0;
};

}  // namespace gg::diagnosis
