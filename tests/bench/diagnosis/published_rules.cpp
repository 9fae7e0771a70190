#include "published_rules.h"

#include "core/diagnosis/curve.h"

#include <algorithm>
#include <cmath>

namespace gg::injection {
namespace {

using diagnosis::Curve;
using diagnosis::RunView;

/// The loss, or the sum of its terms.
Curve lossOf(const RunView& run, const std::string& side)
{
    Curve sum = diagnosis::curveOf(run.history, side + "/loss");
    for (const char* term : {"/box_loss", "/class_loss", "/dfl_loss"}) {
        Curve one = run.history.find(side + "/loss") == nullptr ? diagnosis::curveOf(run.history, side + term) : Curve();
        if (sum.empty()) {
            sum = one;
        } else if (one.size() == sum.size()) {
            std::transform(sum.values.begin(), sum.values.end(), one.values.begin(), sum.values.begin(), std::plus<>());
        }
    }
    return sum;
}

bool anyOfSeries(const RunView& run, const std::string& prefix, bool (*holds)(double))
{
    return std::any_of(run.history.series().begin(), run.history.series().end(), [&](const auto& series) {
        return series.first.starts_with(prefix) && !series.second.values.empty() && holds(series.second.values.back());
    });
}

bool notFinite(const RunView& run)
{
    return std::any_of(run.history.series().begin(), run.history.series().end(), [](const auto& series) {
        const std::string& name = series.first;
        const bool tensor = name.find("loss") != std::string::npos || name.starts_with("gradient/") || name == "train/grad_norm";
        return tensor && std::any_of(series.second.values.begin(), series.second.values.end(), [](double value) { return !std::isfinite(value); });
    });
}

/// No value of the last `patience` is better than the best before them by 1 %.
bool noGain(const Curve& loss, std::size_t patience)
{
    if (loss.size() <= patience) {
        return false;
    }
    const auto split = loss.values.end() - static_cast<std::ptrdiff_t>(patience);
    return *std::min_element(split, loss.values.end()) > *std::min_element(loss.values.begin(), split) - 0.01;
}

bool weakDiagonal(const runs::DetectionEpoch& detail)
{
    const std::size_t side = detail.classes.size() + 1;
    for (std::size_t c = 0; c + 1 < side && detail.confusion.size() == side * side; ++c) {
        std::int64_t sum = 0;
        for (std::size_t k = 0; k < side; ++k) {
            sum += detail.confusion[c * side + k];
        }
        if (sum > 0 && static_cast<double>(detail.confusion[c * side + c]) < 0.9 * static_cast<double>(sum)) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::vector<Said> sagemaker(const RunView& run)
{
    std::vector<Said> all;
    const auto say = [&](bool holds, const char* rule) {
        if (holds) {
            all.push_back({.rule = rule});
        }
    };
    const Curve train = lossOf(run, "train");
    const Curve val = lossOf(run, "val");
    say(anyOfSeries(run, "gradient/", [](double value) { return value < 1e-7; }), "VanishingGradient");
    say(notFinite(run), "ExplodingTensor");
    say(train.size() > 10 && !(train.values.back() < 0.999 * train.values[train.size() - 11]), "LossNotDecreasing");
    say(!train.empty() && val.size() == train.size() && (val.values.back() - train.values.back()) / train.values.back() > 0.1, "Overfit");
    say(noGain(train, 5) || noGain(val, 10), "Overtraining");
    say(!run.facts.details.empty() && weakDiagonal(run.facts.details.back()), "Confusion");
    say(anyOfSeries(run, "update/", [](double value) { return value > 10 || value < 1e-8; }), "WeightUpdateRatio");
    say(run.facts.silence && run.facts.silence->seconds > 1800, "StalledTrainingRule");
    return all;
}

std::vector<Said> epokio(const RunView& run)
{
    std::vector<Said> all;
    for (const char* name : {"val/map50_95", "val/dice", "val/accuracy"}) {
        const Curve score = diagnosis::curveOf(run.history, name);
        const std::size_t best = diagnosis::bestIndex(score.values, true);
        if (score.size() >= 8 && best < score.size()) {
            const bool late = best + 3 < score.size() && static_cast<double>(best) >= 0.15 * static_cast<double>(score.size());
            if (late && score.values.back() <= 0.95 * score.values[best]) {
                all.push_back({.rule = "Overfitting"});
            }
        }
    }
    if (run.facts.silence && run.facts.silence->seconds > 1.5 * run.facts.silence->usualSeconds) {
        all.push_back({.rule = "Stalled"});
    }
    return all;
}

}  // namespace gg::injection
