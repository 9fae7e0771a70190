#pragma once

#include "core/diagnosis/diagnosis.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gg::diagnosis {

/// By which verdicts of one run are known again after more of it was read: rule and classes, numbered where that occurs twice. When it began and
/// its numbers may have changed meanwhile.
GG_EXPORT std::vector<std::string> keysOf(const std::vector<Verdict>& verdicts);

/// What is said of a run that was not said before, or no longer is.
struct VerdictChange {
    enum class Kind : std::uint8_t {
        Appeared,   ///< or is there again after it had passed, or is more severe than it was
        Passed,     ///< it is over
        Withdrawn,  ///< with what is known now it would not have been said
    };
    Kind kind = Kind::Appeared;
    Verdict verdict;
};
/// In the order of `now`, those that were withdrawn last. Verdicts that are muted are not spoken of.
GG_EXPORT std::vector<VerdictChange> changes(const std::vector<Verdict>& before, const std::vector<Verdict>& now);

/// What a training is to do at what has changed, and at which verdict: the strongest; nullopt: go on. Verdicts that are over or that another one
/// explains halt nothing.
struct Halting {
    Halt halt = Halt::GoOn;
    Verdict verdict;
};
GG_EXPORT std::optional<Halting> haltAt(const std::vector<VerdictChange>& changes, const Settings& settings);

}  // namespace gg::diagnosis
