#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <vector>

namespace gg::diagnosis {
namespace {

constexpr std::array ruleThresholds{
    Threshold{.id = "gain", .value = 0.10, .lowest = 0.001, .highest = 1},
    Threshold{.id = "epochs", .value = 4, .lowest = 4, .highest = 1000, .unit = "epochs"},
};
constexpr double errors = 3;       ///< standard errors that the slope is above 0 by
constexpr double lastShare = 0.25; ///< of the run that is looked at
constexpr std::size_t fewest = 4;
constexpr std::size_t fewShort = 6;  ///< of a short run, up to its half

/// It has come to the end that was planned; a run that somebody stopped was stopped for a reason of theirs.
bool cameToItsEnd(const RunView& run)
{
    if (run.history.state() == runs::RunState::Finished) {
        return run.info.epochs <= 0 || run.history.lastEpoch() >= run.info.epochs;
    }
    return run.history.state() == runs::RunState::Unknown && run.info.epochs > 0 && run.history.lastEpoch() >= run.info.epochs;
}

/// The straight line through the last values of a curve.
struct Trend {
    double first = 0;
    double last = 0;
    double gain = 0;    ///< over all of it, as a share of its level; falling is negative
    double errors = 0;  ///< standard errors that its slope is from 0, with its sign
};

Trend trendOf(const std::vector<double>& values, std::size_t count)
{
    const std::span<const double> last(values.end() - static_cast<std::ptrdiff_t>(count), values.end());
    const double perEpoch = slope(last);
    const auto n = static_cast<double>(count);
    const double error = roughness(values) / std::sqrt(n * (n * n - 1) / 12);
    const double level = median(std::vector<double>(last.begin(), last.end()));
    if (level <= 0) {
        return {};
    }
    return {.first = last.front(), .last = last.back(), .gain = perEpoch * (n - 1) / level, .errors = error > 0 ? perEpoch / error : 0};
}

bool bestIsRecent(const std::vector<double>& values, bool moreIsBetter, std::size_t count)
{
    return bestIndex(values, moreIsBetter) + count / 2 >= values.size() - 1;
}

/// The validation loss by epoch: "val/loss", or the sum of its terms.
NamedCurve validationLoss(const runs::RunHistory& history)
{
    NamedCurve sum{.name = "val/loss", .series = {"val/loss"}, .curve = epochCurve(history, "val/loss")};
    return sum.empty() ? sumOf(history, lossTerms(history, "val")) : sum;
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const Score score = validationScore(run.history);
    if (score.empty()) {
        opinion.lacks("val/map50_95");
        return;
    }
    const auto& values = score.curve.values;
    if (!cameToItsEnd(run) || static_cast<double>(values.size()) < limits["epochs"]) {
        return;
    }
    const std::size_t count = std::max({fewest, static_cast<std::size_t>(lastShare * static_cast<double>(values.size())), std::min(fewShort, values.size() / 2)});
    const Trend rising = trendOf(values, count);
    const bool scoreTells = rising.gain >= limits["gain"] && rising.errors >= errors && bestIsRecent(values, true, count);
    // The loss is measured on every pixel and box, and scatters less than a score of few pictures: it tells where the score rises, too.
    const NamedCurve loss = validationLoss(run.history);
    const bool enough = loss.curve.size() >= count && loss.curve.size() >= values.size();
    const Trend falling = enough ? trendOf(loss.curve.values, count) : Trend{};
    const bool lossTells = -falling.gain >= limits["gain"] && -falling.errors >= errors && bestIsRecent(loss.curve.values, false, count)
                           && rising.gain >= limits["gain"] / 2;
    if (!scoreTells && !lossTells) {
        return;
    }
    const Trend& shown = scoreTells ? rising : falling;
    opinion.say({.severity = audit::Severity::Info,
                 .sinceEpoch = score.curve.epochs.back(),
                 .sinceStep = score.curve.steps.back(),
                 .values = {{"score_name", scoreTells ? score.name : loss.name},
                            {"score", changeText(shown.first, shown.last)},
                            {"count", std::to_string(count)},
                            {"gain", shareText(std::abs(shown.gain))}},
                 .series = scoreTells ? std::vector{score.name} : loss.series,
                 .variant = scoreTells ? "" : "loss"});
}

constexpr std::array ruleTexts{
    texts::Entry{"run.stopped_early.title", GG_TEXT("catalogue", "Stopped while still improving")},
    texts::Entry{"run.stopped_early.message", GG_TEXT("catalogue", "{score_name} was still rising clearly when the training came to its end: more epochs may make it better.")},
    texts::Entry{"run.stopped_early.message.loss", GG_TEXT("catalogue", "{score_name} was still falling clearly when the training came to its end: more epochs may make it better.")},
    texts::Entry{"run.stopped_early.why", GG_TEXT("catalogue", "A score that rises by more than its noise over the last quarter has not reached its plateau. What is compared with it should be trained as long.")},
    texts::Entry{"run.stopped_early.evidence", GG_TEXT("catalogue", "{score_name} {score} over the last {count} epochs, a gain of {gain}")},
    texts::Entry{"run.stopped_early.evidence.loss", GG_TEXT("catalogue", "{score_name} {score} over the last {count} epochs, a fall of {gain}")},
    texts::Entry{"run.stopped_early.action", GG_TEXT("catalogue", "Train for twice as many epochs, with the schedule stretched accordingly.")},
    texts::Entry{"run.stopped_early.threshold.gain", GG_TEXT("catalogue", "relative gain over the last quarter of the run")},
    texts::Entry{"run.stopped_early.threshold.epochs", GG_TEXT("catalogue", "fewest epochs before this is judged")},
};

constexpr Rule rule{.id = "run.stopped_early",
                    .source = "seeds 000 and 002",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
