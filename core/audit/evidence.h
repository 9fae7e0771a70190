#pragma once

#include "core/audit/finding.h"
#include "core/audit/settings.h"
#include "core/base/job_control.h"
#include "core/dataset/dataset.h"

#include <span>
#include <string_view>
#include <vector>

namespace gg::audit
{

struct Facts;

/// All that rules may look at. Rules are pure functions of it: they read no file and decode no picture.
struct Evidence {
    const dataset::Dataset& dataset;
    const Settings& settings;
    /// Parallel to the records: true where an earlier record has the same image (one file in two splits has its faults once).
    const std::vector<bool>& repeated;
    /// What one decoding pass measured (facts.h); null where pixels were not asked for.
    const Facts* facts = nullptr;
    /// A run's predictions on these images: records parallel to dataset.records, confidences as attributes of the objects.
    const dataset::Dataset* predictions = nullptr;
    /// Another data set whose class names this one's are compared with.
    const dataset::Dataset* reference = nullptr;
};

/// A group of rules that share their work. The runner skips a family whose needs are not there, and leaves findings of muted
/// rules out.
struct RuleFamily {
    enum class Needs { Labels, Facts, Predictions };
    std::string_view id;  ///< "class", "leakage": for progress and timing
    Needs needs = Needs::Labels;
    std::vector<Finding> (*run)(const Evidence& evidence, JobControl& control) = nullptr;
};

/// In the order in which they are run. A new family is one function and one line of the table in rule_families.cpp.
std::span<const RuleFamily> ruleFamilies();

}  // namespace gg::audit
