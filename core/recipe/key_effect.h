#pragma once

#include "core/base/export.h"
#include "core/recipe/train_config.h"

#include <string_view>

namespace gg::recipe {

/// Whether the value of a key changes anything as the other keys stand: the momentum is SGD's, the share at which the rate ends is that of
/// the cosine and the line, and `auto` chooses the rate itself. For a form, which greys the rest. A key of another task has none.
GG_EXPORT bool hasEffect(const TrainConfig& config, std::string_view key);

}  // namespace gg::recipe
