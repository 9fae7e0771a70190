#include "core/diagnosis/rules.h"

#include <algorithm>
#include <cmath>

namespace gg::diagnosis {
namespace {

/// Mean of `count` values up to and including `last`; NaN where one of them is.
double meanUpTo(const std::vector<double>& values, std::size_t last, std::size_t count)
{
    double sum = 0;
    const std::size_t first = last + 1 - std::min(count, last + 1);
    for (std::size_t i = first; i <= last; ++i) {
        sum += values[i];
    }
    return sum / static_cast<double>(last + 1 - first);
}

/// 0 where a run of another tool does not tell epochs.
double epochAt(const runs::Series& series, std::size_t index)
{
    return index < series.epochs.size() ? series.epochs[index] : 0;
}

}  // namespace

std::optional<Verdict> lossNotFinite(const runs::RunHistory& history)
{
    std::optional<Verdict> first;
    for (const char* name : {"train/loss/step", "train/loss", "val/loss"}) {
        const runs::Series* series = history.find(name);
        if (series == nullptr) {
            continue;
        }
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
        first = Verdict{.rule = "run.loss_not_finite",
                        .severity = over ? audit::Severity::Warning : audit::Severity::Error,
                        .sinceEpoch = epochAt(*series, index),
                        .sinceStep = series->steps[index],
                        .over = over,
                        .values = {{"series", name},
                                   {"value", std::isnan(*bad) ? "NaN" : "infinite"},
                                   {"step", std::to_string(series->steps[index])},
                                   {"before", before}},
                        .series = {name}};
    }
    return first;
}

std::optional<Verdict> overfitting(const runs::RunHistory& history)
{
    // Said only when four things agree, over means of three epochs: the score was best some time ago but not at the very
    // start, it ended at least 5 % lower, the training loss went on falling, and the validation loss rose.
    constexpr std::size_t span = 3;
    constexpr std::size_t fewestEpochs = 8;
    const runs::Series* score = history.find("val/dice");
    const runs::Series* trainLoss = history.find("train/loss");
    const runs::Series* valLoss = history.find("val/loss");
    if (score == nullptr || trainLoss == nullptr || valLoss == nullptr || score->size() < fewestEpochs
        || trainLoss->size() != score->size() || valLoss->size() != score->size()) {
        return std::nullopt;
    }
    const std::size_t last = score->size() - 1;
    std::size_t best = span - 1;
    for (std::size_t i = span - 1; i <= last; ++i) {
        if (meanUpTo(score->values, i, span) > meanUpTo(score->values, best, span)) {
            best = i;
        }
    }
    const double bestScore = meanUpTo(score->values, best, span);
    const double lastScore = meanUpTo(score->values, last, span);
    const bool bestLongAgo = best + span < last + 1 && static_cast<double>(best + 1) > 0.15 * static_cast<double>(last + 1);
    if (!bestLongAgo || !(lastScore <= 0.95 * bestScore)
        || !(meanUpTo(trainLoss->values, last, span) < meanUpTo(trainLoss->values, best, span))
        || !(meanUpTo(valLoss->values, last, span) > 1.05 * meanUpTo(valLoss->values, best, span))) {
        return std::nullopt;
    }
    const std::size_t peak = static_cast<std::size_t>(
        std::max_element(score->values.begin() + static_cast<std::ptrdiff_t>(best + 1 - span), score->values.begin() + static_cast<std::ptrdiff_t>(best + 1))
        - score->values.begin());
    return Verdict{.rule = "run.overfitting",
                   .severity = audit::Severity::Warning,
                   .sinceEpoch = epochAt(*score, peak),
                   .sinceStep = score->steps[peak],
                   .over = false,
                   .values = {{"dice", changeText(bestScore, lastScore)},
                              {"train_loss", changeText(meanUpTo(trainLoss->values, best, span), meanUpTo(trainLoss->values, last, span))},
                              {"val_loss", changeText(meanUpTo(valLoss->values, best, span), meanUpTo(valLoss->values, last, span))},
                              {"best_epoch", std::to_string(std::lround(epochAt(*score, peak)))}},
                   .series = {"val/dice", "train/loss", "val/loss"}};
}

std::optional<Verdict> failed(const runs::RunHistory& history)
{
    if (history.state() != runs::RunState::Failed) {
        return std::nullopt;
    }
    return Verdict{.rule = "run.failed",
                   .severity = audit::Severity::Error,
                   .sinceEpoch = static_cast<double>(history.lastEpoch()),
                   .sinceStep = history.lastStep(),
                   .over = false,
                   .values = {{"reason", history.stateMessage()}, {"step", std::to_string(history.lastStep())}},
                   .series = {}};
}

}  // namespace gg::diagnosis
