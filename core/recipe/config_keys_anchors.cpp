#include "core/recipe/anchor_fit.h"
#include "core/recipe/key_makers.h"

namespace gg::recipe {

template <typename Value>
Value& field(TrainConfig& config, Value AnchorConfig::*member)
{
    return config.detection.anchor.*member;
}

template <typename Value>
const Value& field(const TrainConfig& config, Value AnchorConfig::*member)
{
    return config.detection.anchor.*member;
}

namespace {

const Names sourceNames{{"data", "coco", "list"}};
const Names objectnessLossNames{{"cross_entropy", "mse"}};
const Names targetNames{{"one", "iou"}};
const Names signFaultNames{{"off", "squared", "signed"}};

ConfigKey ofDetection(ConfigKey key)
{
    key.task = "detection";
    return key;
}

/// How many there have to be is the network's, and said where both are known (anchorsFor).
ConfigKey listKey()
{
    ConfigKey key = free("anchors.list", &AnchorConfig::list);
    key.check = [](const TrainConfig& c) {
        const AnchorConfig& anchor = c.detection.anchor;
        if (anchor.list.empty()) {
            return anchor.from == AnchorSource::List ? std::string("widths and heights in pixels, such as 10x13 16x30 33x23, with anchors.from: list") : std::string();
        }
        return parseAnchors(anchor.list) ? std::string() : std::string("widths and heights in pixels, such as 10x13 16x30 33x23");
    };
    return key;
}

/// A cross-entropy whose sign is turned has no least value.
ConfigKey signFaultKey()
{
    ConfigKey key = choice("objectness.sign_fault", &AnchorConfig::signFault, signFaultNames);
    key.check = [](const TrainConfig& c) {
        const AnchorConfig& anchor = c.detection.anchor;
        return anchor.signFault != SignFault::Off && anchor.loss != ObjectnessLoss::Mse ? std::string("off, or objectness.loss: mse") : std::string();
    };
    return key;
}

}  // namespace

std::vector<ConfigKey> objectnessGainKeys()
{
    return {
        ofDetection(real("gain.xy", &AnchorConfig::xyGain, 0, 1e5)),
        ofDetection(real("gain.wh", &AnchorConfig::whGain, 0, 1e5)),
        ofDetection(real("gain.object", &AnchorConfig::objectGain, 0, 1e5)),
        ofDetection(real("gain.no_object", &AnchorConfig::noObjectGain, 0, 1e5)),
    };
}

std::vector<ConfigKey> anchorKeys()
{
    return {
        ofDetection(choice("anchors.from", &AnchorConfig::from, sourceNames)),
        ofDetection(listKey()),
        ofDetection(free("anchors.dataset", &AnchorConfig::listDataset)),
        ofDetection(integer("anchors.warmup_batches", &AnchorConfig::warmupBatches, 0, 10'000'000)),
        ofDetection(choice("objectness.loss", &AnchorConfig::loss, objectnessLossNames)),
        ofDetection(choice("objectness.target", &AnchorConfig::target, targetNames)),
        ofDetection(real("objectness.ignore", &AnchorConfig::ignore, 0, 1)),
        ofDetection(signFaultKey()),
        ofDetection(real("grid.coordinates", &AnchorConfig::coordinates, 0, 1e5)),
        ofDetection(real("grid.no_object", &AnchorConfig::gridNoObject, 0, 1e5)),
    };
}

}  // namespace gg::recipe
