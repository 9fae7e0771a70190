#include "score.h"

#include "published_rules.h"

#include "core/diagnosis/curve.h"

#include <algorithm>
#include <cmath>

namespace gg::injection {
namespace {

template <typename List>
bool has(const List& list, const std::string& rule)
{
    return std::find(list.begin(), list.end(), rule) != list.end();
}

bool isConsequence(const std::vector<Consequence>& all, const std::string& rule)
{
    return std::any_of(all.begin(), all.end(), [&](const Consequence& one) { return one.rule == rule; });
}

/// Epochs are told at their end: what is said at the end of the epoch of the onset is not early, and of a fault that was there before the first step,
/// nothing is.
bool early(const Said& said, const LabelledRun& run)
{
    return run.onset > 1 && std::ceil(said.epoch) < run.onset;
}

Judged::As opinionOf(const Said& said, const LabelledRun& run, const Contender& contender)
{
    if (run.trained && isConsequence(alwaysTrueOfTrained(), said.rule) && (run.fault.empty() || !has(faultOf(run.fault).rules, said.rule))) {
        return Judged::As::True;
    }
    if (has(run.tolerated, said.rule) || (run.fault.empty() && !run.took)) {
        return Judged::As::True;
    }
    if (run.fault.empty()) {
        return Judged::As::False;
    }
    const Fault& fault = faultOf(run.fault);
    // Of a trained run the onset is read off its scores, at the end of an epoch: whoever sees it coming is right too.
    if (early(said, run) && !run.trained) {
        return Judged::As::False;
    }
    if (has(contender.rulesOf(fault), said.rule)) {
        return run.took ? Judged::As::Right : Judged::As::True;
    }
    return contender.foreign || isConsequence(fault.consequences, said.rule) ? Judged::As::True : Judged::As::False;
}

double delayOf(const Said& said, const LabelledRun& run)
{
    return std::max(0.0, std::ceil(said.epoch) - run.onset);
}

void countCollapse(const Judged& one, Score& score)
{
    ++score.collapses;
    for (const Judged::One& each : one.all) {
        if (each.as != Judged::As::Right) {
            continue;
        }
        const double epochs = delayOf(each.said, *one.run);
        score.collapseDelays.push_back(epochs);
        const bool steps = one.run->onsetStep > 0;
        const double passed = static_cast<double>(each.said.step - one.run->onsetStep);
        if (steps) {
            score.collapseSteps.push_back(passed);
        }
        score.collapsesInTime += epochs <= 2 || (steps && passed <= 50) ? 1 : 0;
    }
}

void countFault(const Judged& one, const Contender& contender, Score& score)
{
    const std::vector<std::string_view> rules = contender.rulesOf(faultOf(one.run->fault));
    ++score.faultRuns;
    score.claimed += rules.empty() ? 0 : 1;
    score.named += one.named ? 1 : 0;
    Tally& fault = score.faults[one.run->fault];
    ++fault.faults;
    fault.named += one.named ? 1 : 0;
    double soonest = INFINITY;
    for (const Judged::One& each : one.all) {
        if (each.as == Judged::As::Right) {
            soonest = std::min(soonest, delayOf(each.said, *one.run));
        }
    }
    if (std::isfinite(soonest)) {
        fault.delays.push_back(soonest);
    }
    if (!rules.empty()) {
        Tally& tally = score.rules[std::string(rules.front())];
        ++tally.faults;
        for (const Judged::One& each : one.all) {
            if (each.as == Judged::As::Right && each.said.rule == rules.front()) {
                ++tally.named;
                tally.delays.push_back(delayOf(each.said, *one.run));
            }
        }
    }
    if (one.run->fault == "collapse") {
        countCollapse(one, score);
    }
}

std::vector<std::string_view> ownRules(const Fault& fault) { return fault.rules; }
std::vector<std::string_view> sagemakerRules(const Fault& fault) { return fault.sagemaker; }
std::vector<std::string_view> epokioRules(const Fault& fault) { return fault.epokio; }

}  // namespace

const std::vector<Contender>& contenders()
{
    static const std::vector<Contender> all{
        {.name = "Groundglass", .judge = diagnosed, .rulesOf = ownRules},
        {.name = "SageMaker Debugger's defaults", .judge = sagemaker, .rulesOf = sagemakerRules, .foreign = true},
        {.name = "Epokio's rules", .judge = epokio, .rulesOf = epokioRules, .foreign = true},
    };
    return all;
}

std::vector<Judged> judged(const std::vector<LabelledRun>& runs, const Contender& contender)
{
    std::vector<Judged> result;
    for (const LabelledRun& run : runs) {
        Judged one{.run = &run};
        for (Said& said : replay(run, contender.judge)) {
            const Judged::As as = opinionOf(said, run, contender);
            one.named = one.named || as == Judged::As::Right;
            one.all.push_back({.said = std::move(said), .as = as});
        }
        result.push_back(std::move(one));
    }
    return result;
}

double Tally::medianDelay() const
{
    return diagnosis::median(delays);
}

Score scoreOf(const std::vector<Judged>& runs, const Contender& contender, bool heldOut)
{
    Score score;
    for (const Judged& one : runs) {
        if (one.run->heldOut != heldOut) {
            continue;
        }
        ++score.runs;
        score.healthy += one.isHealthy() ? 1 : 0;
        score.harmless += one.run->took ? 0 : 1;
        bool error = false;
        for (const Judged::One& each : one.all) {
            error = error || each.said.error;
            if (each.as == Judged::As::True) {
                continue;
            }
            const bool right = each.as == Judged::As::Right;
            Tally& tally = score.rules[each.said.rule];
            (right ? tally.right : tally.wrong) += 1;
            (right ? score.right : score.wrong) += 1;
        }
        score.errorsOnHealthy += one.isHealthy() && error ? 1 : 0;
        if (one.isFault()) {
            countFault(one, contender, score);
        }
    }
    return score;
}

}  // namespace gg::injection
