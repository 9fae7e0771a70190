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
// "Never any better": two epochs in a row that look like it, without getting better by this much.
constexpr double improvement = 0.05;
// Recovered: it finds a good part of the foreground again and predicts a plausible amount.
constexpr double recoveredSensitivity = 0.40;

/// Points in a row that must agree before something is said or taken back. A probe is a handful of images between two steps
/// and flickers; an epoch's validation is the whole split.
enum class Agreement : std::size_t { Probe = 3, Validation = 1 };

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
    CollapseWatch(Agreement agreement, std::int64_t settledAfter)
        : m_agreement(static_cast<std::size_t>(agreement))
        , m_settledAfter(settledAfter)
    {
    }

    void add(const ForegroundPoint& point)
    {
        m_points.push_back(point);
        if (m_points.size() < m_agreement) {
            return;
        }
        if (m_episode && !m_episode->over) {
            follow();
        } else if (const auto before = m_best; collapsedNow(before)) {
            const ForegroundPoint& begin = recent(0);
            m_episode = Episode{.before = before && fellFrom(begin, *before) ? before : std::nullopt, .begin = begin, .worst = begin};
            for (std::size_t i = 1; i < m_agreement; ++i) {
                keepWorst(recent(i));
            }
        }
        rememberBest();
    }

    const std::optional<Episode>& episode() const { return m_episode; }
    const std::vector<ForegroundPoint>& points() const { return m_points; }

private:
    /// The i-th of the last points that must agree, oldest first.
    const ForegroundPoint& recent(std::size_t i) const { return m_points[m_points.size() - m_agreement + i]; }

    template <typename Predicate>
    bool allRecent(Predicate predicate) const
    {
        return std::all_of(m_points.end() - static_cast<std::ptrdiff_t>(m_agreement), m_points.end(), predicate);
    }

    bool collapsedNow(const std::optional<ForegroundPoint>& before) const
    {
        if (before && allRecent([&](const ForegroundPoint& point) { return fellFrom(point, *before); })) {
            return true;
        }
        if (allRecent([&](const ForegroundPoint& point) { return point.step > m_settledAfter && allBackground(point); })) {
            return true;
        }
        return m_agreement == static_cast<std::size_t>(Agreement::Validation) && stuck();
    }

    bool stuck() const
    {
        if (m_points.size() < 2 || m_points.back().epoch < 2 || m_points.back().step <= m_settledAfter) {
            return false;
        }
        const ForegroundPoint& last = m_points.back();
        const ForegroundPoint& previous = m_points[m_points.size() - 2];
        return looksCollapsed(last) && looksCollapsed(previous) && last.sensitivity < previous.sensitivity + improvement;
    }

    void follow()
    {
        keepWorst(m_points.back());
        m_episode->over = allRecent(recovered);
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
        const auto weakest = std::min_element(m_points.end() - static_cast<std::ptrdiff_t>(m_agreement), m_points.end(),
                                              [](const auto& a, const auto& b) { return a.skill().value_or(0) < b.skill().value_or(0); });
        const double skill = weakest->skill().value_or(0);
        if (skill >= learnedSkill && (!m_best || skill > m_best->skill().value_or(0))) {
            m_best = *weakest;
        }
    }

    std::size_t m_agreement;
    std::int64_t m_settledAfter;
    std::vector<ForegroundPoint> m_points;
    std::optional<ForegroundPoint> m_best;
    std::optional<Episode> m_episode;
};

std::optional<Episode> watch(const std::vector<ForegroundPoint>& points, Agreement agreement, std::int64_t settledAfter)
{
    CollapseWatch watch(agreement, settledAfter);
    for (const ForegroundPoint& point : points) {
        watch.add(point);
    }
    return watch.episode();
}

std::int64_t stepsUntilSettled(const runs::RunInfo& info, const std::map<std::string, std::string>& config)
{
    const auto warmup = config.find("schedule.warmup_epochs");
    const double epochs = warmup == config.end() ? 0 : std::strtod(warmup->second.c_str(), nullptr);
    const double steps = std::isfinite(epochs) ? epochs * static_cast<double>(info.stepsPerEpoch) : 0;
    return settlingSteps + static_cast<std::int64_t>(std::clamp(steps, 0.0, 1e9));
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
    verdict.values["epoch"] = scoreText(episode.begin.epoch);
    const auto loss = config.find("loss");
    verdict.values["loss"] = loss == config.end() ? std::string() : loss->second;
    return verdict;
}

}  // namespace

std::optional<Verdict> foregroundCollapse(const runs::RunInfo& info, const runs::RunHistory& history)
{
    const auto config = runs::flatConfig(info);
    const std::int64_t settledAfter = stepsUntilSettled(info, config);
    const auto validated = foregroundPoints(history, "val", info.valForeground);
    const auto probe = watch(foregroundPoints(history, "probe", info.trainForeground), Agreement::Probe, settledAfter);
    const auto episode = combine(probe, watch(validated, Agreement::Validation, settledAfter), validated);
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
