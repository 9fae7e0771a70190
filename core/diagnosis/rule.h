#pragma once

#include "core/diagnosis/diagnosis.h"
#include "core/diagnosis/run_view.h"
#include "core/texts/catalogue.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gg::diagnosis {

/// A number that a rule compares with, and that a person may change. What it means is text "<rule>.threshold.<id>", in half a sentence.
struct Threshold {
    std::string_view id;  ///< "sensitivity"
    double value = 0;     ///< the default
    double lowest = 0;
    double highest = 0;
    std::string_view unit = {};  ///< "%", "epochs", …
};

/// The thresholds of one rule as they are in force.
class GG_EXPORT Limits {
public:
    Limits(std::span<const Threshold> thresholds, const Settings& settings, std::string_view rule);
    /// Throws Error (Internal) for an id that the rule does not have.
    double operator[](std::string_view id) const;

private:
    std::span<const Threshold> m_thresholds;
    std::vector<double> m_values;
};

/// What a rule says of a run: verdicts, or what it would have needed.
class GG_EXPORT Opinion {
public:
    void say(Verdict verdict) { m_verdicts.push_back(std::move(verdict)); }
    /// The rule cannot tell without this: a series ("val/sensitivity"), or "audit", "predictions", "epoch details", "inner signals", "other runs",
    /// "configuration". Said once is enough.
    void lacks(std::string_view input);

    std::vector<Verdict>& verdicts() { return m_verdicts; }
    const std::vector<std::string>& lacking() const { return m_lacking; }

private:
    std::vector<Verdict> m_verdicts;
    std::vector<std::string> m_lacking;
};

/// A rule: one file in core/diagnosis/rules, which nothing else has to know of.
///
/// `judge` is pure: the same view gives the same opinion, and a view of the run's first epochs gives what would have been said then. It costs at
/// most linear time in the points. It fills in all of a verdict but its rule and what was measured of the rule.
struct Rule {
    std::string_view id;          ///< "run.foreground_collapse"
    std::string_view source;      ///< what it comes from: "seed 000", "Lin et al. 2017"
    std::span<const Threshold> thresholds = {};
    std::span<const texts::Entry> texts = {};  ///< "<rule>.title", ".message", ".why", ".evidence", ".action", ".threshold.<id>"
    /// Rules whose verdicts follow from this one's, and are folded under it where both speak.
    std::span<const std::string_view> explains = {};
    void (*judge)(const RunView& run, const Limits& limits, Opinion& opinion) = nullptr;
};

/// Makes a rule known, for the length of the program: `const Registration registered(rule);` at the end of its file.
class GG_EXPORT Registration {
public:
    explicit Registration(const Rule& rule);
};

/// Every rule that there is, ordered by id.
GG_EXPORT const std::vector<const Rule*>& rules();
GG_EXPORT const Rule* findRule(std::string_view id);

}  // namespace gg::diagnosis
