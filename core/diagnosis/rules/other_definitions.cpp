#include "core/diagnosis/comparability.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>

namespace gg::diagnosis {
namespace {

using Definitions = std::map<std::string, std::string>;

/// "iou 0.5 / 0.7"; a setting that one of them does not name is at the tool's default there.
std::string differences(const Definitions& here, const Definitions& there)
{
    Definitions names = here;
    names.insert(there.begin(), there.end());
    std::string text;
    for (const auto& [name, value] : names) {
        const auto valueIn = [&](const Definitions& of) {
            const auto it = of.find(name);
            return it == of.end() ? std::string("default") : it->second;
        };
        if (valueIn(here) != valueIn(there)) {
            text += (text.empty() ? "" : ", ") + name + " " + valueIn(here) + " / " + valueIn(there);
        }
    }
    return text;
}

void judge(const RunView& run, const Limits& /*limits*/, Opinion& opinion)
{
    if (run.facts.peers.empty()) {
        opinion.lacks("other runs");
        return;
    }
    const std::string identity = identityOfDataset(run.info);
    const Definitions here = definitionsOf(run.info);
    std::string other;
    std::string what;
    std::size_t count = 0;
    for (const PeerRun& peer : run.facts.peers) {
        if (identity.empty() || peer.datasetFingerprint != identity) {
            continue;
        }
        std::string differs = here.empty() || peer.definitions.empty() ? std::string() : differences(here, peer.definitions);
        if (run.info.valImages > 0 && peer.valImages > 0 && run.info.valImages != peer.valImages) {
            differs += (differs.empty() ? "" : ", ") + std::string("validation images ") + std::to_string(run.info.valImages) + " / " + std::to_string(peer.valImages);
        }
        if (!differs.empty()) {
            other = count == 0 ? peer.name : other;
            what = count == 0 ? differs : what;
            ++count;
        }
    }
    if (count > 0) {
        opinion.say({.severity = audit::Severity::Info,
                     .sinceEpoch = 1,
                     .values = {{"run", other}, {"differences", what}, {"count", std::to_string(count)}},
                     .series = {"val/map50_95"},
                     .variant = count > 1 ? "several" : ""});
    }
}

constexpr std::array ruleTexts{
    texts::Entry{"run.other_definitions.title", GG_TEXT("catalogue", "Scores that cannot be compared")},
    texts::Entry{"run.other_definitions.message", GG_TEXT("catalogue", "The scores of this run and of {run} are not computed alike: their difference is no progress.")},
    texts::Entry{"run.other_definitions.message.several",
                 GG_TEXT("catalogue", "The scores of {count} other runs of this data set are not computed as this run's are, {run} among them.")},
    texts::Entry{"run.other_definitions.why",
                 GG_TEXT("catalogue", "Protocols differ in how boxes are matched and how the area under the curve is taken; suppression, the lowest confidence, the number of boxes and the images decide as well. The same predictions then score points apart.")},
    texts::Entry{"run.other_definitions.evidence", GG_TEXT("catalogue", "this run / {run}: {differences}")},
    texts::Entry{"run.other_definitions.action", GG_TEXT("catalogue", "Evaluate the predictions of both on the same images under one definition.")},
};

constexpr Rule rule{.id = "run.other_definitions", .source = "COCO and Ultralytics protocols", .texts = ruleTexts, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
