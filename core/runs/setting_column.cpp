#include "core/runs/setting_column.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

namespace gg::runs {
namespace {

constexpr double logarithmicFrom = 100;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

bool spansDecades(const std::vector<double>& values)
{
    double smallest = std::numeric_limits<double>::infinity();
    double largest = 0;
    for (const double value : values) {
        if (std::isfinite(value)) {
            smallest = std::min(smallest, value);
            largest = std::max(largest, value);
        }
    }
    return smallest > 0 && std::isfinite(smallest) && largest >= logarithmicFrom * smallest;
}

/// Ranks from 1; equal values share the mean of theirs.
std::vector<double> ranksOf(const std::vector<double>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        while (end < order.size() && values[order[end]] == values[order[begin]]) {
            ++end;
        }
        // Places begin + 1 … end.
        const double shared = static_cast<double>(begin + 1 + end) / 2;
        for (; begin < end; ++begin) {
            ranks[order[begin]] = shared;
        }
    }
    return ranks;
}

std::optional<double> pearsonOf(const std::vector<double>& x, const std::vector<double>& y)
{
    if (x.size() < 3) {
        return std::nullopt;
    }
    const auto n = static_cast<double>(x.size());
    const double meanX = std::accumulate(x.begin(), x.end(), 0.0) / n;
    const double meanY = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - meanX) * (x[i] - meanX);
        yy += (y[i] - meanY) * (y[i] - meanY);
        xy += (x[i] - meanX) * (y[i] - meanY);
    }
    if (xx <= 0 || yy <= 0) {
        return std::nullopt;
    }
    return std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0);
}

double positionIn(const SettingColumn& column, const std::pair<double, double>& range, double value)
{
    const auto [lowest, highest] = range;
    if (!std::isfinite(value)) {
        return missing;
    }
    if (!(lowest < highest) || column.categories.size() == 1) {
        return 0.5;
    }
    return column.logarithmic ? std::log(value / lowest) / std::log(highest / lowest) : (value - lowest) / (highest - lowest);
}

}  // namespace

std::optional<double> numberOf(std::string_view text)
{
    double value = 0;
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data() + (text.starts_with('+') ? 1 : 0), end, value);
    return parsed.ec == std::errc() && parsed.ptr == end && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::pair<double, double> SettingColumn::range() const
{
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (const double value : values) {
        if (std::isfinite(value)) {
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
    }
    if (!numeric()) {
        return {0, std::max<double>(1, static_cast<double>(categories.size()) - 1)};
    }
    return lowest <= highest ? std::pair(lowest, highest) : std::pair(0.0, 1.0);
}

double SettingColumn::position(double value) const
{
    return positionIn(*this, range(), value);
}

std::vector<double> SettingColumn::positions() const
{
    const auto ends = range();
    std::vector<double> out;
    for (const double value : values) {
        out.push_back(positionIn(*this, ends, value));
    }
    return out;
}

SettingColumn settingColumn(const std::string& key, std::span<const Settings* const> settings)
{
    std::vector<const std::string*> texts;
    std::set<std::string> different;
    bool numbers = true;
    for (const Settings* one : settings) {
        const auto it = one->find(key);
        texts.push_back(it == one->end() || it->second.empty() ? nullptr : &it->second);
        if (texts.back() != nullptr) {
            different.insert(it->second);
            numbers = numbers && numberOf(it->second).has_value();
        }
    }
    SettingColumn column{.key = key, .values = {}, .categories = {}};
    if (!numbers) {
        column.categories.assign(different.begin(), different.end());
    }
    for (const std::string* text : texts) {
        if (text == nullptr) {
            column.values.push_back(missing);
        } else if (numbers) {
            column.values.push_back(*numberOf(*text));
        } else {
            column.values.push_back(static_cast<double>(std::lower_bound(column.categories.begin(), column.categories.end(), *text) - column.categories.begin()));
        }
    }
    column.logarithmic = numbers && spansDecades(column.values);
    return column;
}

SettingColumn resultColumn(const std::string& series, std::span<const std::optional<double>> values)
{
    SettingColumn column{.key = series, .values = {}, .categories = {}};
    for (const auto& value : values) {
        column.values.push_back(value.value_or(missing));
    }
    // A score of nearly nothing is as bad as none: drawn by decades, it would hide what tells the others apart.
    column.logarithmic = betterOf(series) != Better::Larger && spansDecades(column.values);
    return column;
}

Correlation correlate(const SettingColumn& x, const SettingColumn& y)
{
    std::vector<double> xs;
    std::vector<double> ys;
    for (std::size_t i = 0; i < std::min(x.values.size(), y.values.size()); ++i) {
        if (std::isfinite(x.values[i]) && std::isfinite(y.values[i])) {
            xs.push_back(x.logarithmic ? std::log(x.values[i]) : x.values[i]);
            ys.push_back(y.logarithmic ? std::log(y.values[i]) : y.values[i]);
        }
    }
    Correlation out{.runs = static_cast<int>(xs.size()), .pearson = {}, .spearman = {}};
    if (x.numeric() && y.numeric()) {
        out.pearson = pearsonOf(xs, ys);
        out.spearman = pearsonOf(ranksOf(xs), ranksOf(ys));
    }
    return out;
}

}  // namespace gg::runs
