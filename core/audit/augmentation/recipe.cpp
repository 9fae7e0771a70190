#include "core/audit/augmentation/recipe.h"

#include "core/base/error.h"
#include "core/io/files.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace gg::audit
{
namespace
{

struct Key {
    std::string_view name;
    double AugmentationRecipe::*member;
    double lowest;
    double highest;
};

constexpr std::array keys{
    Key{"mosaic", &AugmentationRecipe::mosaic, 0, 1},
    Key{"mixup", &AugmentationRecipe::mixup, 0, 1},
    Key{"crop", &AugmentationRecipe::crop, 0, 0.95},
    Key{"scale", &AugmentationRecipe::scale, 0, 1},
    Key{"translate", &AugmentationRecipe::translate, 0, 1},
    Key{"degrees", &AugmentationRecipe::degrees, 0, 180},
    Key{"shear", &AugmentationRecipe::shear, 0, 180},
    Key{"perspective", &AugmentationRecipe::perspective, 0, 0.001},
    Key{"fliplr", &AugmentationRecipe::flipHorizontal, 0, 1},
    Key{"flipud", &AugmentationRecipe::flipVertical, 0, 1},
    Key{"hsv_h", &AugmentationRecipe::hue, 0, 1},
    Key{"hsv_s", &AugmentationRecipe::saturation, 0, 1},
    Key{"hsv_v", &AugmentationRecipe::value, 0, 1},
};

const Key* findKey(std::string_view name)
{
    const auto it = std::ranges::find(keys, name, &Key::name);
    return it == keys.end() ? nullptr : &*it;
}

/// Empty when the value was taken, else what is wrong with it.
std::string set(AugmentationRecipe& recipe, const Key& key, std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) || value < key.lowest ||
        value > key.highest) {
        std::array<char, 64> range{};
        std::snprintf(range.data(), range.size(), "%g to %g", key.lowest, key.highest);
        return std::string(key.name) + " is “" + std::string(text) + "”; expected a number from " + range.data() + ".";
    }
    recipe.*key.member = value;
    return {};
}

}  // namespace

AugmentationRecipe readRecipe(const std::string& file)
{
    const std::string text = io::readFile(file);
    AugmentationRecipe recipe;
    try {
        const YAML::Node root = YAML::Load(text);
        if (!root.IsMap()) {
            throw Error(ErrorCode::Malformed, file, "Holds no settings: expected lines such as “mosaic: 1.0”.");
        }
        for (const Key& key : keys) {
            const YAML::Node node = root[std::string(key.name)];
            if (!node || node.IsNull()) {
                continue;
            }
            const std::string problem = node.IsScalar() ? set(recipe, key, node.Scalar()) : std::string(key.name) + " is no number.";
            if (!problem.empty()) {
                throw Error(ErrorCode::Malformed, file, "Line " + std::to_string(node.Mark().line + 1) + ": " + problem);
            }
        }
    } catch (const YAML::Exception& exception) {
        throw Error(ErrorCode::Malformed, file,
                    "Line " + std::to_string(exception.mark.line + 1) + " is no YAML (" + exception.msg + ").");
    }
    return recipe;
}

AugmentationRecipe changeRecipe(AugmentationRecipe recipe, std::string_view changes)
{
    while (!changes.empty()) {
        const std::size_t end = std::min(changes.find(','), changes.size());
        const std::string_view change = changes.substr(0, end);
        changes.remove_prefix(std::min(end + 1, changes.size()));
        const std::size_t equals = change.find('=');
        const Key* key = findKey(change.substr(0, equals));
        if (equals == std::string_view::npos || key == nullptr) {
            std::string known;
            for (const Key& one : keys) {
                known += (known.empty() ? "" : ", ") + std::string(one.name);
            }
            throw Error(ErrorCode::InvalidArgument, {},
                        "“" + std::string(change) + "” is no augmentation; expected KEY=NUMBER with one of " + known + ".");
        }
        if (const std::string problem = set(recipe, *key, change.substr(equals + 1)); !problem.empty()) {
            throw Error(ErrorCode::InvalidArgument, {}, problem);
        }
    }
    return recipe;
}

}  // namespace gg::audit
