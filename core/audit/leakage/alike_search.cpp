#include "core/audit/leakage/alike_search.h"

#include "core/audit/leakage/hash_index.h"
#include "core/audit/leakage/picture_background.h"
#include "core/audit/leakage/scene_space.h"
#include "core/audit/leakage/thumbnail_match.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <numeric>
#include <optional>
#include <tuple>

namespace gg::audit
{
namespace
{

/// Copies of one picture that are named in another split, and in its own.
constexpr std::size_t mostInOtherSplit = 64;
constexpr std::size_t mostInOwnSplit = 4;
/// So many of the nearest hashes of a split are looked at: in a set from one camera thousands lie within reach.
constexpr std::size_t mostExamined = 128;
/// Above this correlation two pictures are one, however alike the set is.
constexpr double surely = 0.985;
/// Two copies do not differ more in colour; a brighter one differs by some levels.
constexpr double mostColourDifference = 14;
/// Pictures so much longer than another are not compared: a border of 4 % at both sides changes the aspect by 8 %.
constexpr float mostAspectRatio = 1.12F;

struct Found {
    std::uint32_t index = 0;  ///< into the pictures
    std::uint8_t change = 0;  ///< which hash of the one that looks
    std::uint8_t distance = 0;
};

bool sameAspect(const PictureSignature& a, const PictureSignature& b)
{
    return a.aspect < b.aspect * mostAspectRatio && b.aspect < a.aspect * mostAspectRatio;
}

/// The pictures behind the different hashes: frames of a still scene share one hash by the hundred.
class SharedHashes
{
public:
    explicit SharedHashes(std::span<const SignedPicture> pictures)
        : m_order(pictures.size())
    {
        std::iota(m_order.begin(), m_order.end(), 0U);
        const auto hash = [&](std::uint32_t i) { return pictures[i].signature->hashes[PictureSignature::whole]; };
        std::ranges::stable_sort(m_order, {}, hash);
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            if (i == 0 || hash(m_order[i]) != hash(m_order[i - 1])) {
                m_hashes.push_back(hash(m_order[i]));
                m_begin.push_back(static_cast<std::uint32_t>(i));
            }
        }
        m_begin.push_back(static_cast<std::uint32_t>(m_order.size()));
    }

    const std::vector<std::uint64_t>& hashes() const { return m_hashes; }
    std::span<const std::uint32_t> pictures(std::uint32_t hash) const
    {
        return std::span(m_order).subspan(m_begin[hash], m_begin[hash + 1] - m_begin[hash]);
    }

private:
    std::vector<std::uint32_t> m_order;
    std::vector<std::uint64_t> m_hashes;
    std::vector<std::uint32_t> m_begin;
};

class AlikeSearch
{
public:
    AlikeSearch(std::span<const SignedPicture> pictures, const AlikeLimits& limits, JobControl& control)
        : m_pictures(pictures)
        , m_control(control)
        , m_background(pictures)
        , m_copyLimit(std::clamp(m_background.unlikely(limits.deviations), limits.copy, std::max(limits.copy, surely)))
        , m_sceneLimit(std::clamp(m_background.unlikelyShifted(limits.deviations), limits.scene, std::max(limits.scene, surely)))
    {
        for (const SignedPicture& picture : pictures) {
            m_details.push_back(m_background.particular(detailOf(*picture.signature)));
        }
    }

    std::vector<AlikePair> run()
    {
        copies();
        scenes();
        // One pair is found from both sides: the surest kind and the highest similarity stay.
        std::ranges::sort(m_pairs, [](const AlikePair& a, const AlikePair& b) {
            return std::tuple(a.first, a.second, a.kind, -a.similarity) < std::tuple(b.first, b.second, b.kind, -b.similarity);
        });
        const auto repeats = std::ranges::unique(m_pairs, {}, [](const AlikePair& pair) { return std::pair(pair.first, pair.second); });
        m_pairs.erase(repeats.begin(), repeats.end());
        return std::move(m_pairs);
    }

private:
    void copies()
    {
        const SharedHashes shared(m_pictures);
        const HashIndex index(shared.hashes());
        m_control.begin("Comparing images", m_pictures.size());
        parallelFor(m_pictures.size(), 64, m_control, [&](std::size_t i) { copiesOf(static_cast<std::uint32_t>(i), shared, index); });
    }

    /// By split: what lies within reach of one of the picture's hashes, the nearest first.
    std::map<std::uint16_t, std::vector<Found>> within(std::uint32_t picture, const SharedHashes& shared, const HashIndex& index) const
    {
        std::map<std::uint16_t, std::vector<Found>> bySplit;
        std::vector<HashIndex::Match> matches;
        const PictureSignature& signature = *m_pictures[picture].signature;
        for (std::size_t change = 0; change < signature.hashes.size(); ++change) {
            matches.clear();
            index.find(signature.hashes[change], HashIndex::largestRadius, matches);
            for (const HashIndex::Match& match : matches) {
                for (const std::uint32_t other : shared.pictures(match.index)) {
                    if (other != picture) {
                        bySplit[m_pictures[other].split].push_back({.index = other,
                                                                    .change = static_cast<std::uint8_t>(change),
                                                                    .distance = static_cast<std::uint8_t>(match.distance)});
                    }
                }
            }
        }
        for (auto& [split, found] : bySplit) {
            const auto order = [](const Found& a) { return std::tuple(a.distance, a.change, a.index); };
            if (found.size() > mostExamined) {
                std::ranges::nth_element(found, found.begin() + mostExamined, {}, order);
                found.resize(mostExamined);
            }
            std::ranges::sort(found, {}, order);
        }
        return bySplit;
    }

    void copiesOf(std::uint32_t picture, const SharedHashes& shared, const HashIndex& index)
    {
        std::vector<AlikePair> pairs;
        for (const auto& [split, found] : within(picture, shared, index)) {
            const std::size_t most = split == m_pictures[picture].split ? mostInOwnSplit : mostInOtherSplit;
            std::size_t named = 0;
            for (const Found& other : found) {
                if (named == most) {
                    break;
                }
                if (const auto pair = copy(picture, other)) {
                    pairs.push_back(*pair);
                    ++named;
                }
            }
        }
        append(pairs);
    }

    std::optional<AlikePair> copy(std::uint32_t picture, const Found& other) const
    {
        const PictureSignature& whole = *m_pictures[picture].signature;
        const PictureSignature& part = *m_pictures[other.index].signature;
        if (!sameAspect(whole, part) || colourDifference(whole, other.change, part) > mostColourDifference * colourTolerance(whole, part)) {
            return std::nullopt;
        }
        const double similarity = m_background.changedParticular(whole, other.change, m_details[other.index]);
        if (similarity < m_copyLimit) {
            return std::nullopt;
        }
        const bool mirrored = other.change >= borders.size();
        const bool frames = !mirrored && similarity < surely && sameRecording(picture, other.index);
        return pairOf(picture, other.index, mirrored ? AlikeKind::Mirrored : frames ? AlikeKind::SameScene : AlikeKind::Copy, similarity);
    }

    void scenes()
    {
        const std::vector<SceneCandidate> candidates = sceneCandidates(m_pictures, m_control);
        m_control.begin("Comparing scenes", candidates.size());
        parallelFor(candidates.size(), 256, m_control, [&](std::size_t i) {
            const SceneCandidate& candidate = candidates[i];
            const double similarity =
                shiftedCorrelation(m_details[candidate.first], m_details[candidate.second], PictureBackground::sceneReach);
            if (similarity >= m_sceneLimit) {
                append({pairOf(candidate.first, candidate.second, AlikeKind::SameScene, similarity)});
            }
        });
    }

    /// A grey copy of a colour picture differs in every colour.
    static double colourTolerance(const PictureSignature& a, const PictureSignature& b)
    {
        const auto colourless = [](const PictureSignature& picture) {
            return std::ranges::all_of(picture.chroma, [](std::int8_t value) { return value >= -2 && value <= 2; });
        };
        return colourless(a) || colourless(b) ? 100 : 1;
    }

    bool sameRecording(std::uint32_t a, std::uint32_t b) const
    {
        return m_pictures[a].recording != SignedPicture::noRecording && m_pictures[a].recording == m_pictures[b].recording;
    }

    AlikePair pairOf(std::uint32_t a, std::uint32_t b, AlikeKind kind, double similarity) const
    {
        const std::uint32_t first = m_pictures[a].record;
        const std::uint32_t second = m_pictures[b].record;
        return {.first = std::min(first, second), .second = std::max(first, second), .kind = kind, .similarity = static_cast<float>(similarity)};
    }

    void append(const std::vector<AlikePair>& pairs)
    {
        if (!pairs.empty()) {
            const std::scoped_lock lock(m_mutex);
            m_pairs.insert(m_pairs.end(), pairs.begin(), pairs.end());
        }
    }

    std::span<const SignedPicture> m_pictures;
    JobControl& m_control;
    PictureBackground m_background;
    double m_copyLimit;
    double m_sceneLimit;
    std::vector<ThumbnailDetail> m_details;
    std::mutex m_mutex;
    std::vector<AlikePair> m_pairs;
};

}  // namespace

std::vector<AlikePair> findAlikePictures(std::span<const SignedPicture> pictures, const AlikeLimits& limits, JobControl& control)
{
    std::vector<SignedPicture> recognisable;
    for (const SignedPicture& picture : pictures) {
        if (picture.signature->recognisable()) {
            recognisable.push_back(picture);
        }
    }
    if (recognisable.size() < 2) {
        return {};
    }
    return AlikeSearch(recognisable, limits, control).run();
}

}  // namespace gg::audit
