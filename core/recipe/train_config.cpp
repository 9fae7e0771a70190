#include "core/recipe/train_config.h"

#include "core/base/error.h"
#include "core/io/files.h"
#include "core/recipe/spelling.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>

namespace gg::recipe {
namespace {

struct Names {
    std::vector<std::string_view> ids;
};

const Names lossNames{{"bce", "dice", "bce_dice"}};
const Names optimizerNames{{"sgd", "adam", "adamw"}};
const Names scheduleNames{{"constant", "cosine", "linear", "step"}};
const Names deviceNames{{"auto", "cpu", "cuda"}};
const Names foregroundNames{{"bright", "dark"}};
const Names metricNames{{"dice", "iou", "sensitivity", "loss"}};
const Names splitNames{{"image", "sequence"}};
const Names taskNames{{"segmentation"}};
const Names modelNames{{"unet"}};

std::string listed(const Names& names)
{
    std::string text;
    for (const std::string_view id : names.ids) {
        text += (text.empty() ? "" : ", ") + std::string(id);
    }
    return text;
}

/// Shortest form that reads back to the same double; without an exponent where people write none (0.0001, not 1e-04).
std::string number(double value)
{
    std::array<char, 40> buffer{};
    const bool plain = value == 0 || (std::abs(value) >= 1e-6 && std::abs(value) < 1e7);
    const auto result = plain ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed)
                              : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), result.ptr};
}

/// What a value has to be, for a message; empty when it is.
using Check = std::function<std::string(const TrainConfig&)>;
/// Takes a value from its text; returns what was expected when that fails.
using Parse = std::function<std::string(TrainConfig&, const std::string&)>;
using Print = std::function<std::string(const TrainConfig&)>;

struct Key {
    std::string name;
    Parse parse;
    Print print;
    Check check;
};

template <typename Number>
bool parseNumber(const std::string& text, Number& value)
{
    const char* begin = text.data();
    const char* end = begin + text.size();
    const auto result = std::from_chars(begin, end, value);
    return result.ec == std::errc{} && result.ptr == end;
}

Key integer(std::string name, int TrainConfig::*member, int low, int high)
{
    const std::string expected = "a whole number from " + std::to_string(low) + " to " + std::to_string(high);
    return {std::move(name),
            [member, expected](TrainConfig& c, const std::string& text) { return parseNumber(text, c.*member) ? "" : expected; },
            [member](const TrainConfig& c) { return std::to_string(c.*member); },
            [member, low, high, expected](const TrainConfig& c) { return c.*member >= low && c.*member <= high ? "" : expected; }};
}

enum class Ends { Closed, OpenLow, OpenBoth };

Key real(std::string name, double TrainConfig::*member, double low, double high, Ends ends = Ends::Closed)
{
    const std::string expected = ends == Ends::Closed    ? "a number from " + number(low) + " to " + number(high)
                                 : ends == Ends::OpenLow ? "a number above " + number(low) + ", at most " + number(high)
                                                         : "a number between " + number(low) + " and " + number(high);
    return {std::move(name),
            [member, expected](TrainConfig& c, const std::string& text) { return parseNumber(text, c.*member) ? "" : expected; },
            [member](const TrainConfig& c) { return number(c.*member); },
            [member, low, high, ends, expected](const TrainConfig& c) {
                const double value = c.*member;
                const bool lowFits = ends == Ends::Closed ? value >= low : value > low;
                const bool highFits = ends == Ends::OpenBoth ? value < high : value <= high;
                return lowFits && highFits ? "" : expected;
            }};
}

Key boolean(std::string name, bool TrainConfig::*member)
{
    return {std::move(name),
            [member](TrainConfig& c, const std::string& text) {
                const bool yes = text == "true" || text == "True" || text == "yes" || text == "on";
                const bool no = text == "false" || text == "False" || text == "no" || text == "off";
                c.*member = yes;
                return yes || no ? "" : "true or false";
            },
            [member](const TrainConfig& c) { return std::string(c.*member ? "true" : "false"); },
            [](const TrainConfig&) { return std::string(); }};
}

template <typename Enum>
Key choice(std::string name, Enum TrainConfig::*member, const Names& names)
{
    return {std::move(name),
            [member, &names](TrainConfig& c, const std::string& text) {
                const auto it = std::find(names.ids.begin(), names.ids.end(), text);
                if (it == names.ids.end()) {
                    return "one of " + listed(names);
                }
                c.*member = static_cast<Enum>(it - names.ids.begin());
                return std::string();
            },
            [member, &names](const TrainConfig& c) { return std::string(names.ids.at(static_cast<std::size_t>(c.*member))); },
            [](const TrainConfig&) { return std::string(); }};
}

Key word(std::string name, std::string TrainConfig::*member, const Names& names)
{
    const auto check = [member, &names](const TrainConfig& c) {
        const bool known = std::find(names.ids.begin(), names.ids.end(), c.*member) != names.ids.end();
        return known ? std::string() : "one of " + listed(names);
    };
    return {std::move(name),
            [member](TrainConfig& c, const std::string& text) {
                c.*member = text;
                return std::string();
            },
            [member](const TrainConfig& c) { return c.*member; }, check};
}

Key seedKey()
{
    return {"seed",
            [](TrainConfig& c, const std::string& text) { return parseNumber(text, c.seed) ? "" : "a whole number from 0 to 18446744073709551615"; },
            [](const TrainConfig& c) { return std::to_string(c.seed); }, [](const TrainConfig&) { return std::string(); }};
}

Key dataKey()
{
    return {"data",
            [](TrainConfig& c, const std::string& text) {
                c.data = text;
                return std::string();
            },
            [](const TrainConfig& c) { return c.data; }, [](const TrainConfig&) { return std::string(); }};
}

Key imageSizeKey()
{
    Key key = integer("image_size", &TrainConfig::imageSize, 32, 2048);
    key.check = [inRange = key.check](const TrainConfig& c) {
        const std::string expected = "a multiple of 32 from 32 to 2048 (the network halves it five times)";
        return inRange(c).empty() && c.imageSize % 32 == 0 ? "" : expected;
    };
    return key;
}

Key batchKey()
{
    Key key = integer("batch", &TrainConfig::batch, 1, 512);
    key.check = [inRange = key.check](const TrainConfig& c) {
        if (const std::string expected = inRange(c); !expected.empty()) {
            return expected;
        }
        // Batch norm needs two values a channel; at 32 px the bottleneck is a single pixel.
        return c.batch == 1 && c.imageSize == 32 ? std::string("at least 2 at image_size 32, or an image_size of 64 or more") : std::string();
    };
    return key;
}

Key warmupKey()
{
    Key key = real("schedule.warmup_epochs", &TrainConfig::warmupEpochs, 0, 1000);
    key.check = [inRange = key.check](const TrainConfig& c) {
        if (const std::string expected = inRange(c); !expected.empty()) {
            return expected;
        }
        return c.warmupEpochs <= c.epochs ? std::string() : "at most the number of epochs (" + std::to_string(c.epochs) + ")";
    };
    return key;
}

/// Every key there is, in the order in which it is written. The one place that knows names, ranges and members.
const std::vector<Key>& keys()
{
    static const std::vector<Key> all{
        word("task", &TrainConfig::task, taskNames),
        dataKey(),
        word("model.name", &TrainConfig::model, modelNames),
        integer("model.width", &TrainConfig::width, 1, 128),
        choice("loss", &TrainConfig::loss, lossNames),
        imageSizeKey(),
        batchKey(),
        integer("epochs", &TrainConfig::epochs, 1, 10000),
        seedKey(),
        choice("optimizer.name", &TrainConfig::optimizer, optimizerNames),
        real("optimizer.lr", &TrainConfig::learningRate, 0, 10, Ends::OpenLow),
        real("optimizer.momentum", &TrainConfig::momentum, 0, 0.9999),
        real("optimizer.weight_decay", &TrainConfig::weightDecay, 0, 1),
        choice("schedule.name", &TrainConfig::schedule, scheduleNames),
        warmupKey(),
        real("schedule.final", &TrainConfig::finalLrShare, 0, 1),
        real("schedule.step_factor", &TrainConfig::stepFactor, 0, 1, Ends::OpenLow),
        real("schedule.step_first", &TrainConfig::stepFirst, 0, 1),
        real("schedule.step_second", &TrainConfig::stepSecond, 0, 1),
        real("split.val", &TrainConfig::valShare, 0, 1, Ends::OpenBoth),
        word("split.by", &TrainConfig::splitBy, splitNames),
        integer("early_stopping.patience", &TrainConfig::patience, 0, 10000),
        word("early_stopping.metric", &TrainConfig::metric, metricNames),
        boolean("augment.flip_horizontal", &TrainConfig::flipHorizontal),
        boolean("augment.flip_vertical", &TrainConfig::flipVertical),
        real("augment.rotate", &TrainConfig::rotateDegrees, 0, 180),
        real("augment.scale", &TrainConfig::scale, 0, 0.9),
        real("augment.brightness", &TrainConfig::brightness, 0, 1),
        real("augment.contrast", &TrainConfig::contrast, 0, 1),
        choice("mask.foreground", &TrainConfig::foreground, foregroundNames),
        integer("snapshots.images", &TrainConfig::snapshotImages, 0, 64),
        integer("snapshots.every", &TrainConfig::snapshotEvery, 1, 10000),
        integer("probe.every", &TrainConfig::probeEvery, 0, 100000),
        integer("probe.images", &TrainConfig::probeImages, 1, 256),
        choice("device", &TrainConfig::device, deviceNames),
        integer("threads", &TrainConfig::threads, 0, 1024),
        integer("loaders", &TrainConfig::loaders, 0, 256),
    };
    return all;
}

const Key* findKey(std::string_view name)
{
    const auto it = std::find_if(keys().begin(), keys().end(), [&](const Key& key) { return key.name == name; });
    return it == keys().end() ? nullptr : &*it;
}

std::string lastPart(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    return std::string(dot == std::string_view::npos ? name : name.substr(dot + 1));
}

/// Keys that people carry over from other tools: spelling alone would lead them astray ("batch_size" to image_size).
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> otherNames{{{"learning_rate", "optimizer.lr"},
                                                                                   {"lr0", "optimizer.lr"},
                                                                                   {"batch_size", "batch"},
                                                                                   {"imgsz", "image_size"},
                                                                                   {"workers", "loaders"},
                                                                                   {"num_workers", "loaders"},
                                                                                   {"dataset", "data"},
                                                                                   {"val_split", "split.val"},
                                                                                   {"degrees", "augment.rotate"}}};

/// The known key that is spelled most alike; of a wrongly placed one ("lr" at the top level) the one that ends so.
std::string nearestKey(const std::string& name)
{
    for (const auto& [other, ours] : otherNames) {
        if (lastPart(name) == other) {
            return std::string(ours);
        }
    }
    std::string best;
    std::size_t bestDistance = std::numeric_limits<std::size_t>::max();
    for (const Key& key : keys()) {
        const std::size_t distance = std::min(editDistance(name, key.name), editDistance(lastPart(name), lastPart(key.name)));
        if (distance < bestDistance) {
            bestDistance = distance;
            best = key.name;
        }
    }
    return best;
}

bool isGroup(const std::string& name)
{
    return std::any_of(keys().begin(), keys().end(), [&](const Key& key) { return key.name.starts_with(name + "."); });
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
            } else if (const Key* key = findKey(name); key == nullptr) {
                problems.push_back({name, "is not a key; the nearest is " + nearestKey(name), line});
            } else {
                readValue(*key, item.second, line);
            }
        }
    }

private:
    void readGroup(const YAML::Node& value, const std::string& name, int line)
    {
        if (value.IsMap()) {
            read(value, name + ".");
        } else if (const Key* key = findKey(name + ".name"); key != nullptr && value.IsScalar()) {
            readValue(*key, value, line);  // "optimizer: adam" is short for {name: adam}
        } else {
            problems.push_back({name, "holds further keys, such as {" + lastPart(nearestKey(name + ".")) + ": …}; found a single value", line});
        }
    }

    void readValue(const Key& key, const YAML::Node& value, int line)
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

[[noreturn]] void throwProblems(const std::string& origin, std::vector<ConfigProblem> problems)
{
    std::stable_sort(problems.begin(), problems.end(), [](const ConfigProblem& a, const ConfigProblem& b) { return a.line < b.line; });
    std::string text;
    for (const ConfigProblem& problem : problems) {
        text += text.empty() ? "" : "\n";
        text += (problem.line > 0 ? "line " + std::to_string(problem.line) + ": " : std::string()) + problem.key + " " + problem.message + ".";
    }
    throw Error(ErrorCode::Malformed, origin, text);
}

YAML::Node load(std::string_view yaml, const std::string& origin)
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

/// "C:\data", "C:/data", "\\server\share": absolute elsewhere, and no name of a folder beside the configuration file. Left as it is, so
/// that the message about it shows what the person wrote.
bool isWindowsPath(std::string_view path)
{
    const bool letter = !path.empty() && ((path[0] >= 'A' && path[0] <= 'Z') || (path[0] >= 'a' && path[0] <= 'z'));
    return path.starts_with("\\\\") || (letter && path.size() >= 3 && path[1] == ':' && (path[2] == '\\' || path[2] == '/'));
}

}  // namespace

std::string_view id(Loss loss)
{
    return lossNames.ids.at(static_cast<std::size_t>(loss));
}

std::string_view id(Optimizer optimizer)
{
    return optimizerNames.ids.at(static_cast<std::size_t>(optimizer));
}

std::string_view id(Schedule schedule)
{
    return scheduleNames.ids.at(static_cast<std::size_t>(schedule));
}

std::string setValue(TrainConfig& config, std::string_view key, const std::string& text)
{
    const Key* known = findKey(key);
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
    const Key* known = findKey(key);
    if (known == nullptr) {
        throw Error(ErrorCode::InvalidArgument, {}, std::string(key) + " is not a key; the nearest is " + nearestKey(std::string(key)) + ".");
    }
    return known->print(config);
}

std::vector<ConfigProblem> validate(const TrainConfig& config)
{
    std::vector<ConfigProblem> problems;
    for (const Key& key : keys()) {
        if (const std::string expected = key.check(config); !expected.empty()) {
            problems.push_back({key.name, "expected " + expected + ", found " + key.print(config), 0});
        }
    }
    return problems;
}

TrainConfig parseConfig(std::string_view yaml, const std::string& origin)
{
    const YAML::Node root = load(yaml, origin);
    if (!root.IsMap()) {
        throw Error(ErrorCode::Malformed, origin, "Expected a training configuration, lines such as 'epochs: 20'; found none.");
    }
    Reader reader;
    reader.read(root, "");
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

TrainConfig readConfig(const std::string& file)
{
    TrainConfig config = parseConfig(io::readFile(file), file);
    const std::filesystem::path data(config.data);
    if (!config.data.empty() && data.is_relative() && !isWindowsPath(config.data)) {
        config.data = (std::filesystem::absolute(file).parent_path() / data).lexically_normal().string();
    }
    return config;
}

std::string toYaml(const TrainConfig& config)
{
    YAML::Emitter out;
    out << YAML::BeginMap;
    std::string group;
    for (const Key& key : keys()) {
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
