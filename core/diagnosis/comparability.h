#pragma once

#include "core/base/export.h"
#include "core/diagnosis/run_view.h"
#include "core/runs/run_folder.h"

#include <map>
#include <string>

namespace gg::diagnosis {

/// What tells whether two runs were trained on the same data set: its fingerprint, else the last parts of its path, for foreign runs name a file
/// relative to wherever they were started. Empty: the run does not say.
GG_EXPORT std::string identityOfDataset(const runs::RunInfo& info);

/// What decides how a run's metrics are computed, as far as it says: the protocol ("COCO", "Ultralytics") and the settings of the validation that
/// are not at the tool's default. Empty for a tool whose metrics nothing is known of.
GG_EXPORT std::map<std::string, std::string> definitionsOf(const runs::RunInfo& info);

/// A run as others see it.
GG_EXPORT PeerRun peerOf(const runs::RunInfo& info, const runs::RunHistory& history);

}  // namespace gg::diagnosis
