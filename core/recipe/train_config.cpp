#include "core/recipe/train_config.h"

#include "core/base/error.h"
#include "core/io/files.h"
#include "core/recipe/config_keys.h"
#include "core/recipe/config_reading.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <map>

namespace gg::recipe {
namespace {

bool isGroup(const std::string& name)
{
    return std::any_of(configKeys().begin(), configKeys().end(), [&](const ConfigKey& key) { return key.name.starts_with(name + "."); });
}

int lineOf(const YAML::Node& node)
{
    return node.Mark().line + 1;
}

class Reader {
public:
    std::vector<ConfigProblem> problems;
    std::map<std::string, int> lines;
    TrainConfig config;

    void read(const YAML::Node& map, const std::string& prefix)
    {
        for (const auto& item : map) {
            const std::string name = prefix + item.first.as<std::string>("");
            const int line = lineOf(item.first);
            if (lines.contains(name)) {
                problems.push_back({name, "is there twice (first in line " + std::to_string(lines[name]) + "); keep one", line});
            }
            lines[name] = line;
            if (isGroup(name)) {
                readGroup(item.second, name, line);
            } else if (const ConfigKey* key = findKey(name); key == nullptr) {
                problems.push_back({name, "is not a key; the nearest is " + nearestKey(name), line});
            } else if (!key->belongsTo(config)) {
                problems.push_back({name, "belongs to task: " + key->task + "; this is task: " + config.task, line});
            } else {
                readValue(*key, item.second, line);
            }
        }
    }

    /// The task decides which keys there are and what they are without being written: it is read first, wherever it stands.
    void readTask(const YAML::Node& map)
    {
        const YAML::Node task = map["task"];
        if (task.IsDefined() && task.IsScalar()) {
            config = defaultConfig(task.Scalar());
        }
    }

private:
    void readGroup(const YAML::Node& value, const std::string& name, int line)
    {
        if (value.IsMap()) {
            read(value, name + ".");
        } else if (const ConfigKey* key = findKey(name + ".name"); key != nullptr && value.IsScalar()) {
            readValue(*key, value, line);  // "optimizer: adam" is short for {name: adam}
        } else {
            problems.push_back({name, "holds further keys, such as {" + lastPart(nearestKey(name + ".")) + ": …}; found a single value", line});
        }
    }

    void readValue(const ConfigKey& key, const YAML::Node& value, int line)
    {
        if (!value.IsScalar()) {
            problems.push_back({key.name, std::string("needs a single value, found ") + (value.IsNull() ? "nothing" : value.IsMap() ? "further keys" : "a list"), line});
            return;
        }
        const std::string expected = key.parse(config, value.Scalar());
        if (!expected.empty()) {
            problems.push_back({key.name, "expected " + expected + ", found '" + value.Scalar() + "'", line});
        }
    }
};

/// "optimizer" alone stands for optimizer.name, as in the YAML.
const ConfigKey* findKeyOrGroup(std::string_view name)
{
    const ConfigKey* key = findKey(name);
    return key != nullptr ? key : findKey(std::string(name) + ".name");
}

/// "C:\data", "C:/data", "\\server\share": absolute elsewhere, and no name of a folder beside the configuration file. Left as it is, so
/// that the message about it shows what the person wrote.
bool isWindowsPath(std::string_view path)
{
    const bool letter = !path.empty() && ((path[0] >= 'A' && path[0] <= 'Z') || (path[0] >= 'a' && path[0] <= 'z'));
    return path.starts_with("\\\\") || (letter && path.size() >= 3 && path[1] == ':' && (path[2] == '\\' || path[2] == '/'));
}

}  // namespace

void throwProblems(const std::string& origin, std::vector<ConfigProblem> problems)
{
    std::stable_sort(problems.begin(), problems.end(), [](const ConfigProblem& a, const ConfigProblem& b) { return a.line < b.line; });
    std::string text;
    for (const ConfigProblem& problem : problems) {
        text += text.empty() ? "" : "\n";
        text += (problem.line > 0 ? "line " + std::to_string(problem.line) + ": " : std::string()) + problem.key + " " + problem.message + ".";
    }
    throw Error(ErrorCode::Malformed, origin, text);
}

YAML::Node loadYaml(std::string_view yaml, const std::string& origin)
{
    try {
        return YAML::Load(std::string(yaml));
    } catch (const YAML::Exception& error) {
        const std::size_t line = static_cast<std::size_t>(std::max(0, error.mark.line));
        std::size_t begin = 0;
        for (std::size_t i = 0; i < line && begin != std::string_view::npos; ++i) {
            begin = yaml.find('\n', begin) + 1;
        }
        const bool backslash = error.msg.find("unknown escape character") != std::string::npos;
        const bool tab = yaml.substr(begin, yaml.find('\n', begin) - begin).find('\t') != std::string_view::npos;
        throw Error(ErrorCode::Malformed, origin,
                    "line " + std::to_string(line + 1) + ": "
                        + (tab ? "A tab stands where YAML allows blanks only; replace it by blanks."
                           : backslash ? "A backslash in double quotes begins an escape; write the path in single quotes or with forward slashes."
                               : "This is not valid YAML (" + error.msg + ")."));
    }
}

TrainConfig defaultConfig(std::string_view task)
{
    TrainConfig config;
    config.task = task;
    if (task == "detection") {
        config.model = "yolov8n";
        config.imageSize = 640;
        config.batch = 16;
        config.epochs = 100;
        config.optimizer = Optimizer::Auto;
        config.learningRate = 0.01;
        config.momentum = 0.937;
        config.weightDecay = 0.0005;
        config.schedule = Schedule::Linear;
        config.warmupEpochs = 3;
        config.patience = 50;
        config.metric = "map50_95";
        config.scale = 0.5;
    }
    return config;
}

std::string setValue(TrainConfig& config, std::string_view key, const std::string& text)
{
    const ConfigKey* known = findKeyOrGroup(key);
    if (known == nullptr) {
        throw Error(ErrorCode::InvalidArgument, {}, std::string(key) + " is not a key; the nearest is " + nearestKey(std::string(key)) + ".");
    }
    TrainConfig changed = config;
    std::string expected = known->parse(changed, text);
    if (expected.empty()) {
        config = changed;
    }
    return expected;
}

std::string valueText(const TrainConfig& config, std::string_view key)
{
    const ConfigKey* known = findKeyOrGroup(key);
    if (known == nullptr) {
        throw Error(ErrorCode::InvalidArgument, {}, std::string(key) + " is not a key; the nearest is " + nearestKey(std::string(key)) + ".");
    }
    return known->print(config);
}

bool hasKey(const TrainConfig& config, std::string_view key)
{
    const ConfigKey* known = findKeyOrGroup(key);
    return known != nullptr && known->belongsTo(config);
}

std::vector<ConfigProblem> validate(const TrainConfig& config)
{
    std::vector<ConfigProblem> problems;
    for (const ConfigKey& key : configKeys()) {
        if (const std::string expected = key.belongsTo(config) ? key.check(config) : std::string(); !expected.empty()) {
            problems.push_back({key.name, "expected " + expected + ", found " + key.print(config), 0});
        }
    }
    return problems;
}

TrainConfig configOf(const YAML::Node& map, const std::string& origin)
{
    Reader reader;
    reader.readTask(map);
    reader.read(map, "");
    for (ConfigProblem problem : validate(reader.config)) {
        const bool reported = std::any_of(reader.problems.begin(), reader.problems.end(), [&](const ConfigProblem& p) { return p.key == problem.key; });
        if (!reported) {
            problem.line = reader.lines.contains(problem.key) ? reader.lines[problem.key] : 0;
            reader.problems.push_back(problem);
        }
    }
    if (!reader.problems.empty()) {
        throwProblems(origin, std::move(reader.problems));
    }
    return reader.config;
}

TrainConfig parseConfig(std::string_view yaml, const std::string& origin)
{
    const YAML::Node root = loadYaml(yaml, origin);
    if (!root.IsMap()) {
        throw Error(ErrorCode::Malformed, origin, "Expected a training configuration, lines such as 'epochs: 20'; found none.");
    }
    return configOf(root, origin);
}

void startPathsAt(TrainConfig& config, const std::string& folder)
{
    for (std::string* named : {&config.data, &config.detection.modelFile, &config.startFrom, &config.distillTeacher}) {
        const std::filesystem::path path(*named);
        if (!named->empty() && path.is_relative() && !isWindowsPath(*named)) {
            *named = (std::filesystem::absolute(folder) / path).lexically_normal().string();
        }
    }
}

TrainConfig readConfig(const std::string& file)
{
    TrainConfig config = parseConfig(io::readFile(file), file);
    startPathsAt(config, std::filesystem::absolute(file).parent_path().string());
    return config;
}

std::string toYaml(const TrainConfig& config)
{
    YAML::Emitter out;
    out << YAML::BeginMap;
    std::string group;
    for (const ConfigKey& key : configKeys()) {
        if (!key.belongsTo(config)) {
            continue;
        }
        const std::size_t dot = key.name.find('.');
        const std::string keyGroup = dot == std::string::npos ? std::string() : key.name.substr(0, dot);
        if (keyGroup != group) {
            if (!group.empty()) {
                out << YAML::EndMap;
            }
            if (!keyGroup.empty()) {
                out << YAML::Key << keyGroup << YAML::Value << YAML::BeginMap;
            }
            group = keyGroup;
        }
        out << YAML::Key << lastPart(key.name) << YAML::Value << key.print(config);
    }
    if (!group.empty()) {
        out << YAML::EndMap;
    }
    out << YAML::EndMap;
    return std::string(out.c_str()) + "\n";
}

}  // namespace gg::recipe
