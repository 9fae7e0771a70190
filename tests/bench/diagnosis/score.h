#pragma once

#include "faults.h"
#include "replay.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace gg::injection {

/// A set of rules under test.
struct Contender {
    std::string name;
    Judge judge;
    /// Which of its rules name a fault; empty: it has none for it.
    std::function<std::vector<std::string_view>(const Fault&)> rulesOf;
    /// Of a foreign set, what it says of a faulty run from the onset on is never held against it: it was not asked what else is true.
    bool foreign = false;
};
const std::vector<Contender>& contenders();

/// What was said of a run, and what to think of it.
struct Judged {
    enum class As { Right, True, False };
    struct One {
        Said said;
        As as = As::False;
    };
    const LabelledRun* run = nullptr;
    std::vector<One> all;
    bool named = false;  ///< some rule that names its fault spoke, from the onset on

    bool isFault() const { return !run->fault.empty() && run->took; }
    bool isHealthy() const { return run->fault.empty() && run->took; }
};
std::vector<Judged> judged(const std::vector<LabelledRun>& runs, const Contender& contender);

/// Of one rule.
struct Tally {
    int right = 0;
    int wrong = 0;
    int faults = 0;   ///< runs with the fault that it is there for
    int named = 0;    ///< of these, those that it named
    std::vector<double> delays = {};  ///< epochs

    int spoken() const { return right + wrong; }
    double precision() const { return spoken() == 0 ? 0 : static_cast<double>(right) / spoken(); }
    double recall() const { return faults == 0 ? 0 : static_cast<double>(named) / faults; }
    double medianDelay() const;
};

/// Of one half of the runs.
struct Score {
    std::map<std::string, Tally> rules;
    std::map<std::string, Tally> faults;  ///< right and wrong are not counted
    int runs = 0;
    int healthy = 0;
    int right = 0;
    int wrong = 0;
    int named = 0;
    int claimed = 0;              ///< faults that some rule of the set is there for
    int errorsOnHealthy = 0;
    int harmless = 0;             ///< injections that did no harm, and runs that nothing was done to and that came to nothing
    int faultRuns = 0;
    int collapses = 0;
    int collapsesInTime = 0;      ///< within 2 epochs, or 50 steps where there are steps
    std::vector<double> collapseDelays = {};
    std::vector<double> collapseSteps = {};

    double precision() const { return right + wrong == 0 ? 0 : static_cast<double>(right) / (right + wrong); }
    double recall() const { return faultRuns == 0 ? 0 : static_cast<double>(named) / faultRuns; }
};
Score scoreOf(const std::vector<Judged>& runs, const Contender& contender, bool heldOut);

}  // namespace gg::injection
