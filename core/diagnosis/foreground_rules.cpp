#include "core/diagnosis/foreground_points.h"
#include "core/diagnosis/rules.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace gg::diagnosis {
namespace {

// A network that gives up the foreground is told by four things together: it finds little of the true foreground, it
// is almost never wrong about background, it predicts far less foreground than there is, and it was better before or has never been
// any better. Each alone occurs in healthy runs.
constexpr double lowSensitivity = 0.35;
constexpr double highSpecificity = 0.95;
constexpr double lowPredictedOfTrue = 0.5;
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
constexpr double decidedLossFall = 0.2 * 0.693;
constexpr std::int64_t undecidedEpochs = 3;
constexpr std::int64_t undecidedSteps = 150;
// "Never any better": three epochs in a row that look like it, without getting better by this much.
constexpr std::size_t stuckEpochs = 3;
constexpr double improvement = 0.05;
// Recovered: it finds a good part of the foreground again and predicts a plausible amount.
constexpr double recoveredSensitivity = 0.40;

/// Points in a row that must agree before something is said or taken back. A probe is a handful of images between two steps and
/// flickers. An epoch's validation is the whole split and one is enough, unless there are probes: a collapse that none of
/// them saw was a single bad moment.
struct Agreement {
    std::size_t onset = 3;
    std::size_t recovery = 3;
    bool epochs = false;
};

/// When all background begins to mean something.
struct Settling {
    std::int64_t steps = settlingSteps;
    std::int64_t patience = undecidedSteps;  ///< for a loss that does not move
    std::optional<double> firstLoss;
};

struct Episode {
    std::optional<ForegroundPoint> before;  ///< the best moment it fell from, nullopt where it never was better
    ForegroundPoint begin;
    ForegroundPoint worst;
    bool over = false;
};

bool looksCollapsed(const ForegroundPoint& point)
{
    const auto ratio = point.predictedOfTrue();
    if (!ratio && !point.specificity) {
        return false;  // sensitivity alone cannot tell a collapse from a hard data set
    }
    return point.sensitivity < lowSensitivity && point.specificity.value_or(1) > highSpecificity && ratio.value_or(0) < lowPredictedOfTrue;
}

bool allBackground(const ForegroundPoint& point)
{
    return looksCollapsed(point) && point.sensitivity < noSensitivity && point.predictedOfTrue().value_or(0) < noPredictedOfTrue;
}

bool recovered(const ForegroundPoint& point)
{
    return point.sensitivity >= recoveredSensitivity || point.predictedOfTrue().value_or(0) >= 1 || point.specificity.value_or(1) < 0.9;
}

bool fellFrom(const ForegroundPoint& point, const ForegroundPoint& before)
{
    return looksCollapsed(point) && before.sensitivity - point.sensitivity >= lostSensitivity
        && before.skill().value_or(0) - point.skill().value_or(0) >= lostSkill;
}

/// Goes through the points of one stream in order of time and keeps the latest episode of collapse.
class CollapseWatch {
public:
    CollapseWatch(Agreement agreement, Settling settling)
        : m_agreement(agreement)
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
            begin(stuckEpochs, std::nullopt);
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
        return m_best && allRecent(m_agreement.onset, [&](const ForegroundPoint& point) { return fellFrom(point, *m_best); });
    }

    std::size_t backgroundPoints() const { return std::max<std::size_t>(2, m_agreement.onset); }

    bool onlyBackground() const
    {
        return allRecent(backgroundPoints(), [&](const ForegroundPoint& point) { return decided(point) && allBackground(point); });
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
        return m_agreement.epochs && allRecent(stuckEpochs, [&](const ForegroundPoint& point) { return point.step > m_settling.steps && looksCollapsed(point); })
            && m_points.back().sensitivity < m_points[m_points.size() - stuckEpochs].sensitivity + improvement;
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
        m_episode->over = allRecent(m_agreement.recovery, recovered);
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

    Agreement m_agreement;
    Settling m_settling;
    std::vector<ForegroundPoint> m_points;
    std::optional<ForegroundPoint> m_best;
    std::optional<Episode> m_episode;
};

std::optional<Episode> watch(const std::vector<ForegroundPoint>& points, Agreement agreement, const Settling& settling)
{
    CollapseWatch watch(agreement, settling);
    for (const ForegroundPoint& point : points) {
        watch.add(point);
    }
    return watch.episode();
}

Settling settlingOf(const runs::RunInfo& info, const std::map<std::string, std::string>& config, const std::vector<ForegroundPoint>& probed)
{
    const auto warmup = config.find("schedule.warmup_epochs");
    const double epochs = warmup == config.end() ? 0 : std::strtod(warmup->second.c_str(), nullptr);
    const double steps = std::isfinite(epochs) ? epochs * static_cast<double>(info.stepsPerEpoch) : 0;
    Settling settling;
    settling.steps = settlingSteps + static_cast<std::int64_t>(std::clamp(steps, 0.0, 1e9));
    settling.patience = std::max(undecidedSteps, undecidedEpochs * info.stepsPerEpoch);
    if (!probed.empty()) {
        settling.firstLoss = probed.front().loss;
    }
    return settling;
}

/// The probes see it first; the whole validation split, measured later, knows better.
std::optional<Episode> combine(std::optional<Episode> probe, std::optional<Episode> validation, const std::vector<ForegroundPoint>& validated)
{
    if (!probe) {
        return validation;
    }
    if (!probe->over && !validated.empty() && validated.back().step >= probe->begin.step && recovered(validated.back())) {
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

/// "2" for the end of an epoch, "1.61" for a probe inside one.
std::string epochText(double epoch)
{
    return epoch == std::round(epoch) ? std::to_string(std::lround(epoch)) : scoreText(epoch);
}

Verdict collapseVerdict(const Episode& episode, const std::map<std::string, std::string>& config)
{
    Verdict verdict{.rule = "run.foreground_collapse",
                    .severity = episode.over ? audit::Severity::Warning : audit::Severity::Error,
                    .sinceEpoch = episode.begin.epoch,
                    .sinceStep = episode.begin.step,
                    .over = episode.over,
                    .values = {},
                    .series = {"probe/sensitivity", "probe/specificity", "val/sensitivity", "val/specificity"}};
    const auto& before = episode.before;
    const ForegroundPoint& worst = episode.worst;
    verdict.values["sensitivity"] = valueText(before ? std::optional(before->sensitivity) : std::nullopt, worst.sensitivity);
    verdict.values["specificity"] = worst.specificity ? valueText(before ? before->specificity : std::nullopt, *worst.specificity) : "–";
    verdict.values["predicted"] = worst.predicted ? shareText(*worst.predicted) : "–";
    verdict.values["true"] = worst.truth ? shareText(*worst.truth) : "–";
    verdict.values["epoch"] = epochText(episode.begin.epoch);
    const auto loss = config.find("loss");
    verdict.values["loss"] = loss == config.end() ? std::string() : loss->second;
    return verdict;
}

}  // namespace

std::optional<Verdict> foregroundCollapse(const runs::RunInfo& info, const runs::RunHistory& history)
{
    const auto config = runs::flatConfig(info);
    const auto probed = foregroundPoints(history, "probe", info.trainForeground);
    const auto validated = foregroundPoints(history, "val", info.valForeground);
    const Settling settling = settlingOf(info, config, probed);
    const Agreement validation{.onset = probed.empty() ? std::size_t{1} : std::size_t{2}, .recovery = 1, .epochs = true};
    const auto episode = combine(watch(probed, {}, settling), watch(validated, validation, settling), validated);
    if (!episode) {
        return std::nullopt;
    }
    return collapseVerdict(*episode, config);
}

std::optional<Verdict> foregroundUnderweighted(const runs::RunInfo&, const runs::RunHistory& history)
{
    // From the seed's check: foreground IoU below 0.10 with pixel accuracy above 0.88.
    constexpr double lowIou = 0.10;
    constexpr double highAccuracy = 0.88;
    constexpr double gaining = 0.03;
    constexpr int firstEpoch = 3;
    const int last = history.lastEpoch();
    const auto holds = [&](int epoch) {
        const auto iou = history.at("val/iou", epoch);
        const auto accuracy = history.at("val/accuracy", epoch);
        return iou && accuracy && *iou < lowIou && *accuracy > highAccuracy;
    };
    if (last < firstEpoch || !holds(last) || !holds(last - 1)) {
        return std::nullopt;
    }
    const double iou = *history.at("val/iou", last);
    const double before = history.at("val/iou", last - 2).value_or(0);
    if (iou - before >= gaining) {
        return std::nullopt;  // low, and on its way up
    }
    int since = last - 1;
    while (since > 1 && holds(since - 1)) {
        --since;
    }
    const runs::Series& series = *history.find("val/iou");
    const auto index = std::find_if(series.epochs.begin(), series.epochs.end(), [&](double e) { return std::lround(e) >= since; })
        - series.epochs.begin();
    return Verdict{.rule = "run.foreground_underweighted",
                   .severity = audit::Severity::Warning,
                   .sinceEpoch = static_cast<double>(since),
                   .sinceStep = series.steps[static_cast<std::size_t>(index)],
                   .over = false,
                   .values = {{"iou", scoreText(iou)}, {"accuracy", scoreText(*history.at("val/accuracy", last))}},
                   .series = {"val/iou", "val/accuracy"}};
}

}  // namespace gg::diagnosis
