#include "core/base/error.h"
#include "core/io/files.h"
#include "core/recipe/config_keys.h"
#include "core/recipe/config_reading.h"
#include "core/recipe/foreign_recipe.h"
#include "core/recipe/spelling.h"
#include "core/recipe/sweep.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <sstream>
#include <tuple>

namespace gg::recipe {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> sweepKeys{"name", "base", "vary", "runs", "seeds", "metric"};

int lineOf(const YAML::Node& node)
{
    return node.Mark().line + 1;
}

/// "optimizer" alone is short for optimizer.name, as in a configuration.
std::string fullKey(const std::string& name)
{
    return findKey(name) == nullptr && findKey(name + ".name") != nullptr ? name + ".name" : name;
}

/// A key of a nested map with its dots, and what stands there.
struct Leaf {
    std::string key;
    YAML::Node value;
    int line = 0;
};

void flatten(const YAML::Node& map, const std::string& prefix, std::vector<Leaf>& leaves)
{
    for (const auto& item : map) {
        const std::string name = prefix + item.first.as<std::string>("");
        if (item.second.IsMap()) {
            flatten(item.second, name + ".", leaves);
        } else {
            leaves.push_back({.key = fullKey(name), .value = item.second, .line = lineOf(item.first)});
        }
    }
}

class SweepReader {
public:
    SweepReader(std::string origin, std::string folder)
        : m_origin(std::move(origin))
        , m_folder(std::move(folder))
    {
    }

    SweepPlan read(const YAML::Node& root)
    {
        std::map<std::string, int> seen;
        for (const auto& item : root) {
            const std::string key = item.first.as<std::string>("");
            const int line = lineOf(item.first);
            if (const auto [first, fresh] = seen.emplace(key, line); !fresh) {
                add(key, "is there twice (first in line " + std::to_string(first->second) + "); keep one", line);
            }
            m_lines[{-1, key, {}}] = line;
            readKey(key, item.second, line);
        }
        if (!seen.contains("base")) {
            add("base", "is missing: a configuration's file, or its keys written out", 0);
        }
        if (m_problems.empty()) {
            for (const SweepProblem& problem : problemsOf(m_plan)) {
                add(problem.key, problem.message, lineOfProblem(problem));
            }
        }
        if (!m_problems.empty()) {
            throwProblems(m_origin, m_problems);
        }
        return m_plan;
    }

private:
    using Place = std::tuple<int, std::string, std::string>;  ///< run, key, value

    void add(const std::string& key, const std::string& message, int line) { m_problems.push_back({.key = key, .message = message, .line = line}); }

    void readKey(const std::string& key, const YAML::Node& value, int line)
    {
        if (key == "base") {
            readBase(value, line);
        } else if (key == "vary") {
            readVary(value, line);
        } else if (key == "runs") {
            readRuns(value, line);
        } else if (key == "seeds") {
            readSeeds(value, line);
        } else if (key == "name" || key == "metric") {
            if (value.IsScalar()) {
                (key == "name" ? m_plan.name : m_plan.metric) = value.Scalar();
            } else {
                add(key, "needs a single value", line);
            }
        } else if (findKey(fullKey(key)) != nullptr) {
            add(key, "is a setting of the trainings: it stands under base:, or with its values under vary:", line);
        } else {
            add(key, "is not a key of a sweep; the nearest is " + nearest(key, sweepKeys), line);
        }
    }

    void readBase(const YAML::Node& value, int line)
    {
        if (value.IsMap()) {
            m_plan.base = configOf(value, m_origin);
            startPathsAt(m_plan.base, m_folder);
        } else if (value.IsScalar() && !value.Scalar().empty()) {
            const fs::path file(value.Scalar());
            m_plan.base = readRecipe((file.is_absolute() ? file : fs::absolute(m_folder) / file).lexically_normal().string()).config;
        } else {
            add("base", "needs a configuration's file, or its keys", line);
        }
    }

    void readVary(const YAML::Node& value, int line)
    {
        if (!value.IsMap()) {
            add("vary", "needs settings with their values, such as {optimizer.lr: [0.01, 0.001]}", line);
            return;
        }
        std::vector<Leaf> leaves;
        flatten(value, {}, leaves);
        for (const Leaf& leaf : leaves) {
            m_lines[{-1, leaf.key, {}}] = leaf.line;
            SweepAxis axis{.key = leaf.key, .values = {}};
            if (leaf.value.IsScalar()) {
                add(leaf.key, "needs a list of values, such as [" + leaf.value.Scalar() + ", …]", leaf.line);
                continue;
            }
            for (const YAML::Node& one : leaf.value) {
                if (!one.IsScalar()) {
                    add(leaf.key, "needs a list of single values", lineOf(one));
                    continue;
                }
                axis.values.push_back(one.Scalar());
                m_lines[{-1, leaf.key, one.Scalar()}] = lineOf(one);
            }
            m_plan.vary.push_back(std::move(axis));
        }
    }

    void readRuns(const YAML::Node& value, int line)
    {
        if (!value.IsSequence()) {
            add("runs", "needs a list of runs, such as - {gain.box: 0.1, gain.class: 1}", line);
            return;
        }
        for (const YAML::Node& one : value) {
            if (!one.IsMap()) {
                add("runs", "has a run that is no list of settings, such as {gain.box: 0.1, gain.class: 1}", lineOf(one));
                continue;
            }
            const int run = static_cast<int>(m_plan.runs.size());
            m_lines[{run, "runs", {}}] = lineOf(one);
            SweepEntry entry;
            std::vector<Leaf> leaves;
            flatten(one, {}, leaves);
            for (const Leaf& leaf : leaves) {
                m_lines[{run, leaf.key, {}}] = leaf.line;
                if (!leaf.value.IsScalar()) {
                    add(leaf.key, "needs a single value; a list of values belongs under vary:", leaf.line);
                } else if (leaf.key == "name") {
                    entry.name = leaf.value.Scalar();
                } else {
                    entry.settings.push_back({leaf.key, leaf.value.Scalar()});
                }
            }
            m_plan.runs.push_back(std::move(entry));
        }
    }

    void readSeeds(const YAML::Node& value, int line)
    {
        if (!value.IsSequence() || value.size() == 0) {
            add("seeds", "needs a list of whole numbers, such as [1, 2, 3]", line);
            return;
        }
        for (const YAML::Node& one : value) {
            const std::string text = one.IsScalar() ? one.Scalar() : std::string();
            std::uint64_t seed = 0;
            const auto end = text.data() + text.size();
            if (const auto result = std::from_chars(text.data(), end, seed); text.empty() || result.ec != std::errc{} || result.ptr != end) {
                add("seeds", "expected whole numbers from 0, found '" + text + "'", lineOf(one));
                continue;
            }
            m_plan.seeds.push_back(seed);
            m_lines[{-1, "seeds", std::to_string(seed)}] = lineOf(one);
        }
    }

    /// The value's line, else its key's in that run, else the key's, else that of what is varied.
    int lineOfProblem(const SweepProblem& problem) const
    {
        for (const Place& place : {Place{problem.run, problem.key, problem.value}, Place{problem.run, problem.key, {}}, Place{problem.run, "runs", {}},
                                   Place{-1, problem.key, {}}, Place{-1, m_plan.runs.empty() ? "vary" : "runs", {}}}) {
            if (const auto found = m_lines.find(place); found != m_lines.end()) {
                return found->second;
            }
        }
        return 0;
    }

    std::string m_origin;
    std::string m_folder;
    SweepPlan m_plan;
    std::map<Place, int> m_lines;
    std::vector<ConfigProblem> m_problems;
};

void emitValues(YAML::Emitter& out, const std::vector<std::string>& values)
{
    out << YAML::Flow << YAML::BeginSeq;
    for (const std::string& value : values) {
        out << value;
    }
    out << YAML::EndSeq;
}

/// The lines of a map's value, two further to the right.
std::string indented(const std::string& text)
{
    std::istringstream lines(text);
    std::string result;
    for (std::string line; std::getline(lines, line);) {
        result += "  " + line + "\n";
    }
    return result;
}

}  // namespace

SweepPlan parseSweep(std::string_view yaml, const std::string& origin, const std::string& folder)
{
    const YAML::Node root = loadYaml(yaml, origin);
    if (!root.IsMap()) {
        throw Error(ErrorCode::Malformed, origin, "Expected a sweep, lines such as 'base: train.yaml' and 'vary: {optimizer.lr: [0.01, 0.001]}'; found none.");
    }
    return SweepReader(origin, folder).read(root);
}

SweepPlan readSweep(const std::string& file)
{
    SweepPlan plan = parseSweep(io::readFile(file), file, fs::absolute(file).parent_path().string());
    if (plan.name.empty()) {
        plan.name = fs::path(file).stem().string();
    }
    return plan;
}

std::string toYaml(const SweepPlan& plan)
{
    YAML::Emitter out;
    out << YAML::BeginMap;
    if (!plan.name.empty()) {
        out << YAML::Key << "name" << YAML::Value << plan.name;
    }
    if (!plan.metric.empty()) {
        out << YAML::Key << "metric" << YAML::Value << plan.metric;
    }
    if (!plan.seeds.empty()) {
        std::vector<std::string> seeds;
        std::transform(plan.seeds.begin(), plan.seeds.end(), std::back_inserter(seeds), [](std::uint64_t seed) { return std::to_string(seed); });
        out << YAML::Key << "seeds" << YAML::Value;
        emitValues(out, seeds);
    }
    if (!plan.vary.empty()) {
        out << YAML::Key << "vary" << YAML::Value << YAML::BeginMap;
        for (const SweepAxis& axis : plan.vary) {
            out << YAML::Key << axis.key << YAML::Value;
            emitValues(out, axis.values);
        }
        out << YAML::EndMap;
    }
    if (!plan.runs.empty()) {
        out << YAML::Key << "runs" << YAML::Value << YAML::BeginSeq;
        for (const SweepEntry& entry : plan.runs) {
            out << YAML::Flow << YAML::BeginMap;
            if (!entry.name.empty()) {
                out << YAML::Key << "name" << YAML::Value << entry.name;
            }
            for (const SweepSetting& setting : entry.settings) {
                out << YAML::Key << setting.key << YAML::Value << setting.value;
            }
            out << YAML::EndMap;
        }
        out << YAML::EndSeq;
    }
    out << YAML::EndMap;
    return std::string(out.c_str()) + "\nbase:\n" + indented(toYaml(plan.base));
}

}  // namespace gg::recipe
