#include "core/diagnosis/curve.h"
#include "core/diagnosis/rule.h"

#include <array>
#include <charconv>
#include <optional>

namespace gg::diagnosis {
namespace {

// A few copies across the splits change no score that anybody could tell apart. Frames of one recording are found by their names.
constexpr std::array ruleThresholds{
    Threshold{.id = "share", .value = 5, .lowest = 0.1, .highest = 100, .unit = "%"},
    Threshold{.id = "recording", .value = 20, .lowest = 1, .highest = 100, .unit = "%"},
    Threshold{.id = "images", .value = 3, .lowest = 1, .highest = 10000, .unit = "images"},
    Threshold{.id = "map", .value = 0.98, .lowest = 0.8, .highest = 1},
};
constexpr std::size_t fewestEpochs = 20;
constexpr std::size_t span = 5;

/// Percent of a split that comes from recordings which another split has frames of.
std::optional<double> percentOf(const AuditFacts::Found& found)
{
    const auto it = found.values.find("share");
    double value = 0;
    if (it == found.values.end() || std::from_chars(it->second.data(), it->second.data() + it->second.size(), value).ec != std::errc()) {
        return std::nullopt;
    }
    return value;
}

Verdict verdict(audit::Severity severity, texts::Values values, const char* variant)
{
    return {.severity = severity, .sinceEpoch = 1, .values = std::move(values), .variant = variant};
}

std::optional<Verdict> ofAudit(const AuditFacts& audit, const Limits& limits)
{
    const std::size_t known = audit.valShared + audit.valAlike;
    if (audit.valImages > 0 && static_cast<double>(known) >= limits["images"]
        && static_cast<double>(known) >= limits["share"] / 100 * static_cast<double>(audit.valImages)) {
        Verdict found = verdict(audit::Severity::Warning,
                                {{"count", std::to_string(known)},
                                 {"total", std::to_string(audit.valImages)},
                                 {"share", shareText(static_cast<double>(known) / static_cast<double>(audit.valImages))},
                                 {"same", std::to_string(audit.valShared)},
                                 {"alike", std::to_string(audit.valAlike)}},
                                "");
        for (const char* rule : {"leak.same_file", "leak.same_pixels", "leak.copy", "leak.mirrored", "leak.same_scene"}) {
            if (const auto it = audit.findings.find(rule); it != audit.findings.end()) {
                found.images.insert(found.images.end(), it->second.images.begin(), it->second.images.end());
            }
        }
        return found;
    }
    const auto recording = audit.findings.find("leak.recording");
    const auto percent = recording == audit.findings.end() ? std::nullopt : percentOf(recording->second);
    if (percent && *percent >= limits["recording"]) {
        const texts::Values& values = recording->second.values;
        Verdict found = verdict(audit::Severity::Warning, {{"share", shareText(*percent / 100)}, {"split", values.contains("second") ? values.at("second") : "val"}}, "recording");
        found.images = recording->second.images;
        return found;
    }
    return std::nullopt;
}

/// People draw boxes by a pixel or two differently: where every box fits to that, its image was seen before, or nobody drew it.
std::optional<Verdict> ofCurves(const RunView& run, const Limits& limits)
{
    const Curve map = finite(curveOf(run.history, "val/map50_95"));
    if (map.size() < fewestEpochs) {
        return std::nullopt;
    }
    const std::size_t from = map.size() - span;
    const double end = median({map.values.begin() + static_cast<std::ptrdiff_t>(from), map.values.end()});
    if (!(end >= limits["map"])) {
        return std::nullopt;
    }
    Verdict found = verdict(audit::Severity::Info, {{"map", scoreText(end)}}, "curves");
    found.sinceEpoch = map.epochs[from];
    found.sinceStep = map.steps[from];
    found.series = {"val/map50_95"};
    return found;
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    std::optional<Verdict> found;
    if (run.facts.audit && run.facts.audit->valImages > 0) {
        found = ofAudit(*run.facts.audit, limits);
    } else {
        opinion.lacks("audit");
        found = ofCurves(run, limits);
    }
    if (found) {
        opinion.say(std::move(*found));
    }
}

constexpr std::array ruleTexts{
    texts::Entry{"run.leakage.title", GG_TEXT("catalogue", "Validation images that are partly known")},
    texts::Entry{"run.leakage.message", GG_TEXT("catalogue", "{share} of the validation images show what is trained on, as copies, scenes or recordings: scores are too high.")},
    texts::Entry{"run.leakage.message.recording",
                 GG_TEXT("catalogue", "{share} of {split} come from recordings that are trained on: scores say little about new recordings.")},
    texts::Entry{"run.leakage.message.curves", GG_TEXT("catalogue", "The validation images may be known from training: boxes fit better than people draw them.")},
    texts::Entry{"run.leakage.why",
                 GG_TEXT("catalogue", "Frames of one scene share background, light and objects. A random split puts them on both sides, and remembering looks like skill.")},
    texts::Entry{"run.leakage.evidence",
                 GG_TEXT("catalogue", "{count} of {total} validation images: {same} the same file or pixels, {alike} copied, mirrored, or of the same scene or recording")},
    texts::Entry{"run.leakage.evidence.recording", GG_TEXT("catalogue", "{share} of {split}, by the names of the files")},
    texts::Entry{"run.leakage.evidence.curves", GG_TEXT("catalogue", "mAP50-95 {map}")},
    texts::Entry{"run.leakage.action", GG_TEXT("catalogue", "Split by scene or recording, and evaluate again; compare the score with and without these images.")},
    texts::Entry{"run.leakage.action.curves", GG_TEXT("catalogue", "Audit the data set for images that are in both splits.")},
    texts::Entry{"run.leakage.threshold.share", GG_TEXT("catalogue", "share of the validation images that is known")},
    texts::Entry{"run.leakage.threshold.recording", GG_TEXT("catalogue", "share of a split that comes from recordings which are trained on")},
    texts::Entry{"run.leakage.threshold.images", GG_TEXT("catalogue", "fewest validation images that are known")},
    texts::Entry{"run.leakage.threshold.map", GG_TEXT("catalogue", "mAP50-95 that labels drawn by people do not allow")},
};

constexpr Rule rule{.id = "run.leakage", .source = "seeds 000 and 001", .thresholds = ruleThresholds, .texts = ruleTexts, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
