#include "core/inference/class_match.h"

#include "core/base/error.h"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <unordered_map>

namespace gg::inference {
namespace {

/// "Traffic_Light" and "traffic light" are one class.
std::string plain(const std::string& name)
{
    std::string out;
    for (const char c : name) {
        if (std::string_view(" _-./").find(c) == std::string_view::npos) {
            out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
    }
    return out;
}

std::string some(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 3); ++i) {
        text += (i == 0 ? "" : ", ") + (names[i].empty() ? "class " + std::to_string(i) : names[i]);
    }
    return names.size() > 3 ? text + ", …" : text;
}

}  // namespace

ClassTable matchClasses(const std::vector<std::string>& model, const dataset::Dataset& dataset)
{
    std::unordered_map<std::string, std::int32_t> indexOf;
    for (std::size_t i = 0; i < dataset.classNames.size(); ++i) {
        indexOf.emplace(plain(dataset.classNames[i]), static_cast<std::int32_t>(i));
    }
    ClassTable table{.by = MatchedBy::Names, .ofModel = std::vector<std::int32_t>(model.size(), -1)};
    bool any = false;
    for (std::size_t i = 0; i < model.size(); ++i) {
        const auto found = model[i].empty() ? indexOf.end() : indexOf.find(plain(model[i]));
        if (found != indexOf.end()) {
            table.ofModel[i] = found->second;
            any = true;
        }
    }
    if (any) {
        return table;
    }
    if (!model.empty() && model.size() != dataset.classNames.size()) {
        throw Error(ErrorCode::InvalidArgument, dataset.opened,
                    "None of the model's " + std::to_string(model.size()) + " classes (" + some(model) + ") is one of the data set's " +
                        std::to_string(dataset.classNames.size()) + " (" + some(dataset.classNames) +
                        "). Name the model's classes as the data set does, in the network's order.");
    }
    table.by = MatchedBy::Numbers;
    table.ofModel.resize(dataset.classNames.size());
    std::iota(table.ofModel.begin(), table.ofModel.end(), 0);
    return table;
}

}  // namespace gg::inference
