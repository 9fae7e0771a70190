#include "core/dataset/formats/mask_pairing.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_set>

namespace gg::dataset
{
namespace
{

using Where = PairingRule::Where;
using RuleKey = std::tuple<std::string, std::string, Where>;
using Stems = std::unordered_set<std::string>;

constexpr std::size_t sampledImages = 24;
constexpr std::size_t sampledMasks = 4000;
constexpr std::size_t triedRules = 8;
constexpr std::size_t longestPart = 40;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool hasDigit(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool mayBe(std::string_view text, bool (*test)(char), bool front)
{
    return text.empty() || test(front ? text.front() : text.back());
}

/// What would have to be replaced to get from one stem to the other; nothing where they share nothing or differ in their numbers.
std::optional<PairingRule> difference(std::string_view image, std::string_view mask)
{
    const std::size_t shorter = std::min(image.size(), mask.size());
    std::size_t head = 0;
    while (head < shorter && image[head] == mask[head]) {
        ++head;
    }
    std::size_t tail = 0;
    while (tail < shorter - head && image[image.size() - 1 - tail] == mask[mask.size() - 1 - tail]) {
        ++tail;
    }
    if (head + tail == 0) {
        return std::nullopt;
    }
    const auto part = [&](std::string_view text) { return text.substr(head, text.size() - head - tail); };
    // Whole words: "frame" and "image" share their last letter, but it belongs to the words.
    const bool letters = !part(image).empty() && !part(mask).empty();
    while (letters && head > 0 && isLetter(image[head - 1]) && mayBe(part(image), isLetter, true) &&
           mayBe(part(mask), isLetter, true)) {
        --head;
    }
    while (letters && tail > 0 && isLetter(image[image.size() - tail]) && mayBe(part(image), isLetter, false) &&
           mayBe(part(mask), isLetter, false)) {
        --tail;
    }
    const std::string_view from = part(image);
    const std::string_view to = part(mask);
    const auto onlyDigits = [](std::string_view text) {
        return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    if ((hasDigit(from) && hasDigit(to)) || onlyDigits(from) || onlyDigits(to) || from.size() > longestPart ||
        to.size() > longestPart) {
        return std::nullopt;
    }
    const Where where = tail == 0 ? Where::End : head == 0 ? Where::Start : Where::Middle;
    if (where == Where::Middle && from.empty()) {
        return std::nullopt;  // an insertion in the middle names no place in another stem
    }
    return PairingRule{.imagePart = std::string(from), .maskPart = std::string(to), .where = where};
}

std::vector<PairingRule> likelyRules(const std::vector<std::string>& images, const std::vector<std::string>& masks)
{
    std::map<RuleKey, std::size_t> votes;
    const std::size_t imageStep = std::max<std::size_t>(1, images.size() / sampledImages);
    for (std::size_t i = 0; i < images.size(); i += imageStep) {
        // The masks around the image's own place in the order, because both folders are sorted alike.
        const std::size_t middle = masks.size() * i / images.size();
        const std::size_t begin = middle > sampledMasks / 2 ? middle - sampledMasks / 2 : 0;
        const std::size_t end = std::min(masks.size(), begin + sampledMasks);
        std::unordered_set<std::string> seen;
        for (std::size_t m = begin; m < end; ++m) {
            if (const auto rule = difference(images[i], masks[m])) {
                if (seen.insert(rule->imagePart + '\n' + rule->maskPart + '\n' + std::to_string(static_cast<int>(rule->where)))
                        .second) {
                    ++votes[{rule->imagePart, rule->maskPart, rule->where}];
                }
            }
        }
    }
    std::vector<std::pair<RuleKey, std::size_t>> ranked(votes.begin(), votes.end());
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<PairingRule> rules;
    for (std::size_t i = 0; i < std::min(ranked.size(), triedRules); ++i) {
        const auto& [from, to, where] = ranked[i].first;
        rules.push_back({.imagePart = from, .maskPart = to, .where = where});
    }
    return rules;
}

std::size_t pairedBy(const PairingRule& rule, const std::vector<std::string>& images, const Stems& masks)
{
    return static_cast<std::size_t>(std::count_if(images.begin(), images.end(), [&](const std::string& image) {
        const std::string mask = rule.maskStem(image);
        return !mask.empty() && masks.contains(mask);
    }));
}

std::string describe(const std::string& part, Where where)
{
    switch (where) {
    case Where::Start:
        return part + "X";
    case Where::Middle:
        return "X" + part + "Y";
    case Where::End:
        return "X" + part;
    }
    return {};
}

/// "fram" and "mask" behind an underscore that both share: shown with it.
std::string withSeparator(const std::string& part, const PairingRule& rule)
{
    const bool bareWords =
        !rule.imagePart.empty() && !rule.maskPart.empty() && isLetter(rule.imagePart.front()) && isLetter(rule.maskPart.front());
    return rule.where == Where::End && bareWords ? "_" + part : rule.where == Where::Start && bareWords ? part + "_" : part;
}

}  // namespace

std::string PairingRule::maskStem(std::string_view imageStem) const
{
    std::string out(imageStem);
    switch (where) {
    case Where::Start:
        if (!imageStem.starts_with(imagePart)) {
            return {};
        }
        return out.replace(0, imagePart.size(), maskPart);
    case Where::End:
        if (!imageStem.ends_with(imagePart)) {
            return {};
        }
        return out.replace(out.size() - imagePart.size(), imagePart.size(), maskPart);
    case Where::Middle:
        break;
    }
    const std::size_t at = out.rfind(imagePart);
    return at == std::string::npos ? std::string{} : out.replace(at, imagePart.size(), maskPart);
}

PairingRule inferPairing(const std::vector<std::string>& imageStems, const std::vector<std::string>& maskStems)
{
    const Stems masks(maskStems.begin(), maskStems.end());
    PairingRule best;
    std::size_t most = pairedBy(best, imageStems, masks);
    if (most == imageStems.size() || maskStems.empty()) {
        return best;
    }
    for (const PairingRule& rule : likelyRules(imageStems, maskStems)) {
        if (const std::size_t paired = pairedBy(rule, imageStems, masks); paired > most) {
            best = rule;
            most = paired;
        }
    }
    return best;
}

std::string plainStem(std::string_view stem)
{
    std::string out;
    out.reserve(stem.size());
    for (std::size_t i = 0; i < stem.size(); ++i) {
        const char c = stem[i];
        const bool digitBefore = !out.empty() && out.back() >= '0' && out.back() <= '9';
        const bool digitNext = i + 1 < stem.size() && stem[i + 1] >= '0' && stem[i + 1] <= '9';
        if (c == '0' && !digitBefore && digitNext) {
            continue;
        }
        out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return out;
}

std::string describeImageSide(const PairingRule& rule)
{
    return describe(withSeparator(rule.imagePart, rule), rule.where);
}

std::string describeMaskSide(const PairingRule& rule)
{
    return describe(withSeparator(rule.maskPart, rule), rule.where);
}

}  // namespace gg::dataset
