#pragma once

#include "core/diagnosis/diagnosis.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::diagnosis {

class RunView;

enum class CheckPart : std::uint8_t { BeforeTraining, BeforeTrusting };
enum class CheckState : std::uint8_t { Ticked, Failed, Unknown };
/// Where in the window it is looked at.
enum class CheckPlace : std::uint8_t { Audit, SpotCheck, Train, Runs, Evaluate };

GG_EXPORT std::string_view checkStateName(CheckState state);  ///< "ticked", "failed", "unknown"
GG_EXPORT std::string_view checkPartName(CheckPart part);     ///< "before_training", "before_trusting": of texts "check.part.<name>"
GG_EXPORT std::string_view checkPlaceName(CheckPlace place);  ///< "audit", "spot_check", "train", "runs", "evaluate": of texts "check.place.<name>"

/// What is to be known before a run's numbers are believed. Its sentences are texts of the catalogue: what is to be so under `id`, and what was
/// found under `reason`, filled with the values.
struct Check {
    std::string id;  ///< "check.labels"
    CheckPart part = CheckPart::BeforeTraining;
    CheckState state = CheckState::Unknown;
    std::string reason;
    texts::Values values = {};
    CheckPlace place = CheckPlace::Runs;
    std::vector<std::string> rules = {};  ///< of the audit or the diagnosis: those that spoke against it
    std::string source;
    friend bool operator==(const Check&, const Check&) = default;
};

/// The lists to go through before training and before trusting a number, in their order, as far as they concern the run's task. Ticked is only what
/// was measured and found in order; what nobody looked at is unknown, and says what is missing. Pure.
GG_EXPORT std::vector<Check> checklist(const RunView& run, const Diagnosis& diagnosis);

/// The English sentences.
GG_EXPORT std::string checkTitle(const Check& check);
GG_EXPORT std::string checkReason(const Check& check);

}  // namespace gg::diagnosis
