#include "core/diagnosis/diagnosis.h"

#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <tuple>

namespace gg::diagnosis {
namespace {

std::string formatted(const char* format, double value)
{
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), format, value);
    return buffer.data();
}

/// `base` with the verdict's variant where the catalogue has it.
std::string withVariant(std::string base, const Verdict& verdict)
{
    if (!verdict.variant.empty() && !texts::find(base + "." + verdict.variant).empty()) {
        base += "." + verdict.variant;
    }
    return base;
}

/// A verdict that another explains names it. What is over explains only what is over, and a cause is there before what follows from it: an
/// epoch of grace, for rules do not all see as soon.
void fold(std::vector<Verdict>& verdicts)
{
    for (Verdict& verdict : verdicts) {
        for (const Verdict& other : verdicts) {
            const Rule* rule = findRule(other.rule);
            const bool explains = std::find(rule->explains.begin(), rule->explains.end(), verdict.rule) != rule->explains.end();
            if (&other != &verdict && explains && (!other.over || verdict.over) && other.sinceEpoch <= verdict.sinceEpoch + 1) {
                verdict.because = other.rule;
                break;
            }
        }
    }
    // Two rules that explain each other, or a longer ring: the first of them stands by itself.
    for (Verdict& verdict : verdicts) {
        std::string at = verdict.because;
        for (std::size_t steps = 0; !at.empty() && steps <= verdicts.size(); ++steps) {
            if (at == verdict.rule) {
                verdict.because.clear();
                break;
            }
            const auto next = std::find_if(verdicts.begin(), verdicts.end(), [&](const Verdict& v) { return v.rule == at; });
            at = next == verdicts.end() ? std::string() : next->because;
        }
    }
    // A cause is as bad as what follows from it.
    for (const Verdict& verdict : verdicts) {
        for (std::string at = verdict.over ? std::string() : verdict.because; !at.empty();) {
            const auto cause = std::find_if(verdicts.begin(), verdicts.end(), [&](const Verdict& v) { return v.rule == at; });
            cause->severity = std::max(cause->severity, verdict.severity);
            at = cause->because;
        }
    }
}

/// Worst first, what is over last; folded ones after the one that explains them.
std::vector<Verdict> ordered(std::vector<Verdict> verdicts)
{
    std::stable_sort(verdicts.begin(), verdicts.end(), [](const Verdict& a, const Verdict& b) {
        return std::tuple(a.over, b.severity, a.sinceStep) < std::tuple(b.over, a.severity, b.sinceStep);
    });
    std::vector<Verdict> result;
    const auto addWithFolded = [&](const auto& self, const Verdict& verdict) -> void {
        result.push_back(verdict);
        for (const Verdict& folded : verdicts) {
            if (folded.because == verdict.rule && std::none_of(result.begin(), result.end(), [&](const Verdict& v) { return v.rule == folded.rule; })) {
                self(self, folded);
            }
        }
    };
    for (const Verdict& verdict : verdicts) {
        if (verdict.because.empty()) {
            addWithFolded(addWithFolded, verdict);
        }
    }
    return result;
}

}  // namespace

std::string scoreText(double value)
{
    if (!std::isfinite(value)) {
        return "–";
    }
    if (std::abs(value) >= 1e4 || (value != 0 && std::abs(value) < 0.1)) {
        return formatted("%.3g", value);
    }
    return formatted("%.2f", value);
}

std::string changeText(double from, double to)
{
    return scoreText(from) + " → " + scoreText(to);
}

std::string shareText(double value)
{
    return std::isfinite(value) ? formatted("%.1f %%", 100 * value) : "–";
}

std::string epochText(double epoch)
{
    return epoch == std::round(epoch) ? std::to_string(std::lround(epoch)) : scoreText(epoch);
}

std::string messageId(const Verdict& verdict)
{
    return withVariant(verdict.rule + (verdict.over ? ".message_over" : ".message"), verdict);
}

std::string evidenceId(const Verdict& verdict)
{
    return withVariant(verdict.rule + ".evidence", verdict);
}

std::string actionId(const Verdict& verdict)
{
    return withVariant(verdict.rule + ".action", verdict);
}

std::string message(const Verdict& verdict)
{
    return texts::render(messageId(verdict), verdict.values);
}

std::string evidence(const Verdict& verdict)
{
    return texts::render(evidenceId(verdict), verdict.values);
}

std::string action(const Verdict& verdict)
{
    return texts::render(actionId(verdict), verdict.values);
}

Diagnosis diagnose(const RunView& run, const Settings& settings)
{
    Diagnosis diagnosis;
    std::vector<Verdict> all;
    for (const Rule* rule : rules()) {
        Opinion opinion;
        rule->judge(run, Limits(rule->thresholds, settings, rule->id), opinion);
        if (opinion.verdicts().empty() && !opinion.lacking().empty()) {
            diagnosis.unjudged.push_back({.rule = std::string(rule->id), .lacking = opinion.lacking()});
        }
        for (Verdict& verdict : opinion.verdicts()) {
            verdict.rule = rule->id;
            all.push_back(std::move(verdict));
        }
    }
    fold(all);
    for (Verdict& verdict : ordered(std::move(all))) {
        if (const Mute* mute = settings.muteOf(verdict.rule)) {
            diagnosis.muted.push_back({.verdict = std::move(verdict), .reason = mute->reason});
        } else {
            diagnosis.verdicts.push_back(std::move(verdict));
        }
    }
    return diagnosis;
}

Diagnosis diagnose(const runs::RunInfo& info, const runs::RunHistory& history, const Settings& settings)
{
    const RunFacts nothing;
    return diagnose(RunView(info, history, nothing), settings);
}

std::size_t judgedRules(const Diagnosis& diagnosis)
{
    return rules().size() - diagnosis.unjudged.size();
}

bool hasError(const Diagnosis& diagnosis)
{
    return std::any_of(diagnosis.verdicts.begin(), diagnosis.verdicts.end(), [](const Verdict& verdict) {
        return verdict.severity == audit::Severity::Error && !verdict.over && verdict.because.empty();
    });
}

}  // namespace gg::diagnosis
