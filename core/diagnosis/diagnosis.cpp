#include "core/diagnosis/diagnosis.h"

#include "core/diagnosis/rules.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace gg::diagnosis {
namespace {

std::string formatted(const char* format, double value)
{
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), format, value);
    return buffer.data();
}

}  // namespace

std::string scoreText(double value)
{
    return std::abs(value) >= 1e4 ? formatted("%.3g", value) : formatted("%.2f", value);
}

std::string changeText(double from, double to)
{
    return scoreText(from) + " → " + scoreText(to);
}

std::string shareText(double value)
{
    return formatted("%.1f %%", 100 * value);
}

std::string messageId(const Verdict& verdict)
{
    return verdict.rule + (verdict.over ? ".message_over" : ".message");
}

std::string actionId(const Verdict& verdict)
{
    // Where the loss protects the foreground already, telling people to use it would send them in a circle.
    const auto loss = verdict.values.find("loss");
    const bool hasDice = loss != verdict.values.end() && loss->second.find("dice") != std::string::npos;
    return verdict.rule + (hasDice ? ".action_dice" : ".action");
}

std::string message(const Verdict& verdict)
{
    return texts::render(messageId(verdict), verdict.values);
}

std::string evidence(const Verdict& verdict)
{
    return texts::render(verdict.rule + ".evidence", verdict.values);
}

std::string action(const Verdict& verdict)
{
    return texts::render(actionId(verdict), verdict.values);
}

std::vector<Verdict> diagnose(const runs::RunInfo& info, const runs::RunHistory& history)
{
    std::vector<Verdict> verdicts;
    const auto say = [&](std::optional<Verdict> verdict) {
        if (verdict) {
            verdicts.push_back(std::move(*verdict));
        }
    };
    say(failed(history));
    say(lossNotFinite(history));
    const bool diverged = !verdicts.empty() && verdicts.back().rule == "run.loss_not_finite" && !verdicts.back().over;
    const auto collapse = foregroundCollapse(info, history);
    const bool collapsed = collapse && !collapse->over;
    // A network full of NaN predicts background as well: that has one cause, and it was named.
    if (!diverged || (collapse && collapse->sinceStep < verdicts.back().sinceStep)) {
        say(collapse);
    }
    if (!diverged && !collapsed) {
        say(foregroundUnderweighted(info, history));
        say(overfitting(history));
    }
    std::stable_sort(verdicts.begin(), verdicts.end(), [](const Verdict& a, const Verdict& b) { return a.severity > b.severity; });
    return verdicts;
}

std::string toJson(const std::string& run, const std::vector<Verdict>& verdicts)
{
    nlohmann::ordered_json json;
    json["run"] = run;
    json["verdicts"] = nlohmann::ordered_json::array();
    for (const Verdict& verdict : verdicts) {
        nlohmann::ordered_json entry;
        entry["rule"] = verdict.rule;
        entry["severity"] = audit::severityName(verdict.severity);
        entry["since_epoch"] = verdict.sinceEpoch;
        entry["since_step"] = verdict.sinceStep;
        entry["over"] = verdict.over;
        entry["message"] = message(verdict);
        entry["evidence"] = evidence(verdict);
        entry["action"] = action(verdict);
        json["verdicts"].push_back(std::move(entry));
    }
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace gg::diagnosis
