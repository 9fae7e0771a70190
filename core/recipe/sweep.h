#pragma once

#include "core/base/export.h"
#include "core/recipe/train_config.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::recipe {

// Several trainings that differ in one or two settings, as YAML:
//
//   name: rates
//   base: train.yaml              # a configuration beside this file, or its keys written out here
//   vary:                         # one or two settings: every combination is a run
//     optimizer.lr: [0.001, 0.0003]
//     loss: [bce, bce_dice]
//   seeds: [1, 2, 3]              # each of them once a seed; without this line the base's seed
//   metric: val/dice              # what the table is sorted out by and the figure shows
//
// Where more settings go together, the runs are written out in place of `vary`:
//
//   runs:
//     - {name: w0.1, gain.class: 1, gain.box: 0.1}
//     - {name: w1, gain.class: 1, gain.box: 1}

struct SweepSetting {
    std::string key;    ///< "optimizer.lr"
    std::string value;  ///< as setValue takes it

    friend bool operator==(const SweepSetting&, const SweepSetting&) = default;
};

/// A setting and what it is to be, one after the other.
struct SweepAxis {
    std::string key;
    std::vector<std::string> values;

    friend bool operator==(const SweepAxis&, const SweepAxis&) = default;
};

/// A run that is written out.
struct SweepEntry {
    std::string name = {};  ///< empty: made of its settings
    std::vector<SweepSetting> settings;

    friend bool operator==(const SweepEntry&, const SweepEntry&) = default;
};

/// What a sweep is to be; see expand().
struct SweepPlan {
    std::string name = {};
    TrainConfig base = {};
    std::vector<SweepAxis> vary = {};          ///< one or two, or none where there are runs
    std::vector<SweepEntry> runs = {};
    std::vector<std::uint64_t> seeds = {};     ///< empty: the base's
    std::string metric = {};                   ///< a series, "val/dice"; empty: sweepMetric()

    friend bool operator==(const SweepPlan&, const SweepPlan&) = default;
};

/// One training of a sweep.
struct SweepRun {
    std::string name;                    ///< of its folder, unique within the sweep: "lr0.001_bce_seed2"
    std::string group;                   ///< the same without the seed: runs of one group are repetitions
    std::vector<SweepSetting> settings;  ///< what it sets, in the plan's order, as valueText() prints it
    std::uint64_t seed = 1;
    TrainConfig config;
};

/// What cannot be used of a plan.
struct SweepProblem {
    std::string key;        ///< "optimizer.lr", "vary", "runs", "seeds"
    std::string message;    ///< what was found, what is allowed
    std::string value = {}; ///< the one of several that is meant; empty: the key itself
    int run = -1;           ///< index into SweepPlan::runs
    int line = 0;           ///< in the YAML text, 0 where there is none
};

/// At most so many trainings; more are a slip of the hand.
inline constexpr std::size_t mostSweepRuns = 1000;

/// Every problem: keys that there are not (the nearest is named) or that belong to another task, values out of range, anything twice, no or too
/// many runs. Empty: expand() works.
GG_EXPORT std::vector<SweepProblem> problemsOf(const SweepPlan& plan);

/// The runs in the order of training: all settings with the first seed, then all with the second, so that a sweep that is stopped early has
/// compared everything once. Of `vary` the last setting changes fastest. Throws Error (InvalidArgument) with every problem.
/// Example: vary loss [bce, dice], seeds [1, 2]: bce_seed1, dice_seed1, bce_seed2, dice_seed2.
GG_EXPORT std::vector<SweepRun> expand(const SweepPlan& plan);

/// Varied settings that change nothing in any run (momentum with adam), as sentences.
GG_EXPORT std::vector<std::string> idleSettings(const SweepPlan& plan);

/// The plan's metric, or "val/" with what the base's best epoch is chosen by.
GG_EXPORT std::string sweepMetric(const SweepPlan& plan);

/// Reads a sweep. Relative paths (base, data, model.file, start.from) start at `folder`. Throws Error (Malformed) with every problem, by line; what is
/// wrong in a base of its own file is said of that file.
GG_EXPORT SweepPlan parseSweep(std::string_view yaml, const std::string& origin, const std::string& folder);
GG_EXPORT SweepPlan readSweep(const std::string& file);
/// With the base written out; parseSweep(toYaml(p), …) == p where its paths are absolute.
GG_EXPORT std::string toYaml(const SweepPlan& plan);

/// A sweep that comes with the program. Its base is a detector's or a segmentation's defaults: the data set is the user's.
struct NamedSweep {
    std::string id;           ///< "segmentation_losses"
    std::string title;        ///< English; in the texts' catalogue under sweep.ID.title
    std::string description;  ///< sweep.ID.description
    SweepPlan plan;
};
GG_EXPORT const std::vector<NamedSweep>& readySweeps();

}  // namespace gg::recipe
