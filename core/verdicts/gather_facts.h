#pragma once

#include "core/base/export.h"
#include "core/base/job_control.h"
#include "core/dataset/dataset.h"
#include "core/diagnosis/run_view.h"
#include "core/runs/run_standing.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gg::audit
{
class FactCache;
}

namespace gg::verdicts {

enum class AuditSource : std::uint8_t {
    None,
    IfMeasured,  ///< only where every picture of the set is in the cache: labels are read, no picture is decoded
    Measure      ///< decodes what is not in the cache; minutes for a large set
};

/// What is gathered of a run beside its series.
struct FactSources {
    bool details = true;       ///< epochs/NNNN/epoch.json
    bool innerSignals = true;  ///< epochs/NNNN/signals.json
    bool batches = true;       ///< batches/NNNNNN.json
    bool predictions = true;   ///< those that were kept, held against the data set
    AuditSource audit = AuditSource::IfMeasured;
    std::string reviews = {};  ///< folder of the spot checks (audit::ReviewStore::usualFolder()); empty: none is looked up
    audit::FactCache* cache = nullptr;       ///< null: IfMeasured finds nothing, Measure decodes everything
    dataset::DatasetPtr dataset = nullptr;   ///< taken at its word; null: where the run says that it lies
    std::string predictionsPath = {};        ///< in place of what lies in the run's folder
};

/// Something that could not be read. The rest was gathered all the same.
struct FactIssue {
    std::string file;
    std::string message;  ///< a sentence
    friend bool operator==(const FactIssue&, const FactIssue&) = default;
};

struct FactMemory;

struct GatheredFacts {
    diagnosis::RunFacts facts;
    std::vector<FactIssue> issues;
    /// What was read, and its state then: given back, only what is new or was changed is read again.
    std::shared_ptr<FactMemory> memory;
};

/// Everything but silence and peers. `folder` is the run's (of a foreign run in a file of its own: that file); `bestEpoch` as bestEpochOf() says.
/// Reads `before.facts` on: a further epoch costs its own files. Files that cannot be read become issues. Throws Cancelled.
GG_EXPORT GatheredFacts gatherFacts(const std::string& folder, const runs::RunInfo& info, int bestEpoch, const FactSources& sources, JobControl& control,
                                    GatheredFacts before = {});

/// The epoch of the best checkpoint, else of the highest mAP50-95; 0 where neither is known.
GG_EXPORT int bestEpochOf(const runs::RunHistory& history);

/// nullopt where it is not known when the run was last written to, and for one that is paused.
GG_EXPORT std::optional<diagnosis::Silence> silenceOf(const runs::RunInfo& info, const runs::RunHistory& history, const runs::RunActivity& activity,
                                                      const runs::RunRhythm& rhythm, double now);

/// The data set that the run names, opened where it lies now: as it is written, else from the run's folder and the folders above it. Throws Error
/// (NotFound where it is nowhere, naming the places; those of openDataset).
GG_EXPORT dataset::DatasetPtr openDatasetOf(const std::string& folder, const runs::RunInfo& info, JobControl& control);
/// That data set, wherever it lies: the fingerprint is the run's, or the path ends as the run writes it.
GG_EXPORT bool isDatasetOf(const dataset::Dataset& dataset, const runs::RunInfo& info);

struct OpenRun {
    const runs::RunInfo* info = nullptr;
    const runs::RunHistory* history = nullptr;
    diagnosis::RunFacts* facts = nullptr;  ///< may be null: the run is a peer and nothing more
};
/// Tells each run of the others, in place of what it was told before.
GG_EXPORT void addPeers(std::span<const OpenRun> runs);

}  // namespace gg::verdicts
