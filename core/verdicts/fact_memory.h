#pragma once

#include "core/predictions/truth.h"
#include "core/verdicts/gather_facts.h"

#include <map>

namespace gg::verdicts {

/// A file of an epoch as it was read: its state, and what was wrong with it.
struct ReadFile {
    std::string stamp;
    std::optional<FactIssue> issue;
};

struct FactMemory {
    std::map<int, ReadFile> details;
    std::map<int, ReadFile> signals;
    dataset::DatasetPtr dataset;      ///< null where there is none
    dataset::DatasetPtr given;        ///< FactSources::dataset, when it was looked for
    bool datasetTried = false;
    std::vector<FactIssue> datasetIssues;
    std::shared_ptr<const predictions::TruthTable> truth;  ///< of `dataset`, once predictions are there
    std::string predictionsStamp;     ///< of the files that the predictions were made of
    std::vector<FactIssue> predictionIssues;
    bool audited = false;             ///< AuditSource::Measure was done
    std::vector<FactIssue> auditIssues;
};

/// epoch.json and signals.json of a detector's epochs.
void gatherDetails(const std::string& folder, const runs::RunInfo& info, std::vector<runs::DetectionEpoch>& details, FactMemory& memory,
                   std::vector<FactIssue>& issues, JobControl& control);
void gatherSignals(const std::string& folder, std::vector<runs::InnerSignals>& signals, FactMemory& memory, std::vector<FactIssue>& issues,
                   JobControl& control);

/// The pictures of the training steps whose batches were kept. One that is there is not read again: a step has the same pictures in a resumed run.
void gatherBatches(const std::string& folder, std::vector<diagnosis::BatchFacts>& batches, std::vector<FactIssue>& issues);

/// nullopt where `source` does not allow to look, or nothing is measured yet.
std::optional<diagnosis::AuditFacts> auditFacts(const dataset::Dataset& dataset, const std::string& folder, const runs::RunInfo& info,
                                                AuditSource source, audit::FactCache* cache, JobControl& control);

}  // namespace gg::verdicts
