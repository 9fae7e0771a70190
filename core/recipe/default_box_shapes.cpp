#include "core/recipe/default_box_shapes.h"

#include <array>
#include <charconv>
#include <cmath>
#include <sstream>

namespace gg::recipe
{
namespace
{

constexpr std::size_t mostRatios = 5;
constexpr double mostRatio = 10;

/// Of map `map`, or of the one that would come behind the last.
double scaleOf(const PlanLayer& head, std::size_t map)
{
    const bool ownFirst = head.firstScale > 0;
    if (ownFirst && map == 0) {
        return head.firstScale;
    }
    const std::size_t others = head.from.size() - (ownFirst ? 1 : 0);
    const double steps = others > 1 ? static_cast<double>(others - 1) : 1;
    return head.smallestScale + (head.largestScale - head.smallestScale) * static_cast<double>(map - (ownFirst ? 1 : 0)) / steps;
}

}  // namespace

std::vector<DefaultBoxShape> defaultBoxShapes(const PlanLayer& head, std::size_t map)
{
    const double scale = scaleOf(head, map);
    const double between = std::sqrt(scale * scaleOf(head, map + 1));
    std::vector<DefaultBoxShape> shapes{{scale, scale}, {between, between}};
    for (const double ratio : head.ratios.at(map)) {
        const double root = std::sqrt(ratio);
        shapes.push_back({scale * root, scale / root});
        shapes.push_back({scale / root, scale * root});
    }
    return shapes;
}

int defaultBoxesOf(const PlanLayer& head, std::size_t map)
{
    return 2 + 2 * static_cast<int>(head.ratios.at(map).size());
}

std::vector<std::vector<double>> usualRatios(std::size_t maps)
{
    std::vector<std::vector<double>> ratios;
    for (std::size_t i = 0; i < maps; ++i) {
        const bool outer = i == 0 || i + 2 >= maps;
        ratios.push_back(outer ? std::vector<double>{2} : std::vector<double>{2, 3});
    }
    return ratios;
}

std::vector<std::vector<double>> parseRatios(const std::string& text, bool& fits)
{
    std::vector<std::vector<double>> ratios(1);
    std::istringstream words(text);
    std::string word;
    fits = true;
    while (words >> word) {
        if (word == "|") {
            ratios.emplace_back();
            continue;
        }
        double ratio = 0;
        const auto result = std::from_chars(word.data(), word.data() + word.size(), ratio);
        fits = fits && result.ec == std::errc{} && result.ptr == word.data() + word.size() && ratio > 1 && ratio <= mostRatio;
        ratios.back().push_back(ratio);
        fits = fits && ratios.back().size() <= mostRatios;
    }
    return ratios;
}

std::string ratiosText(const std::vector<std::vector<double>>& ratios)
{
    std::string text;
    for (std::size_t map = 0; map < ratios.size(); ++map) {
        text += map == 0 ? "" : " |";
        for (const double ratio : ratios[map]) {
            std::array<char, 40> buffer{};
            text += text.empty() ? "" : " ";
            text.append(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), ratio).ptr);
        }
    }
    return text;
}

}  // namespace gg::recipe
