#include "core/diagnosis/progress.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <span>

namespace gg::diagnosis {
namespace {

/// Rates of the first epochs are those of a warm-up, which may begin above or below.
constexpr double warmUpEpochs = 3;

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

LearningRate::Kind kindOf(const std::string& optimizer)
{
    for (const char* adaptive : {"adam", "rmsprop", "lion"}) {
        if (optimizer.find(adaptive) != std::string::npos) {
            return LearningRate::Kind::Adaptive;
        }
    }
    return optimizer.find("sgd") != std::string::npos ? LearningRate::Kind::Sgd : LearningRate::Kind::Unknown;
}

std::optional<double> loggedRate(const runs::RunHistory& history)
{
    for (const char* name : {"train/lr", "train/lr/pg0"}) {
        const Curve rates = finite(curveOf(history, name));
        double highest = 0;
        for (std::size_t i = 0; i < rates.size(); ++i) {
            if (rates.epochs[i] > warmUpEpochs) {
                highest = std::max(highest, rates.values[i]);
            }
        }
        if (highest > 0) {
            return highest;
        }
    }
    return std::nullopt;
}

}  // namespace

Curve epochCurve(const runs::RunHistory& history, const std::string& name)
{
    const Curve curve = finite(curveOf(history, name));
    if (history.isEpochSeries(name)) {
        return curve;
    }
    return byEpoch(curve.empty() ? finite(curveOf(history, name + "/step")) : curve);
}

std::vector<std::string> lossTerms(const runs::RunHistory& history, const std::string& part)
{
    std::vector<std::string> terms;
    for (const auto& [name, series] : history.series()) {
        const bool term = name.starts_with(part + "/") && name.ends_with("_loss") && name.find('/', part.size() + 1) == std::string::npos;
        // With a teacher: two other ways to cut the same sum.
        if (term && !name.ends_with("/hard_loss") && !name.ends_with("/soft_loss")) {
            terms.push_back(name);
        }
    }
    return terms;
}

NamedCurve sumOf(const runs::RunHistory& history, const std::vector<std::string>& names)
{
    NamedCurve sum;
    for (const std::string& name : names) {
        const runs::Series& series = *history.find(name);
        if (std::any_of(series.values.begin(), series.values.end(), [](double v) { return !std::isfinite(v); })) {
            continue;
        }
        Curve term = epochCurve(history, name);
        if (sum.empty()) {
            sum = {.name = name, .series = {name}, .curve = std::move(term)};
            continue;
        }
        sum.name += " + " + name;
        sum.series.push_back(name);
        keepCommon(sum.curve, term);
        std::transform(sum.curve.values.begin(), sum.curve.values.end(), term.values.begin(), sum.curve.values.begin(), std::plus<>());
    }
    return sum;
}

NamedCurve trainingLoss(const runs::RunHistory& history)
{
    NamedCurve loss{.name = "train/loss", .series = {"train/loss"}, .curve = epochCurve(history, "train/loss")};
    if (!loss.empty()) {
        return loss;
    }
    NamedCurve sum = sumOf(history, lossTerms(history, "train"));
    return sum.series.empty() ? loss : sum;
}

NamedCurve stepLoss(const runs::RunHistory& history)
{
    for (const char* name : {"train/loss/step", "train/loss"}) {
        if (history.find(name) != nullptr && !history.isEpochSeries(name)) {
            return {.name = name, .series = {name}, .curve = finite(curveOf(history, name))};
        }
    }
    return {};
}

namespace {

/// The highest of medians of `window` over a level that it began with. Within `scatters` of its scatter it is none.
Explosion peakOf(std::span<const double> values, std::size_t window, double from, double scatter, double latest)
{
    constexpr double scatters = 6;
    const auto levels = trailingMedians(values, window);
    const auto highest = std::max_element(levels.begin() + static_cast<std::ptrdiff_t>(window) - 1, levels.end());
    const Explosion explosion{.times = *highest / from, .peak = static_cast<std::size_t>(highest - levels.begin()), .from = from, .to = *highest, .latest = latest, .over = latest <= from};
    return std::log(explosion.times) < scatters * scatter ? Explosion{} : explosion;
}

}  // namespace

Explosion explosionOf(const Curve& steps, std::int64_t stepsPerEpoch)
{
    constexpr std::size_t window = 5;
    constexpr std::size_t fewest = 20;
    constexpr std::size_t least = 100;
    constexpr double farBelow = 0.5;
    if (steps.size() < fewest || *std::min_element(steps.values.begin(), steps.values.end()) <= 0) {
        return {};
    }
    const std::size_t end = std::min(steps.size(), std::max(least, static_cast<std::size_t>(std::max<std::int64_t>(0, stepsPerEpoch))));
    const std::span<const double> first(steps.values.data(), end);
    std::vector<double> logs;
    std::transform(first.begin(), first.end(), std::back_inserter(logs), [](double v) { return std::log(v); });
    const double scatter = roughness(logs);
    const double latest = median(std::vector<double>(steps.values.end() - window, steps.values.end()));
    const double begun = median(std::vector<double>(first.begin(), first.begin() + window));
    const Explosion slow = peakOf(first, window, begun, scatter / std::sqrt(static_cast<double>(window)), latest);
    const Explosion sudden = peakOf(first, 3, first.front(), scatter, latest);
    const double later = median(std::vector<double>(first.begin() + static_cast<std::ptrdiff_t>(end / 2), first.end()));
    return sudden.times > slow.times && sudden.peak < end / 2 && later < farBelow * sudden.to ? sudden : slow;
}

std::vector<NamedCurve> partsOf(const runs::RunHistory& history, const std::string& kind)
{
    std::vector<NamedCurve> parts;
    for (const auto& [name, series] : history.series()) {
        if (!name.starts_with(kind + "/") || name.ends_with("/step")) {
            continue;
        }
        if (Curve curve = epochCurve(history, name); !curve.empty()) {
            parts.push_back({.name = name, .series = {name}, .curve = std::move(curve)});
        }
    }
    return parts;
}

LastingParts lastingParts(const std::vector<NamedCurve>& parts, std::size_t epochs, const std::function<bool(double)>& holds)
{
    LastingParts lasting;
    for (const NamedCurve& part : parts) {
        const std::vector<double>& values = part.curve.values;
        const auto since = static_cast<std::size_t>(std::find_if_not(values.rbegin(), values.rend(), holds).base() - values.begin());
        if (since == values.size() || values.size() - since < epochs) {
            continue;
        }
        if (lasting.series.empty() || part.curve.epochs[since] < lasting.sinceEpoch) {
            lasting.sinceEpoch = part.curve.epochs[since];
            lasting.sinceStep = part.curve.steps[since];
        }
        lasting.values.push_back(values.back());
        lasting.series.push_back(part.name);
        lasting.names += (lasting.names.empty() ? "" : ", ") + part.name.substr(part.name.find('/') + 1);
    }
    return lasting;
}

double Score::best() const
{
    const std::size_t at = bestIndex(curve.values, true);
    return at < curve.size() ? curve.values[at] : std::nan("");
}

Score validationScore(const runs::RunHistory& history)
{
    struct Known {
        const char* name;
        double good;
    };
    constexpr double never = 2;
    for (const auto& [name, good] : {Known{"val/map50_95", 0.25}, Known{"val/map50", 0.5}, Known{"val/mask_map50_95", 0.25}, Known{"val/dice", 0.6},
                                     Known{"val/iou", 0.45}, Known{"val/f1", 0.6}, Known{"val/accuracy", never}}) {
        Curve curve = epochCurve(history, name);
        if (!curve.empty()) {
            return {.name = name, .curve = std::move(curve), .good = good};
        }
    }
    return {};
}

std::optional<LearningRate> learningRateOf(const RunView& run)
{
    const std::string optimizer = lowerCase(run.setting("optimizer.name").value_or(run.setting("optimizer").value_or("")));
    LearningRate rate{.value = 0, .kind = kindOf(optimizer)};
    if (optimizer != "auto") {
        for (const char* key : {"optimizer.lr", "lr0", "lr", "learning_rate"}) {
            if (const auto value = run.number(key); value && *value > 0) {
                rate.value = *value;
                return rate;
            }
        }
    }
    if (const auto logged = loggedRate(run.history)) {
        rate.value = *logged;
        return rate;
    }
    return std::nullopt;
}

}  // namespace gg::diagnosis
