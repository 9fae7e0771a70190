#include "core/diagnosis/settings.h"

#include "core/base/error.h"
#include "core/diagnosis/rule.h"
#include "core/recipe/spelling.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::diagnosis {
namespace {

constexpr std::array halts{Halt::GoOn, Halt::Pause, Halt::Stop, Halt::StopSweep};
constexpr std::string_view anyError = "error";

/// Problems by line, told together.
class Reading
{
public:
    explicit Reading(std::string origin)
        : m_origin(std::move(origin))
    {
    }

    void problem(const YAML::Node& at, const std::string& what)
    {
        m_problems += (m_problems.empty() ? "" : "\n") + m_origin + ":" + std::to_string(at.Mark().line + 1) + ": " + what;
    }
    void finish() const
    {
        if (!m_problems.empty()) {
            throw Error(ErrorCode::Malformed, m_origin, "These settings of rules cannot be used:\n" + m_problems);
        }
    }

private:
    std::string m_origin;
    std::string m_problems;
};

std::vector<std::string> ruleNames()
{
    std::vector<std::string> names;
    for (const Rule* rule : rules()) {
        names.emplace_back(rule->id);
    }
    return names;
}

std::string noRule(const std::string& id)
{
    return "There is no rule '" + id + "'. The nearest is " + recipe::nearest(id, ruleNames()) + ".";
}

const Rule* ruleAt(const YAML::Node& node, Reading& reading)
{
    const auto id = node.as<std::string>("");
    const Rule* rule = findRule(id);
    if (rule == nullptr) {
        reading.problem(node, noRule(id));
    }
    return rule;
}

void readThreshold(const Rule& rule, const YAML::Node& key, const YAML::Node& value, Settings& settings, Reading& reading)
{
    const auto id = key.as<std::string>("");
    const auto known = std::find_if(rule.thresholds.begin(), rule.thresholds.end(), [&](const Threshold& t) { return t.id == id; });
    if (known == rule.thresholds.end()) {
        std::vector<std::string> names;
        for (const Threshold& threshold : rule.thresholds) {
            names.emplace_back(threshold.id);
        }
        reading.problem(key, std::string(rule.id) + " has no threshold '" + id + "'."
                                 + (names.empty() ? " It has none at all." : " The nearest is " + recipe::nearest(id, names) + "."));
        return;
    }
    const double number = value.as<double>(std::nan(""));
    if (!(number >= known->lowest && number <= known->highest)) {
        reading.problem(value, std::string(rule.id) + "." + id + " is '" + value.as<std::string>("") + "'; it has to be a number from "
                                   + scoreText(known->lowest) + " to " + scoreText(known->highest) + ".");
        return;
    }
    settings.changed[std::string(rule.id) + "." + id] = number;
}

void readHalt(const YAML::Node& key, const YAML::Node& value, Settings& settings, Reading& reading)
{
    const auto name = key.as<std::string>("");
    const auto what = value.as<std::string>("");
    const auto halt = std::find_if(halts.begin(), halts.end(), [&](Halt one) { return haltName(one) == what; });
    if (name != anyError && ruleAt(key, reading) == nullptr) {
        return;
    }
    if (halt == halts.end()) {
        reading.problem(value, "halt: " + name + " is '" + what + "'; it has to be 'go on', 'pause', 'stop' or 'stop sweep'.");
        return;
    }
    settings.halts[name] = *halt;
}

void readMute(const YAML::Node& node, Settings& settings, Reading& reading)
{
    if (!node.IsMap() || !node["rule"]) {
        reading.problem(node, "An entry of 'muted' names a rule and a reason.");
        return;
    }
    const Rule* rule = ruleAt(node["rule"], reading);
    Mute mute{.rule = node["rule"].as<std::string>(""),
              .run = node["run"].as<std::string>(""),
              .reason = node["reason"].as<std::string>(""),
              .time = node["time"].as<std::string>("")};
    if (mute.reason.find_first_not_of(" \t") == std::string::npos) {
        reading.problem(node, mute.rule + " is muted without a reason. Write one: whoever reads this later will want to know.");
    } else if (rule != nullptr) {
        settings.muted.push_back(std::move(mute));
    }
}

}  // namespace

std::string_view haltName(Halt halt)
{
    switch (halt) {
    case Halt::Pause:
        return "pause";
    case Halt::Stop:
        return "stop";
    case Halt::StopSweep:
        return "stop sweep";
    case Halt::GoOn:
        break;
    }
    return "go on";
}

const Mute* Settings::muteOf(std::string_view rule) const
{
    const auto it = std::find_if(muted.begin(), muted.end(),
                                 [&](const Mute& mute) { return mute.rule == rule && (mute.run.empty() || mute.run == run); });
    return it == muted.end() ? nullptr : &*it;
}

Settings parseSettings(std::string_view yaml, const std::string& origin)
{
    YAML::Node root;
    try {
        root = YAML::Load(std::string(yaml));
    } catch (const YAML::ParserException& error) {
        throw Error(ErrorCode::Malformed, origin, "Line " + std::to_string(error.mark.line + 1) + " is not YAML: " + error.msg + ".");
    }
    Settings settings;
    Reading reading(origin);
    if (root && !root.IsNull() && !root.IsMap()) {
        reading.problem(root, "Expected the groups 'thresholds', 'muted' and 'halt'.");
    } else {
        for (const auto& group : root) {
            const auto name = group.first.as<std::string>("");
            if (name == "thresholds" && group.second.IsMap()) {
                for (const auto& entry : group.second) {
                    const Rule* rule = ruleAt(entry.first, reading);
                    if (rule != nullptr && entry.second.IsMap()) {
                        for (const auto& threshold : entry.second) {
                            readThreshold(*rule, threshold.first, threshold.second, settings, reading);
                        }
                    } else if (rule != nullptr) {
                        reading.problem(entry.second, "Expected the thresholds of " + std::string(rule->id) + " by name.");
                    }
                }
            } else if (name == "muted" && group.second.IsSequence()) {
                for (const auto& entry : group.second) {
                    readMute(entry, settings, reading);
                }
            } else if (name == "halt" && group.second.IsMap()) {
                for (const auto& entry : group.second) {
                    readHalt(entry.first, entry.second, settings, reading);
                }
            } else if (!group.second.IsNull()) {
                reading.problem(group.first, "Expected 'thresholds' (by rule), 'muted' (a list) or 'halt' (by rule), found '" + name + "'.");
            }
        }
    }
    reading.finish();
    return settings;
}

std::string toYaml(const Settings& settings)
{
    YAML::Emitter out;
    out << YAML::BeginMap << YAML::Key << "thresholds" << YAML::Value << YAML::BeginMap;
    for (const Rule* rule : rules()) {
        const bool any = std::any_of(rule->thresholds.begin(), rule->thresholds.end(), [&](const Threshold& threshold) {
            return settings.changed.contains(std::string(rule->id) + "." + std::string(threshold.id));
        });
        if (!any) {
            continue;
        }
        out << YAML::Key << std::string(rule->id) << YAML::Value << YAML::BeginMap;
        for (const Threshold& threshold : rule->thresholds) {
            const auto changed = settings.changed.find(std::string(rule->id) + "." + std::string(threshold.id));
            if (changed != settings.changed.end()) {
                out << YAML::Key << std::string(threshold.id) << YAML::Value << changed->second;
            }
        }
        out << YAML::EndMap;
    }
    out << YAML::EndMap << YAML::Key << "muted" << YAML::Value << YAML::BeginSeq;
    for (const Mute& mute : settings.muted) {
        out << YAML::BeginMap << YAML::Key << "rule" << YAML::Value << mute.rule;
        if (!mute.run.empty()) {
            out << YAML::Key << "run" << YAML::Value << mute.run;
        }
        out << YAML::Key << "reason" << YAML::Value << mute.reason;
        if (!mute.time.empty()) {
            out << YAML::Key << "time" << YAML::Value << mute.time;
        }
        out << YAML::EndMap;
    }
    out << YAML::EndSeq;
    if (!settings.halts.empty()) {
        out << YAML::Key << "halt" << YAML::Value << YAML::BeginMap;
        for (const auto& [rule, halt] : settings.halts) {
            out << YAML::Key << rule << YAML::Value << std::string(haltName(halt));
        }
        out << YAML::EndMap;
    }
    out << YAML::EndMap;
    return std::string(out.c_str()) + "\n";
}

Settings stoppingOn(std::span<const std::string> names)
{
    Settings settings;
    for (const std::string& name : names) {
        if (name != anyError && findRule(name) == nullptr) {
            throw Error(ErrorCode::InvalidArgument, {}, noRule(name) + " Or name 'error': every verdict of error severity.");
        }
        settings.halts[name] = Halt::Stop;
    }
    return settings;
}

}  // namespace gg::diagnosis
