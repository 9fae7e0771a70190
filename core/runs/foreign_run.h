#pragma once

#include "core/base/export.h"

#include <optional>
#include <string>
#include <vector>

namespace gg::runs {

/// A run that another trainer wrote.
struct ForeignRun {
    std::string folder;              ///< of the run itself
    std::string trainer;             ///< "Ultralytics", "YOLOv5", "TensorBoard"; empty where the files do not tell
    std::vector<std::string> files;  ///< by which it was recognised: "args.yaml", "results.csv"
};

/// The first run of another trainer in the folder or up to two folders below it; nullopt where there is none. Looks at names only.
GG_EXPORT std::optional<ForeignRun> findForeignRun(const std::string& path);

}  // namespace gg::runs
