#include "core/diagnosis/curve.h"
#include "core/diagnosis/progress.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace gg::diagnosis {
namespace {

// Cross-entropies, squared errors and 1 − overlaps are never below 0. Two conventions are, and are sound: minus the Dice coefficient, which is
// never below −1 (nnU-Net), and logarithms of densities.
constexpr std::array ruleThresholds{
    Threshold{.id = "below", .value = 1e-3, .lowest = 0, .highest = 1e6},
};
constexpr double dicesFloor = -1.05;
constexpr std::size_t mostShown = 8;

bool has(const std::string& name, const char* part)
{
    return name.find(part) != std::string::npos;
}

/// Whether a series of losses is one that may be as low as −1.
bool mayBeMinusDice(const RunView& run, const std::string& name)
{
    const bool whole = name.ends_with("/loss") || name.ends_with("/loss/step");
    const bool ownRun = run.setting("loss").has_value() || run.setting("objectness.loss").has_value();
    return has(name, "dice") || has(name, "tversky") || has(name, "iou") || (whole && !ownRun && !run.detector());
}

bool isDensity(const std::string& name)
{
    return has(name, "nll") || has(name, "likelihood") || has(name, "kl_") || has(name, "elbo") || has(name, "entropy_reg")
        || has(name, "rle_");  // residual log-likelihood of poses (Li et al. 2021), as in YOLO26
}

struct Worst {
    std::string name;
    double value = 0;
    double latest = 0;
    double sinceEpoch = 0;
    std::int64_t sinceStep = 0;
    bool over = false;
};

std::optional<Worst> worstOf(const RunView& run, const std::string& name, double below)
{
    if (isDensity(name)) {
        return std::nullopt;
    }
    const Curve curve = finite(curveOf(run.history, name));
    const double floor = mayBeMinusDice(run, name) ? dicesFloor : -below;
    const auto first = std::find_if(curve.values.begin(), curve.values.end(), [&](double v) { return v < floor; });
    if (first == curve.values.end()) {
        return std::nullopt;
    }
    const auto at = static_cast<std::size_t>(first - curve.values.begin());
    const std::size_t tail = std::min<std::size_t>(3, curve.size());
    return Worst{.name = name,
                 .value = *std::min_element(first, curve.values.end()),
                 .latest = curve.values.back(),
                 .sinceEpoch = curve.epochs[at],
                 .sinceStep = curve.steps[at],
                 .over = std::all_of(curve.values.end() - static_cast<std::ptrdiff_t>(tail), curve.values.end(), [&](double v) { return v >= floor; })};
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    std::vector<Worst> found;
    bool any = false;
    for (const auto& [name, series] : run.history.series()) {
        const bool loss = (name.starts_with("train/") || name.starts_with("val/")) && (name.ends_with("loss") || name.ends_with("loss/step"));
        any = any || loss;
        if (!loss) {
            continue;
        }
        if (auto worst = worstOf(run, name, limits["below"])) {
            found.push_back(std::move(*worst));
        }
    }
    if (!any) {
        opinion.lacks("train/loss");
    }
    if (found.empty()) {
        return;
    }
    // The term is worth more than the sum that it drags down, and the epoch more than the step.
    const auto shown = std::min_element(found.begin(), found.end(), [](const Worst& a, const Worst& b) {
        const auto rank = [](const Worst& w) {
            return std::tuple(w.over, w.name.ends_with("/step"), w.name.ends_with("/loss"), w.name.starts_with("val/"), w.value);
        };
        return rank(a) < rank(b);
    });
    const auto earliest = std::min_element(found.begin(), found.end(), [](const Worst& a, const Worst& b) { return a.sinceStep < b.sinceStep; });
    Verdict verdict{.severity = audit::Severity::Warning,
                    .sinceEpoch = earliest->sinceEpoch,
                    .sinceStep = earliest->sinceStep,
                    .over = std::all_of(found.begin(), found.end(), [](const Worst& w) { return w.over; }),
                    .values = {{"series", shown->name}, {"value", scoreText(shown->value)}, {"latest", scoreText(shown->latest)}, {"epoch", epochText(earliest->sinceEpoch)}},
                    .series = {shown->name},
                    .variant = run.setting("objectness.sign_fault").value_or("off") != "off" ? "sign_fault" : ""};
    for (const Worst& worst : found) {
        if (worst.name != shown->name && verdict.series.size() < mostShown) {
            verdict.series.push_back(worst.name);
        }
    }
    opinion.say(std::move(verdict));
}

constexpr std::array ruleTexts{
    texts::Entry{"run.negative_loss.title", GG_TEXT("catalogue", "A loss term is negative")},
    texts::Entry{"run.negative_loss.message", GG_TEXT("catalogue", "{series} is below 0 since epoch {epoch}: the term may have the wrong sign, and training then makes worse what it should make better.")},
    texts::Entry{"run.negative_loss.message_over", GG_TEXT("catalogue", "{series} was below 0 from epoch {epoch} for a while.")},
    texts::Entry{"run.negative_loss.why", GG_TEXT("catalogue", "Cross-entropy, squared error and one minus an overlap cannot be negative. A term that can be made ever smaller pulls the network away from its task.")},
    texts::Entry{"run.negative_loss.evidence", GG_TEXT("catalogue", "{series} down to {value}, now {latest}")},
    texts::Entry{"run.negative_loss.action", GG_TEXT("catalogue", "Look at how {series} is computed and with which sign it enters the sum.")},
    texts::Entry{"run.negative_loss.action.sign_fault", GG_TEXT("catalogue", "Set objectness.sign_fault to off: this configuration turns the sign of that term round.")},
    texts::Entry{"run.negative_loss.threshold.below", GG_TEXT("catalogue", "how far below 0 counts")},
};

// What follows from a network that is pulled the wrong way.
constexpr std::array<std::string_view, 4> explained{"run.loss_term_flat", "run.objectness_sinks", "run.loss_imbalance", "run.detector_stage"};

constexpr Rule rule{.id = "run.negative_loss",
                    .source = "seed 003",
                    .thresholds = ruleThresholds,
                    .texts = ruleTexts,
                    .explains = explained,
                    .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
