#include "core/verdicts/gather_facts.h"

#include "core/diagnosis/curve.h"

#include <algorithm>
#include <cmath>

namespace gg::verdicts {
namespace {

/// Median time between neighbouring rows: of what is written once an epoch, else of the series with most points. 0: not known.
double usualGap(const runs::RunHistory& history)
{
    const runs::Series* rows = nullptr;
    bool ofEpochs = false;
    for (const auto& [name, series] : history.series()) {
        const bool epochs = history.isEpochSeries(name);
        if (series.times.size() > 1 && (rows == nullptr || epochs > ofEpochs || (epochs == ofEpochs && series.size() > rows->size()))) {
            rows = &series;
            ofEpochs = epochs;
        }
    }
    std::vector<double> gaps;
    for (std::size_t i = 1; rows != nullptr && i < rows->times.size(); ++i) {
        const double gap = rows->times[i] - rows->times[i - 1];
        if (gap > 0 && std::isfinite(gap)) {
            gaps.push_back(gap);
        }
    }
    return gaps.empty() ? 0 : diagnosis::median(std::move(gaps));
}

}  // namespace

int bestEpochOf(const runs::RunHistory& history)
{
    if (history.bestEpoch() > 0) {
        return history.bestEpoch();
    }
    const diagnosis::Curve score = diagnosis::finite(diagnosis::curveOf(history, "val/map50_95"));
    const std::size_t best = diagnosis::bestIndex(score.values, true);
    return best < score.size() ? static_cast<int>(std::lround(score.epochs[best])) : 0;
}

std::optional<diagnosis::Silence> silenceOf(const runs::RunInfo& info, const runs::RunHistory& history, const runs::RunActivity& activity,
                                            const runs::RunRhythm& rhythm, double now)
{
    using runs::Standing;
    const runs::RunStanding standing = runs::standingOf(info, history, activity, rhythm, now);
    if (!(standing.lastSign > 0) || standing.standing == Standing::Paused) {
        return std::nullopt;  // nobody expects a paused run to write
    }
    const bool ended = standing.standing == Standing::Stopped || standing.standing == Standing::Finished || standing.standing == Standing::Failed;
    return diagnosis::Silence{.seconds = std::max(0.0, now - standing.lastSign),
                              .usualSeconds = usualGap(history),
                              .ended = ended,
                              .growing = rhythm.lastGrowth() > 0 && now - rhythm.lastGrowth() <= rhythm.patience(),
                              .lastLine = activity.lastLine};
}

}  // namespace gg::verdicts
