#include "core/dataset/formats/mask_assignment.h"

#include "core/dataset/file_names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

namespace gg::dataset
{
namespace
{

constexpr std::size_t mostRules = 8;
/// A further rule has to pair such a share of the images that have a mask already, or of those that have none.
constexpr std::size_t fewestAgain = 20;
constexpr std::size_t fewestFresh = 10;
constexpr std::size_t plainGain = 5;

/// Variants of a mask that are made for the eye or for single objects; where another one is there, that one is learnt from.
bool isDerived(const std::string& maskPart)
{
    static constexpr std::array<std::string_view, 8> words{"color", "colour", "instance", "panoptic", "overlay", "vis", "rgb", "edge"};
    const std::string lower = lowerCase(maskPart);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

/// One group against the images, by one way of comparing names.
class Matcher
{
public:
    Matcher(const std::vector<std::string>& images, const MaskGroup& masks, const std::vector<bool>& used, bool plain)
        : m_images(images)
        , m_plain(plain)
    {
        std::unordered_map<std::string, std::size_t> uses;
        for (const std::string& image : images) {
            m_stems.push_back(form(stemOf(image)));
            ++uses[key(folderOf(image), m_stems.back())];
        }
        for (std::size_t i = 0; i < images.size(); ++i) {
            // "1" and "01" are the same plainly: neither may take the other's mask.
            m_ambiguous.push_back(plain && uses[key(folderOf(images[i]), m_stems[i])] > 1);
        }
        for (std::size_t m = 0; m < masks.size(); ++m) {
            if (!used[m]) {
                const std::string stem = form(stemOf(masks[m]));
                m_maskStems.push_back(stem);
                m_byPath.emplace(key(folderOf(masks[m]), stem), m);
                m_byStem.emplace(stem, m);
            }
        }
    }

    /// The mask of each image by the best rule for what is left of the group.
    GroupRule match(std::vector<std::optional<std::size_t>>& found) const
    {
        GroupRule out{.rule = inferPairing(m_stems, m_maskStems), .plain = m_plain};
        out.pairs = pair(out.rule, false, found);
        if (out.pairs == 0) {
            out.byStemAlone = true;
            out.pairs = pair(out.rule, true, found);
        }
        return out;
    }

private:
    std::string form(std::string_view stem) const { return m_plain ? plainStem(stem) : std::string(stem); }
    static std::string key(std::string_view folder, std::string_view stem) { return joinPath(folder, stem); }

    std::size_t pair(const PairingRule& rule, bool byStem, std::vector<std::optional<std::size_t>>& found) const
    {
        std::size_t pairs = 0;
        found.assign(m_images.size(), std::nullopt);
        for (std::size_t i = 0; i < m_images.size(); ++i) {
            const std::string stem = m_ambiguous[i] ? std::string{} : rule.maskStem(m_stems[i]);
            if (stem.empty()) {
                continue;
            }
            const auto& masks = byStem ? m_byStem : m_byPath;
            if (const auto it = masks.find(byStem ? stem : key(folderOf(m_images[i]), stem)); it != masks.end()) {
                found[i] = it->second;
                ++pairs;
            }
        }
        return pairs;
    }

    const std::vector<std::string>& m_images;
    bool m_plain;
    std::vector<std::string> m_stems;
    std::vector<bool> m_ambiguous;
    std::vector<std::string> m_maskStems;
    std::unordered_map<std::string, std::size_t> m_byPath;
    std::unordered_map<std::string, std::size_t> m_byStem;
};

struct Step {
    GroupRule rule;
    std::vector<std::optional<std::size_t>> found;
};

class Assigner
{
public:
    Assigner(const std::vector<std::string>& images, const std::vector<MaskGroup>& groups)
        : m_images(images)
        , m_groups(groups)
        , m_hasMask(images.size(), false)
    {
    }

    MaskAssignment run()
    {
        for (std::size_t g = 0; g < m_groups.size(); ++g) {
            takeGroup(g);
        }
        // What is made for the eye goes behind what is to be learnt, whichever was found first.
        std::stable_sort(m_steps.begin(), m_steps.end(),
                         [](const Step& a, const Step& b) { return isDerived(a.rule.rule.maskPart) < isDerived(b.rule.rule.maskPart); });
        MaskAssignment out;
        out.masksOf.resize(m_images.size());
        for (const Step& step : m_steps) {
            out.rules.push_back(step.rule);
            for (std::size_t i = 0; i < m_images.size(); ++i) {
                if (step.found[i]) {
                    out.masksOf[i].push_back({.group = step.rule.group, .mask = *step.found[i]});
                }
            }
        }
        if (out.rules.empty()) {
            out.rules.emplace_back();
        }
        return out;
    }

private:
    void takeGroup(std::size_t g)
    {
        std::vector<bool> used(m_groups[g].size(), false);
        for (std::size_t round = 0; round < mostRules; ++round) {
            Step step = best(g, used);
            step.rule.group = g;
            if (step.rule.pairs == 0 || (round > 0 && !mayFollow(step))) {
                break;
            }
            for (std::size_t i = 0; i < m_images.size(); ++i) {
                if (step.found[i]) {
                    used[*step.found[i]] = true;
                    m_hasMask[i] = true;
                }
            }
            m_steps.push_back(std::move(step));
        }
    }

    Step best(std::size_t g, const std::vector<bool>& used) const
    {
        Step exact;
        exact.rule = Matcher(m_images, m_groups[g], used, false).match(exact.found);
        if (exact.rule.pairs == m_images.size()) {
            return exact;
        }
        Step plain;
        plain.rule = Matcher(m_images, m_groups[g], used, true).match(plain.found);
        // A few names that are written differently are a fault of theirs, not the rule of the set.
        const bool rule = plain.rule.pairs >= exact.rule.pairs + std::max<std::size_t>(2, m_images.size() / plainGain);
        // "img_" → "mask_00" is what padding looks like: it pairs numbers of one length only.
        const auto padded = [](const std::string& part) { return part.ends_with('0'); };
        const bool padding = plain.rule.pairs > exact.rule.pairs && exact.rule.rule.where == PairingRule::Where::Start &&
                             (padded(exact.rule.rule.maskPart) || padded(exact.rule.rule.imagePart));
        return rule || padding || exact.rule.pairs == 0 ? plain : exact;
    }

    /// Drops the images without a mask from a further rule that pairs only a few of them: a mask that was renamed must not look
    /// as if that were how the set is made.
    bool mayFollow(Step& step) const
    {
        std::size_t again = 0;
        std::size_t fresh = 0;
        for (std::size_t i = 0; i < m_images.size(); ++i) {
            again += step.found[i] && m_hasMask[i] ? 1U : 0U;
            fresh += step.found[i] && !m_hasMask[i] ? 1U : 0U;
        }
        const auto enough = [&](std::size_t count, std::size_t part, std::size_t least) {
            return count >= std::max(least, m_images.size() / part);
        };
        const bool asParts = !m_steps.empty() && again > 0 && extends(step.rule.rule, m_steps.front().rule.rule);
        if (fresh > 0 && !enough(fresh, fewestFresh, 3)) {
            for (std::size_t i = 0; i < m_images.size(); ++i) {
                if (step.found[i] && !m_hasMask[i]) {
                    step.found[i].reset();
                    --step.rule.pairs;
                }
            }
            fresh = 0;
        }
        return step.rule.pairs > 0 && (fresh > 0 || asParts || enough(again, fewestAgain, 2));
    }

    /// "x_mask_1" beside "x_mask" or "x_mask_2".
    static bool extends(const PairingRule& rule, const PairingRule& first)
    {
        const std::string& part = first.maskPart;
        const std::string stem = part.substr(0, part.find_last_not_of("0123456789") + 1);
        return rule.where == first.where && rule.imagePart == first.imagePart && !stem.empty() && rule.maskPart.starts_with(stem);
    }

    const std::vector<std::string>& m_images;
    const std::vector<MaskGroup>& m_groups;
    std::vector<bool> m_hasMask;
    std::vector<Step> m_steps;
};

}  // namespace

std::string expectedStem(const GroupRule& rule, std::string_view imageStem)
{
    if (std::string stem = rule.rule.maskStem(imageStem); !stem.empty()) {
        return stem;
    }
    const std::string stem = rule.plain ? rule.rule.maskStem(plainStem(imageStem)) : std::string{};
    return stem.empty() ? std::string(imageStem) : stem;
}

MaskAssignment assignMasks(const std::vector<std::string>& images, const std::vector<MaskGroup>& groups)
{
    return Assigner(images, groups).run();
}

}  // namespace gg::dataset
