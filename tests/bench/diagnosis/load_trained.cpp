#include "load_trained.h"

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
#include <utility>

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

/// A series of epochs, as epoch and value.
std::vector<std::pair<int, double>> seriesOf(const std::vector<runs::RunEvent>& events, const std::string& name)
{
    std::vector<std::pair<int, double>> series;
    for (const runs::RunEvent& event : events) {
        for (const auto& [key, value] : event.values) {
            if (event.kind == runs::EventKind::Epoch && key == name) {
                series.emplace_back(static_cast<int>(event.epoch + 0.5), value);
            }
        }
    }
    return series;
}

double lastOf(const LabelledRun& run, const std::string& name)
{
    const auto series = seriesOf(run.events, name);
    return series.empty() ? std::nan("") : series.back().second;
}

double scoreOf(const LabelledRun& run)
{
    return lastOf(run, run.info.task == "detection" ? "val/map50" : "val/dice");
}

/// The epoch from which on a share stays below a tenth; 0 where it does not.
int lowSince(const LabelledRun& run, const std::string& name)
{
    int since = 0;
    for (const auto& [epoch, value] : seriesOf(run.events, name)) {
        since = value < 0.1 ? (since == 0 ? epoch : since) : 0;
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
int seesFrom(const LabelledRun& run)
{
    int last = 0;
    for (const auto& [epoch, value] : seriesOf(run.events, "val/sensitivity")) {
        last = epoch;
        if (value >= 0.1) {
            return epoch;
        }
    }
    return last;
}

/// What is known of a base's healthy runs.
struct Twins {
    std::vector<double> scores = {};
    std::vector<double> seeFrom = {};
    std::vector<double> fits = {};  ///< mAP50-95 / mAP50
};

/// Where the validation's loss was least; 0 where it has not turned up since, by `times`.
int turnedUpSince(const LabelledRun& run, double times)
{
    const auto series = seriesOf(run.events, "val/loss");
    const auto least = std::min_element(series.begin(), series.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return least != series.end() && series.back().second > times * least->second ? least->first : 0;
}

/// Learned by heart: since the validation's loss was least it has gone up by a third, while that of the training has fallen by as much.
void settleOverfitting(LabelledRun& run)
{
    const int turn = turnedUpSince(run, 1.33);
    double atTurn = std::nan("");
    for (const auto& [epoch, value] : seriesOf(run.events, "train/loss")) {
        atTurn = epoch == turn ? value : atTurn;
    }
    run.took = lastOf(run, "train/loss") < 0.67 * atTurn;
    run.onset = run.took ? turn : run.onset;
    run.tolerated = {"run.foreground_collapse", "run.foreground_underweighted"};  // scenes that it never saw it can hardly read
}

void settleCollapse(LabelledRun& run, const Twins& twins)
{
    run.onset = lowSince(run, run.fault == "collapse" ? "val/sensitivity" : "val/specificity");
    run.took = run.onset > 0;
    // Every network is blind at first: that this one stays so can be told when its twins have begun to see.
    if (run.took && run.fault == "collapse" && !twins.seeFrom.empty()) {
        run.onset = std::max(run.onset, static_cast<int>(std::ceil(diagnosis::median(twins.seeFrom))));
    }
}

/// Whether the fault is there, and since when: by what was measured of the run, never by what is said of it.
void settle(LabelledRun& run, const TrainedCase& which, const Twins& twins)
{
    // Pieces of a few pictures are soon known by heart, and the scenes of the validation are others: where its loss has turned up, those who say
    // so are right.
    // One that comes to nothing by itself is no healthy twin, and nobody injected what it has.
    if (run.fault.empty()) {
        run.took = scoreOf(run) > 0.5 * diagnosis::median(twins.scores);
    }
    if (run.info.task == "detection" && turnedUpSince(run, 1.05) > 0) {
        run.tolerated.insert(run.tolerated.end(), {"run.overfitting", "run.detector_stage"});
    }
    if (run.info.task == "detection" && lastOf(run, "val/map50_95") < 0.45 * scoreOf(run)) {
        run.tolerated.emplace_back("run.localisation_gap");  // on usual sets it is two in three
    }
    if (run.fault == "collapse" || (run.fault == "everything" && run.info.task != "detection")) {
        settleCollapse(run, twins);
    } else if (run.fault == "overfitting") {
        settleOverfitting(run);
    } else if (run.fault == "localisation") {
        run.took = scoreOf(run) > 0.2 && lastOf(run, "val/map50_95") / scoreOf(run) < 0.75 * meanOf(twins.fits);
    } else if (which.harm > 0 && !twins.scores.empty()) {
        run.took = !(scoreOf(run) > meanOf(twins.scores) - which.harm);
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
                        .heldOut = which.heldOut, .info = runs::readRunInfo(folder), .events = eventsOf(folder)};
        run.facts = facts.of(folder, which, run);
        if (which.fault.empty() && std::isfinite(scoreOf(run))) {
            Twins& own = twins[which.base];
            own.scores.push_back(scoreOf(run));
            own.seeFrom.push_back(seesFrom(run));
            own.fits.push_back(lastOf(run, "val/map50_95") / scoreOf(run));
        }
        loaded.push_back(std::move(run));
        of.push_back(&which);
    }
    for (std::size_t i = 0; i < loaded.size(); ++i) {
        settle(loaded[i], *of[i], twins[of[i]->base]);
    }
    return loaded;
}

}  // namespace gg::injection
