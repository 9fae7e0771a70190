#pragma once

#include "core/audit/finding.h"
#include "core/base/export.h"
#include "core/diagnosis/settings.h"
#include "core/runs/history.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gg::diagnosis {

class RunView;

/// How a rule did on labelled runs that were not used to set its thresholds (`make verdicts`).
struct Measured {
    std::string_view rule;
    double precision = 0;  ///< share of its verdicts that were right
    double recall = 0;     ///< share of the faults that it named
    int spoken = 0;        ///< verdicts
    int faults = 0;        ///< runs that had its fault
    double delay = 0;      ///< epochs from onset to verdict, median
};
/// Of those that were spoken.
GG_EXPORT int rightVerdicts(const Measured& measured);
/// Null where it was never measured.
GG_EXPORT const Measured* measured(std::string_view rule);

enum class Certainty : std::uint8_t { May, Likely, VeryLikely };
/// From the measured precision: at least 0.95 over ten verdicts "very likely", at least 0.8 over five "likely", else "may".
GG_EXPORT Certainty certainty(std::string_view rule);
/// "certainty.may", "certainty.likely", "certainty.very_likely": a text of the catalogue.
GG_EXPORT std::string_view certaintyId(Certainty certainty);

/// What may be wrong with a run. The sentences are texts of the catalogue under the rule's id: "<rule>.title", "<rule>.why",
/// "<rule>.evidence", and those that messageId() and actionId() choose. Their placeholders are filled from `values`.
struct Verdict {
    std::string rule = {};        ///< "run.foreground_collapse"; filled in by diagnose()
    audit::Severity severity = audit::Severity::Warning;
    double sinceEpoch = 0;        ///< from 1, fractional where a probe saw it first; 0: the run does not tell epochs
    std::int64_t sinceStep = 0;
    bool over = false;            ///< it was so, and the run recovered
    texts::Values values = {};    ///< placeholders: the numbers it rests on
    std::vector<std::string> series = {};   ///< those that show it, for the click to the chart
    std::string variant = {};     ///< of message and action: "<rule>.message.<variant>" stands in for "<rule>.message" where it is there
    std::vector<int> epochs = {};           ///< worth looking at
    std::vector<std::string> images = {};   ///< files that show it
    std::vector<std::string> classes = {};
    std::vector<std::string> files = {};
    std::string because = {};     ///< the rule whose verdict explains this one; empty: it stands by itself
    friend bool operator==(const Verdict&, const Verdict&) = default;
};

/// A rule that would have needed something that the run does not have.
struct Unjudged {
    std::string rule;
    std::vector<std::string> lacking;
    friend bool operator==(const Unjudged&, const Unjudged&) = default;
};

struct MutedVerdict {
    Verdict verdict;
    std::string reason;
    friend bool operator==(const MutedVerdict&, const MutedVerdict&) = default;
};

struct Diagnosis {
    std::vector<Verdict> verdicts;     ///< worst first, those that are over last; a folded one follows the one that explains it
    std::vector<MutedVerdict> muted;
    std::vector<Unjudged> unjudged;    ///< by rule
    friend bool operator==(const Diagnosis&, const Diagnosis&) = default;
};

/// Every rule over what is known of a run so far. Pure; cost is linear in the points since the run began.
GG_EXPORT Diagnosis diagnose(const RunView& run, const Settings& settings = {});
/// Of the series alone.
GG_EXPORT Diagnosis diagnose(const runs::RunInfo& info, const runs::RunHistory& history, const Settings& settings = {});
/// How many rules had what they need: silence of the others means nothing.
GG_EXPORT std::size_t judgedRules(const Diagnosis& diagnosis);
/// Some verdict that stands by itself and is not over has error severity.
GG_EXPORT bool hasError(const Diagnosis& diagnosis);

/// "<rule>.message", or "<rule>.message_over" for what has passed, or a variant's: for whoever shows the text in another language.
GG_EXPORT std::string messageId(const Verdict& verdict);
/// "<rule>.evidence", or a variant's.
GG_EXPORT std::string evidenceId(const Verdict& verdict);
/// "<rule>.action", the one thing to do, or a variant's.
GG_EXPORT std::string actionId(const Verdict& verdict);
GG_EXPORT std::string message(const Verdict& verdict);
GG_EXPORT std::string evidence(const Verdict& verdict);
GG_EXPORT std::string action(const Verdict& verdict);

/// "0.42", "0.0483": how evidence shows a score or a loss.
GG_EXPORT std::string scoreText(double value);
/// "0.42 → 0.27".
GG_EXPORT std::string changeText(double from, double to);
/// "9.2 %": how evidence shows a share in [0, 1].
GG_EXPORT std::string shareText(double value);
/// "2" for the end of an epoch, "1.61" for a probe inside one.
GG_EXPORT std::string epochText(double epoch);

}  // namespace gg::diagnosis
