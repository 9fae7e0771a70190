#include "core/diagnosis/judged_run.h"

#include "core/diagnosis/rule.h"

#include <nlohmann/json.hpp>

namespace gg::diagnosis {
namespace {

using Json = nlohmann::ordered_json;

Json written(const Verdict& verdict)
{
    Json entry;
    entry["rule"] = verdict.rule;
    entry["severity"] = audit::severityName(verdict.severity);
    entry["certainty"] = std::string(certaintyId(certainty(verdict.rule)).substr(std::string_view("certainty.").size()));
    const Measured* row = measured(verdict.rule);
    entry["precision"] = row == nullptr ? Json(nullptr) : Json(row->precision);
    entry["since_epoch"] = verdict.sinceEpoch;
    entry["since_step"] = verdict.sinceStep;
    entry["over"] = verdict.over;
    entry["because"] = verdict.because.empty() ? Json(nullptr) : Json(verdict.because);
    entry["message"] = message(verdict);
    entry["evidence"] = evidence(verdict);
    entry["action"] = action(verdict);
    const Rule* rule = findRule(verdict.rule);
    entry["source"] = rule == nullptr ? std::string() : std::string(rule->source);
    entry["series"] = verdict.series;
    entry["epochs"] = verdict.epochs;
    entry["images"] = verdict.images;
    entry["classes"] = verdict.classes;
    entry["files"] = verdict.files;
    return entry;
}

Json written(const Check& check)
{
    return {{"id", check.id},
            {"part", checkPartName(check.part)},
            {"state", checkStateName(check.state)},
            {"what", checkTitle(check)},
            {"reason", checkReason(check)},
            {"place", checkPlaceName(check.place)},
            {"rules", check.rules},
            {"source", check.source}};
}

Json written(const JudgedRun& run)
{
    Json json;
    json["run"] = run.name;
    json["folder"] = run.folder;
    json["verdicts"] = Json::array();
    for (const Verdict& verdict : run.diagnosis.verdicts) {
        json["verdicts"].push_back(written(verdict));
    }
    json["muted"] = Json::array();
    for (const MutedVerdict& muted : run.diagnosis.muted) {
        Json entry = written(muted.verdict);
        entry["reason"] = muted.reason;
        json["muted"].push_back(std::move(entry));
    }
    json["unjudged"] = Json::array();
    for (const Unjudged& rule : run.diagnosis.unjudged) {
        json["unjudged"].push_back(Json{{"rule", rule.rule}, {"lacking", rule.lacking}});
    }
    if (!run.checks.empty()) {
        json["checklist"] = Json::array();
        for (const Check& check : run.checks) {
            json["checklist"].push_back(written(check));
        }
    }
    return json;
}

}  // namespace

std::string toJson(std::span<const JudgedRun> runs)
{
    Json json = Json::array();
    for (const JudgedRun& run : runs) {
        json.push_back(written(run));
    }
    const Json& whole = runs.size() == 1 ? json.front() : json;
    return whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gg::diagnosis
