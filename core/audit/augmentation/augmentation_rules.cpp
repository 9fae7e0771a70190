#include "core/audit/augmentation/augmentation_rules.h"

#include "core/audit/class_names.h"
#include "core/audit/rules.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace gg::audit
{
namespace
{

double share(std::size_t part, std::size_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::string lowerOf(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

/// True where `word` stands in the name between other signs than letters.
bool hasWord(const std::string& name, std::string_view word)
{
    const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    for (std::size_t at = name.find(word); at != std::string::npos; at = name.find(word, at + 1)) {
        const bool begins = at == 0 || !isLetter(name[at - 1]);
        const std::size_t end = at + word.size();
        if (begins && (end == name.size() || !isLetter(name[end]))) {
            return true;
        }
    }
    return false;
}

/// Classes whose mirror image is another class, or would be.
std::vector<std::string> sidedClasses(const dataset::Dataset& dataset)
{
    std::vector<std::string> sided;
    for (const std::string& name : dataset.classNames) {
        const std::string lower = lowerOf(name);
        if (hasWord(lower, "left") || hasWord(lower, "right") || lower == "l" || lower == "r") {
            sided.push_back(name);
        }
    }
    return sided;
}

/// Classes that stand on the ground in nearly every picture.
std::vector<std::string> uprightClasses(const dataset::Dataset& dataset)
{
    static constexpr std::array<std::string_view, 22> upright{
        "person", "people", "pedestrian", "car",  "truck", "bus",  "van",   "bicycle", "bike",  "motorcycle", "motorbike",
        "cyclist", "rider", "train",      "horse", "cow",  "sheep", "chair", "traffic light", "stop sign", "tree", "building"};
    std::vector<std::string> out;
    for (const std::string& name : dataset.classNames) {
        const std::string plain = plainName(name);
        if (std::any_of(upright.begin(), upright.end(), [&](std::string_view word) { return plainName(word) == plain; })) {
            out.push_back(name);
        }
    }
    return out;
}

std::string colourChanges(const AugmentationRecipe& recipe)
{
    std::string out;
    for (const auto& [name, value] : {std::pair{"hsv_h", recipe.hue}, {"hsv_s", recipe.saturation}, {"mixup", recipe.mixup}}) {
        if (value > 0) {
            out += (out.empty() ? "" : ", ") + std::string(name) + " " + shortNumber(value, 3);
        }
    }
    return out;
}

class Judging
{
public:
    Judging(const Evidence& evidence, const AugmentationRecipe& recipe, const AugmentationRisk& risk)
        : m_evidence(evidence)
        , m_recipe(recipe)
        , m_risk(risk)
    {
    }

    std::vector<Finding> run(Colour colour)
    {
        labels();
        density();
        if (colour == Colour::Grey && !colourChanges(m_recipe).empty()) {
            add("augment.colour_on_grey").values["changes"] = colourChanges(m_recipe);
        }
        if (const auto sided = sidedClasses(m_evidence.dataset); m_recipe.flipHorizontal > 0 && !sided.empty()) {
            Finding& finding = add("augment.flip_left_right");
            finding.values["classes"] = listed(sided);
            finding.values["probability"] = percent(m_recipe.flipHorizontal);
        }
        if (const auto upright = uprightClasses(m_evidence.dataset); m_recipe.flipVertical > 0 && !upright.empty()) {
            Finding& finding = add("augment.flip_upside_down");
            finding.values["classes"] = listed(upright);
            finding.values["probability"] = percent(m_recipe.flipVertical);
        }
        return std::move(m_findings);
    }

private:
    Finding& add(std::string_view rule) { return m_findings.emplace_back(makeFinding(m_evidence.dataset, rule)); }

    double limit(std::string_view id) const { return m_evidence.settings.threshold(id) / 100; }

    void labels()
    {
        if (m_risk.visible() > 0 && share(m_risk.dropped, m_risk.visible()) >= limit("augment.vanish.share")) {
            Finding& finding = add("augment.vanish");
            finding.values["share"] = percent(share(m_risk.dropped, m_risk.visible()));
            finding.values["count"] = std::to_string(m_risk.dropped);
            finding.values["total"] = std::to_string(m_risk.visible());
            finding.values["samples"] = std::to_string(m_risk.samples);
        }
        if (m_risk.kept > 0 && share(m_risk.shrunk, m_risk.kept) >= limit("augment.shrink.share")) {
            Finding& finding = add("augment.shrink");
            finding.values["share"] = percent(share(m_risk.shrunk, m_risk.kept));
            finding.values["count"] = std::to_string(m_risk.shrunk);
            finding.values["total"] = std::to_string(m_risk.kept);
            finding.values["samples"] = std::to_string(m_risk.samples);
        }
    }

    void density()
    {
        if (m_risk.samples == 0 || share(m_risk.crowded, m_risk.samples) < limit("augment.density.share")) {
            return;
        }
        Finding& finding = add("augment.density");
        finding.values["share"] = percent(share(m_risk.crowded, m_risk.samples));
        finding.values["most"] = std::to_string(m_risk.usualMost);
        finding.values["before"] = shortNumber(m_risk.meanBefore, 3);
        finding.values["after"] = shortNumber(m_risk.meanAfter, 3);
    }

    const Evidence& m_evidence;
    const AugmentationRecipe& m_recipe;
    const AugmentationRisk& m_risk;
    std::vector<Finding> m_findings;
};

}  // namespace

std::vector<Finding> judgeAugmentation(const Evidence& evidence, const AugmentationRecipe& recipe, const AugmentationRisk& risk,
                                       Colour colour)
{
    return Judging(evidence, recipe, risk).run(colour);
}

}  // namespace gg::audit
