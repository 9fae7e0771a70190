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

std::optional<YAML::Node> loadYaml(const std::string& file, std::vector<std::string>& problems)
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
        return YAML::Load(io::readFile(file));
    } catch (const YAML::Exception& error) {
        problems.push_back(name + ", line " + std::to_string(error.mark.line + 1) + ": this is no YAML (" + error.msg + "); its settings are not known.");
    } catch (const Error& error) {
        problems.push_back(name + ": " + error.detail());
    }
    return std::nullopt;
}

void addSettings(const std::string& file, std::vector<std::string>& problems, Settings& settings)
{
    if (const auto node = loadYaml(file, problems)) {
        Settings found;
        flatten(*node, {}, found);
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
    YAML::Emitter out;
    out << YAML::BeginMap;
    for (const auto& [key, value] : settings) {
        out << YAML::Key << key << YAML::Value << value;
    }
    out << YAML::EndMap;
    return settings.empty() ? std::string() : std::string(out.c_str(), out.size()) + "\n";
}

/// The class names of the data.yaml that the settings name, where it is still there: a list, or a map from numbers.
std::vector<std::string> classesOf(const std::string& dataFile, const std::string& folder)
{
    std::vector<std::string> problems;  // that the data has moved is no fault of the run
    if (!dataFile.ends_with(".yaml") && !dataFile.ends_with(".yml")) {
        return {};
    }
    const auto root = loadYaml((fs::path(folder) / dataFile).string(), problems);
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
