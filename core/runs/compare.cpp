#include "core/runs/compare.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <initializer_list>
#include <set>

namespace gg::runs {
namespace {

/// Parts of a name: "val/box_loss" is val, box, loss.
std::vector<std::string> wordsOf(std::string_view name)
{
    std::vector<std::string> words(1);
    for (const char c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    return words;
}

bool hasAny(const std::vector<std::string>& words, std::initializer_list<std::string_view> wanted)
{
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return std::find(wanted.begin(), wanted.end(), word) != wanted.end(); });
}

int wholeEpoch(const Series& series, std::size_t point)
{
    const double epoch = point < series.epochs.size() ? series.epochs[point] : 0;
    return std::abs(epoch) < 1e9 ? static_cast<int>(std::lround(epoch)) : 0;
}

std::vector<MetricRow> metricRows(const std::vector<const Run*>& runs)
{
    std::set<std::string> names;
    for (const Run* run : runs) {
        for (const auto& [name, series] : run->history.series()) {
            if (run->history.isEpochSeries(name) && betterOf(name) != Better::Neither) {
                names.insert(name);
            }
        }
    }
    std::vector<MetricRow> rows;
    for (const std::string& name : names) {
        MetricRow row{.series = name, .values = {}};
        for (const Run* run : runs) {
            const Series* series = run->history.isEpochSeries(name) ? run->history.find(name) : nullptr;
            row.values.push_back(series == nullptr ? BestValue{} : bestOf(*series, betterOf(name)));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Largest minus smallest Dice. Undefined means that there was nothing to find and nothing was found: as good as 1.
double spread(const ImageDelta& delta)
{
    double smallest = 1;
    double largest = 0;
    for (const auto& dice : delta.dice) {
        smallest = std::min(smallest, dice.value_or(1));
        largest = std::max(largest, dice.value_or(1));
    }
    return largest - smallest;
}

std::vector<ImageDelta> imageDeltas(const std::vector<const Run*>& runs, const std::vector<std::optional<EpochDetail>>& details)
{
    if (details.size() != runs.size() || std::any_of(details.begin(), details.end(), [](const auto& d) { return !d.has_value(); })) {
        return {};
    }
    std::map<std::string, ImageDelta> byImage;
    for (std::size_t run = 0; run < runs.size(); ++run) {
        for (const ImageCounts& image : details[run]->images) {
            ImageDelta& delta = byImage[placeInDataset(image.image, runs[run]->info)];
            // One entry a run: an image that an earlier run lacks stays too short and is left out below.
            if (delta.dice.size() == run) {
                delta.image = run == 0 ? image.image : delta.image;
                delta.dice.push_back(metrics::dice(image.counts));
            }
        }
    }
    std::vector<ImageDelta> deltas;
    for (auto& [key, delta] : byImage) {
        if (delta.dice.size() == runs.size()) {
            deltas.push_back(std::move(delta));
        }
    }
    std::stable_sort(deltas.begin(), deltas.end(), [](const ImageDelta& a, const ImageDelta& b) { return spread(a) > spread(b); });
    return deltas;
}

nlohmann::ordered_json number(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

}  // namespace

std::string placeInDataset(const std::string& image, const RunInfo& info)
{
    const auto relative = std::filesystem::path(image).lexically_relative(info.datasetPath);
    return relative.empty() || *relative.begin() == ".." ? image : relative.string();
}

Better betterOf(std::string_view series)
{
    std::vector<std::string> words = wordsOf(series);
    // "train/loss/step": of what it is, not what it is.
    if (words.size() > 1 && (words.back() == "step" || words.back() == "epoch")) {
        words.pop_back();
    }
    if (hasAny(words, {"lr", "lr0", "lr1", "lr2", "foreground", "second", "seconds", "epoch", "epochs", "step", "steps", "iteration", "momentum", "decay", "norm", "memory",
                       "time", "throughput", "temperature", "ratio", "gradient", "gradients", "weight", "weights", "update", "boxes", "area"}) ||
        series.find("learning_rate") != std::string_view::npos) {
        return Better::Neither;
    }
    const bool lossy = std::any_of(words.begin(), words.end(), [](const std::string& word) { return word.ends_with("loss") || word.ends_with("error"); });
    if (lossy || hasAny(words, {"err", "mae", "mse", "rmse", "mape", "ece", "nll", "perplexity", "ppl", "entropy", "hausdorff", "hd", "hd95", "assd", "asd", "wer", "cer",
                                "fid", "latency", "misses", "missed", "overconfidence"})) {
        return Better::Smaller;
    }
    return Better::Larger;
}

BestValue bestOf(const Series& series, Better better)
{
    BestValue result;
    for (std::size_t i = 0; i < series.size() && better != Better::Neither; ++i) {
        const double value = series.values[i];
        if (!std::isfinite(value)) {
            continue;
        }
        if (!result.best || (better == Better::Smaller ? value < *result.best : value > *result.best)) {
            result.best = value;
            result.bestEpoch = wholeEpoch(series, i);
            result.bestStep = series.steps[i];
        }
    }
    if (series.size() > 0) {
        result.last = series.values.back();
        result.lastEpoch = wholeEpoch(series, series.size() - 1);
    }
    return result;
}

std::optional<double> valueAt(const Series& series, int epoch)
{
    const std::size_t count = std::min(series.epochs.size(), series.values.size());
    const auto within = [&](std::size_t i) { return series.epochs[i] > epoch - 1 && series.epochs[i] <= epoch; };
    if (series.branches.empty() && std::is_sorted(series.epochs.begin(), series.epochs.end())) {
        const auto after = std::upper_bound(series.epochs.begin(), series.epochs.begin() + static_cast<std::ptrdiff_t>(count), static_cast<double>(epoch));
        const auto place = static_cast<std::size_t>(after - series.epochs.begin());
        return place > 0 && within(place - 1) ? std::optional(series.values[place - 1]) : std::nullopt;
    }
    for (std::size_t i = count; i > 0; --i) {
        if (within(i - 1)) {
            return series.values[i - 1];
        }
    }
    return std::nullopt;
}

std::optional<double> resultOf(const RunHistory& history, const std::string& series, ValueOf which, Better better, int epoch)
{
    const Series* found = history.find(series);
    if (found == nullptr || found->size() == 0) {
        return std::nullopt;
    }
    std::optional<double> value;
    if (which == ValueOf::AtCursor) {
        value = valueAt(*found, epoch);
    } else if (which == ValueOf::Last || better == Better::Neither) {
        value = found->values.back();
    } else {
        value = bestOf(*found, better).best;
    }
    return value && std::isfinite(*value) ? value : std::nullopt;
}

std::vector<ConfigDifference> differencesOf(std::span<const Settings* const> settings)
{
    std::set<std::string> keys;
    for (const Settings* one : settings) {
        for (const auto& [key, value] : *one) {
            keys.insert(key);
        }
    }
    std::vector<ConfigDifference> differences;
    for (const std::string& key : keys) {
        ConfigDifference difference{.key = key, .values = {}};
        for (const Settings* one : settings) {
            const auto it = one->find(key);
            difference.values.push_back(it == one->end() ? std::string() : it->second);
        }
        const auto& values = difference.values;
        if (std::any_of(values.begin(), values.end(), [&](const std::string& value) { return value != values.front(); })) {
            differences.push_back(std::move(difference));
        }
    }
    return differences;
}

Comparison compareRuns(const std::vector<const Run*>& runs, const std::vector<std::optional<EpochDetail>>& details)
{
    Comparison comparison;
    for (const Run* run : runs) {
        comparison.runs.push_back(run->info.name);
    }
    std::vector<Settings> settings;
    std::vector<const Settings*> pointers;
    settings.reserve(runs.size());
    for (const Run* run : runs) {
        pointers.push_back(&settings.emplace_back(flatConfig(run->info)));
    }
    comparison.differences = differencesOf(pointers);
    comparison.metrics = metricRows(runs);
    comparison.images = imageDeltas(runs, details);
    return comparison;
}

std::string toJson(const Comparison& comparison)
{
    nlohmann::ordered_json json;
    json["runs"] = comparison.runs;
    json["differences"] = nlohmann::ordered_json::array();
    for (const auto& difference : comparison.differences) {
        json["differences"].push_back({{"key", difference.key}, {"values", difference.values}});
    }
    json["metrics"] = nlohmann::ordered_json::array();
    for (const auto& row : comparison.metrics) {
        nlohmann::ordered_json entry{{"series", row.series}, {"values", nlohmann::ordered_json::array()}};
        for (const auto& value : row.values) {
            nlohmann::ordered_json cell;
            cell["best"] = number(value.best);
            cell["best_epoch"] = value.best ? nlohmann::ordered_json(value.bestEpoch) : nlohmann::ordered_json(nullptr);
            cell["last"] = number(value.last);
            entry["values"].push_back(std::move(cell));
        }
        json["metrics"].push_back(std::move(entry));
    }
    json["images"] = nlohmann::ordered_json::array();
    for (const auto& image : comparison.images) {
        nlohmann::ordered_json entry{{"image", image.image}, {"dice", nlohmann::ordered_json::array()}};
        for (const auto& dice : image.dice) {
            entry["dice"].push_back(number(dice));
        }
        json["images"].push_back(std::move(entry));
    }
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace gg::runs
