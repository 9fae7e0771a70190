#pragma once

#include "core/base/export.h"

#include <functional>
#include <optional>
#include <string>

namespace gg::training {

/// The place of this process among those that train one network together.
struct RankPlace {
    int rank = 0;         ///< 0 … size − 1; rank 0 leads: it holds the run folder
    int size = 1;
    std::string address;  ///< where rank 0 is to be found
    int port = 0;
};

/// What the variables RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT say, as torchrun and job systems set them; nullopt where WORLD_SIZE is not
/// set or 1. `variable` reads one, null where it is not set. Throws Error (InvalidArgument), naming every variable that is missing or no number.
GG_EXPORT std::optional<RankPlace> rankPlace(const std::function<const char*(const char* name)>& variable);

}  // namespace gg::training
