#include "core/audit/class_rules.h"
#include "core/audit/evidence.h"
#include "core/audit/image_rules.h"
#include "core/audit/label_rules.h"
#include "core/audit/leakage/leak_rules.h"
#include "core/audit/mask_rules.h"
#include "core/audit/neighbour_rules.h"
#include "core/audit/pairing_rules.h"
#include "core/audit/prediction_rules.h"
#include "core/audit/set_rules.h"
#include "core/audit/size_rules.h"
#include "core/audit/style/style_rules.h"

#include <array>

namespace gg::audit
{

std::span<const RuleFamily> ruleFamilies()
{
    using Needs = RuleFamily::Needs;
    static constexpr std::array families{
        RuleFamily{"set", Needs::Labels, auditSet},
        RuleFamily{"label", Needs::Labels, auditLabels},
        RuleFamily{"class", Needs::Labels, auditClasses},
        RuleFamily{"recording", Needs::Labels, auditRecordings},
        RuleFamily{"drift", Needs::Labels, auditSplitDrift},
        RuleFamily{"size", Needs::Labels, auditSizes},
        RuleFamily{"sequence", Needs::Labels, auditSequences},
        RuleFamily{"prediction", Needs::Predictions, auditPredictions},
        RuleFamily{"image", Needs::Facts, auditImages, auditImage},
        RuleFamily{"leakage", Needs::Facts, auditLeakage},
        RuleFamily{"mask", Needs::Facts, auditMasks, auditMaskOf},
        RuleFamily{"pairing", Needs::Facts, auditPairing},
        RuleFamily{"alike", Needs::Facts, auditAlikeLabels},
        RuleFamily{"style", Needs::Facts, auditStyle},
    };
    return families;
}

}  // namespace gg::audit
