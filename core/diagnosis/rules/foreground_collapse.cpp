#include "core/diagnosis/foreground_points.h"
#include "core/diagnosis/rule.h"
#include "core/diagnosis/scored_foreground.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>
#include <vector>

namespace gg::diagnosis {
namespace {

// A network that gives up the foreground is told by four things together: it finds little of the true foreground, it
// is almost never wrong about background, it predicts far less foreground than there is, and it was better before or has never been
// any better. Each alone occurs in healthy runs.
constexpr std::array ruleThresholds{
    Threshold{.id = "sensitivity", .value = 0.35, .lowest = 0, .highest = 1},
    Threshold{.id = "specificity", .value = 0.95, .lowest = 0, .highest = 1},
    Threshold{.id = "predicted", .value = 0.5, .lowest = 0, .highest = 1},
    Threshold{.id = "recovered", .value = 0.40, .lowest = 0, .highest = 1},
};
// "It was better before": its best skill (Youden's J) was worth mentioning, and the sensitivity lost since is more than the specificity
// won. A network that comes from "everything is foreground" (sensitivity 1, skill 0) has lost nothing.
constexpr double learnedSkill = 0.15;
constexpr double lostSensitivity = 0.10;
constexpr double lostSkill = 0.03;
// "All background": nothing is found and nothing is predicted.
constexpr double noSensitivity = 0.05;
constexpr double noPredictedOfTrue = 0.10;
// An untrained network says anything, and batch norm's running statistics (momentum 0.1) need some 30 steps to mean
// something: all background counts only after that, on top of the warm-up of the learning rate.
constexpr std::int64_t settlingSteps = 30;
// And only once it has decided: while the loss is within a fifth of a coin flip's (ln 2) of where it started, the probabilities lie
// around 0.5 and which side of the threshold they fall on means nothing. A loss that never moves counts as decided after this long.
constexpr double ln2 = std::numbers::ln2;
constexpr double decidedLossFall = 0.2 * ln2;
constexpr std::int64_t undecidedEpochs = 3;
constexpr std::int64_t undecidedSteps = 150;
// "Never any better": three epochs in a row that look like it, without getting better by this much.
constexpr std::size_t stuckAlone = 3;
// Under a loss that holds Dice, background everywhere is not cheap: a network that begins so is on its way, and is given longer.
constexpr std::size_t stuckProtected = 5;
constexpr double improvement = 0.05;
// Networks lose the foreground for an epoch or three and find it again, and some begin late: it is told at once, and is an error once it has lasted
// so many epochs, or so many steps of probes with which a validation agrees; or where the record ends in it.
constexpr double certainAfter = 5;
// What was never any better may still begin, the later the longer the training is meant to be.
constexpr double lateStart = 0.2;  ///< of the epochs planned

/// Points in a row that must agree before something is said or taken back. A probe is a handful of images between two steps and
/// flickers. An epoch's validation is the whole split and one is enough, unless there are probes: a collapse that none of
/// them saw was a single bad moment.
struct Agreement {
    std::size_t onset = 3;
    std::size_t recovery = 3;
    bool epochs = false;
    std::size_t background = 2;  ///< for all background that was never anything better; no fewer than onset
};
// Where the steps are not known, nobody can tell how many an epoch has, and batch norm may still be settling after one.
constexpr std::size_t backgroundEpochs = 3;

/// When all background begins to mean something.
struct Settling {
    std::int64_t steps = settlingSteps;
    std::int64_t patience = undecidedSteps;  ///< for a loss that does not move
    std::optional<double> firstLoss;
    std::size_t stuckEpochs = stuckAlone;
};

struct Episode {
    std::optional<ForegroundPoint> before;  ///< the best moment it fell from, nullopt where it never was better
    ForegroundPoint begin;
    ForegroundPoint worst;
    bool over = false;
};

/// What counts as low, by the thresholds in force.
class Levels {
public:
    explicit Levels(const Limits& limits)
        : m_sensitivity(limits["sensitivity"])
        , m_specificity(limits["specificity"])
        , m_predicted(limits["predicted"])
        , m_recovered(limits["recovered"])
    {
    }

    bool looksCollapsed(const ForegroundPoint& point) const
    {
        const auto ratio = point.predictedOfTrue();
        if (!ratio && !point.specificity) {
            return false;  // sensitivity alone cannot tell a collapse from a hard data set
        }
        return point.sensitivity < m_sensitivity && point.specificity.value_or(1) > m_specificity && ratio.value_or(0) < m_predicted;
    }

    bool allBackground(const ForegroundPoint& point) const
    {
        return looksCollapsed(point) && point.sensitivity < noSensitivity && point.predictedOfTrue().value_or(0) < noPredictedOfTrue;
    }

    bool recovered(const ForegroundPoint& point) const
    {
        return point.sensitivity >= m_recovered || point.predictedOfTrue().value_or(0) >= 1 || point.specificity.value_or(1) < 0.9;
    }

    bool fellFrom(const ForegroundPoint& point, const ForegroundPoint& before) const
    {
        return looksCollapsed(point) && before.sensitivity - point.sensitivity >= lostSensitivity
            && before.skill().value_or(0) - point.skill().value_or(0) >= lostSkill;
    }

private:
    double m_sensitivity;
    double m_specificity;
    double m_predicted;
    double m_recovered;
};

/// Goes through the points of one stream in order of time and keeps the latest episode of collapse.
class CollapseWatch {
public:
    CollapseWatch(const Levels& levels, Agreement agreement, Settling settling)
        : m_levels(levels)
        , m_agreement(agreement)
        , m_settling(settling)
    {
    }

    void add(const ForegroundPoint& point)
    {
        m_points.push_back(point);
        if (m_episode && !m_episode->over) {
            follow();
        } else if (fell()) {
            begin(m_agreement.onset, m_best);
        } else if (onlyBackground()) {
            begin(backgroundPoints(), std::nullopt);
        } else if (stuck()) {
            begin(m_settling.stuckEpochs, std::nullopt);
        }
        rememberBest();
    }

    const std::optional<Episode>& episode() const { return m_episode; }
    const std::vector<ForegroundPoint>& points() const { return m_points; }

private:
    template <typename Predicate>
    bool allRecent(std::size_t count, Predicate predicate) const
    {
        return m_points.size() >= count && std::all_of(m_points.end() - static_cast<std::ptrdiff_t>(count), m_points.end(), predicate);
    }

    bool fell() const
    {
        return m_best && allRecent(m_agreement.onset, [&](const ForegroundPoint& point) { return m_levels.fellFrom(point, *m_best); });
    }

    std::size_t backgroundPoints() const { return std::max(m_agreement.background, m_agreement.onset); }

    bool onlyBackground() const
    {
        return allRecent(backgroundPoints(), [&](const ForegroundPoint& point) { return decided(point) && m_levels.allBackground(point); });
    }

    bool decided(const ForegroundPoint& point) const
    {
        if (point.step <= m_settling.steps) {
            return false;
        }
        const bool undecided = point.loss && m_settling.firstLoss && *m_settling.firstLoss - *point.loss < decidedLossFall;
        return !undecided || point.step > m_settling.steps + m_settling.patience;
    }

    bool stuck() const
    {
        return m_agreement.epochs && allRecent(m_settling.stuckEpochs, [&](const ForegroundPoint& point) { return point.step > m_settling.steps && m_levels.looksCollapsed(point); })
            && m_points.back().sensitivity < m_points[m_points.size() - m_settling.stuckEpochs].sensitivity + improvement;
    }

    void begin(std::size_t points, const std::optional<ForegroundPoint>& before)
    {
        const std::size_t first = m_points.size() - points;
        m_episode = Episode{.before = before, .begin = m_points[first], .worst = m_points[first]};
        for (std::size_t i = first + 1; i < m_points.size(); ++i) {
            keepWorst(m_points[i]);
        }
    }

    void follow()
    {
        keepWorst(m_points.back());
        // What was never any better is over, too, once something was learned after all.
        const bool learned = !m_episode->before && m_best && m_best->step > m_episode->begin.step && !m_levels.looksCollapsed(m_points.back());
        m_episode->over = learned || allRecent(m_agreement.recovery, [&](const ForegroundPoint& point) { return m_levels.recovered(point); });
    }

    void keepWorst(const ForegroundPoint& point)
    {
        if (point.sensitivity < m_episode->worst.sensitivity) {
            m_episode->worst = point;
        }
    }

    /// The best moment is one whose neighbours are as good: the least skilful of the points that must agree.
    void rememberBest()
    {
        if (m_points.size() < m_agreement.onset) {
            return;
        }
        const auto weakest = std::min_element(m_points.end() - static_cast<std::ptrdiff_t>(m_agreement.onset), m_points.end(),
                                              [](const auto& a, const auto& b) { return a.skill().value_or(0) < b.skill().value_or(0); });
        const double skill = weakest->skill().value_or(0);
        if (skill >= learnedSkill && (!m_best || skill > m_best->skill().value_or(0))) {
            m_best = *weakest;
        }
    }

    Levels m_levels;
    Agreement m_agreement;
    Settling m_settling;
    std::vector<ForegroundPoint> m_points;
    std::optional<ForegroundPoint> m_best;
    std::optional<Episode> m_episode;
};

std::optional<Episode> watch(const Levels& levels, const std::vector<ForegroundPoint>& points, Agreement agreement, const Settling& settling)
{
    CollapseWatch watch(levels, agreement, settling);
    for (const ForegroundPoint& point : points) {
        watch.add(point);
    }
    return watch.episode();
}

/// True where a point is an epoch and its step no more than that epoch's number: how many steps were taken is not known.
bool stepsAreEpochs(const RunView& run, const std::vector<ForegroundPoint>& points)
{
    return run.info.stepsPerEpoch <= 1 && points.size() > 1
        && static_cast<double>(points.back().step - points.front().step) <= points.back().epoch - points.front().epoch;
}

std::string lossOf(const RunView& run)
{
    return run.setting("loss").value_or(run.setting("loss.name").value_or(""));
}

bool holdsDice(const RunView& run)
{
    return lossOf(run).find("dice") != std::string::npos;
}

Settling settlingOf(const RunView& run, const std::vector<ForegroundPoint>& probed, const std::vector<ForegroundPoint>& validated)
{
    if (stepsAreEpochs(run, validated)) {
        return {.steps = validated.front().step - 1, .patience = 0, .firstLoss = std::nullopt};
    }
    const runs::RunInfo& info = run.info;
    const double epochs = run.number("schedule.warmup_epochs").value_or(0);
    const double steps = std::isfinite(epochs) ? epochs * static_cast<double>(info.stepsPerEpoch) : 0;
    Settling settling;
    settling.stuckEpochs = holdsDice(run) ? stuckProtected : stuckAlone;
    settling.steps = settlingSteps + static_cast<std::int64_t>(std::clamp(steps, 0.0, 1e9));
    settling.patience = std::max(undecidedSteps, undecidedEpochs * info.stepsPerEpoch);
    if (!probed.empty()) {
        settling.firstLoss = probed.front().loss;
    } else if (!validated.empty()) {
        settling.firstLoss = validated.front().loss;
        // What the first validation sees has been trained for an epoch. Of a cross-entropy it is known where it started: at a coin flip's.
        if (settling.firstLoss && lossOf(run) == "bce") {
            settling.firstLoss = std::max(*settling.firstLoss, ln2);
        }
    }
    return settling;
}

/// The probes see it first; the whole validation split, measured later, knows better.
std::optional<Episode> combine(const Levels& levels, std::optional<Episode> probe, std::optional<Episode> validation, const std::vector<ForegroundPoint>& validated)
{
    if (!probe) {
        return validation;
    }
    if (!probe->over && !validated.empty() && validated.back().step >= probe->begin.step && levels.recovered(validated.back())) {
        probe->over = true;
    }
    if (!validation || (validation->over && !probe->over)) {
        return probe;
    }
    if (!validation->over || validation->begin.step >= probe->begin.step) {
        // Both saw it: the probes knew since when, the validation has the numbers that people quote.
        if (probe->begin.step <= validation->begin.step && !(probe->over && !validation->over)) {
            validation->begin = probe->begin;
        }
        return validation;
    }
    return probe;
}

std::string valueText(const std::optional<double>& before, double now)
{
    return before ? changeText(*before, now) : scoreText(now);
}

/// The latest of either stream.
struct Latest {
    ForegroundPoint point;
    bool validated = false;  ///< a whole validation has seen the episode too
    bool agreed = false;     ///< that, or there is no validation that could
};

bool certain(const Episode& episode, const Latest& last, const RunView& run)
{
    if (episode.over || !last.agreed) {
        return false;
    }
    if (run.ended()) {
        return true;
    }
    const bool forSteps = last.point.step - episode.begin.step >= undecidedSteps;
    if (episode.begin.epoch <= 0) {
        return forSteps;
    }
    const double epochs = last.point.epoch - episode.begin.epoch;
    if (!episode.before) {
        return epochs >= std::max(certainAfter, lateStart * run.info.epochs);
    }
    return epochs >= certainAfter || (forSteps && last.validated);
}

Verdict collapseVerdict(const Episode& episode, const Latest& last, const RunView& run)
{
    const auto& before = episode.before;
    const ForegroundPoint& worst = episode.worst;
    // Where the loss protects the foreground already, telling people to use it would send them in a circle.
    return {.severity = certain(episode, last, run) ? audit::Severity::Error : audit::Severity::Warning,
            .sinceEpoch = episode.begin.epoch,
            .sinceStep = episode.begin.step,
            .over = episode.over,
            .values = {{"sensitivity", valueText(before ? std::optional(before->sensitivity) : std::nullopt, worst.sensitivity)},
                       {"specificity", worst.specificity ? valueText(before ? before->specificity : std::nullopt, *worst.specificity) : "–"},
                       {"predicted", worst.predicted ? shareText(*worst.predicted) : "–"},
                       {"true", worst.truth ? shareText(*worst.truth) : "–"},
                       {"epoch", epochText(episode.begin.epoch)}},
            .series = {"probe/sensitivity", "probe/specificity", "val/sensitivity", "val/specificity"},
            .variant = holdsDice(run) ? "dice" : worst.predicted ? "" : "bare"};
}

std::string scoresText(const ScoredForeground& scored, const Episode& episode)
{
    const auto& before = episode.before;
    const double score = episode.worst.score.value_or(0);
    constexpr double visible = 0.0005;  // a Dice that is smoothed by 1e-8 is 0
    std::string text = scored.series.front() + " " + valueText(before ? before->score : std::nullopt, score < visible ? 0 : score);
    if (episode.worst.accuracy) {
        text += ", val/accuracy " + valueText(before ? before->accuracy : std::nullopt, *episode.worst.accuracy);
    }
    return text;
}

/// Probes in a row that span fifteen steps: batches differ, and one of them throws a network off for a handful of steps.
std::size_t agreeingProbes(const std::vector<ForegroundPoint>& probes)
{
    constexpr double flicker = 15;
    constexpr std::size_t fewest = 3;
    if (probes.size() < 2) {
        return fewest;
    }
    const double apart = static_cast<double>(probes.back().step - probes.front().step) / static_cast<double>(probes.size() - 1);
    return std::max(fewest, static_cast<std::size_t>(std::ceil(flicker / std::max(1.0, apart))));
}

/// Where no sensitivity was logged: from Dice, IoU and the like.
void judgeScores(const RunView& run, const Levels& levels, Opinion& opinion)
{
    const ScoredForeground scored = scoredForeground(run);
    if (scored.points.empty()) {
        opinion.lacks("val/sensitivity (or val/dice, val/iou)");
        return;
    }
    // One value may be an accident of the mean over pictures; two epochs in a row are none.
    const Agreement agreement{.onset = 2, .recovery = 1, .epochs = true, .background = stepsAreEpochs(run, scored.points) ? backgroundEpochs : 2};
    const auto episode = watch(levels, scored.points, agreement, settlingOf(run, {}, scored.points));
    if (!episode) {
        return;
    }
    Verdict verdict = collapseVerdict(*episode, {.point = scored.points.back(), .validated = true, .agreed = true}, run);
    verdict.values["scores"] = scoresText(scored, *episode);
    verdict.series = scored.series;
    verdict.variant = !scored.masks ? "positives" : episode->worst.truth ? "scores" : "score";
    opinion.say(std::move(verdict));
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    const Levels levels(limits);
    if (run.history.find("val/sensitivity") == nullptr && run.history.find("probe/sensitivity") == nullptr) {
        judgeScores(run, levels, opinion);
        return;
    }
    const auto probed = foregroundPoints(run.history, "probe", run.info.trainForeground);
    const auto validated = foregroundPoints(run.history, "val", run.info.valForeground);
    const Settling settling = settlingOf(run, probed, validated);
    const Agreement validation{.onset = probed.empty() ? std::size_t{1} : std::size_t{2},
                               .recovery = 1,
                               .epochs = true,
                               .background = stepsAreEpochs(run, validated) ? backgroundEpochs : 2};
    const auto episode =
        combine(levels, watch(levels, probed, {.onset = agreeingProbes(probed)}, settling), watch(levels, validated, validation, settling), validated);
    if (episode) {
        const bool probedLast = !probed.empty() && (validated.empty() || probed.back().step > validated.back().step);
        const bool seen = !validated.empty() && validated.back().step >= episode->begin.step && levels.looksCollapsed(validated.back());
        opinion.say(collapseVerdict(*episode, {.point = probedLast ? probed.back() : validated.back(), .validated = seen, .agreed = seen || validated.empty()}, run));
    }
}

constexpr std::array ruleTexts{
    texts::Entry{"run.foreground_collapse.title",
                 GG_TEXT("catalogue", "Foreground collapse")},
    texts::Entry{"run.foreground_collapse.message",
                 GG_TEXT("catalogue", "The network may be giving up the foreground: since epoch {epoch} it predicts almost only background.")},
    texts::Entry{"run.foreground_collapse.message_over",
                 GG_TEXT("catalogue", "From epoch {epoch} the network predicted almost only background for a while; it has found the foreground again.")},
    texts::Entry{"run.foreground_collapse.why",
                 GG_TEXT("catalogue", "Cross-entropy weighs every pixel the same. Where foreground is rare, nearly all of the gradient comes from background, and " "predicting background everywhere already scores well. Pixel accuracy looks good meanwhile; sensitivity tells.")},
    texts::Entry{"run.foreground_collapse.evidence",
                 GG_TEXT("catalogue", "sensitivity {sensitivity}, specificity {specificity}, predicted foreground {predicted} of {true}")},
    texts::Entry{"run.foreground_collapse.evidence.bare",
                 GG_TEXT("catalogue", "sensitivity {sensitivity}, specificity {specificity}")},
    texts::Entry{"run.foreground_collapse.evidence.scores",
                 GG_TEXT("catalogue", "{scores}; worked out from them, predicted foreground {predicted} of {true}")},
    texts::Entry{"run.foreground_collapse.evidence.score", GG_TEXT("catalogue", "{scores}")},
    texts::Entry{"run.foreground_collapse.message.positives",
                 GG_TEXT("catalogue", "The network may be giving up the positive class (the foreground): since epoch {epoch} it predicts almost only the negative one.")},
    texts::Entry{"run.foreground_collapse.evidence.positives",
                 GG_TEXT("catalogue", "{scores}; worked out from them, predicted positives {predicted} of {true}")},
    texts::Entry{"run.foreground_collapse.action",
                 GG_TEXT("catalogue", "Train with BCE + Dice.")},
    texts::Entry{"run.foreground_collapse.action.dice",
                 GG_TEXT("catalogue", "The loss holds Dice already: look at five pairs whether masks fit their images and are not inverted, then try a lower learning rate.")},
    texts::Entry{"run.foreground_collapse.action.scores",
                 GG_TEXT("catalogue", "Train with BCE + Dice. If the loss holds Dice already, look at five pairs whether masks fit their images, then try a lower learning rate.")},
    texts::Entry{"run.foreground_collapse.action.score",
                 GG_TEXT("catalogue", "Train with BCE + Dice. If the loss holds Dice already, look at five pairs whether masks fit their images, then try a lower learning rate.")},
    texts::Entry{"run.foreground_collapse.action.positives",
                 GG_TEXT("catalogue", "Give the rare class more weight: BCE + Dice for masks, class weights or balanced batches otherwise.")},
    texts::Entry{"run.foreground_collapse.threshold.sensitivity", GG_TEXT("catalogue", "sensitivity below which little of the foreground is found")},
    texts::Entry{"run.foreground_collapse.threshold.specificity", GG_TEXT("catalogue", "specificity above which background is almost never mistaken")},
    texts::Entry{"run.foreground_collapse.threshold.predicted", GG_TEXT("catalogue", "predicted foreground as a share of the true one, below which it is too little")},
    texts::Entry{"run.foreground_collapse.threshold.recovered", GG_TEXT("catalogue", "sensitivity from which the foreground counts as found again")},
};

constexpr std::array<std::string_view, 2> explained{"run.foreground_underweighted", "run.overfitting"};

constexpr Rule rule{.id = "run.foreground_collapse",
                    .source = "seed 000",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .explains = explained,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
