#include "core/inference/metadata.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>

namespace gg::inference {
namespace {

std::string valueOf(const ModelDescription& description, const char* key)
{
    const auto found = description.metadata.find(key);
    return found == description.metadata.end() ? std::string() : found->second;
}

/// Python's repr of dictionaries and lists is YAML's flow style but for one thing: it escapes within single quotes by a backslash, where
/// YAML doubles the quote.
std::string asYaml(std::string text)
{
    for (std::size_t at = text.find("\\'"); at != std::string::npos; at = text.find("\\'", at + 2)) {
        text.replace(at, 2, "''");
    }
    return text;
}

/// Far more classes than any model has: a file that claims more is damaged.
constexpr int mostClasses = 100'000;

std::vector<std::string> namesFrom(const YAML::Node& node)
{
    std::vector<std::string> names;
    if (node.IsSequence()) {
        for (const YAML::Node& name : node) {
            names.push_back(name.as<std::string>());
        }
    } else if (node.IsMap()) {
        for (const auto& entry : node) {
            const int index = entry.first.as<int>();
            if (index < 0 || index >= mostClasses) {
                return {};
            }
            names.resize(std::max(names.size(), static_cast<std::size_t>(index) + 1));
            names[static_cast<std::size_t>(index)] = entry.second.as<std::string>();
        }
    }
    return names;
}

}  // namespace

std::optional<ImageSize> declaredSize(const ModelDescription& description)
{
    try {
        const YAML::Node node = YAML::Load(valueOf(description, "imgsz"));
        const auto side = [](int value) { return value >= 1 && value <= 16'384; };
        if (node.IsSequence() && node.size() == 2 && side(node[0].as<int>()) && side(node[1].as<int>())) {
            return ImageSize{.width = node[1].as<int>(), .height = node[0].as<int>()};
        }
        if (node.IsSequence() && node.size() == 1 && side(node[0].as<int>())) {
            return ImageSize{node[0].as<int>(), node[0].as<int>()};
        }
        if (node.IsScalar() && side(node.as<int>())) {
            return ImageSize{node.as<int>(), node.as<int>()};
        }
    } catch (const YAML::Exception&) {
        // No size that could be read is no size; the one that is used is shown with its reason.
    }
    return std::nullopt;
}

std::vector<std::string> declaredNames(const ModelDescription& description)
{
    for (const char* key : {"names", "class_names", "classes", "labels"}) {
        try {
            const std::vector<std::string> names = namesFrom(YAML::Load(asYaml(valueOf(description, key))));
            if (!names.empty()) {
                return names;
            }
        } catch (const YAML::Exception&) {
            continue;  // as above
        }
    }
    return {};
}

std::string declaredTask(const ModelDescription& description)
{
    return valueOf(description, "task");
}

}  // namespace gg::inference
