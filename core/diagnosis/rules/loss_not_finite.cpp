#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace gg::diagnosis {
namespace {

void judge(const RunView& run, const Limits&, Opinion& opinion)
{
    std::optional<Verdict> first;
    bool known = false;
    for (const char* name : {"train/loss/step", "train/loss", "val/loss"}) {
        const runs::Series* series = run.history.find(name);
        if (series == nullptr) {
            continue;
        }
        known = true;
        const auto bad = std::find_if(series->values.begin(), series->values.end(), [](double v) { return !std::isfinite(v); });
        if (bad == series->values.end()) {
            continue;
        }
        const auto index = static_cast<std::size_t>(bad - series->values.begin());
        if (first && first->sinceStep <= series->steps[index]) {
            continue;
        }
        const std::size_t tail = std::min<std::size_t>(3, series->size());
        const bool over = std::all_of(series->values.end() - static_cast<std::ptrdiff_t>(tail), series->values.end(),
                                      [](double v) { return std::isfinite(v); });
        const std::string before = index == 0 ? std::string("–") : scoreText(series->values[index - 1]);
        first = Verdict{.severity = over ? audit::Severity::Warning : audit::Severity::Error,
                        .sinceEpoch = index < series->epochs.size() ? series->epochs[index] : 0,
                        .sinceStep = series->steps[index],
                        .over = over,
                        .values = {{"series", name},
                                   {"value", std::isnan(*bad) ? "NaN" : "infinite"},
                                   {"step", std::to_string(series->steps[index])},
                                   {"before", before}},
                        .series = {name}};
    }
    if (!known) {
        opinion.lacks("train/loss");
    }
    if (first) {
        opinion.say(std::move(*first));
    }
}

constexpr std::array ruleTexts{
    texts::Entry{"run.loss_not_finite.title",
                 GG_TEXT("catalogue", "Loss is not a number")},
    texts::Entry{"run.loss_not_finite.message",
                 GG_TEXT("catalogue", "{series} became {value} at step {step}.")},
    texts::Entry{"run.loss_not_finite.message_over",
                 GG_TEXT("catalogue", "{series} was {value} at step {step} and is finite again.")},
    texts::Entry{"run.loss_not_finite.why",
                 GG_TEXT("catalogue", "One such step is enough to make every weight NaN: nothing that comes after it can be used.")},
    texts::Entry{"run.loss_not_finite.evidence",
                 GG_TEXT("catalogue", "{series} {before} before step {step}, then {value}")},
    texts::Entry{"run.loss_not_finite.action",
                 GG_TEXT("catalogue", "Resume from the last good checkpoint with a tenth of the learning rate; if it comes back, audit the images of that step.")},
};

// A network full of NaN predicts background as well, and its scores mean nothing.
constexpr std::array<std::string_view, 3> explained{"run.foreground_collapse", "run.foreground_underweighted", "run.overfitting"};

constexpr Rule rule{
    .id = "run.loss_not_finite", .source = "PyTorch and SageMaker Debugger: exploding tensors", .texts = ruleTexts, .explains = explained, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
