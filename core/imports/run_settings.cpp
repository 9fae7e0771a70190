#include "core/imports/run_settings.h"

#include "core/base/error.h"
#include "core/io/files.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace gg::imports {
namespace {

namespace fs = std::filesystem;

/// Settings are no longer; what is bigger is something else by the same name.
constexpr std::uintmax_t largestSettings = 4U << 20U;

using Settings = std::vector<std::pair<std::string, std::string>>;

void flatten(const YAML::Node& node, const std::string& prefix, Settings& out)
{
    if (node.IsMap()) {
        for (const auto& entry : node) {
            const std::string key = entry.first.IsScalar() ? entry.first.Scalar() : std::string("?");
            flatten(entry.second, prefix.empty() ? key : prefix + "." + key, out);
        }
    } else if (node.IsSequence()) {
        for (std::size_t i = 0; i < node.size(); ++i) {
            flatten(node[i], prefix + "[" + std::to_string(i) + "]", out);
        }
    } else if (!prefix.empty()) {
        out.emplace_back(prefix, node.IsScalar() ? node.Scalar() : std::string());
    }
}

/// A word that YAML reads as it stands.
bool isPlain(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '/' || c == '+' || c == '-';
    });
}

bool isNull(std::string_view text)
{
    return text.empty() || text == "null" || text == "Null" || text == "NULL";
}

/// Almost all settings are lines of "key: word", a hundred a run: read so they cost a tenth of what a YAML document does. False for anything else.
bool readPlainLines(std::string_view text, Settings& settings)
{
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        line = line.substr(0, line.find_last_not_of(" \r") + 1);
        if (line.empty()) {
            continue;
        }
        const std::size_t colon = line.find(':');
        const std::string_view key = line.substr(0, colon);
        std::string_view value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
        if (colon == std::string_view::npos || !isPlain(key) || (!value.empty() && value.front() != ' ')) {
            return false;
        }
        value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
        if (value.empty() || !isPlain(value)) {
            return false;  // nothing: the lines below it may be its value
        }
        settings.emplace_back(key, isNull(value) ? std::string_view() : value);
    }
    return true;
}

std::optional<std::string> readText(const std::string& file, std::vector<std::string>& problems)
{
    const std::string name = fs::path(file).filename().string();
    std::error_code code;
    if (!fs::is_regular_file(file, code)) {
        return std::nullopt;
    }
    if (fs::file_size(file, code) > largestSettings) {
        problems.push_back(name + " is larger than 4 MB and was not read.");
        return std::nullopt;
    }
    try {
        return io::readFile(file);
    } catch (const Error& error) {
        problems.push_back(name + ": " + error.detail());
        return std::nullopt;
    }
}

std::optional<YAML::Node> loadYaml(const std::string& file, const std::string& text, std::vector<std::string>& problems)
{
    try {
        return YAML::Load(text);
    } catch (const YAML::Exception& error) {
        problems.push_back(fs::path(file).filename().string() + ", line " + std::to_string(error.mark.line + 1) + ": this is no YAML (" + error.msg
                           + "); its settings are not known.");
        return std::nullopt;
    }
}

Settings settingsIn(const std::string& file, std::vector<std::string>& problems)
{
    Settings found;
    const auto text = readText(file, problems);
    if (!text || readPlainLines(*text, found)) {
        return found;
    }
    found.clear();
    if (const auto node = loadYaml(file, *text, problems)) {
        flatten(*node, {}, found);
    }
    return found;
}

void addSettings(const std::string& file, std::vector<std::string>& problems, Settings& settings)
{
    const Settings found = settingsIn(file, problems);
    if (!found.empty()) {
        const auto known = [&](const std::string& key) { return std::any_of(settings.begin(), settings.end(), [&](const auto& entry) { return entry.first == key; }); };
        std::copy_if(found.begin(), found.end(), std::back_inserter(settings), [&](const auto& entry) { return !known(entry.first); });
    }
}

/// opt.yaml of YOLOv5 holds those of hyp.yaml under "hyp"; they are called as Ultralytics calls them, so that runs of both can be compared.
void liftHyperparameters(Settings& settings)
{
    for (auto& [key, value] : settings) {
        if (key.starts_with("hyp.")) {
            key.erase(0, 4);
        }
    }
}

std::string valueOf(const Settings& settings, std::string_view key)
{
    const auto it = std::find_if(settings.begin(), settings.end(), [&](const auto& entry) { return entry.first == key; });
    return it == settings.end() ? std::string() : it->second;
}

template <typename Number>
Number numberOf(const Settings& settings, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) {
        const std::string text = valueOf(settings, key);
        double value = 0;
        if (!text.empty() && std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc() && value >= 0 && value < 2e9) {
            return static_cast<Number>(value);
        }
    }
    return 0;
}

std::string taskOf(const std::string& text)
{
    if (text == "detect" || text == "obb") {
        return "detection";
    }
    if (text == "segment") {
        return "instance segmentation";
    }
    return text == "classify" ? "classification" : text;
}

std::string flatYaml(const Settings& settings)
{
    std::string text;
    for (const auto& [key, value] : settings) {
        if (isPlain(key) && isPlain(value)) {
            text += key + ": " + value + "\n";
            continue;
        }
        YAML::Emitter out;
        out << YAML::BeginMap << YAML::Key << YAML::DoubleQuoted << key << YAML::Value << YAML::DoubleQuoted << value << YAML::EndMap;
        text += std::string(out.c_str(), out.size()) + "\n";
    }
    return text;
}

/// The class names of the data.yaml that the settings name, where it is still there: a list, or a map from numbers.
std::vector<std::string> classesOf(const std::string& dataFile, const std::string& folder)
{
    std::vector<std::string> problems;  // that the data has moved is no fault of the run
    if (!dataFile.ends_with(".yaml") && !dataFile.ends_with(".yml")) {
        return {};
    }
    const std::string file = (fs::path(folder) / dataFile).string();
    const auto text = readText(file, problems);
    const auto root = text ? loadYaml(file, *text, problems) : std::nullopt;
    if (!root || !root->IsMap()) {
        return {};
    }
    std::map<int, std::string> names;
    int next = 0;
    for (const auto& entry : (*root)["names"]) {
        if (entry.second.IsDefined() && entry.second.IsScalar()) {
            names[entry.first.as<int>(next)] = entry.second.Scalar();
        } else if (entry.IsScalar()) {
            names[next] = entry.Scalar();
        }
        ++next;
    }
    std::vector<std::string> classes;
    for (auto& [number, name] : names) {
        classes.push_back(std::move(name));
    }
    return classes;
}

}  // namespace

std::string folderOf(const RunPlace& place)
{
    const bool isFile = place.files.size() == 1 && place.path.ends_with("/" + place.files.front());
    return isFile ? fs::path(place.path).parent_path().string() : place.path;
}

runs::RunInfo readSettings(const RunPlace& place, std::vector<std::string>& problems)
{
    const std::string folder = folderOf(place);
    Settings settings;
    const auto add = [&](const char* name) { addSettings((fs::path(folder) / name).string(), problems, settings); };
    runs::RunInfo info;
    info.name = place.name;
    info.tool = place.tool;
    info.task.clear();
    if (place.tool == "Ultralytics") {
        add("args.yaml");
        info.task = taskOf(valueOf(settings, "task"));
    } else if (place.tool == "YOLOv5") {
        add("opt.yaml");
        liftHyperparameters(settings);
        add("hyp.yaml");
        info.task = "detection";
    } else if (place.tool == "Lightning") {
        add("hparams.yaml");
    } else if (place.tool == "nnU-Net") {
        add("debug.json");
        info.task = "segmentation";
    } else if (place.tool == "MMDetection") {
        info.task = "detection";
    }
    info.epochs = numberOf<int>(settings, {"epochs", "max_epochs", "num_epochs", "max_num_epochs"});
    info.imageSize = numberOf<int>(settings, {"imgsz", "imgsz[0]", "img_size", "img_size[0]", "image_size"});
    info.seed = numberOf<std::uint64_t>(settings, {"seed"});
    info.datasetPath = valueOf(settings, "data");
    info.classes = classesOf(info.datasetPath, folder);
    info.configYaml = flatYaml(settings);
    return info;
}

}  // namespace gg::imports
