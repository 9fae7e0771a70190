#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::diagnosis {
namespace {

// A term that is where it was in its first epochs, in a run that is not good: one that began near its best has no reason to fall.
constexpr std::array ruleThresholds{
    Threshold{.id = "epochs", .value = 20, .lowest = 5, .highest = 10000, .unit = "epochs"},
    Threshold{.id = "fall", .value = 0.03, .lowest = 0, .highest = 1},
};
constexpr std::size_t skipped = 2;   ///< epochs in which anything falls: biases find the mean
constexpr std::size_t window = 3;
constexpr std::size_t longWindow = 5;
constexpr double wellLearned = 1.5;  ///< times a good score, from which no term is asked to fall; a good one is enough where none of the others falls
constexpr double othersFall = 0.15;
constexpr double scatters = 2.5;       ///< within so many of its own scatter, a lower level is none
constexpr double leastShare = 1e-3;  ///< of all terms, below which a term has nothing to fall from

struct Term {
    std::string name;
    double from = 0;
    double to = 0;
    double lowest = 0;
    double scatter = 0;
    double halves = 0;  ///< median of the first half less that of the second
    std::int64_t step = 0;
    double epoch = 0;
};

Term termOf(const std::string& name, const Curve& curve)
{
    const auto levels = trailingMedians(curve.values, longWindow);
    const auto middle = curve.values.begin() + static_cast<std::ptrdiff_t>((curve.size() + skipped) / 2);
    const std::vector<double> first(curve.values.begin() + skipped, curve.values.begin() + skipped + window);
    return {.name = name,
            .from = median(first),
            .to = levels.back(),
            .lowest = *std::min_element(levels.begin() + skipped + longWindow, levels.end()),
            .scatter = noise(curve.values),
            .halves = median({curve.values.begin() + skipped, middle}) - median({middle, curve.values.end()}),
            .step = curve.steps[skipped],
            .epoch = curve.epochs[skipped]};
}

/// Its lowest level lies below the first by more than scatter explains, or its second half below its first.
bool fell(const Term& term, double share)
{
    const double fall = term.from - term.lowest;
    return fall > share * term.from && (fall > scatters * term.scatter || term.halves > share / 2 * term.from);
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    std::vector<std::string> names = lossTerms(run.history, "train");
    if (names.empty()) {
        names = {"train/loss"};
    }
    std::vector<Term> terms;
    double sum = 0;
    bool any = false;
    bool othersFell = false;
    for (const std::string& name : names) {
        if (name.ends_with("no_object_loss")) {
            continue;  // nearly all is background: this term begins near its lowest, and rises when objects are found
        }
        const Curve curve = epochCurve(run.history, name);
        any = any || !curve.empty();
        if (static_cast<double>(curve.size()) >= std::max(limits["epochs"], 2.0 * longWindow)) {
            terms.push_back(termOf(name, curve));
            sum += std::max(0.0, terms.back().from);
            othersFell = othersFell || terms.back().lowest < (1 - othersFall) * terms.back().from;
        }
    }
    if (!any) {
        opinion.lacks("train/loss");
    }
    std::erase_if(terms, [&](const Term& term) { return term.from <= leastShare * sum || fell(term, limits["fall"]); });
    const Score score = validationScore(run.history);
    if (terms.empty() || score.best() >= (othersFell ? wellLearned : 1) * score.good) {
        return;
    }
    std::string all;
    std::string changes;
    Verdict verdict{.severity = audit::Severity::Warning, .sinceEpoch = terms[0].epoch, .sinceStep = terms[0].step};
    for (const Term& term : terms) {
        all += (all.empty() ? "" : ", ") + term.name;
        changes += (changes.empty() ? "" : ", ") + term.name + " " + changeText(term.from, term.to);
        verdict.series.push_back(term.name);
    }
    verdict.values = {{"terms", all}, {"changes", changes}, {"epochs", std::to_string(run.history.lastEpoch())}};
    opinion.say(std::move(verdict));
}

constexpr std::array ruleTexts{
    texts::Entry{"run.loss_term_flat.title", GG_TEXT("catalogue", "A loss term does not fall")},
    texts::Entry{"run.loss_term_flat.message", GG_TEXT("catalogue", "After {epochs} epochs there is no fall in {terms}: what is asked for there may not be learned.")},
    texts::Entry{"run.loss_term_flat.why", GG_TEXT("catalogue", "Labels that do not fit their images, inconsistent classes or a learning rate that is far off leave a term where it is, while the sum may still fall.")},
    texts::Entry{"run.loss_term_flat.evidence", GG_TEXT("catalogue", "{changes}")},
    texts::Entry{"run.loss_term_flat.action", GG_TEXT("catalogue", "Audit the labels first: do they belong to their images, and are the classes numbered as meant? Then try another learning rate.")},
    texts::Entry{"run.loss_term_flat.threshold.epochs", GG_TEXT("catalogue", "fewest epochs before this is judged")},
    texts::Entry{"run.loss_term_flat.threshold.fall", GG_TEXT("catalogue", "share by which a term has to have fallen")},
};

constexpr Rule rule{.id = "run.loss_term_flat",
                    .source = "seed 002",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
