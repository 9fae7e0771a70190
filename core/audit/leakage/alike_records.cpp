#include "core/audit/leakage/alike_records.h"

#include "core/audit/leakage/alike_search.h"
#include "core/dataset/recording.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <tuple>

namespace gg::audit
{
namespace
{

using dataset::Dataset;

/// To be raised with every change of what the search finds.
constexpr int searchVersion = 1;
/// Up to so many equal pictures are all paired; of more, each is paired with the first of every split.
constexpr std::size_t allPairedUpTo = 32;

void pairUp(const Dataset& dataset, std::vector<std::uint32_t>& group, AlikeKind kind, std::vector<AlikePair>& pairs)
{
    std::ranges::sort(group);
    const auto add = [&](std::uint32_t a, std::uint32_t b) {
        pairs.push_back({.first = std::min(a, b), .second = std::max(a, b), .kind = kind, .similarity = 1});
    };
    if (group.size() <= allPairedUpTo) {
        for (std::size_t i = 0; i < group.size(); ++i) {
            for (std::size_t j = i + 1; j < group.size(); ++j) {
                add(group[i], group[j]);
            }
        }
        return;
    }
    std::map<std::uint16_t, std::uint32_t> firstOf;
    for (const std::uint32_t record : group) {
        firstOf.emplace(dataset.records[record].split, record);
    }
    for (const std::uint32_t record : group) {
        for (const auto& [split, first] : firstOf) {
            if (record != first) {
                add(record, first);
            }
        }
    }
}

/// Pairs of records with the same key; `known` decides who has one.
template <typename Key>
void pairEqual(const Dataset& dataset, std::vector<std::uint32_t> records, Key key, AlikeKind kind, std::vector<AlikePair>& pairs)
{
    std::ranges::stable_sort(records, {}, key);
    for (std::size_t begin = 0; begin < records.size();) {
        std::size_t end = begin + 1;
        while (end < records.size() && key(records[end]) == key(records[begin])) {
            ++end;
        }
        if (end - begin > 1) {
            std::vector<std::uint32_t> group(records.begin() + static_cast<std::ptrdiff_t>(begin), records.begin() + static_cast<std::ptrdiff_t>(end));
            pairUp(dataset, group, kind, pairs);
        }
        begin = end;
    }
}

std::vector<SignedPicture> signedPictures(const Dataset& dataset, const std::vector<std::uint32_t>& readable,
                                          const std::vector<RecordFacts>& records)
{
    const dataset::RecordingIndex recordings = dataset::indexRecordings(dataset);
    const bool sequences = recordings.evidence == dataset::RecordingEvidence::Sequence;
    std::vector<SignedPicture> pictures;
    pictures.reserve(readable.size());
    for (const std::uint32_t record : readable) {
        pictures.push_back({.record = record,
                            .split = dataset.records[record].split,
                            .recording = sequences ? recordings.ofRecord[record] : SignedPicture::noRecording,
                            .signature = &records[record].image.signature});
    }
    return pictures;
}

AlikeLimits limitsOf(const Settings& settings)
{
    return {.copy = settings.threshold("image.near_duplicate.similarity"),
            .scene = settings.threshold("leak.same_scene.similarity"),
            .deviations = settings.threshold("leak.same_scene.deviations")};
}

}  // namespace

std::vector<AlikePair> alikeRecords(const Dataset& dataset, const std::vector<bool>& repeated, const std::vector<RecordFacts>& records,
                                    const Settings& settings, JobControl& control)
{
    std::vector<std::uint32_t> readable;
    for (std::uint32_t i = 0; i < records.size(); ++i) {
        if (!repeated[i] && records[i].image.readable()) {
            readable.push_back(i);
        }
    }
    const auto fileKey = [&](std::uint32_t record) { return records[record].image.fileHash; };
    const auto pixelKey = [&](std::uint32_t record) {
        const ImageFacts& image = records[record].image;
        return std::tuple(image.pixelHash, image.pixelHashReduction, image.shown.width, image.shown.height);
    };
    std::vector<AlikePair> pairs;
    pairEqual(dataset, readable, fileKey, AlikeKind::SameFile, pairs);
    pairEqual(dataset, readable, pixelKey, AlikeKind::SamePixels, pairs);
    const std::vector<AlikePair> seen = findAlikePictures(signedPictures(dataset, readable, records), limitsOf(settings), control);
    pairs.insert(pairs.end(), seen.begin(), seen.end());
    // The surest kind of a pair comes first and stays.
    std::ranges::stable_sort(pairs, {}, [](const AlikePair& pair) { return std::tuple(pair.first, pair.second, pair.kind); });
    const auto repeats = std::ranges::unique(pairs, {}, [](const AlikePair& pair) { return std::pair(pair.first, pair.second); });
    pairs.erase(repeats.begin(), repeats.end());
    return pairs;
}

std::string alikeKey(const Dataset& dataset, const std::vector<bool>& repeated, const std::vector<RecordFacts>& records,
                     const Settings& settings)
{
    const AlikeLimits limits = limitsOf(settings);
    std::string text = std::to_string(searchVersion) + ' ' + std::to_string(limits.copy) + ' ' + std::to_string(limits.scene) + ' ' +
                       std::to_string(limits.deviations) + '\n';
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (!repeated[i]) {
            const ContentHash& hash = records[i].image.fileHash;
            text += dataset.records[i].image + '\n' + std::to_string(dataset.records[i].split) + ' ' + std::to_string(hash.high) + ' ' +
                    std::to_string(hash.low) + ' ' + std::to_string(records[i].image.readable()) + '\n';
        }
    }
    const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
    return std::to_string(hash.high64) + '-' + std::to_string(hash.low64);
}

}  // namespace gg::audit
