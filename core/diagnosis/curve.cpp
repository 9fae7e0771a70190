#include "core/diagnosis/curve.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gg::diagnosis {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

template <typename Keep>
Curve kept(const Curve& curve, Keep keep)
{
    Curve result;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        if (keep(i)) {
            result.epochs.push_back(curve.epochs[i]);
            result.steps.push_back(curve.steps[i]);
            result.values.push_back(curve.values[i]);
        }
    }
    return result;
}

}  // namespace

Curve curveOf(const runs::RunHistory& history, std::string_view name)
{
    const runs::Series* series = history.find(std::string(name));
    Curve curve;
    if (series == nullptr) {
        return curve;
    }
    std::size_t nextBranch = 0;
    for (std::size_t i = 0; i < series->size(); ++i) {
        if (nextBranch < series->branches.size() && series->branches[nextBranch] == i) {
            ++nextBranch;
            const auto replaced = std::lower_bound(curve.steps.begin(), curve.steps.end(), series->steps[i]);
            const auto stay = static_cast<std::size_t>(replaced - curve.steps.begin());
            curve.steps.resize(stay);
            curve.epochs.resize(stay);
            curve.values.resize(stay);
        }
        curve.steps.push_back(series->steps[i]);
        curve.epochs.push_back(i < series->epochs.size() ? series->epochs[i] : 0);
        curve.values.push_back(series->values[i]);
    }
    return curve;
}

Curve finite(const Curve& curve)
{
    return kept(curve, [&](std::size_t i) { return std::isfinite(curve.values[i]); });
}

double shareUnit(std::span<const double> values)
{
    return std::any_of(values.begin(), values.end(), [](double value) { return std::isfinite(value) && value > 1.5; }) ? 0.01 : 1;
}

Curve byEpoch(const Curve& curve)
{
    constexpr double rounding = 1e-6;
    Curve result;
    for (std::size_t i = 0; i < curve.size();) {
        const double epoch = std::ceil(curve.epochs[i] - rounding);
        double sum = 0;
        std::size_t next = i;
        for (; next < curve.size() && std::ceil(curve.epochs[next] - rounding) == epoch; ++next) {
            sum += curve.values[next];
        }
        const bool complete = next < curve.size() || curve.epochs[next - 1] > epoch - rounding;
        if (epoch >= 1 && complete) {
            result.epochs.push_back(epoch);
            result.steps.push_back(curve.steps[next - 1]);
            result.values.push_back(sum / static_cast<double>(next - i));
        }
        i = next;
    }
    return result;
}

void keepCommon(Curve& a, Curve& b)
{
    const auto in = [](const Curve& of, std::size_t i, const Curve& other) {
        return std::binary_search(other.steps.begin(), other.steps.end(), of.steps[i]);
    };
    const Curve both = kept(a, [&](std::size_t i) { return in(a, i, b); });
    b = kept(b, [&](std::size_t i) { return in(b, i, a); });
    a = both;
}

std::vector<double> trailingMeans(std::span<const double> values, std::size_t span)
{
    std::vector<double> means;
    means.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t first = i + 1 - std::min(span, i + 1);
        double sum = 0;
        for (std::size_t j = first; j <= i; ++j) {
            sum += values[j];
        }
        means.push_back(sum / static_cast<double>(i + 1 - first));
    }
    return means;
}

double median(std::vector<double> values)
{
    if (values.empty()) {
        return none;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) {
        return *middle;
    }
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

std::vector<double> trailingMedians(std::span<const double> values, std::size_t span)
{
    std::vector<double> medians;
    medians.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::vector<double> window;
        for (std::size_t j = i + 1 - std::min(span, i + 1); j <= i; ++j) {
            if (std::isfinite(values[j])) {
                window.push_back(values[j]);
            }
        }
        medians.push_back(median(std::move(window)));
    }
    return medians;
}

std::vector<double> centredMedians(std::span<const double> values, std::size_t span)
{
    const std::size_t side = span / 2;
    std::vector<double> medians;
    medians.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t reach = std::min({side, i, values.size() - 1 - i});
        std::vector<double> window;
        for (std::size_t j = i - reach; j <= i + reach; ++j) {
            if (std::isfinite(values[j])) {
                window.push_back(values[j]);
            }
        }
        medians.push_back(median(std::move(window)));
    }
    return medians;
}

double noise(std::span<const double> values)
{
    std::vector<double> differences;
    for (std::size_t i = 1; i < values.size(); ++i) {
        const double difference = std::abs(values[i] - values[i - 1]);
        if (std::isfinite(difference)) {
            differences.push_back(difference);
        }
    }
    return differences.size() < 2 ? 0 : 1.4826 * median(std::move(differences)) / std::sqrt(2.0);
}

double roughness(std::span<const double> values)
{
    std::vector<double> bends;
    for (std::size_t i = 2; i < values.size(); ++i) {
        const double bend = std::abs(values[i] - 2 * values[i - 1] + values[i - 2]);
        if (std::isfinite(bend)) {
            bends.push_back(bend);
        }
    }
    return bends.size() < 2 ? 0 : 1.4826 * median(std::move(bends)) / std::sqrt(6.0);
}

double slope(std::span<const double> values)
{
    const auto count = static_cast<double>(values.size());
    if (values.size() < 2) {
        return 0;
    }
    const double middle = (count - 1) / 2;
    double products = 0;
    double squares = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double at = static_cast<double>(i) - middle;
        products += at * values[i];
        squares += at * at;
    }
    return products / squares;
}

std::size_t bestIndex(std::span<const double> values, bool moreIsBetter)
{
    std::size_t best = values.size();
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isfinite(values[i]) && (best == values.size() || (moreIsBetter ? values[i] > values[best] : values[i] < values[best]))) {
            best = i;
        }
    }
    return best;
}

}  // namespace gg::diagnosis
