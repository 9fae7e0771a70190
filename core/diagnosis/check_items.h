#pragma once

#include "core/diagnosis/checklist.h"

#include <span>
#include <string_view>

namespace gg::diagnosis {

enum class CheckTask : std::uint8_t { Any, Detection, Segmentation };
/// What answers it.
enum class LooksAt : std::uint8_t { Rules, Pairs, Settings, End, BothMaps, Foreground, Nothing };

/// An item of the lists. Ids of the audit's rules may end in a star.
struct CheckItem {
    std::string_view id;
    CheckPart part = CheckPart::BeforeTraining;
    CheckTask task = CheckTask::Any;
    LooksAt looksAt = LooksAt::Rules;
    std::span<const std::string_view> audit = {};  ///< rules of the audit that speak against it
    std::span<const std::string_view> rules = {};  ///< of the diagnosis; where the first of them could judge and none speaks, it is ticked
    CheckPlace place = CheckPlace::Audit;
    std::string_view source;
};

GG_EXPORT std::span<const CheckItem> checkItems();

}  // namespace gg::diagnosis
