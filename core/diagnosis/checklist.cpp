#include "core/diagnosis/checklist.h"

#include "core/audit/review.h"
#include "core/audit/rules.h"
#include "core/diagnosis/check_items.h"
#include "core/diagnosis/run_view.h"

#include <algorithm>
#include <cmath>

namespace gg::diagnosis {
namespace {

/// What one way of looking says of an item.
struct Answer {
    CheckState state = CheckState::Unknown;
    std::string reason;
    texts::Values values = {};
    std::vector<std::string> rules = {};
};

/// A name, or the beginning of one before a star.
bool matches(std::string_view pattern, std::string_view id)
{
    return pattern.ends_with('*') ? id.starts_with(pattern.substr(0, pattern.size() - 1)) : id == pattern;
}

bool matchesAny(std::span<const std::string_view> patterns, std::string_view id)
{
    return std::any_of(patterns.begin(), patterns.end(), [&](std::string_view pattern) { return matches(pattern, id); });
}

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

Answer askAudit(const CheckItem& item, const RunView& run)
{
    if (!run.facts.audit) {
        return {.reason = "check.reason.no_audit"};
    }
    Answer answer{.state = CheckState::Ticked, .reason = "check.reason.audit_clean"};
    std::size_t places = 0;
    for (const auto& [rule, found] : run.facts.audit->findings) {
        if (found.places > 0 && matchesAny(item.audit, rule) && audit::ruleOf(rule).severity != audit::Severity::Info) {
            answer.rules.push_back(rule);
            places += found.places;
        }
    }
    if (!answer.rules.empty()) {
        answer.state = CheckState::Failed;
        answer.reason = "check.reason.audit";
        answer.values = {{"rules", joined(answer.rules)}, {"places", std::to_string(places)}};
    }
    return answer;
}

/// Verdicts that were muted count: that somebody does not want to hear of it does not make the number better.
std::vector<const Verdict*> verdictsOf(const CheckItem& item, const Diagnosis& diagnosis)
{
    std::vector<const Verdict*> found;
    const auto add = [&](const Verdict& verdict) {
        if (!verdict.over && verdict.severity != audit::Severity::Info && matchesAny(item.rules, verdict.rule)) {
            found.push_back(&verdict);
        }
    };
    for (const Verdict& verdict : diagnosis.verdicts) {
        add(verdict);
    }
    for (const MutedVerdict& muted : diagnosis.muted) {
        add(muted.verdict);
    }
    return found;
}

Answer askRules(const CheckItem& item, const Diagnosis& diagnosis)
{
    if (const auto against = verdictsOf(item, diagnosis); !against.empty()) {
        Answer answer{.state = CheckState::Failed, .reason = messageId(*against.front()), .values = against.front()->values};
        for (const Verdict* verdict : against) {
            answer.rules.push_back(verdict->rule);
        }
        return answer;
    }
    const auto unjudged = std::ranges::find(diagnosis.unjudged, item.rules.front(), &Unjudged::rule);
    if (unjudged == diagnosis.unjudged.end()) {
        return {.state = CheckState::Ticked, .reason = "check.reason.judged"};
    }
    return {.reason = "check.reason.lacking", .values = {{"inputs", joined(unjudged->lacking)}}};
}

/// The audit and the rules: one of them against it fails it. Where both are asked, the rules alone do not tick it, for the audit sees more.
Answer askBoth(const CheckItem& item, const RunView& run, const Diagnosis& diagnosis)
{
    if (item.audit.empty()) {
        return askRules(item, diagnosis);
    }
    Answer audited = askAudit(item, run);
    if (audited.state == CheckState::Failed || item.rules.empty()) {
        return audited;
    }
    Answer judged = askRules(item, diagnosis);
    return judged.state == CheckState::Failed ? judged : audited;
}

Answer reviewedPairs(const RunView& run)
{
    const std::optional<Reviewed>& reviewed = run.facts.reviewed;
    if (!reviewed || reviewed->pairs == 0) {
        return {.reason = "check.pairs.unknown"};
    }
    constexpr std::size_t asked = 50;
    const std::size_t images = run.info.trainImages + run.info.valImages;
    const bool enough = reviewed->pairs >= asked || (images > 0 && reviewed->pairs >= images);  // of a small set: all
    const texts::Values values{{"pairs", std::to_string(reviewed->pairs)},
                               {"bad", std::to_string(reviewed->bad)},
                               {"when", reviewed->last.empty() ? "–" : reviewed->last.substr(0, reviewed->last.find('T'))},
                               {"share", shareText(audit::badShareUpperBound(reviewed->bad, reviewed->pairs))}};
    if (reviewed->bad > 0) {
        return {.state = CheckState::Failed, .reason = "check.pairs.bad", .values = values};
    }
    return {.state = enough ? CheckState::Ticked : CheckState::Unknown, .reason = enough ? "check.pairs.looked" : "check.pairs.few", .values = values};
}

Answer settingsKnown(const RunView& run)
{
    if (run.info.configYaml.empty()) {
        return {.state = CheckState::Failed, .reason = "check.settings.none"};
    }
    const auto seed = run.setting("seed");
    if (!seed && run.info.seed == 0) {
        return {.state = CheckState::Failed, .reason = "check.settings.no_seed"};
    }
    return {.state = CheckState::Ticked, .reason = "check.settings.known", .values = {{"seed", seed.value_or(std::to_string(run.info.seed))}}};
}

Answer cameToEnd(const RunView& run)
{
    const int last = run.history.lastEpoch();
    const texts::Values values{{"last", std::to_string(last)}, {"planned", std::to_string(run.info.epochs)}};
    const runs::RunState state = run.history.state();
    if (state == runs::RunState::Failed || state == runs::RunState::Stopped) {
        return {.state = CheckState::Failed, .reason = "check.ended.broken", .values = values};
    }
    if (state == runs::RunState::Finished || (run.info.epochs > 0 && last >= run.info.epochs)) {
        return {.state = CheckState::Ticked, .reason = "check.ended.reached", .values = values};
    }
    return {.reason = run.info.epochs > 0 ? "check.ended.open" : "check.ended.unknown", .values = values};
}

Answer bothMaps(const RunView& run)
{
    const runs::Series* loose = run.history.find("val/map50");
    const runs::Series* strict = run.history.find("val/map50_95");
    const bool looseThere = loose != nullptr && loose->size() > 0;
    const bool strictThere = strict != nullptr && strict->size() > 0;
    if (!looseThere && !strictThere) {
        return {.reason = "check.reason.lacking", .values = {{"inputs", "val/map50, val/map50_95"}}};
    }
    if (!looseThere || !strictThere) {
        return {.state = CheckState::Failed, .reason = "check.both_maps.one", .values = {{"there", looseThere ? "mAP50" : "mAP50-95"}}};
    }
    return {.state = CheckState::Ticked,
            .reason = "check.both_maps.there",
            .values = {{"map50", scoreText(loose->values.back())}, {"map50_95", scoreText(strict->values.back())}}};
}

Answer foregroundMeasured(const RunView& run)
{
    const bool sensitivity = run.history.find("val/sensitivity") != nullptr;
    const bool overlap = run.history.find("val/iou") != nullptr || run.history.find("val/dice") != nullptr;
    if (sensitivity && overlap) {
        return {.state = CheckState::Ticked, .reason = "check.foreground_measured.there"};
    }
    const bool accuracyAlone = run.history.find("val/accuracy") != nullptr && !sensitivity && !overlap;
    return accuracyAlone ? Answer{.state = CheckState::Failed, .reason = "check.foreground_measured.accuracy"}
                         : Answer{.reason = "check.reason.lacking", .values = {{"inputs", "val/sensitivity, val/iou"}}};
}

Answer answerTo(const CheckItem& item, const RunView& run, const Diagnosis& diagnosis)
{
    switch (item.looksAt) {
    case LooksAt::Rules:
        return askBoth(item, run, diagnosis);
    case LooksAt::Pairs:
        return reviewedPairs(run);
    case LooksAt::Settings:
        return settingsKnown(run);
    case LooksAt::End:
        return cameToEnd(run);
    case LooksAt::BothMaps:
        return bothMaps(run);
    case LooksAt::Foreground:
        return foregroundMeasured(run);
    case LooksAt::Nothing:
        break;
    }
    return {.reason = std::string(item.id) + ".unknown"};
}

}  // namespace

std::string_view checkStateName(CheckState state)
{
    return state == CheckState::Ticked ? "ticked" : state == CheckState::Failed ? "failed" : "unknown";
}

std::string_view checkPartName(CheckPart part)
{
    return part == CheckPart::BeforeTraining ? "before_training" : "before_trusting";
}

std::string_view checkPlaceName(CheckPlace place)
{
    switch (place) {
    case CheckPlace::Audit:
        return "audit";
    case CheckPlace::SpotCheck:
        return "spot_check";
    case CheckPlace::Train:
        return "train";
    case CheckPlace::Evaluate:
        return "evaluate";
    case CheckPlace::Runs:
        break;
    }
    return "runs";
}

std::vector<Check> checklist(const RunView& run, const Diagnosis& diagnosis)
{
    std::vector<Check> checks;
    for (const CheckItem& item : checkItems()) {
        const bool concerns = item.task == CheckTask::Any || (item.task == CheckTask::Detection) == run.detector();
        if (!concerns) {
            continue;
        }
        Answer answer = answerTo(item, run, diagnosis);
        checks.push_back({.id = std::string(item.id),
                          .part = item.part,
                          .state = answer.state,
                          .reason = std::move(answer.reason),
                          .values = std::move(answer.values),
                          .place = item.place,
                          .rules = std::move(answer.rules),
                          .source = std::string(item.source)});
    }
    return checks;
}

std::string checkTitle(const Check& check)
{
    return texts::render(check.id + ".title");
}

std::string checkReason(const Check& check)
{
    return texts::render(check.reason, check.values);
}

}  // namespace gg::diagnosis
