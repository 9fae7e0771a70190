#include "replay.h"

#include "core/diagnosis/diagnosis.h"
#include "core/runs/history.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

namespace gg::injection {
namespace {

/// What was known at an epoch of what is known at the end.
diagnosis::RunFacts factsUntil(const diagnosis::RunFacts& all, int epoch, bool end)
{
    diagnosis::RunFacts facts;
    facts.audit = all.audit;
    facts.peers = all.peers;
    const auto past = [&](const auto& one) { return one.epoch <= epoch; };
    std::copy_if(all.details.begin(), all.details.end(), std::back_inserter(facts.details), past);
    std::copy_if(all.innerSignals.begin(), all.innerSignals.end(), std::back_inserter(facts.innerSignals), past);
    if (end) {
        facts.predictions = all.predictions;
        facts.bestPredictions = all.bestPredictions;
        facts.silence = all.silence;
    }
    return facts;
}

}  // namespace

std::vector<Said> diagnosed(const diagnosis::RunView& run)
{
    std::vector<Said> all;
    for (const diagnosis::Verdict& verdict : diagnosis::diagnose(run).verdicts) {
        const bool error = verdict.severity == audit::Severity::Error && !verdict.over && verdict.because.empty();
        all.push_back({.rule = verdict.rule, .error = error, .message = diagnosis::message(verdict) + " (" + diagnosis::evidence(verdict) + ")"});
    }
    return all;
}

std::vector<Said> replay(const LabelledRun& run, const Judge& judge)
{
    std::map<std::string, Said> first;
    runs::RunHistory history;
    int epoch = 0;
    const auto ask = [&](double when, std::int64_t step, bool end) {
        const diagnosis::RunFacts facts = factsUntil(run.facts, epoch, end);
        for (Said said : judge(diagnosis::RunView(run.info, history, facts))) {
            said.epoch = when;
            said.step = step;
            const auto [it, isNew] = first.try_emplace(said.rule, said);
            it->second.error = it->second.error || said.error;
        }
    };
    double when = 0;
    std::int64_t step = 0;
    for (const runs::RunEvent& event : run.events) {
        history.append(std::span(&event, 1));
        when = std::max(when, event.epoch);
        step = std::max(step, event.step);
        if (event.kind == runs::EventKind::Epoch) {
            epoch = static_cast<int>(std::lround(event.epoch));
        }
        if (event.kind == runs::EventKind::Epoch || event.kind == runs::EventKind::Probe) {
            ask(event.epoch, event.step, false);
        }
    }
    ask(when, step, true);
    std::vector<Said> all;
    std::transform(first.begin(), first.end(), std::back_inserter(all), [](const auto& one) { return one.second; });
    return all;
}

}  // namespace gg::injection
