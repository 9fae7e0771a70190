#include "widgets/charts/setting_axis.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

/// 1, 2 or 5 times a power of ten.
double roundStep(double range, int wanted)
{
    const double rough = range / std::max(1, wanted - 1);
    const double power = std::pow(10, std::floor(std::log10(rough)));
    const double share = rough / power;
    return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
}

std::vector<double> logarithmicTicks(double lowest, double highest)
{
    std::vector<double> values;
    for (double power = std::pow(10, std::floor(std::log10(lowest))); power <= highest; power *= 10) {
        values.push_back(power);
        if (highest / lowest < 1e4) {
            values.push_back(3 * power);
        }
    }
    return values;
}

std::vector<double> linearTicks(double lowest, double highest, int wanted, bool whole)
{
    std::vector<double> values;
    // Between two seeds there is none.
    const double step = std::max(roundStep(highest - lowest, wanted), whole ? 1.0 : 0.0);
    for (double count = std::ceil(lowest / step - 1e-9); count * step <= highest + step * 1e-9; ++count) {
        values.push_back(count * step);
    }
    return values;
}

}  // namespace

QString axisValueText(const runs::SettingColumn& column, double value)
{
    if (!std::isfinite(value)) {
        return QStringLiteral("–");
    }
    if (!column.numeric()) {
        const auto index = static_cast<std::size_t>(std::clamp<double>(std::lround(value), 0, static_cast<double>(column.categories.size()) - 1));
        return QString::fromStdString(column.categories[index]);
    }
    return QLocale().toString(std::abs(value) < 1e-12 ? 0 : value, 'g', 4);
}

QString settingText(const std::string& value)
{
    constexpr std::size_t fits = 8;
    const bool fraction = value.find('.') != std::string::npos;
    const auto number = value.size() > fits && fraction ? runs::numberOf(value) : std::nullopt;
    return number && std::abs(*number) < 1e4 ? QString::number(*number, 'g', 4) : QString::fromStdString(value);
}

std::vector<AxisTick> ticksOf(const runs::SettingColumn& column, int wanted)
{
    std::vector<AxisTick> ticks;
    if (!column.numeric()) {
        const auto count = static_cast<int>(column.categories.size());
        // Of fifty names, those that there is room for.
        const int every = std::max(1, (count + wanted - 1) / std::max(1, wanted));
        for (int i = 0; i < count; i += every) {
            ticks.push_back({.position = column.position(i), .label = QString::fromStdString(column.categories[static_cast<std::size_t>(i)])});
        }
        return ticks;
    }
    const auto [lowest, highest] = column.range();
    if (!(lowest < highest)) {
        return {{.position = 0.5, .label = axisValueText(column, lowest)}};
    }
    const bool whole = std::all_of(column.values.begin(), column.values.end(), [](double value) { return !std::isfinite(value) || value == std::floor(value); });
    for (const double value : column.logarithmic ? logarithmicTicks(lowest, highest) : linearTicks(lowest, highest, wanted, whole)) {
        const double position = column.position(value);
        if (position >= -1e-6 && position <= 1 + 1e-6) {
            ticks.push_back({.position = position, .label = axisValueText(column, value)});
        }
    }
    if (ticks.size() < 2) {
        ticks = {{.position = 0, .label = axisValueText(column, lowest)}, {.position = 1, .label = axisValueText(column, highest)}};
    }
    return ticks;
}

}  // namespace gg::widgets
