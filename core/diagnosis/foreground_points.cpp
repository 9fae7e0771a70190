#include "core/diagnosis/foreground_points.h"

#include <cmath>

namespace gg::diagnosis {
std::optional<double> Companion::at(std::int64_t step)
{
    if (m_series == nullptr) {
        return std::nullopt;
    }
    while (m_next < m_series->size() && m_series->steps[m_next] < step) {
        ++m_next;
    }
    if (m_next == m_series->size() || m_series->steps[m_next] != step || !std::isfinite(m_series->values[m_next])) {
        return std::nullopt;
    }
    return m_series->values[m_next];
}

std::optional<double> ForegroundPoint::predictedOfTrue() const
{
    if (!predicted || !truth || *truth <= 0) {
        return std::nullopt;
    }
    return *predicted / *truth;
}

std::optional<double> ForegroundPoint::skill() const
{
    if (!specificity) {
        return score;
    }
    return sensitivity + *specificity - 1;
}

std::vector<ForegroundPoint> foregroundPoints(const runs::RunHistory& history, const std::string& prefix, double knownTruth)
{
    std::vector<ForegroundPoint> points;
    const runs::Series* sensitivity = history.find(prefix + "/sensitivity");
    if (sensitivity == nullptr) {
        return points;
    }
    Companion specificity(history.find(prefix + "/specificity"));
    Companion predicted(history.find(prefix + "/predicted_foreground"));
    Companion truth(history.find(prefix + "/true_foreground"));
    Companion loss(history.find(prefix + "/loss"));
    for (std::size_t i = 0; i < sensitivity->size(); ++i) {
        if (!std::isfinite(sensitivity->values[i])) {
            continue;
        }
        const std::int64_t step = sensitivity->steps[i];
        ForegroundPoint point{.step = step,
                              .epoch = i < sensitivity->epochs.size() ? sensitivity->epochs[i] : 0,
                              .sensitivity = sensitivity->values[i],
                              .specificity = specificity.at(step),
                              .predicted = predicted.at(step),
                              .truth = truth.at(step),
                              .loss = loss.at(step),
                              .score = std::nullopt,
                              .accuracy = std::nullopt};
        if (!point.truth && knownTruth >= 0) {
            point.truth = knownTruth;
        }
        if (!point.predicted && point.truth && point.specificity) {
            point.predicted = point.sensitivity * *point.truth + (1 - *point.specificity) * (1 - *point.truth);
        }
        points.push_back(point);
    }
    return points;
}

}  // namespace gg::diagnosis
