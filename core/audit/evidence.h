#pragma once

#include "core/audit/finding.h"
#include "core/audit/settings.h"
#include "core/base/job_control.h"
#include "core/dataset/dataset.h"

#include <opencv2/core.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace gg::audit
{

struct Facts;
struct SizeReport;
struct RecordFacts;

/// All that rules may look at. Rules are pure functions of it: they read no file and decode no picture.
struct Evidence {
    const dataset::Dataset& dataset;
    const Settings& settings;
    /// Parallel to the records: true where an earlier record has the same image (one file in two splits has its faults once).
    const std::vector<bool>& repeated;
    /// What one decoding pass measured (facts.h); null where pixels were not asked for.
    const Facts* facts = nullptr;
    /// Width and height of each record's image in pixels, parallel to the records; {0, 0} where it is not known.
    std::span<const cv::Size> sizes = {};
    /// Objects by size at the training size; null where no size is known.
    const SizeReport* sizeReport = nullptr;
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
    /// What concerns more than one record, or all of it where ofRecord is not set. May be null where ofRecord is set.
    std::vector<Finding> (*run)(const Evidence& evidence, JobControl& control) = nullptr;
    /// What one record's facts tell; called while they are measured (evidence.facts is still null), one call at a time, so that
    /// findings appear at once. Only of families that need facts; once for each image.
    std::vector<Finding> (*ofRecord)(const Evidence& evidence, std::size_t record, const RecordFacts& facts) = nullptr;
};

/// In the order in which they are run. A new family is one function and one line of the table in rule_families.cpp.
std::span<const RuleFamily> ruleFamilies();

}  // namespace gg::audit
