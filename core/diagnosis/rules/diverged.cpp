#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"
#include "core/diagnosis/schedule_events.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace gg::diagnosis {
namespace {

// The training loss has left its lowest level, by a good part of that level, of all that was learned, and of its noise, and stays there. Levels
// are medians of the last few values, so a spike is none.
constexpr std::array ruleThresholds{
    Threshold{.id = "rise", .value = 0.5, .lowest = 0.05, .highest = 100},
    Threshold{.id = "lost", .value = 0.3, .lowest = 0, .highest = 10},
    Threshold{.id = "epochs", .value = 3, .lowest = 2, .highest = 100, .unit = "epochs"},
};
constexpr double noises = 8;
// A score that came to nothing makes a smaller rise certain.
constexpr double spoiltScore = 0.5;
constexpr double spoiltShare = 0.4;  ///< of the thresholds
constexpr double doubled = 1;        ///< rise over the lowest level from which nothing more can be hoped for
// Within an epoch, single batches differ: longer medians, and twice the rise.
constexpr std::size_t stepWindow = 25;
constexpr std::size_t stepSustained = 50;
constexpr double stepFactor = 2;
// A rate that was set up again (warm restarts) drives the loss up for a while; other changes of the schedule may leave it at another level.
constexpr double restartEpochs = 10;
constexpr double levelEpochs = 1000;

struct Episode {
    std::size_t begin = 0;
    double first = 0;
    double lowest = 0;
    double level = 0;
    bool over = false;
};

struct Watching {
    std::size_t window = 3;
    std::size_t sustained = 3;
    double rise = 0;
    double lost = 0;
};

/// The last episode. `excused` says of a point that the schedule explains a moderate rise.
template <typename Excused>
std::optional<Episode> watch(const std::vector<double>& values, const Watching& watching, Excused excused)
{
    const std::vector<double> levels = trailingMedians(values, watching.window);
    if (levels.size() < watching.window + watching.sustained) {
        return std::nullopt;
    }
    const double first = levels[watching.window - 1];
    const double jitter = noises * roughness(values) / std::sqrt(static_cast<double>(watching.window));
    double lowest = first;
    std::size_t above = 0;
    std::optional<Episode> episode;
    for (std::size_t i = watching.window - 1; i < levels.size(); ++i) {
        const double rise = levels[i] - lowest;
        const double margin = std::max({watching.rise * std::abs(lowest), watching.lost * (first - lowest), jitter});
        const bool high = margin > 0 && rise > margin && !(excused(i) && rise < doubled * std::abs(lowest));
        above = high ? above + 1 : 0;
        if (above == watching.sustained && (!episode || episode->over)) {
            episode = Episode{.begin = i + 1 - above, .first = first, .lowest = lowest, .level = levels[i]};
        } else if (episode && rise < margin / 2) {
            episode->over = true;
        }
        if (episode && !episode->over) {
            episode->level = std::max(episode->level, levels[i]);
        } else {
            lowest = std::min(lowest, levels[i]);
        }
    }
    return episode;
}

struct Judged {
    bool spoilt = false;  ///< the score came to nothing
    bool fine = false;    ///< the score is as good as ever
};

Judged judged(const Score& score)
{
    if (score.empty() || score.good > 1) {
        return {};
    }
    const double now = trailingMedians(score.curve.values, 3).back();
    return {.spoilt = now <= spoiltScore * score.best() || score.best() < 0.2 * score.good, .fine = score.best() >= score.good && now >= 0.9 * score.best()};
}

/// A validation loss that lies nearer to its lowest than to where it began: what was learned is not lost, whatever the training loss does.
bool validatesWell(const runs::RunHistory& history)
{
    const Curve curve = finite(curveOf(history, "val/loss"));
    if (curve.size() < 6) {
        return false;
    }
    const std::vector<double> levels = trailingMedians(curve.values, 3);
    const double first = levels[2];
    const double lowest = *std::min_element(levels.begin() + 2, levels.end());
    return levels.back() - lowest < 0.5 * (first - lowest);
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const NamedCurve loss = trainingLoss(run.history);
    const NamedCurve steps = stepLoss(run.history);
    if (loss.empty() && steps.empty()) {
        opinion.lacks("train/loss");
        return;
    }
    const Judged score = judged(validationScore(run.history));
    if (score.fine || validatesWell(run.history)) {
        return;
    }
    const auto events = score.spoilt ? std::vector<ScheduleEvent>() : scheduleEvents(run);
    const double share = score.spoilt ? spoiltShare : 1;
    const NamedCurve* shown = &loss;
    const auto excused = [&](std::size_t i) {
        return std::any_of(events.begin(), events.end(), [&](const ScheduleEvent& event) {
            const double since = shown->curve.epochs[i] - event.epoch;
            return since >= -1 && since < (event.kind == ScheduleEvent::Kind::MosaicCloses ? levelEpochs : restartEpochs);
        });
    };
    const auto sustained = static_cast<std::size_t>(limits["epochs"]);
    auto episode = watch(loss.curve.values, {.window = 3, .sustained = sustained - 1, .rise = share * limits["rise"], .lost = limits["lost"]}, excused);
    if (!episode) {
        shown = &steps;
        episode = watch(steps.curve.values,
                        {.window = stepWindow, .sustained = stepSustained, .rise = stepFactor * limits["rise"], .lost = stepFactor * limits["lost"]}, excused);
    }
    if (!episode) {
        return;
    }
    const bool ruined = !episode->over && episode->level - episode->lowest > doubled * std::abs(episode->lowest);
    opinion.say({.severity = ruined ? audit::Severity::Error : audit::Severity::Warning,
                 .sinceEpoch = shown->curve.epochs[episode->begin],
                 .sinceStep = shown->curve.steps[episode->begin],
                 .over = episode->over,
                 .values = {{"series", shown->name},
                            {"loss", changeText(episode->lowest, episode->level)},
                            {"first", scoreText(episode->first)},
                            {"epoch", epochText(shown->curve.epochs[episode->begin])}},
                 .series = shown->series});
}

constexpr std::array ruleTexts{
    texts::Entry{"run.diverged.title", GG_TEXT("catalogue", "Training diverges")},
    texts::Entry{"run.diverged.message", GG_TEXT("catalogue", "The training loss rises instead of falling since epoch {epoch}, and stays up: what was learned may be lost.")},
    texts::Entry{"run.diverged.message_over", GG_TEXT("catalogue", "From epoch {epoch} the training loss rose far above its lowest level; it has come down again.")},
    texts::Entry{"run.diverged.why", GG_TEXT("catalogue", "Steps that are too long for the loss surface lead uphill, and each makes the next one worse. Noise and single bad batches do not raise the median of several epochs.")},
    texts::Entry{"run.diverged.evidence", GG_TEXT("catalogue", "{series} {loss}, at the beginning {first}")},
    texts::Entry{"run.diverged.action", GG_TEXT("catalogue", "Go back to the checkpoint before epoch {epoch} and train on with a third of the learning rate.")},
    texts::Entry{"run.diverged.threshold.rise", GG_TEXT("catalogue", "rise above the lowest level of the loss, as a share of that level")},
    texts::Entry{"run.diverged.threshold.lost", GG_TEXT("catalogue", "rise as a share of the loss's whole fall")},
    texts::Entry{"run.diverged.threshold.epochs", GG_TEXT("catalogue", "epochs in a row that have to be high")},
};

constexpr std::array<std::string_view, 5> explained{"run.overfitting", "run.foreground_collapse", "run.foreground_underweighted", "run.loss_spikes", "run.loss_term_flat"};

constexpr Rule rule{.id = "run.diverged",
                    .source = "SageMaker Debugger: loss not decreasing",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .explains = explained,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
