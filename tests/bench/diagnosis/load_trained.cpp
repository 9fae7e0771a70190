#include "load_trained.h"

#include "held_out.h"
#include "sample_sets.h"

#include "core/base/job_control.h"
#include "core/dataset/open.h"
#include "core/diagnosis/curve.h"
#include "core/io/files.h"
#include "core/runs/history.h"
#include "core/verdicts/gather_facts.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <numeric>
#include <optional>
#include <sstream>

namespace gg::injection {
namespace {

std::vector<runs::RunEvent> eventsOf(const std::string& folder)
{
    std::vector<runs::RunEvent> events;
    std::istringstream lines(io::readFile(folder + "/events.jsonl"));
    for (std::string line; std::getline(lines, line);) {
        if (auto event = runs::parseLine(line)) {
            events.push_back(std::move(*event));
        }
    }
    return events;
}

/// The last value of a series of epochs.
std::optional<double> lastOf(const std::vector<runs::RunEvent>& events, const std::string& name)
{
    std::optional<double> last;
    for (const runs::RunEvent& event : events) {
        for (const auto& [key, value] : event.values) {
            if (event.kind == runs::EventKind::Epoch && key == name) {
                last = value;
            }
        }
    }
    return last;
}

/// The most of a series of epochs.
double bestOf(const std::vector<runs::RunEvent>& events, const std::string& name)
{
    double best = 0;
    for (const runs::RunEvent& event : events) {
        for (const auto& [key, value] : event.values) {
            best = event.kind == runs::EventKind::Epoch && key == name ? std::max(best, value) : best;
        }
    }
    return best;
}

std::optional<double> scoreOf(const LabelledRun& run)
{
    return lastOf(run.events, run.info.task == "detection" ? "val/map50" : "val/dice");
}

/// The epoch from which on a share stays below a tenth; 0 where it does not.
int lowSince(const std::vector<runs::RunEvent>& events, const std::string& name)
{
    int since = 0;
    for (const runs::RunEvent& event : events) {
        for (const auto& [key, value] : event.values) {
            if (event.kind != runs::EventKind::Epoch || key != name) {
                continue;
            }
            const int epoch = static_cast<int>(event.epoch + 0.5);
            since = value < 0.1 ? (since == 0 ? epoch : since) : 0;
        }
    }
    return since;
}

/// Facts of runs on the same set share its audit, which is the dear part.
class Facts {
public:
    explicit Facts(std::string sets) : m_sets(std::move(sets)) {}

    diagnosis::RunFacts of(const std::string& folder, const TrainedCase& which, const LabelledRun& run)
    {
        JobControl control;
        Set& set = m_known[which.set];
        if (!set.dataset) {
            set.dataset = dataset::openDataset(madeSet(m_sets, which.set), control);
        }
        runs::RunHistory history;
        history.append(run.events);
        const verdicts::FactSources sources{.audit = set.audit ? verdicts::AuditSource::None : verdicts::AuditSource::Measure, .dataset = set.dataset};
        verdicts::GatheredFacts gathered = verdicts::gatherFacts(folder, run.info, verdicts::bestEpochOf(history), sources, control);
        if (set.audit) {
            gathered.facts.audit = set.audit;
        }
        set.audit = gathered.facts.audit;
        return std::move(gathered.facts);
    }

private:
    struct Set {
        dataset::DatasetPtr dataset;
        std::optional<diagnosis::AuditFacts> audit;
    };
    std::string m_sets;
    std::map<std::string, Set> m_known;
};

double meanOf(const std::vector<double>& values)
{
    return values.empty() ? std::nan("") : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The first epoch at which some of the foreground is found; the last where none is.
int seesFrom(const std::vector<runs::RunEvent>& events)
{
    int epoch = 0;
    for (const runs::RunEvent& event : events) {
        for (const auto& [key, value] : event.values) {
            if (event.kind == runs::EventKind::Epoch && key == "val/sensitivity") {
                epoch = static_cast<int>(event.epoch + 0.5);
                if (value >= 0.1) {
                    return epoch;
                }
            }
        }
    }
    return epoch;
}

/// What is known of a base's healthy runs.
struct Twins {
    std::vector<double> scores = {};
    std::vector<double> seeFrom = {};
};

/// 75 pieces of pictures are soon known by heart, and the scenes of the validation are others: where its loss has turned up, those who say so are right.
void admitTurn(LabelledRun& run)
{
    double least = INFINITY;
    double last = INFINITY;
    for (const runs::RunEvent& event : run.events) {
        for (const auto& [key, value] : event.values) {
            if (event.kind == runs::EventKind::Epoch && key == "val/loss") {
                last = value;
                least = std::min(least, value);
            }
        }
    }
    if (last > 1.05 * least) {
        run.tolerated.insert(run.tolerated.end(), {"run.overfitting", "run.detector_stage"});
    }
}

/// Whether the fault is there, and since when.
void settle(LabelledRun& run, const TrainedCase& which, const std::map<std::string, Twins>& twins)
{
    const auto found = twins.find(which.base);
    const double score = found == twins.end() ? std::nan("") : meanOf(found->second.scores);
    if (run.info.task == "detection") {
        admitTurn(run);
    }
    if (run.fault == "collapse" || (run.fault == "everything" && run.info.task != "detection")) {
        run.onset = lowSince(run.events, run.fault == "collapse" ? "val/sensitivity" : "val/specificity");
        run.took = run.onset > 0;
        // Every network is blind at first: that this one stays so can be told when its twins have begun to see.
        if (run.took && run.fault == "collapse" && found != twins.end()) {
            run.onset = std::max(run.onset, static_cast<int>(std::ceil(diagnosis::median(found->second.seeFrom))));
        }
        return;
    }
    if (run.fault == "overfitting") {
        const double best = bestOf(run.events, "val/dice");
        run.took = best > 0.2 && best - scoreOf(run).value_or(0) > 0.05;
        if (!run.took) {
            run.tolerated = {"run.foreground_collapse", "run.foreground_underweighted"};  // recordings that it never saw it cannot read at all
        }
        return;
    }
    if (which.harm > 0 && std::isfinite(score)) {
        run.took = !(scoreOf(run).value_or(0) > score - which.harm);
    }
}

}  // namespace

std::vector<LabelledRun> loadTrained(const TrainedRuns& runs, const std::vector<TrainedCase>& cases, const std::string& sets)
{
    Facts facts(sets);
    std::vector<LabelledRun> loaded;
    std::vector<const TrainedCase*> of;
    std::map<std::string, Twins> twins;
    for (const TrainedCase& which : cases) {
        if (!runs.there(which)) {
            std::fprintf(stderr, "not trained: %s\n", which.name.c_str());
            continue;
        }
        const std::string folder = runs.folderOf(which);
        LabelledRun run{.id = which.name, .fault = which.fault, .onset = which.fault.empty() ? 0 : which.onset, .trained = true,
                        .heldOut = isHeldOut(fingerprint(which)), .info = runs::readRunInfo(folder), .events = eventsOf(folder)};
        run.facts = facts.of(folder, which, run);
        if (which.fault.empty() && scoreOf(run)) {
            twins[which.base].scores.push_back(*scoreOf(run));
            twins[which.base].seeFrom.push_back(seesFrom(run.events));
        }
        loaded.push_back(std::move(run));
        of.push_back(&which);
    }
    for (std::size_t i = 0; i < loaded.size(); ++i) {
        settle(loaded[i], *of[i], twins);
    }
    return loaded;
}

}  // namespace gg::injection
