#include "core/verdicts/gather_facts.h"

#include "core/audit/file_stamp.h"
#include "core/audit/review.h"
#include "core/base/error.h"
#include "core/predictions/load.h"
#include "core/verdicts/fact_memory.h"
#include "core/verdicts/prediction_facts.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace gg::verdicts {
namespace {

namespace fs = std::filesystem;

using predictions::PredictionPlace;

FactIssue issueOf(const Error& error, const std::string& otherwise)
{
    return {.file = error.path().empty() ? otherwise : error.path(), .message = error.detail()};
}

bool isOurs(const runs::RunInfo& info)
{
    return info.tool.empty() || info.tool == "Groundglass";
}

/// What the run reports precision and recall at, or what its tool draws boxes from.
double usedConfidence(const runs::RunInfo& info)
{
    constexpr double usual = 0.25;
    constexpr double validationFloor = 0.01;  // a threshold for drawing curves, which nobody uses
    const auto config = runs::flatConfig(info);
    const auto it = config.find("conf");
    double value = 0;
    const bool said = it != config.end() && std::from_chars(it->second.data(), it->second.data() + it->second.size(), value).ec == std::errc();
    return said && value > validationFloor && value < 1 ? value : usual;
}

/// The folder that files of the run lie in.
std::string folderOf(const std::string& run)
{
    std::error_code code;
    return fs::is_directory(run, code) ? run : fs::path(run).parent_path().string();
}

/// Boxes that the run kept; empty where it kept none.
PredictionPlace placeOf(const std::string& folder, const runs::RunInfo& info, const FactSources& sources)
{
    using predictions::PredictionFormat;
    PredictionPlace none;
    try {
        PredictionPlace place = predictions::findPredictions(sources.predictionsPath.empty() ? folder : sources.predictionsPath);
        // Beside the logs of other tools lie JSON files of all kinds.
        const bool known = isOurs(info) ? place.format == PredictionFormat::RunEpoch
                                        : place.format == PredictionFormat::YoloText || place.epochs.back().path.ends_with("/predictions.json");
        return place.format != PredictionFormat::MaskFolder && (known || !sources.predictionsPath.empty()) ? place : none;
    } catch (const Error&) {
        if (!sources.predictionsPath.empty()) {
            throw;
        }
        return none;
    }
}

/// Opened once; a run that names none, or one that is gone, is asked again when a person names one. Null, and an issue, where there is none.
dataset::DatasetPtr datasetFor(const std::string& folder, const runs::RunInfo& info, const FactSources& sources, FactMemory& memory, JobControl& control)
{
    if (memory.datasetTried && memory.given == sources.dataset) {
        return memory.dataset;
    }
    memory.dataset = nullptr;
    memory.truth = nullptr;
    memory.datasetIssues.clear();
    memory.predictionsStamp.clear();
    memory.audited = false;
    memory.datasetTried = false;
    try {
        memory.dataset = sources.dataset ? sources.dataset : openDatasetOf(folder, info, control);
        if (!info.datasetFingerprint.empty() && memory.dataset->fingerprint != info.datasetFingerprint) {
            memory.datasetIssues.push_back({.file = memory.dataset->opened,
                                            .message = "The data set has changed since the run began: what is said rests on its labels as they are now."});
        }
    } catch (const Error& error) {
        memory.datasetIssues.push_back(issueOf(error, info.datasetPath));
    }
    memory.datasetTried = true;
    memory.given = sources.dataset;
    return memory.dataset;
}

/// Of one epoch; nullopt and an issue where they cannot be used.
std::optional<diagnosis::PredictionFacts> evaluated(const FactMemory& memory, const PredictionPlace::Epoch& place, const runs::RunInfo& info, int bestEpoch,
                                                    std::vector<FactIssue>& issues, JobControl& control)
{
    try {
        predictions::LoadedDetections loaded = predictions::loadDetections(memory.truth, place.path, {}, control);
        for (const predictions::InputIssue& issue : loaded.issues) {
            issues.push_back({.file = issue.file, .message = predictions::sentence(issue)});
        }
        const evaluation::EvaluateOptions options{.trainingSize = info.imageSize > 0 ? info.imageSize : 640, .definitions = {}};
        const evaluation::EvaluationPtr evaluation = evaluation::evaluateDetections(std::move(loaded), options, control);
        diagnosis::PredictionFacts facts = predictionFacts(*evaluation, usedConfidence(info), control);
        // Ultralytics writes them once, with its best checkpoint.
        facts.epoch = place.epoch > 0 ? place.epoch : bestEpoch;
        facts.detail.epoch = facts.epoch;
        return facts;
    } catch (const Error& error) {
        issues.push_back(issueOf(error, place.path));
        return std::nullopt;
    }
}

void gatherPredictions(const std::string& folder, const runs::RunInfo& info, int bestEpoch, const FactSources& sources, diagnosis::RunFacts& facts,
                       FactMemory& memory, JobControl& control)
{
    PredictionPlace place;
    try {
        place = placeOf(folder, info, sources);
    } catch (const Error& error) {
        memory.predictionIssues = {issueOf(error, sources.predictionsPath)};
    }
    if (place.epochs.empty()) {
        facts.predictions.reset();
        facts.bestPredictions.reset();
        return;
    }
    const PredictionPlace::Epoch& latest = place.epochs.back();
    const auto best = std::find_if(place.epochs.begin(), place.epochs.end(), [&](const auto& one) { return one.epoch > 0 && one.epoch == bestEpoch; });
    const bool another = best != place.epochs.end() && best->epoch != latest.epoch;
    const dataset::DatasetPtr dataset = datasetFor(folder, info, sources, memory, control);
    const std::string stamp = audit::fileStamp(latest.path) + (another ? audit::fileStamp(best->path) : std::string());
    if (stamp == memory.predictionsStamp) {
        return;
    }
    facts.predictions.reset();
    facts.bestPredictions.reset();
    memory.predictionIssues.clear();
    if (dataset && !memory.truth) {
        memory.truth = predictions::truthOf(dataset, predictions::Shapes::Boxes, control);
    }
    if (memory.truth) {
        facts.predictions = evaluated(memory, latest, info, bestEpoch, memory.predictionIssues, control);
        facts.bestPredictions = another ? evaluated(memory, *best, info, bestEpoch, memory.predictionIssues, control) : std::nullopt;
    }
    memory.predictionsStamp = stamp;
}

void gatherAudit(const std::string& folder, const runs::RunInfo& info, const FactSources& sources, diagnosis::RunFacts& facts, FactMemory& memory,
                 JobControl& control)
{
    if (sources.audit == AuditSource::None || (sources.audit == AuditSource::IfMeasured && sources.cache == nullptr)) {
        return;
    }
    const dataset::DatasetPtr dataset = datasetFor(folder, info, sources, memory, control);
    if (!dataset) {
        facts.audit.reset();
        return;
    }
    if (memory.audited) {
        return;
    }
    memory.auditIssues.clear();
    try {
        facts.audit = auditFacts(*dataset, folder, info, sources.audit, sources.cache, control);
        memory.audited = facts.audit.has_value();
    } catch (const Error& error) {
        memory.audited = true;
        memory.auditIssues.push_back(issueOf(error, dataset->opened));
    }
}

/// Of the data set as it was trained on: labels that were changed since are others than those that somebody looked at.
void gatherReviews(const std::string& folder, const runs::RunInfo& info, const FactSources& sources, GatheredFacts& out, JobControl& control)
{
    out.facts.reviewed.reset();
    std::error_code code;
    if (sources.reviews.empty() || !fs::is_directory(sources.reviews, code)) {
        return;
    }
    std::string fingerprint = info.datasetFingerprint;
    if (fingerprint.empty()) {
        const dataset::DatasetPtr dataset = datasetFor(folder, info, sources, *out.memory, control);
        fingerprint = dataset ? dataset->fingerprint : std::string();
    }
    const std::string file = audit::ReviewStore::fileIn(sources.reviews, fingerprint);
    if (fingerprint.empty() || !fs::exists(file, code)) {
        return;
    }
    try {
        const audit::ReviewStore reviews(file, {}, fingerprint);
        out.facts.reviewed = diagnosis::Reviewed{.pairs = reviews.checked(), .bad = reviews.bad(), .last = reviews.lastTime()};
    } catch (const Error& error) {
        out.issues.push_back(issueOf(error, file));
    }
}

void append(std::vector<FactIssue>& to, const std::vector<FactIssue>& from)
{
    to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

GatheredFacts gatherFacts(const std::string& run, const runs::RunInfo& info, int bestEpoch, const FactSources& sources, JobControl& control,
                          GatheredFacts before)
{
    GatheredFacts out = std::move(before);
    out.issues.clear();
    if (!out.memory) {
        out.memory = std::make_shared<FactMemory>();
    }
    const std::string folder = folderOf(run);
    const bool detector = info.task == "detection";
    if (sources.details && detector && isOurs(info)) {
        gatherDetails(folder, info, out.facts.details, *out.memory, out.issues, control);
    }
    if (sources.innerSignals && detector && isOurs(info)) {
        gatherSignals(folder, out.facts.innerSignals, *out.memory, out.issues, control);
    }
    if (sources.batches && detector && isOurs(info)) {
        gatherBatches(folder, out.facts.batches, out.issues);
    }
    const bool boxes = detector || info.task == "instance segmentation";
    if (sources.predictions && boxes) {
        gatherPredictions(folder, info, bestEpoch, sources, out.facts, *out.memory, control);
        append(out.issues, out.memory->predictionIssues);
    }
    gatherAudit(folder, info, sources, out.facts, *out.memory, control);
    append(out.issues, out.memory->auditIssues);
    gatherReviews(folder, info, sources, out, control);
    append(out.issues, out.memory->datasetIssues);
    return out;
}

}  // namespace gg::verdicts
