#include "core/diagnosis/rule.h"

#include <array>

namespace gg::diagnosis {
namespace {

void judge(const RunView& run, const Limits&, Opinion& opinion)
{
    if (run.history.state() != runs::RunState::Failed) {
        return;
    }
    opinion.say({.severity = audit::Severity::Error,
                 .sinceEpoch = static_cast<double>(run.history.lastEpoch()),
                 .sinceStep = run.history.lastStep(),
                 .values = {{"reason", run.history.stateMessage()}, {"step", std::to_string(run.history.lastStep())}}});
}

constexpr std::array ruleTexts{
    texts::Entry{"run.failed.title",
                 GG_TEXT("catalogue", "Training failed")},
    texts::Entry{"run.failed.message",
                 GG_TEXT("catalogue", "Training ended at step {step}: {reason}")},
    texts::Entry{"run.failed.why",
                 GG_TEXT("catalogue", "What was written before stays readable, and the run can go on from its last checkpoint.")},
    texts::Entry{"run.failed.evidence",
                 GG_TEXT("catalogue", "last step {step}")},
    texts::Entry{"run.failed.action",
                 GG_TEXT("catalogue", "Mend what the message names, then resume the run.")},
};

constexpr Rule rule{.id = "run.failed", .source = "the run's own last state", .texts = ruleTexts, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
