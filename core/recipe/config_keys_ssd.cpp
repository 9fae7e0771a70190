#include "core/recipe/config_keys.h"
#include "core/recipe/key_makers.h"

namespace gg::recipe {

template <typename Value>
Value& field(TrainConfig& config, Value SsdConfig::*member)
{
    return config.detection.ssd.*member;
}

template <typename Value>
const Value& field(const TrainConfig& config, Value SsdConfig::*member)
{
    return config.detection.ssd.*member;
}

std::vector<ConfigKey> ssdKeys()
{
    std::vector<ConfigKey> keys{
        real("ssd.class_weight", &SsdConfig::classWeight, 0, 1000),
        real("ssd.box_weight", &SsdConfig::boxWeight, 0, 1000),
        real("ssd.match_iou", &SsdConfig::matchIou, 0, 1, Ends::OpenBoth),
        real("ssd.huber", &SsdConfig::huber, 0, 1000, Ends::OpenLow),
        real("ssd.hard_negatives", &SsdConfig::hardNegatives, 0, 1000),
        integer("ssd.warmup_steps", &SsdConfig::warmupSteps, 0, 1000000),
        real("ssd.warmup_negatives", &SsdConfig::warmupNegatives, 0, 1000, Ends::OpenLow),
        integer("ssd.adaptive_steps", &SsdConfig::adaptiveSteps, 0, 1000000),
        real("ssd.adaptive_class", &SsdConfig::adaptiveClass, 0, 1000),
        real("ssd.adaptive_box", &SsdConfig::adaptiveBox, 0, 1000),
    };
    for (ConfigKey& key : keys) {
        key.task = "detection";
    }
    return keys;
}

}  // namespace gg::recipe
