#include "core/diagnosis/comparability.h"
#include "core/diagnosis/evaluated.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::diagnosis {
namespace {

constexpr std::array ruleThresholds{
    Threshold{.id = "half_width", .value = 0.08, .lowest = 0.01, .highest = 0.5},
    Threshold{.id = "images", .value = 15, .lowest = 2, .highest = 10000, .unit = "images"},
};
constexpr double worthAWord = 0.05;  ///< mAP50-95 from which its interval says something

std::size_t validationImages(const RunView& run)
{
    return run.info.valImages > 0 ? run.info.valImages : run.facts.audit ? run.facts.audit->valImages : 0;
}

/// The run of the same data set that is nearest in score; null without any.
const PeerRun* nearestPeer(const RunView& run, double map)
{
    const std::string identity = identityOfDataset(run.info);
    const PeerRun* nearest = nullptr;
    for (const PeerRun& peer : run.facts.peers) {
        const bool same = !identity.empty() && peer.datasetFingerprint == identity && std::isfinite(peer.bestMap) && peer.bestMap != map;
        if (same && (nearest == nullptr || std::abs(peer.bestMap - map) < std::abs(nearest->bestMap - map))) {
            nearest = &peer;
        }
    }
    return nearest;
}

void ofPredictions(const RunView& run, const PredictionFacts& facts, const Limits& limits, Opinion& opinion)
{
    if (!(facts.map >= worthAWord) || !std::isfinite(facts.mapHalfWidth)) {
        return;
    }
    const PeerRun* peer = nearestPeer(run, facts.map);
    const bool wide = facts.mapHalfWidth >= limits["half_width"];
    const bool withinNoise = peer != nullptr && std::abs(peer->bestMap - facts.map) < facts.mapHalfWidth;
    if (!wide && !withinNoise) {
        return;
    }
    Verdict verdict = verdictOf(run, facts, wide ? audit::Severity::Warning : audit::Severity::Info,
                                {{"images", std::to_string(facts.images)}, {"map", scoreText(facts.map)}, {"half_width", scoreText(facts.mapHalfWidth)}});
    verdict.images.clear();
    verdict.series = {"val/map50_95"};
    if (!wide) {
        verdict.variant = "peer";
        verdict.values["peer"] = peer->name;
        verdict.values["peer_map"] = scoreText(peer->bestMap);
    }
    opinion.say(std::move(verdict));
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    if (const PredictionFacts* facts = run.facts.usedPredictions(); facts != nullptr && std::isfinite(facts->mapHalfWidth)) {
        ofPredictions(run, *facts, limits, opinion);
        return;
    }
    const std::size_t images = validationImages(run);
    if (images == 0) {
        opinion.lacks("predictions");
        return;
    }
    if (static_cast<double>(images) < limits["images"]) {
        opinion.say({.severity = audit::Severity::Warning, .sinceEpoch = 1, .values = {{"images", std::to_string(images)}}, .variant = "few"});
    }
}

constexpr std::array ruleTexts{
    texts::Entry{"run.small_validation.title", GG_TEXT("catalogue", "Too few validation images")},
    texts::Entry{"run.small_validation.message",
                 GG_TEXT("catalogue", "{images} validation images leave mAP50-95 open by ±{half_width}: smaller differences between runs or epochs are luck.")},
    texts::Entry{"run.small_validation.message.peer",
                 GG_TEXT("catalogue", "Whether this run or {peer} is better cannot be said: they differ by less than the validation images decide.")},
    texts::Entry{"run.small_validation.message.few",
                 GG_TEXT("catalogue", "The validation set may be too small ({images}): one image more or less changes the score by several points.")},
    texts::Entry{"run.small_validation.why",
                 GG_TEXT("catalogue", "A score is measured on a draw of images. Drawn anew it comes out otherwise, the more the fewer they are; the best epoch is then chosen by chance.")},
    texts::Entry{"run.small_validation.evidence", GG_TEXT("catalogue", "mAP50-95 {map} ± {half_width} (95 %, bootstrap over {images} images)")},
    texts::Entry{"run.small_validation.evidence.peer",
                 GG_TEXT("catalogue", "mAP50-95 {map} ± {half_width} (95 %, bootstrap over {images} images), {peer} {peer_map}")},
    texts::Entry{"run.small_validation.evidence.few", GG_TEXT("catalogue", "validation images: {images}")},
    texts::Entry{"run.small_validation.action", GG_TEXT("catalogue", "Validate on more images, or compare means over several splits (cross-validation).")},
    texts::Entry{"run.small_validation.action.peer", GG_TEXT("catalogue", "Compare the two image by image, or train both with several seeds.")},
    texts::Entry{"run.small_validation.threshold.half_width", GG_TEXT("catalogue", "half of the interval of mAP50-95 from which it is too wide")},
    texts::Entry{"run.small_validation.threshold.images", GG_TEXT("catalogue", "validation images below which there are too few, where predictions are not known")},
};

constexpr Rule rule{.id = "run.small_validation", .source = "Efron and Tibshirani 1993", .thresholds = ruleThresholds, .texts = ruleTexts, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
