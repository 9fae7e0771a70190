#include "core/recipe/sweep.h"

#include "core/base/error.h"
#include "core/recipe/config_keys.h"
#include "core/recipe/key_effect.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace gg::recipe {
namespace {

using Problems = std::vector<SweepProblem>;

/// What is wrong with a key before anything is set; empty where it may be varied.
std::string keyProblem(const SweepPlan& plan, const std::string& key)
{
    const ConfigKey* known = findKey(key);
    if (known == nullptr) {
        return "is not a key; the nearest is " + nearestKey(key);
    }
    if (key == "task") {
        return "cannot be varied: the other keys are those of one task; write one sweep a task";
    }
    if (key == "seed") {
        return "is repeated by its own line, such as seeds: [1, 2, 3]";
    }
    return known->belongsTo(plan.base) ? std::string() : "belongs to task: " + known->task + "; this is task: " + plan.base.task;
}

/// Sets it; says what is wrong with the value, by itself. `config` is then as before.
std::string set(TrainConfig& config, const SweepSetting& setting)
{
    TrainConfig changed = config;
    std::string expected = setValue(changed, setting.key, setting.value);
    if (expected.empty()) {
        expected = findKey(setting.key)->check(changed);
    }
    if (expected.empty()) {
        config = changed;
        return {};
    }
    return "expected " + expected + ", found '" + setting.value + "'";
}

void checkAxes(const SweepPlan& plan, Problems& problems)
{
    if (plan.vary.size() > 2) {
        problems.push_back({.key = "vary", .message = "takes one or two settings, found " + std::to_string(plan.vary.size()) + "; where more go together, write the runs out under runs:"});
    }
    std::set<std::string> keys;
    for (const SweepAxis& axis : plan.vary) {
        if (const std::string problem = keyProblem(plan, axis.key); !problem.empty()) {
            problems.push_back({.key = axis.key, .message = problem});
            continue;
        }
        if (!keys.insert(axis.key).second) {
            problems.push_back({.key = axis.key, .message = "is varied twice; keep one"});
            continue;
        }
        if (axis.values.empty()) {
            problems.push_back({.key = axis.key, .message = "needs a list of values, such as [1, 2]"});
        }
        std::set<std::string> seen;
        for (const std::string& value : axis.values) {
            TrainConfig config = plan.base;
            if (const std::string problem = set(config, {axis.key, value}); !problem.empty()) {
                problems.push_back({.key = axis.key, .message = problem, .value = value});
            } else if (!seen.insert(valueText(config, axis.key)).second) {
                problems.push_back({.key = axis.key, .message = "has the value " + valueText(config, axis.key) + " twice; keep one, and repeat by seeds", .value = value});
            }
        }
    }
}

void checkEntries(const SweepPlan& plan, Problems& problems)
{
    std::map<std::string, int> names;
    std::map<std::vector<std::pair<std::string, std::string>>, int> seen;
    for (std::size_t i = 0; i < plan.runs.size(); ++i) {
        const int run = static_cast<int>(i);
        TrainConfig config = plan.base;
        std::map<std::string, std::string> settings;
        const std::size_t before = problems.size();
        for (const SweepSetting& setting : plan.runs[i].settings) {
            std::string problem = keyProblem(plan, setting.key);
            problem = problem.empty() ? set(config, setting) : problem;
            if (problem.empty() && !settings.emplace(setting.key, valueText(config, setting.key)).second) {
                problem = "is set twice in one run; keep one";
            }
            if (!problem.empty()) {
                problems.push_back({.key = setting.key, .message = problem, .value = setting.value, .run = run});
            }
        }
        if (problems.size() > before) {
            continue;
        }
        const auto number = [](int index) { return std::to_string(index + 1); };
        if (const auto [same, fresh] = seen.emplace(std::vector<std::pair<std::string, std::string>>(settings.begin(), settings.end()), run); !fresh) {
            problems.push_back({.key = "runs", .message = "has the settings of run " + number(same->second) + " again in run " + number(run) + "; keep one, and repeat by seeds", .run = run});
        }
        const std::string& name = plan.runs[i].name;
        if (const auto [same, fresh] = names.emplace(name, run); !name.empty() && !fresh) {
            problems.push_back({.key = "name", .message = "'" + name + "' is that of run " + number(same->second) + " too; runs need names of their own", .value = name, .run = run});
        }
    }
}

void checkSeeds(const SweepPlan& plan, Problems& problems)
{
    std::set<std::uint64_t> seen;
    for (const std::uint64_t seed : plan.seeds) {
        if (!seen.insert(seed).second) {
            problems.push_back({.key = "seeds", .message = "has " + std::to_string(seed) + " twice: it would be the same training again", .value = std::to_string(seed)});
        }
    }
}

/// How many runs there will be, as far as it can be told without overflow.
std::size_t countOf(const SweepPlan& plan)
{
    std::size_t count = plan.runs.empty() ? 1 : plan.runs.size();
    for (const SweepAxis& axis : plan.vary) {
        count = std::min<std::size_t>(count, 1'000'000) * axis.values.size();
    }
    return std::min<std::size_t>(count, 1'000'000) * std::max<std::size_t>(1, plan.seeds.size());
}

/// Every combination, the last axis fastest; or the runs that are written out.
std::vector<SweepEntry> entriesOf(const SweepPlan& plan)
{
    if (!plan.runs.empty()) {
        return plan.runs;
    }
    std::vector<SweepEntry> entries{SweepEntry{}};
    for (const SweepAxis& axis : plan.vary) {
        std::vector<SweepEntry> longer;
        for (const SweepEntry& entry : entries) {
            for (const std::string& value : axis.values) {
                longer.push_back(entry);
                longer.back().settings.push_back({axis.key, value});
            }
        }
        entries = std::move(longer);
    }
    return entries;
}

bool isNumber(const std::string& text)
{
    return !text.empty() && text.find_first_not_of("0123456789.-+e") == std::string::npos;
}

/// "lr0.001" of a number, "bce" of a word, "mosaic-true" of a switch, the file's name of a path.
std::string namePart(const SweepSetting& setting)
{
    const std::string last = lastPart(setting.key);
    if (isNumber(setting.value)) {
        return last + setting.value;
    }
    if (setting.value.empty() || setting.value == "true" || setting.value == "false") {
        return last + "-" + (setting.value.empty() ? "none" : setting.value);
    }
    return setting.value.find('/') == std::string::npos ? setting.value : std::filesystem::path(setting.value).stem().string();
}

/// Fit for a folder on any file system.
std::string folderName(std::string name)
{
    for (char& c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == '+';
        c = plain ? c : '-';
    }
    while (!name.empty() && name.front() == '.') {
        name.erase(name.begin());
    }
    return name.empty() ? "run" : name;
}

/// Two names may become one where only their special characters differ.
std::string unique(const std::string& name, std::set<std::string>& taken)
{
    std::string free = name;
    for (int i = 2; !taken.insert(free).second; ++i) {
        free = name + "-" + std::to_string(i);
    }
    return free;
}

struct Group {
    std::string name;
    std::vector<SweepSetting> settings;
    TrainConfig config;
};

std::vector<Group> groupsOf(const SweepPlan& plan)
{
    std::vector<Group> groups;
    std::set<std::string> taken;
    for (const SweepEntry& entry : entriesOf(plan)) {
        Group group{.name = entry.name, .settings = {}, .config = plan.base};
        for (const SweepSetting& setting : entry.settings) {
            setValue(group.config, setting.key, setting.value);
        }
        std::string made;
        for (const SweepSetting& setting : entry.settings) {
            group.settings.push_back({setting.key, valueText(group.config, setting.key)});
            made += (made.empty() ? "" : "_") + namePart(group.settings.back());
        }
        group.name = unique(folderName(!entry.name.empty() ? entry.name : made.empty() ? "base" : made), taken);
        groups.push_back(std::move(group));
    }
    return groups;
}

/// What two settings only say together, such as a network's name and its size.
void checkTogether(const SweepPlan& plan, Problems& problems)
{
    std::set<std::pair<std::string, std::string>> said;
    for (const Group& group : groupsOf(plan)) {
        for (const ConfigProblem& problem : validate(group.config)) {
            if (said.emplace(problem.key, problem.message).second) {
                problems.push_back({.key = problem.key, .message = problem.message + " (in the run " + group.name + ")"});
            }
        }
    }
}

}  // namespace

std::vector<SweepProblem> problemsOf(const SweepPlan& plan)
{
    Problems problems;
    if (plan.vary.empty() == plan.runs.empty()) {
        problems.push_back({.key = plan.runs.empty() ? "vary" : "runs",
                            .message = plan.runs.empty() ? "is missing: name one or two settings and their values, such as vary: {optimizer.lr: [0.01, 0.001]}, or write runs:"
                                                         : "and vary stand side by side; keep one of them"});
        return problems;
    }
    checkAxes(plan, problems);
    checkEntries(plan, problems);
    checkSeeds(plan, problems);
    if (const std::size_t count = countOf(plan); problems.empty() && count > mostSweepRuns) {
        problems.push_back({.key = plan.runs.empty() ? "vary" : "runs", .message = "makes " + std::to_string(count) + " trainings; at most " + std::to_string(mostSweepRuns) + " are queued"});
    }
    if (problems.empty()) {
        checkTogether(plan, problems);
    }
    return problems;
}

std::vector<SweepRun> expand(const SweepPlan& plan)
{
    std::string text;
    for (const SweepProblem& problem : problemsOf(plan)) {
        text += (text.empty() ? "" : "\n") + problem.key + " " + problem.message + ".";
    }
    if (!text.empty()) {
        throw Error(ErrorCode::InvalidArgument, {}, text);
    }
    const std::vector<Group> groups = groupsOf(plan);
    std::vector<SweepRun> runs;
    for (const std::uint64_t seed : plan.seeds.empty() ? std::vector{plan.base.seed} : plan.seeds) {
        for (const Group& group : groups) {
            SweepRun run{.name = group.name, .group = group.name, .settings = group.settings, .seed = seed, .config = group.config};
            run.config.seed = seed;
            run.name += plan.seeds.empty() ? std::string() : "_seed" + std::to_string(seed);
            runs.push_back(std::move(run));
        }
    }
    return runs;
}

std::vector<std::string> idleSettings(const SweepPlan& plan)
{
    std::map<std::string, bool> effective;
    std::vector<std::string> order;
    for (const SweepRun& run : expand(plan)) {
        for (const SweepSetting& setting : run.settings) {
            if (effective.try_emplace(setting.key, false).second) {
                order.push_back(setting.key);
            }
            effective[setting.key] = effective[setting.key] || hasEffect(run.config, setting.key);
        }
    }
    std::vector<std::string> sentences;
    for (const std::string& key : order) {
        if (!effective[key]) {
            sentences.push_back(key + " changes nothing in any of the runs as the other settings stand.");
        }
    }
    return sentences;
}

std::string sweepMetric(const SweepPlan& plan)
{
    return !plan.metric.empty() ? plan.metric : "val/" + (plan.base.metric == "fitness" ? std::string("map50_95") : plan.base.metric);
}

}  // namespace gg::recipe
